"""Who takes a page when a supporter replies 1, or presses 1: from the gateway's address to the room of pages."""

from rigcheck.care.notices.queries import Notice, Reply
from rigcheck.care.paging import actions as paging
from rigcheck.care.peers import actions as peers
from rigcheck.outside.edge import Edge


def taker(reply: Reply, edge: Edge) -> Notice | None:
    """Take the page for whoever replied, and say what they are answered; see `notices.actions.Taker`.

    The same 1 also proves a number to which a test page went. Somebody who waits for help comes first in the answer.
    """
    rehearsed = peers.answered(number=reply.number, at=edge.clock.now())
    answer = paging.taken_by_reply(reply=reply, edge=edge)
    return Notice.TEST_TAKEN if rehearsed and answer in (None, Notice.NOTHING_WAITS) else answer
