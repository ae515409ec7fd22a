"""Jobs that wait. A job that is done is gone: the table tells nothing of the past."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, PublicChar, PublicCount, Sealed


class Job(models.Model):
    """Something to do at `due`, for whom stands in the seal alone. `by` is a part of the program, never a person."""

    life: ClassVar = timedelta(days=92)

    id = Opaque16(primary_key=True)
    kind = PublicChar(max_length=40)
    payload = Sealed()
    due = LivingDateTime()
    claim = Opaque16(null=True)
    attempts = PublicCount(default=0)
    failed = PublicChar(max_length=40, blank=True, default="")
    by = PublicChar(max_length=40)

    class Meta:
        db_table = "care_job"
        # Of each kind the soonest: in a rush hundreds of others are due before it.
        indexes: ClassVar = [
            models.Index(fields=["kind", "due"], condition=models.Q(failed=""), name="care_jobs_to_do")
        ]
