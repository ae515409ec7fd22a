from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Row",
            fields=[
                ("key", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
                ("blob", rigcheck.outside.databases.fields.Sealed()),
            ],
            options={
                "db_table": "vault_row",
            },
        ),
    ]
