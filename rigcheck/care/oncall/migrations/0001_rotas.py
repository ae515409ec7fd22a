from django.db import migrations, models

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("rota", rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat")),
                ("starts", rigcheck.outside.databases.fields.LivingDateTime()),
                ("ends", rigcheck.outside.databases.fields.LivingDateTime()),
                (
                    "comes",
                    rigcheck.outside.databases.fields.Opaque16(
                        blank=True, default=b"", max_length=16, sensitivity="seat"
                    ),
                ),
                (
                    "leaves",
                    rigcheck.outside.databases.fields.Opaque16(
                        blank=True, default=b"", max_length=16, sensitivity="seat"
                    ),
                ),
                ("made", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "oncall_change",
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("digest", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32, unique=True)),
            ],
            options={
                "db_table": "oncall_feed",
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("state", rigcheck.outside.databases.fields.PublicChar(max_length=10, sensitivity="seat")),
                ("rota", rigcheck.outside.databases.fields.Opaque16(max_length=16, sensitivity="seat")),
                (
                    "supporter",
                    rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat"),
                ),
                ("starts", rigcheck.outside.databases.fields.LivingDateTime()),
                ("ends", rigcheck.outside.databases.fields.LivingDateTime()),
                (
                    "asked",
                    rigcheck.outside.databases.fields.Opaque16(
                        blank=True, default=b"", max_length=16, sensitivity="seat"
                    ),
                ),
                (
                    "back_rota",
                    rigcheck.outside.databases.fields.Opaque16(
                        blank=True, default=b"", max_length=16, sensitivity="seat"
                    ),
                ),
                ("back_starts", rigcheck.outside.databases.fields.LivingDateTime(blank=True, null=True)),
                ("back_ends", rigcheck.outside.databases.fields.LivingDateTime(blank=True, null=True)),
            ],
            options={
                "db_table": "oncall_offer",
            },
        ),
        migrations.CreateModel(
            name="Rota",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("name", rigcheck.outside.databases.fields.PublicChar(max_length=40, sensitivity="seat")),
                ("zone", rigcheck.outside.databases.fields.PublicChar(max_length=64, sensitivity="seat")),
                ("starts", rigcheck.outside.databases.fields.PublicChar(max_length=5, sensitivity="seat")),
                ("ends", rigcheck.outside.databases.fields.PublicChar(max_length=5, sensitivity="seat")),
                ("days", rigcheck.outside.databases.fields.PublicCount(sensitivity="seat")),
                ("phase", rigcheck.outside.databases.fields.PublicCount(sensitivity="seat")),
            ],
            options={
                "db_table": "oncall_rota",
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("until", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "oncall_told",
            },
        ),
        migrations.CreateModel(
            name="Up",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("until", rigcheck.outside.databases.fields.LivingDateTime()),
            ],
            options={
                "db_table": "oncall_up",
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("rota", rigcheck.outside.databases.fields.Opaque16(max_length=16, sensitivity="seat")),
                ("place", rigcheck.outside.databases.fields.PublicCount(sensitivity="seat")),
                (
                    "supporter",
                    rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat"),
                ),
            ],
            options={
                "db_table": "oncall_turn",
                "constraints": [models.UniqueConstraint(fields=("rota", "place"), name="one_turn_at_each_place")],
            },
        ),
    ]
