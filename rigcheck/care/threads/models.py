"""What is written in groups, and what was decided about it. Every word lies closed under the group's key.

Who wrote a post stands under its seal, not in its row: a copy of these tables tells how many posts a group has and in
which order, never whose they are.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, PublicChar, PublicCount, PublicFlag, Sealed


class Shown(StrEnum):
    """Whether a post is read. Each value is written to disk: never change one, only add."""

    SHOWN = "shown"
    HELD = "held"
    """Taken off until a moderator has looked: a report says that it names somebody."""
    HIDDEN = "hidden"
    APPEALED = "appealed"
    """Hidden, and its writer asked somebody else to look again."""
    SETTLED = "settled"
    """Looked at again: stays hidden."""


class Post(models.Model):
    """What somebody wrote. `thread` is the post that it answers, itself where it begins a thread, or a live session.

    `turn` is its place in the group; `looked`: a moderator has seen it since it changed.
    """

    id = Opaque16(primary_key=True)
    group = Opaque16()
    thread = Opaque16(db_index=True)
    turn = PublicCount()
    state = PublicChar(max_length=8)
    looked = PublicFlag(default=False)
    blob = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "threads_post"
        constraints = [models.UniqueConstraint(fields=["group", "turn"], name="one_post_at_each_turn")]


class Decision(models.Model):
    """What was decided about a post or an alias, by whom, why, and what the one it concerns answered.

    `turn` is its place in the group's book.
    """

    id = Opaque16(primary_key=True)
    group = Opaque16(db_index=True)
    about = Opaque16(db_index=True)
    turn = PublicCount()
    blob = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "threads_decision"
        constraints = [models.UniqueConstraint(fields=["group", "turn"], name="one_decision_at_each_turn")]


@dataclass(frozen=True, slots=True)
class Written:
    """What stands under the seal of a post.

    `by`: the alias in hex, empty once its writer left; `guide`: the seat in hex, for a moderator's post. `day` is an
    ISO day, `level` how pressing the reading found it (0 is nothing), to rank by.
    """

    text: str
    day: str
    by: str = ""
    guide: str = ""
    title: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under the seal of a decision. `by`: the seat in hex; `what`: a move of the machine."""

    what: str
    by: str
    day: str
    reason: str = ""
    words: str = ""
    appeal: str = ""
