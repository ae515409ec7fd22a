"""Who takes a page when a supporter replies 1, or presses 1: from the gateway's address to the room of pages."""

from rigcheck.care.notices.queries import Notice, Reply
from rigcheck.outside.edge import Edge


def taker(reply: Reply, edge: Edge) -> Notice | None:
    """Take the page for whoever replied, and say what they are answered; see `notices.views.Taker`."""
    return Notice.NOTHING_WAITS
