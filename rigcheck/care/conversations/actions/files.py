"""Photos and voice notes: closed in the browser, kept beside the table."""

from django.db import transaction

from rigcheck.care.conversations import policies
from rigcheck.care.conversations.actions.talking import locked
from rigcheck.care.conversations.models import Attachment, Party
from rigcheck.care.tallies import actions as tallies
from rigcheck.outside.edge import Edge


def keep_file(*, party: Party, name: bytes, blob: bytes, edge: Edge) -> None:
    """Keep a closed file under the 16 random bytes that the sender chose; it goes when the words beside it go.

    The same file twice is one; nobody puts another in its place. Raises NoTalk, TalkClosed, BadStep, TooLarge,
    BoxFull, NoSpace or Slowly.
    """
    if len(name) != policies.ID_BYTES or not blob:
        raise policies.BadStep
    if len(blob) > policies.MOST_FILE:
        raise policies.TooLarge
    if not edge.parcels.has_space():
        raise policies.NoSpace
    is_new = _note(party, name, len(blob), edge)
    there = None if is_new else edge.parcels.read(name)
    if there is None:
        # After the row is there for all to see: a file without one is taken for a stray, and goes.
        edge.parcels.keep(name, blob)
    elif there != blob:
        raise policies.BadStep


@transaction.atomic
def _note(party: Party, name: bytes, size: int, edge: Edge) -> bool:
    """Whether its row was not there yet."""
    talk, now = locked(party=party), edge.clock.now()
    policies.check_file(talk, name)
    what = party.talk + party.side.encode() + b"|files"
    tallies.count_hour(what=what, most=policies.FILES_AN_HOUR, refusal=policies.Slowly, edge=edge)
    until = policies.moment(now, talk.keep)
    kept = {"talk": party.talk, "size": size, "until": until}
    return Attachment.objects.get_or_create(id=name, defaults=kept)[1]
