"""When a file may be taken, checked and applied, and the refusals that say why not."""

from typing import Final

from rigcheck.kernel.machines import Machine, Move
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.imports.models import State

MOST_BYTES: Final = 16 * 1024 * 1024

MACHINE: Final = Machine(
    "file",
    State.RECEIVED,
    (
        Move("read again", (State.RECEIVED, State.CHECKED), State.RECEIVED),
        Move("check", (State.RECEIVED, State.CHECKED), State.CHECKED),
        Move("write", (State.CHECKED,), State.APPLIED),
        Move("discard", (State.RECEIVED, State.CHECKED, State.APPLIED), None),
    ),
)
"""A file on its way in: naming its columns checks it; only a checked one is written, and once."""


class FileTooLarge(Refusal):
    """The file is larger than this page takes."""

    code = "file-too-large"
    status = 413
    sentence = gettext_noop(
        "This file is larger than 16 MB, and nothing of it was kept. Export only the columns used here."
    )


class NoFile(Refusal):
    """There is no file on its way in, or no longer."""

    code = "no-file"
    status = 404
    sentence = gettext_noop("There is no file of yours here. Send it again, and nothing was changed so far.")


class NotNow(Refusal):
    """The file has not come so far, or is through already."""

    code = "not-now"
    status = 409
    sentence = gettext_noop("This file was applied already, or its columns are not named yet. Nothing was changed now.")


class ColumnsMissing(Refusal):
    """No column holds the number, or none the name."""

    code = "columns-missing"
    sentence = gettext_noop("Say which column holds the number, and which the name (or first and last name).")


class ColumnTwice(Refusal):
    """Two columns were given the same meaning."""

    code = "column-twice"
    sentence = gettext_noop("Two columns have the same meaning. Give one of them another, or do not use it.")


class PeopleChanged(Refusal):
    """Somebody changed people after the table was drawn."""

    code = "people-changed"
    status = 409
    sentence = gettext_noop(
        "The people here were changed after this table was drawn, so nothing was written. "
        "It has been drawn again: look at it once more."
    )


def check_size(size: int) -> None:
    """Raise FileTooLarge past 16 MB."""
    if size > MOST_BYTES:
        raise FileTooLarge


def check_move(now: str, move: str) -> None:
    """Raise NotNow unless `move` leads on from the state `now`."""
    if not MACHINE.may(State(now), move):
        raise NotNow
