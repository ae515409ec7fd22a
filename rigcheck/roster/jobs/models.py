"""Jobs that wait. A job that is done is gone: the table tells nothing of the past."""

from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import Opaque16, Sealed

MAIL = "mail"
"""The kind of job that sends a letter: `to`, `subject`, `text`."""


class Job(models.Model):
    """Something to do at `due`. The payload is sealed: a copy of the database must not hold links that still open."""

    id = Opaque16(primary_key=True)
    kind = models.CharField(max_length=40)
    payload = Sealed()
    due = models.DateTimeField()
    claim = Opaque16(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failed = models.CharField(max_length=40, blank=True, default="")
    by = models.CharField(max_length=150)

    class Meta:
        db_table = "job"
        # Of each kind the soonest: in a rush hundreds of others are due before it.
        indexes: ClassVar = [
            models.Index(fields=["kind", "due"], condition=models.Q(failed=""), name="roster_jobs_to_do")
        ]
