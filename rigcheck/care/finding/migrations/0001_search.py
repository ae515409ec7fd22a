from django.db import migrations

import rigcheck.outside.databases.fields
from rigcheck.outside.databases.fulltext import MakeIndex


class Migration(migrations.Migration):
    initial = True

    dependencies = [("directory", "0001_entries")]

    operations = [
        MakeIndex(table="finding_words", source="directory_entry"),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "lead",
                    rigcheck.outside.databases.fields.Opaque16(
                        max_length=16, primary_key=True, sensitivity="living", serialize=False
                    ),
                ),
                ("content", rigcheck.outside.databases.fields.OpaqueBytes(sensitivity="living")),
                ("sent", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "finding_draft",
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "name",
                    rigcheck.outside.databases.fields.PublicChar(max_length=12, primary_key=True, serialize=False),
                ),
                ("digest", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
            ],
            options={
                "db_table": "finding_edition",
            },
        ),
    ]
