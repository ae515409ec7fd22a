from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    dependencies = [("care_sessions", "0001_sessions")]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("until", rigcheck.outside.databases.fields.LivingDateTime(db_index=True)),
            ],
            options={
                "db_table": "care_mark",
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "digest",
                    rigcheck.outside.databases.fields.OpaqueBytes(max_length=32, primary_key=True, serialize=False),
                ),
                ("mark", rigcheck.outside.databases.fields.Opaque16(max_length=16, unique=True)),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "care_ticket",
            },
        ),
    ]
