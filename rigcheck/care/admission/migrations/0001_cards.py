from django.db import migrations

import rigcheck.outside.databases.fields as fields


class Migration(migrations.Migration):
    """Takes the table of cards over from members, with the cards that are out."""

    initial = True

    dependencies = [("members", "0002_cards_move_out")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="JoinCard",
                    fields=[
                        ("digest", fields.OpaqueBytes(max_length=32, primary_key=True, serialize=False)),
                        ("seat", fields.PublicChar(max_length=12)),
                        ("expires", fields.MonthField(db_index=True, max_length=7)),
                    ],
                    options={"db_table": "members_join_card"},
                ),
            ],
        ),
        migrations.AlterModelTable(name="JoinCard", table="admission_card"),
        migrations.CreateModel(
            name="CardBatch",
            fields=[
                ("id", fields.Opaque16(max_length=16, primary_key=True, serialize=False)),
                ("seat", fields.PublicChar(max_length=12)),
                ("count", fields.PublicCount()),
                ("month", fields.MonthField(max_length=7)),
                ("printed_by", fields.PublicChar(max_length=80, sensitivity="seat")),
            ],
            options={"db_table": "admission_batch"},
        ),
        migrations.CreateModel(
            name="Spent",
            fields=[
                ("digest", fields.OpaqueBytes(max_length=32, primary_key=True, serialize=False)),
                ("expires", fields.MonthField(db_index=True, max_length=7)),
            ],
            options={"db_table": "admission_spent"},
        ),
    ]
