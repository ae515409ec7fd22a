from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("state", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("by", rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat")),
                (
                    "second",
                    rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat"),
                ),
                ("role", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("ground", rigcheck.outside.databases.fields.PublicChar(max_length=16, sensitivity="seat")),
                ("recipient", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("label", rigcheck.outside.databases.fields.PublicChar(max_length=100, sensitivity="seat")),
                ("forbidden", rigcheck.outside.databases.fields.PublicCount(default=0, sensitivity="seat")),
                ("here", rigcheck.outside.databases.fields.PublicFlag(default=False, sensitivity="seat")),
                ("tell_from", rigcheck.outside.databases.fields.MonthField(blank=True, default="", max_length=7)),
                ("own", rigcheck.outside.databases.fields.Sealed()),
                ("copy", rigcheck.outside.databases.fields.Sealed()),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "disclosures_disclosure",
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("place", rigcheck.outside.databases.fields.PublicCount(sensitivity="seat", unique=True)),
                ("before", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
                ("digest", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
                (
                    "matter",
                    rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16, sensitivity="seat"),
                ),
                ("move", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                (
                    "by",
                    rigcheck.outside.databases.fields.Opaque16(
                        blank=True, default=b"", max_length=16, sensitivity="seat"
                    ),
                ),
                ("role", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("ground", rigcheck.outside.databases.fields.PublicChar(max_length=16, sensitivity="seat")),
                ("recipient", rigcheck.outside.databases.fields.PublicChar(max_length=12, sensitivity="seat")),
                ("label", rigcheck.outside.databases.fields.PublicChar(max_length=100, sensitivity="seat")),
                ("month", rigcheck.outside.databases.fields.MonthField(max_length=7)),
                ("seal", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
            ],
            options={
                "db_table": "disclosures_entry",
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("relation", rigcheck.outside.databases.fields.OpaqueBytes(db_index=True, max_length=32)),
                ("blob", rigcheck.outside.databases.fields.Sealed()),
                ("opens", rigcheck.outside.databases.fields.MonthField(max_length=7)),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "disclosures_told",
            },
        ),
    ]
