from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("handle", rigcheck.outside.databases.fields.OpaqueChar(max_length=40, unique=True)),
                ("seat", rigcheck.outside.databases.fields.PublicChar(max_length=12)),
                ("seal_public", rigcheck.outside.databases.fields.OpaqueBytes(max_length=1216)),
                ("sign_public", rigcheck.outside.databases.fields.OpaqueBytes(max_length=32)),
                ("key_check", rigcheck.outside.databases.fields.Opaque16(max_length=16)),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "members_account",
            },
        ),
        migrations.CreateModel(
            name="JoinCard",
            fields=[
                (
                    "digest",
                    rigcheck.outside.databases.fields.OpaqueBytes(max_length=32, primary_key=True, serialize=False),
                ),
                ("seat", rigcheck.outside.databases.fields.PublicChar(max_length=12)),
                ("expires", rigcheck.outside.databases.fields.MonthField(db_index=True, max_length=7)),
            ],
            options={
                "db_table": "members_join_card",
            },
        ),
        migrations.CreateModel(
            name="Wrap",
            fields=[
                (
                    "locator",
                    rigcheck.outside.databases.fields.Opaque16(max_length=16, primary_key=True, serialize=False),
                ),
                ("account", rigcheck.outside.databases.fields.Opaque16(db_index=True, max_length=16)),
                ("method", rigcheck.outside.databases.fields.PublicChar(max_length=12)),
                ("blob", rigcheck.outside.databases.fields.OpaqueBytes(max_length=64)),
            ],
            options={
                "db_table": "members_wrap",
            },
        ),
    ]
