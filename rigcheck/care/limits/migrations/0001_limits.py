from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("pack", rigcheck.outside.databases.fields.PublicChar(max_length=40)),
                ("version", rigcheck.outside.databases.fields.PublicCount()),
                ("role", rigcheck.outside.databases.fields.PublicChar(max_length=12)),
                ("mark", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
                ("counsel", rigcheck.outside.databases.fields.PublicChar(max_length=120, sensitivity="seat")),
                ("lead", rigcheck.outside.databases.fields.PublicChar(max_length=60, sensitivity="seat")),
                ("confirmed_on", rigcheck.outside.databases.fields.PublicDay(max_length=10)),
                ("expires_on", rigcheck.outside.databases.fields.PublicDay(max_length=10)),
            ],
            options={
                "db_table": "limits_confirmation",
            },
        ),
    ]
