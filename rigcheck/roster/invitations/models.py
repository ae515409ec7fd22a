"""Links that are out, and how many cards a person has got in a quarter. No day and no hour stands here.

A person is listed because they belong to the agency: everybody is offered a card in the same window.
"""

from django.db import models
from django.db.models import Q

from rigcheck.outside.databases.fields import OpaqueBytes
from rigcheck.roster.people.queries import Person

MOST = 2
"""Cards for one person in one quarter: the first, and one more for whoever lost it."""


class Issued(models.Model):
    """How many cards were signed for a person in a quarter (`period`, 2026-Q4): 0, 1 or 2. Never when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=7)
    issued = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "issued"
        constraints = [
            models.UniqueConstraint(fields=["person", "period"], name="counted_once_in_a_period"),
            models.CheckConstraint(condition=Q(issued__lte=MOST), name="at_most_two_cards"),
        ]


class Invitation(models.Model):
    """A one-time link. `code_digest` is empty until the link is written, `request_digest` until it is used.

    A link that was used answers the same request again, so that a card is not lost in a tunnel. What is digested was
    blinded in the browser: a uniformly random number, which fits every card equally well. `expires` is the last month
    (2026-12) in which the link works.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=7)
    code_digest = OpaqueBytes(max_length=32, null=True, unique=True)
    request_digest = OpaqueBytes(max_length=32, null=True)
    expires = models.CharField(max_length=7)

    class Meta:
        db_table = "invitation"
        indexes = [models.Index(fields=["period", "person"], name="links_of_a_period")]
