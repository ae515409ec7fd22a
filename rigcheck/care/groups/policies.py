"""Who may be in a group, who may look, how often one may do what, and the refusals that say why not."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.groups.models import Group, Kind, Standing
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.machines import Machine, Move

STAYS_MONTHS: Final = 25
"""How long a group and a place in it are kept while nobody comes."""
BARRED_MONTHS: Final = 6
CODE_MONTHS: Final = 2
MOST_CODES: Final = 50
SMALL_MONTHS: Final = 3
"""How long a small group is kept that a supporter offers; writing does not make it longer."""
SMALL_PLACES: Final = range(2, 16)
MOST_SMALL: Final = 3
"""So many small groups of one supporter at a time."""

SEATS: Final = (Seat.MEMBER, Seat.FAMILY)
OFFERERS: Final = (Seat.PEER, Seat.CHAPLAIN)
"""Who may offer a small group of their own accord, while they are in date."""
GUIDES: Final = (Seat.MODERATOR, Seat.PEER, Seat.CHAPLAIN, Seat.CLINICIAN)


class Act(StrEnum):
    """What is counted, by alias."""

    WRITE = "write"
    BEGIN = "begin"
    REPORT = "report"
    JOIN = "join"
    NAME = "name"
    """A post that was refused because it names somebody who works here."""


PACES: Final = {
    Act.WRITE: ((timedelta(minutes=10), 10), (timedelta(days=1), 80)),
    Act.BEGIN: ((timedelta(days=1), 5),),
    Act.REPORT: ((timedelta(days=1), 6),),
    Act.JOIN: ((timedelta(days=1), 10),),
    Act.NAME: ((timedelta(days=1), 10),),
}
"""So often in so long, by each alias of a group."""


MEMBERSHIP: Final = Machine(
    "place in a group",
    Standing.IN,
    (
        Move("leave", (Standing.IN,), None),
        Move("bar", (Standing.IN,), Standing.BARRED),
        Move("ask again", (Standing.BARRED,), Standing.APPEALED),
        Move("let back", (Standing.BARRED, Standing.APPEALED), Standing.IN),
        Move("uphold", (Standing.APPEALED,), Standing.SETTLED),
    ),
)


class NotAdmitted(SpokenRefusal):
    """The group does not take this seat."""

    code = "group-not-admitted"
    status = 403
    sentence = _("This group is for others: its page says for whom. Nothing was changed.")


class Barred(SpokenRefusal):
    """A moderator barred this alias."""

    code = "group-barred"
    status = 403
    sentence = _("A moderator took your place in this group away. Its page says why, and how to ask for another look.")


class NoCode(SpokenRefusal):
    """No such code, or it was used."""

    code = "group-no-code"
    status = 404
    sentence = _("This code opens nothing: it was used, it ran out, or a letter is wrong. Ask for another one.")


class TooOften(SpokenRefusal):
    """The alias did this as often as may be, for now."""

    code = "group-too-often"
    status = 429
    sentence = _(
        "That was as often as goes in this group for now. Nothing was posted; wait a while. If it cannot wait, "
        "Step it up is always open."
    )


class NotFromHere(SpokenRefusal):
    """Somebody else decided meanwhile."""

    code = "group-not-from-here"
    status = 409
    sentence = _("This has changed since the page was loaded. Load it again and look once more.")


class EnoughCodes(SpokenRefusal):
    """Fifty open codes."""

    code = "group-enough-codes"
    status = 409
    sentence = _("Fifty codes of this group are open. Hand those out first.")


class Full(SpokenRefusal):
    """Every place of a small group is taken."""

    code = "group-full"
    status = 409
    sentence = _("Every place in this group is taken. Nothing was changed. Whoever offers it can offer another one.")


class OutOfDate(SpokenRefusal):
    """A supporter who does not serve now, or something of whose is missing."""

    code = "group-out-of-date"
    status = 403
    sentence = _(
        "Only peers and chaplains who serve and are in date can offer a group. The page of your standing says what is "
        "missing."
    )


class EnoughGroups(SpokenRefusal):
    """Three small groups of one supporter."""

    code = "group-enough-groups"
    status = 409
    sentence = _("Three groups that you offered are open. End one of them first, or ask the lead to open this one.")


class NotSmall(SpokenRefusal):
    """Fewer than two places, or more than fifteen."""

    code = "group-not-small"
    sentence = _("A small group has 2 to 15 places. Nothing was opened.")


def check_offer(*, in_date: bool, there: int) -> None:
    """Raise OutOfDate or EnoughGroups for a supporter with `there` small groups already."""
    if not in_date:
        raise OutOfDate
    if there >= MOST_SMALL:
        raise EnoughGroups


def check_room(group: Group, there: int) -> None:
    """Raise Full where a small group has no place left beside the `there` that are taken."""
    if group.places and there >= group.places:
        raise Full


def admits(group: Group, seat: Seat, *, retired: bool) -> bool:
    """Whether the group takes them. That somebody has left the job is what they say: nothing here knows it."""
    if seat is Seat.FAMILY:
        return bool(group.family)
    return seat is Seat.MEMBER and (bool(group.retirees) or not retired)


def check_admitted(group: Group, seat: Seat, *, retired: bool, code: bool) -> None:
    """Raise NotAdmitted unless they may join; a closed group takes nobody without a code."""
    if not admits(group, seat, retired=retired) or (group.kind == Kind.CLOSED and not code):
        raise NotAdmitted


def moved(machine: Machine, state: StrEnum, move: str) -> str:
    """The state after this move; raises NotFromHere."""
    if not machine.may(state, move):
        raise NotFromHere
    return str(machine.after(state, move))


def window(now: datetime, length: timedelta) -> tuple[str, datetime]:
    """The while that `now` falls in, counted from 1970 in UTC: its name and its end, the same for everybody."""
    number = int(now.timestamp() // length.total_seconds())
    end = datetime.fromtimestamp((number + 1) * length.total_seconds(), now.tzinfo)
    return f"{int(length.total_seconds())}.{number}", end
