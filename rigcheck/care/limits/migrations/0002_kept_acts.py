from django.db import migrations

import rigcheck.outside.databases.fields


class Migration(migrations.Migration):
    dependencies = [("limits", "0001_limits")]

    operations = [
        migrations.AddField(
            "confirmation",
            "written",
            rigcheck.outside.databases.fields.MonthField(default="", blank=True, max_length=7),
        ),
        migrations.AddField(
            "confirmation", "ended", rigcheck.outside.databases.fields.MonthField(default="", blank=True, max_length=7)
        ),
        migrations.AddField(
            "confirmation",
            "ended_by",
            rigcheck.outside.databases.fields.PublicChar(max_length=60, sensitivity="seat", default="", blank=True),
        ),
    ]
