"""The six steps of a safety plan, as data.

The order of the steps is that of the Safety Planning Intervention of Barbara Stanley and Gregory K. Brown (2012). The
words are ours, and no part of their form is copied: it may not be reproduced without their permission. What the plan
says is never here: the browser locks it, and this room serves the same words to everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.queries import CrisisPage, Line
from rigcheck.care.vault import classes

KIND: Final = classes.SAFETY_PLAN.name
LONGEST: Final = 500
"""Characters in one field. All nine full, in letters of three bytes each, still fit the largest row of the table."""

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """One place to write: `key` names it under the seal, so it stays for ever; `hint` is what may stand there."""

    key: str
    label: Words
    hint: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six: what it is for in one sentence, and its fields.

    `has_lines`: the lines to call and text stand here too. `has_weapons`: what to know about storing one does.
    """

    number: int
    title: Words
    what_for: Words
    fields: tuple[Field, ...]
    has_lines: bool = False
    has_weapons: bool = False


STEPS: Final = (
    Step(
        1,
        _("How I notice"),
        _("What changes first when it turns bad. Then the plan begins early."),
        (
            Field(
                "notice",
                _("My own signs"),
                _("Thoughts, sleep, temper, what I stop doing, what others tell me they see."),
            ),
        ),
    ),
    Step(
        2,
        _("What I do by myself"),
        _("Things that took the edge off before and need nobody else."),
        (
            Field(
                "alone",
                _("What I can do at once"),
                _("A run, a shower, slow breathing, music, the dog. What works at three in the morning, too."),
            ),
        ),
    ),
    Step(
        3,
        _("Where I go, and with whom"),
        _("Company and places that take my mind elsewhere. Nothing has to be told there."),
        (
            Field(
                "elsewhere",
                _("Places and people"),
                _("The gym, a brother’s garage, a café, a friend to watch the game with."),
            ),
        ),
    ),
    Step(
        4,
        _("Whom I tell"),
        _("People to whom I can say how bad it is, in the order in which I would ask."),
        (
            Field(
                "tell",
                _("Names and numbers"),
                _("One to a line, with the number: somebody at home, a friend, a peer supporter, a chaplain."),
            ),
        ),
    ),
    Step(
        5,
        _("Who answers at any hour"),
        _("My own clinician or doctor, and lines that answer day and night."),
        (
            Field(
                "answer", _("My own professionals"), _("Name, number, hours, and whom to ask for when they are away.")
            ),
        ),
        has_lines=True,
    ),
    Step(
        6,
        _("How I make the next hours safer"),
        _("What could do harm in the worst hour goes out of reach for a while, by my own choice."),
        (
            Field(
                "safer",
                _("What goes out of reach, and how"),
                _("Who keeps it, or where; who stays with me; where I do not stay alone."),
            ),
            Field(
                "weapon_own",
                _("My off-duty weapon, for a while"),
                _("Who or what place keeps it, from when until when, and how it comes back."),
            ),
            Field(
                "weapon_duty",
                _("My duty weapon, for a while"),
                _("Whom I ask first, and what was agreed. Only by a written rule of the agency."),
            ),
            Field(
                "weapon_back",
                _("What has to be so before a weapon comes back"),
                _("A day that I set now, and somebody who decides it with me."),
            ),
        ),
        has_weapons=True,
    ),
)


def lines_of(page: CrisisPage) -> Sequence[Line]:
    """The lines of the fifth step: the national one, those answered by people of the trade, the emergency number."""
    here = page.here
    return [here.national, *(line for line in here.others if line.responders), here.emergency]
