"""The words of "Who can see this". What is stored is read from the table of record classes itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import Opener, RecordClass
from rigcheck.kernel.refusals import Refusal

Words = str | Promise
MONTHS_IN_YEAR = 12


class UntoldClass(Refusal):
    """A class of record is stored and this page has no words for it."""

    code: ClassVar[str] = "untold-class"
    status: ClassVar[int] = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """One class of record in a member's words."""

    title: Words
    holds: Words
    opens: Words
    how_long: Words
    yours_alone: bool
    """Whether only the member's own browser can open it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who might look, what they find, and how far the promise goes."""

    who: Words
    finds: Words
    promised: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that ends or narrows confidentiality between people."""

    title: Words
    text: Words


WORDS: Mapping[str, tuple[Words, Words]] = {
    "check-in": (_("Check-ins"), _("Mood, stress, sleep, energy, work, and the tags that you picked.")),
    "assessment": (_("Assessments"), _("Which form, which version, and your answers. Never a label.")),
    "assessment-draft": (_("An assessment that you paused"), _("The answers so far, until you finish or drop it.")),
    "practice": (_("What you tried"), _("Which practice, when, and whether it helped.")),
    "profile": (_("What you said about yourself"), _("Your trade and your choices in Rigcheck.")),
    "rhythm": (_("Your shifts and your check-in rhythm"), _("The pattern that you picked, and when to ask you.")),
    "reminders": (_("Your reminders"), _("How and of what to remind you, and the address that you gave for it.")),
    "note": (_("Notes"), _("What you wrote in your own words.")),
    "safety-plan": (_("Your safety plan"), _("The six steps, in your own words.")),
    "talks": (
        _("Your list of talks"),
        _("Which talks are yours. The words themselves go after the time that you set, 90 days at most."),
    ),
    "prekeys": (
        _("Keys of supporters"),
        _("With which people begin to write to them; each is erased when it was used."),
    ),
    "backup": (_("Whom you would accept as backup"), _("Which kinds of people, and whom you never want to be asked.")),
    "support-wishes": (
        _("Whom you would rather not talk with"),
        _("Your unit, and people whom you named; they do not learn of it."),
    ),
}

OPENS: Mapping[Opener, Words] = {
    Opener.SERVER: _("You. The server can open it only while you are signed in and unlocked."),
    Opener.BROWSER: _("You, in your own browser. The server never has the key."),
}

READERS = (
    Reader(
        _("Anybody at your department, using Rigcheck"),
        _(
            "Nothing from here. The department has another site with another database, and no page of theirs or ours "
            "ever contacts the other."
        ),
        promised=True,
    ),
    Reader(
        _("Whoever gets hold of a copy: the database, a backup, a log"),
        _(
            "No answers, no notes, and no sign of which record belongs to which account. Where few people are active, "
            "records written on one day may be seen to belong together."
        ),
        promised=True,
    ),
    Reader(
        _("The administrator of this server, reading its files"),
        _(
            "The same as a copy: nothing that can be read. Posts in groups are the exception: their keys lie on this "
            "server."
        ),
        promised=True,
    ),
    Reader(
        _("The operator of this server, changing the program or reading its memory"),
        _(
            "Whatever is unlocked at that time, your check-ins and assessments with it. What only your browser opens "
            "stays closed until the program in your browser is changed. This is why somebody who is not your employer "
            "should run it."
        ),
        promised=False,
    ),
    Reader(
        _("Whoever holds or manages your phone, or watches doors and cars"),
        _("What the phone shows them. No software of ours can stop that."),
        promised=False,
    ),
)

LIMITS = (
    Limit(
        _("Danger that is close"),
        _("When somebody is about to be seriously harmed, you or another person, the people you talk to may act."),
    ),
    Limit(
        _("Abuse of a child, an old or a vulnerable person"),
        _("Whoever you talk to may have to report it, peers too. The law differs from place to place: count on it."),
    ),
    Limit(_("A court order"), _("A court can order that records be handed over, or that somebody speaks.")),
    Limit(
        _("Crimes admitted to a peer"),
        _("Talks with a peer may not be protected where a crime is admitted. A clinician and a chaplain differ."),
    ),
)


DEPARTMENT_ALONE = Reader(
    READERS[0].who,
    _("Nothing from here. No site of any department is connected to this one, and no page of ours contacts another."),
    promised=True,
)


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that this site does without, and why."""

    what: Words
    why: Words


ABSENT = (
    Absent(
        _("A link by e-mail that opens an account"),
        _(
            "Only an agency's own site knows who works there, and can send each person a link. Here everybody begins "
            "with a card, which tells even less."
        ),
    ),
    Absent(
        _("Your agency's own shift patterns and training days"),
        _("An agency would publish them. Here you choose from the usual patterns, and set training days yourself."),
    ),
    Absent(
        _("Attendance or a course that counts at work"),
        _("Somebody at the agency would have to take the slip. No site of theirs is connected, so nothing is sent."),
    ),
    Absent(
        _("Figures for the department"),
        _("There is no department to read them. Whoever runs this site sees how many cards were printed, not people."),
    ),
)
"""What needs an agency's site, where none stands beside this one."""


def readers(*, alone: bool) -> tuple[Reader, ...]:
    """Who might look; `alone` where no agency's site stands beside this one."""
    return (DEPARTMENT_ALONE, *READERS[1:]) if alone else READERS


def kept() -> list[Kept]:
    """Every class of record that is stored, in the order of the table. Raises UntoldClass for one without words."""
    return [_told(kind) for kind in classes.ALL]


def _told(kind: RecordClass) -> Kept:
    if kind.name not in WORDS:
        raise UntoldClass(f"The page has no words for records of class {kind.name}.")
    title, holds = WORDS[kind.name]
    return Kept(title, holds, OPENS[kind.opener], _how_long(kind), kind.opener is Opener.BROWSER)


def _how_long(kind: RecordClass) -> str:
    years, months = divmod(kind.months, MONTHS_IN_YEAR)
    if months:
        span = ngettext("%(count)d month", "%(count)d months", kind.months) % {"count": kind.months}
    else:
        span = ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    if kind.renewed:
        return str(_("a year or two after you were last here"))
    since = _("after you last changed it") if kind.single else _("after the month it was written in")
    return f"{span} {since}"
