"""One number for each thing that is counted within a while."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, PublicCount


class Tally(models.Model):
    """How often something was done. `id` is a keyed hash of the hour and of what is counted, which a copy of the
    tables does not tell; another hour has another name.
    """

    life: ClassVar = timedelta(hours=2)

    id = Opaque16(primary_key=True)
    count = PublicCount(sensitivity="living")
    until = LivingDateTime(db_index=True)

    class Meta:
        db_table = "tally"
