"""What members ask moderators to look at."""

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, Sealed


class Report(models.Model):
    """Somebody asked for a look at a post. `id` comes of alias and post, so that each of them asks once."""

    id = Opaque16(primary_key=True)
    post = Opaque16(db_index=True)
    blob = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "moderation_report"
