from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "digest",
                    rigcheck.outside.databases.fields.OpaqueBytes(max_length=32, primary_key=True, serialize=False),
                ),
                ("group", rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16)),
                ("payload", rigcheck.outside.databases.fields.Sealed()),
                ("opened", rigcheck.outside.databases.fields.LivingDateTime()),
                ("seen", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "care_session",
            },
        ),
    ]
