"""Who does which kind of job on care, and what is done again and again. A room that adds either adds its line here."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from rigcheck.care.admission import actions as admission
from rigcheck.care.conversations import actions as conversations
from rigcheck.care.disclosures import actions as disclosures
from rigcheck.care.finding import actions as finding
from rigcheck.care.groups.actions import opening as groups
from rigcheck.care.groups.actions import pacing as group_paces
from rigcheck.care.jobs import actions as jobs
from rigcheck.care.meetings import actions as meetings
from rigcheck.care.members import actions as members
from rigcheck.care.moderation.actions import asking as moderation
from rigcheck.care.notices import actions as notices
from rigcheck.care.oncall.actions import telling as oncall
from rigcheck.care.paging import actions as paging
from rigcheck.care.peers import actions as peers
from rigcheck.care.prekeys import actions as prekeys
from rigcheck.care.reminders import actions as reminders
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.standing import actions as standing
from rigcheck.care.streams import actions as streams
from rigcheck.care.tallies import actions as tallies
from rigcheck.care.threads.actions import posting as threads
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.care.vault import actions as vault
from rigcheck.doors import tasks
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.months import Month
from rigcheck.outside.databases.leftovers import let_go
from rigcheck.outside.edge import Edge
from rigcheck.outside.ledger import Every, Handler


def tidy(now: datetime) -> None:
    """Take away what is over: a room that has something to tidy adds its line here."""
    edge = edge_of_process()
    today = Month.of(now)
    vault.expire(today=today)
    admission.expire(today=today)
    members.expire(today=today, edge=edge)
    disclosures.tidy(today=today, edge=edge)
    sessions.purge(now=now, keybox=edge.keybox)
    jobs.purge(now=now)
    notices.forget(today=today)
    paging.purge(now=now)
    reminders.expire(now=now)
    peers.tidy(now=now)
    standing.tidy(now=now)
    upkeep.tidy(now=now)
    oncall.tidy(now=now)
    finding.forget_files(now=now)
    conversations.tidy(edge=edge)
    prekeys.tidy(now=now)
    tallies.tidy(now=now)
    groups.expire(today=today, edge=edge)
    group_paces.purge(now=now)
    threads.expire(today=today)
    meetings.expire(today=today)
    moderation.expire(today=today)
    let_go()


def look_after_pages(_now: datetime) -> None:
    """Step pages whose own look was lost, or whose clock was set."""
    paging.sweep(edge=edge_of_process())


HANDLERS: Mapping[str, Handler] = {**tasks.HANDLERS}
"""Kinds of jobs that need nothing from outside, each with its handler, by the name under which the room asks for it."""


def handlers(edge: Edge) -> Mapping[str, Handler]:
    """Every kind of job with its handler: HANDLERS, and those of rooms that reach outside, `**room.handlers(edge)`."""
    return {**HANDLERS, **notices.handlers(edge=edge), **paging.handlers(edge=edge)}


def tell_hand_overs(now: datetime) -> None:
    """Write to whoever comes on soon."""
    oncall.tell_hand_overs(now=now, chance=edge_of_process().chance)


def forget_events(now: datetime) -> None:
    """Take away what was told a quarter of an hour ago."""
    streams.purge(now=now)


WHEN: Sequence[Every] = (
    Every("tidy", timedelta(minutes=5), tidy),
    Every("look after pages", timedelta(seconds=10), look_after_pages),
    Every("forget events", timedelta(minutes=1), forget_events),
    Every("hand-overs", timedelta(minutes=10), tell_hand_overs),
)
"""The schedule. A turn that was missed while no worker ran is made up once."""
