"""What may be shown, what a check is, and which packs are taken."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.models import Line, Role, Status
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.kernel.refusals import Refusal

LASTS: Final = timedelta(days=90)
"""How long a check counts (FACTS 3)."""
NOTICE: Final = timedelta(weeks=3)
"""How long before a check runs out the call sheet appears: time to dial them all once more."""


class BadLines(Refusal):
    """The file of crisis lines cannot be used; the message names the line."""

    code: ClassVar[str] = "bad-crisis-lines"
    status: ClassVar[int] = 500


class BadDay(SpokenRefusal):
    """The day of a check lies ahead, or so far back that the check counts no longer."""

    code = "bad-day-of-check"
    sentence = _("Write the day on which it was checked: today or one of the last 90 days.")


class NotAPack(SpokenRefusal):
    """The text is no pack, a damaged one, or one of a newer version."""

    code = "not-a-pack"
    sentence = _("This is not a whole pack of checks from another site. Copy it once more. Nothing was changed.")


class UnknownSite(SpokenRefusal):
    """Nobody has accepted the key of the site that made the pack."""

    code = "pack-unknown-site"
    status = 403
    sentence = _(
        "Nobody here has accepted the key of the site that this pack comes from. Whoever runs this site compares the "
        "key by telephone and accepts it once, by command. Nothing was changed."
    )


class PackUnsigned(SpokenRefusal):
    """The key that was accepted for the site did not sign this text: it was changed on its way, or made elsewhere."""

    code = "pack-unsigned"
    status = 403
    sentence = _(
        "This pack is not signed with the key that was accepted for its site: it was changed on its way, or somebody "
        "else made it. Ask the site for it once more. Nothing was changed."
    )


class OlderPack(SpokenRefusal):
    """A pack from there that is newer is here already."""

    code = "pack-older"
    status = 409
    sentence = _("A newer pack from that site is here already. Nothing was changed.")


class OwnPack(SpokenRefusal):
    """The pack was made here."""

    code = "pack-own"
    sentence = _("This pack was made by this site. Nothing was changed.")


def showable(line: Line) -> None:
    """Refuse a line that would be shown without what the page promises about it."""
    if not line.shown:
        if not line.reason:
            raise BadLines(f"{line.id} is not shown and gives no reason.")
        return
    if line.status is Status.UNVERIFIED or (line.status is Status.MODERATE and not line.stays):
        raise BadLines(f"{line.id} has status {line.status.value} and may not be shown until somebody confirms it.")
    if not (line.verified_on and line.verified_by and line.expires_on and line.doors):
        raise BadLines(f"{line.id} is shown without verified_on, verified_by, expires_on and doors.")


def complete(country: str, lines: Sequence[Line]) -> None:
    """Refuse a country without an emergency number and one national line to show."""
    for role in (Role.EMERGENCY, Role.NATIONAL):
        if sum(line.shown and line.role is role for line in lines) != 1:
            raise BadLines(f"{country} needs exactly one shown line with role {role.value}.")


def counts_until(*, checked: date, today: date) -> date:
    """The first day on which a check made on `checked` counts no longer. Raises BadDay."""
    if not today - LASTS < checked <= today:
        raise BadDay
    return checked + LASTS


def lends(line: Line, shipped: Line | None) -> bool:
    """Whether what another site says of a line may stand here.

    Of a line that is shipped it may confirm or warn, never change what it is or where a call leads: another number has
    to be dialled here first. A line that is not shipped may be no emergency number and no national line.
    """
    if shipped is None:
        return line.role is Role.OTHER
    return (line.role, line.country, line.channels) == (shipped.role, shipped.country, shipped.channels)
