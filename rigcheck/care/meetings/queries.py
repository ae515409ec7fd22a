"""The calendar of live sessions, as pages and as a file that says nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rigcheck.care.groups.queries import lists
from rigcheck.care.groups.queries.standings import Place, people, place
from rigcheck.care.meetings.models import Meeting, Phase, Sitting
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.shifts import calendar
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

SHOWN_AFTER = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Event:
    """A live session in a calendar: `starts` on the wall of the zone in which it was planned."""

    id: str
    group: str
    group_name: str
    title: str
    starts: datetime
    minutes: int
    zone: str
    guide: str
    state: Phase

    @property
    def live(self) -> bool:
        return self.state is Phase.LIVE

    @property
    def over(self) -> bool:
        return self.state is Phase.OVER


def of_group(*, here: Place, now: datetime) -> Sequence[Event]:
    """What lies ahead in one group or goes on now, the next first."""
    rows = Sitting.objects.filter(group=here.group.id).exclude(state=Phase.OVER)
    events = [_event(row, here) for row in rows]
    ahead = [one for one in events if one.live or one.starts > now - SHOWN_AFTER]
    return sorted(ahead, key=lambda one: one.starts)


def ahead(*, me: Me, edge: Edge) -> Sequence[Event]:
    """What lies ahead in all groups of this member."""
    own, _others = lists.lists(me=me, edge=edge)
    places = [place(me=me, group=bytes.fromhex(one.id), edge=edge) for one in own if one.is_in]
    events = [one for here in places for one in of_group(here=here, now=edge.clock.now())]
    return sorted(events, key=lambda one: one.starts)


def sitting(*, me: Me, number: bytes, edge: Edge) -> tuple[Place, Event]:
    """One live session, for those who read its group. Raises NotFound or Barred."""
    row = Sitting.objects.filter(id=number).first()
    if row is None:
        raise NotFound
    here = place(me=me, group=bytes(row.group), edge=edge)
    return here, _event(row, here)


def file(*, here: Place, event: Event, title: str, now: datetime) -> bytes:
    """The session as an iCalendar file (RFC 5545) with the neutral title: neither its name nor the group's.

    Its UID is another for each who saves it, so that two files in one calendar do not show who is in one group.
    """
    owner = here.box.name("calendar", (here.alias or here.guide).hex(), event.id).hex()
    span = Interval(event.starts, event.starts + timedelta(minutes=event.minutes))
    return calendar([span], title=title, owner=owner[:16], written=now)


def _event(row: Sitting, here: Place) -> Event:
    found = here.box.open("sitting", bytes(row.id), row.blob, Meeting)
    starts = datetime.fromisoformat(found.starts).astimezone(ZoneInfo(found.zone))
    return Event(
        row.id.hex(), here.group.id.hex(), here.about.name, found.title, starts, found.minutes, found.zone,
        people().get(found.guide, ""), Phase(row.state),
    )  # fmt: skip
