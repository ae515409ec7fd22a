"""Words of a talk in a database of its own: `python -m tests.care.conversations.keeping write|pass HOURS`."""

import hashlib
import sys
from datetime import timedelta

CAPABILITY = b"c" * 16
ENVELOPE, OWN, FILE = (
    f"closed {what} that is to go, and long enough ".encode() * 40 for what in ("word", "copy", "photo")
)
PHOTO = b"p" * 16


def write() -> None:
    """A talk that keeps its words for a day, and a photo beside it."""
    from rigcheck.care.conversations import actions
    from rigcheck.care.conversations.models import Party, Side, Step, Talk, Written
    from rigcheck.doors.care.keeper import edge_of_process

    edge, talk = edge_of_process(), hashlib.sha256(CAPABILITY).digest()
    Talk.objects.create(id=talk, supporter=b"s" * 16, state="open", keep=24, expires="2099-01")
    party = Party(talk, Side.SUPPORTER)
    words = Step(b"", b"state", sends=(Written(0, ENVELOPE),), keeps=(Written(0, OWN),))
    actions.step(party=party, step=words, edge=edge)
    actions.keep_file(party=party, name=PHOTO, blob=FILE, edge=edge)


def let_pass(hours: int) -> None:
    """Everything is so much older, and what is over is taken away as the worker does it."""
    from django.db.models import F

    from rigcheck.care.conversations.models import Attachment, Envelope, Kept
    from rigcheck.doors.care.handling import tidy
    from rigcheck.doors.care.keeper import edge_of_process

    for table in (Attachment, Envelope, Kept):
        table.objects.update(until=F("until") - timedelta(hours=hours))  # type: ignore[attr-defined]
    tidy(edge_of_process().clock.now())


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "write":
        write()
    else:
        let_pass(int(sys.argv[2]))
