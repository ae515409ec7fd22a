"""Photos and voice notes: closed in the browser, kept beside the table."""

from django.db import transaction

from rigcheck.care.conversations import policies
from rigcheck.care.conversations.actions.talking import locked
from rigcheck.care.conversations.models import Attachment, Party
from rigcheck.care.tallies import actions as tallies
from rigcheck.outside.edge import Edge


def keep_file(*, party: Party, name: bytes, blob: bytes, edge: Edge) -> None:
    """Keep a closed file under the 16 random bytes that the sender chose; it goes when the words beside it go.

    The same name twice is one. Raises NoTalk, TalkClosed, BadStep, TooLarge, BoxFull or Slowly.
    """
    if len(name) != policies.ID_BYTES or not blob:
        raise policies.BadStep
    if len(blob) > policies.MOST_FILE:
        raise policies.TooLarge
    _note(party, name, len(blob), edge)
    # After the row is there for all to see: a file without one is taken for a stray, and goes.
    edge.parcels.keep(name, blob)


@transaction.atomic
def _note(party: Party, name: bytes, size: int, edge: Edge) -> None:
    talk, now = locked(party=party), edge.clock.now()
    policies.check_file(talk, name)
    what = party.talk + party.side.encode() + b"|files"
    tallies.count_hour(what=what, now=now, most=policies.FILES_AN_HOUR, refusal=policies.Slowly)
    until = policies.moment(now, talk.keep)
    Attachment.objects.get_or_create(id=name, defaults={"talk": party.talk, "size": size, "until": until})
