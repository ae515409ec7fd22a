from django.db import migrations, models

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("address", rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16)),
                ("sent", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "peers_rehearsal",
            },
        ),
        migrations.CreateModel(
            name="Setup",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("state", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("agency", rigcheck.outside.databases.fields.PublicChar(max_length=80, sensitivity="seat")),
                ("trade", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                (
                    "unit_group",
                    rigcheck.outside.databases.fields.PublicChar(
                        blank=True, default="", max_length=80, sensitivity="seat"
                    ),
                ),
                ("supervises", rigcheck.outside.databases.fields.PublicFlag(default=False, sensitivity="seat")),
                (
                    "languages",
                    rigcheck.outside.databases.fields.PublicChar(
                        blank=True, default="", max_length=80, sensitivity="seat"
                    ),
                ),
                ("let_through", rigcheck.outside.databases.fields.PublicFlag(default=False, sensitivity="seat")),
            ],
            options={
                "db_table": "peers_setup",
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                (
                    "supporter",
                    rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat"),
                ),
                ("channel", rigcheck.outside.databases.fields.PublicChar(max_length=8, sensitivity="seat")),
                ("address", rigcheck.outside.databases.fields.Sealed()),
                ("digest", rigcheck.outside.databases.fields.OpaqueBytes(db_index=True, max_length=32)),
                (
                    "ending",
                    rigcheck.outside.databases.fields.PublicChar(
                        blank=True, default="", max_length=2, sensitivity="seat"
                    ),
                ),
                ("place", rigcheck.outside.databases.fields.PublicCount(sensitivity="seat")),
                ("proved", rigcheck.outside.databases.fields.MonthField(blank=True, default="", max_length=7)),
            ],
            options={
                "db_table": "peers_address",
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "digest"), name="one_supporter_for_each_number")
                ],
            },
        ),
    ]
