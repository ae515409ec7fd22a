"""The index over the directory, and a file of entries on its way in. Nothing here tells who searched for what."""

from datetime import timedelta
from typing import ClassVar, Final

from django.db import models

from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, OpaqueBytes, PublicChar
from rigcheck.outside.databases.fulltext import Index

INDEX: Final = Index(table="finding_words", source="directory_entry")


class Edition(models.Model):
    """Which lines stand in the index: they come from files, and no trigger sees those change."""

    name = PublicChar(primary_key=True, max_length=12)
    digest = OpaqueBytes(max_length=32)

    class Meta:
        db_table = "finding_edition"


class Draft(models.Model):
    """A file that a lead sent and has not written yet: the content as it came, a public list of services."""

    life: ClassVar = timedelta(days=1)

    lead = Opaque16(primary_key=True, sensitivity="living")
    content = OpaqueBytes(sensitivity="living")
    sent = LivingDateTime()

    class Meta:
        db_table = "finding_draft"
