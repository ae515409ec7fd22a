from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("month", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "notices_heard",
            },
        ),
    ]
