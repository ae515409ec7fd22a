"""What a file of crisis lines must hold before a page is built from it."""

from collections.abc import Sequence
from typing import ClassVar

from rigcheck.care.crisis.models import Line, Role, Status
from rigcheck.kernel.refusals import Refusal


class BadLines(Refusal):
    """The file of crisis lines cannot be used; the message names the line."""

    code: ClassVar[str] = "bad-crisis-lines"
    status: ClassVar[int] = 500


def showable(line: Line) -> None:
    """Refuse a line that would be shown without what the page promises about it."""
    if not line.shown:
        if not line.reason:
            raise BadLines(f"{line.id} is not shown and gives no reason.")
        return
    if line.status is Status.UNVERIFIED or (line.status is Status.MODERATE and not line.stays):
        raise BadLines(f"{line.id} has status {line.status.value} and may not be shown until somebody confirms it.")
    if not (line.verified_on and line.verified_by and line.expires_on):
        raise BadLines(f"{line.id} is shown without verified_on, verified_by and expires_on.")


def complete(country: str, lines: Sequence[Line]) -> None:
    """Refuse a country without an emergency number and one national line to show."""
    for role in (Role.EMERGENCY, Role.NATIONAL):
        if sum(line.shown and line.role is role for line in lines) != 1:
            raise BadLines(f"{country} needs exactly one shown line with role {role.value}.")
