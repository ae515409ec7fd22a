"""Live sessions: who plans them, what is said while they last, and what is left."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest

from rigcheck.care.meetings import actions as meetings
from rigcheck.care.meetings import queries as calendar
from rigcheck.care.meetings.models import Sitting
from rigcheck.care.meetings.policies import BadMeeting, HasChanged
from rigcheck.care.threads.models import Post
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import Circle

pytestmark = pytest.mark.django_db


def planned(circle: Circle, **other: Any) -> bytes:
    """A session tomorrow."""
    soon = circle.edge.clock.now() + timedelta(days=1)
    asked = {"title": "Sleep", "starts": soon, "minutes": 60, "zone": "America/New_York", **other}
    return meetings.plan(by=circle.guide.me, group=circle.group, **asked, edge=circle.edge)


def test_a_session_goes_on_while_it_is_open_and_leaves_nothing(circle: Circle) -> None:
    soon = circle.edge.clock.now() + timedelta(days=1)
    planned = {"title": "Sleep", "starts": soon, "minutes": 60, "zone": "America/New_York"}
    sitting = meetings.plan(by=circle.guide.me, group=circle.group, **planned, edge=circle.edge)
    assert [one.title for one in calendar.ahead(me=circle.member.me, edge=circle.edge)] == ["Sleep"]
    assert calendar.ahead(me=circle.stranger.me, edge=circle.edge) == []
    with pytest.raises(HasChanged):
        meetings.say(by=circle.member.me, sitting=sitting, text="Hello", once="1", edge=circle.edge)
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    meetings.say(by=circle.member.me, sitting=sitting, text="Hello", once="1", edge=circle.edge)
    assert [one.text for one in circle.read(circle.colleague, sitting)] == ["Hello"]
    with pytest.raises(NotFound):
        meetings.say(by=circle.stranger.me, sitting=sitting, text="Hello", once="1", edge=circle.edge)
    meetings.end(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    assert not Post.objects.exists()


def test_only_moderators_of_the_group_plan_and_not_in_the_past(circle: Circle) -> None:
    now = circle.edge.clock.now()
    planned = {"title": "Sleep", "minutes": 60, "zone": "UTC"}
    for who in (circle.member, circle.elsewhere, circle.stranger):
        with pytest.raises(NotFound):
            meetings.plan(by=who.me, group=circle.group, **planned, starts=now + timedelta(days=1), edge=circle.edge)
    with pytest.raises(BadMeeting):
        meetings.plan(by=circle.guide.me, group=circle.group, **planned, starts=now, edge=circle.edge)


@pytest.mark.parametrize("who", ["member", "colleague", "stranger", "elsewhere", "lead"])
def test_only_moderators_of_the_group_begin_end_and_call_off(circle: Circle, who: str) -> None:
    sitting, me = planned(circle), getattr(circle, who).me
    for act in (meetings.begin, meetings.end, meetings.call_off):
        with pytest.raises(NotFound):
            act(by=me, sitting=sitting, edge=circle.edge)
    assert Sitting.objects.get().state == "planned"


@pytest.mark.parametrize("who", ["stranger", "elsewhere", "lead"])
def test_a_session_shows_to_nobody_outside_its_group(circle: Circle, who: str) -> None:
    sitting, me = planned(circle), getattr(circle, who).me
    with pytest.raises(NotFound):
        calendar.sitting(me=me, number=sitting, edge=circle.edge)
    assert calendar.sitting(me=circle.second.me, number=sitting, edge=circle.edge)[1].title == "Sleep"


@pytest.mark.parametrize("asked", [{"minutes": 5}, {"minutes": 241}])
def test_a_session_has_a_length(circle: Circle, asked: dict[str, int]) -> None:
    with pytest.raises(BadMeeting):
        planned(circle, **asked)
    with pytest.raises(BadMeeting):
        planned(circle, starts=circle.edge.clock.now() + timedelta(days=400))
    assert not Sitting.objects.exists()


def test_a_session_is_called_off_before_it_began_and_no_later(circle: Circle) -> None:
    first, second = planned(circle), planned(circle, title="Pain")
    meetings.call_off(by=circle.second.me, sitting=first, edge=circle.edge)
    with pytest.raises(NotFound):
        meetings.begin(by=circle.guide.me, sitting=first, edge=circle.edge)
    meetings.begin(by=circle.guide.me, sitting=second, edge=circle.edge)
    for act in (meetings.begin, meetings.call_off):
        with pytest.raises(HasChanged):
            act(by=circle.guide.me, sitting=second, edge=circle.edge)
    assert [one.live for one in calendar.ahead(me=circle.member.me, edge=circle.edge)] == [True]
    meetings.end(by=circle.guide.me, sitting=second, edge=circle.edge)
    assert calendar.ahead(me=circle.member.me, edge=circle.edge) == []


def test_the_calendar_file_tells_when_and_nothing_else(circle: Circle) -> None:
    sitting = planned(circle)
    here, event = calendar.sitting(me=circle.member.me, number=sitting, edge=circle.edge)
    body = calendar.file(here=here, event=event, title="Clock", now=circle.edge.clock.now())
    (entry,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert (str(entry["SUMMARY"]), entry.decoded("DTSTART")) == ("Clock", event.starts)
    assert entry.decoded("DTEND") - entry.decoded("DTSTART") == timedelta(minutes=60)
    for told in (b"Sleep", b"Night shifts", b"Riley", sitting.hex()[:16].encode()):
        assert told not in body


def test_files_of_one_session_do_not_show_who_is_in_one_group(circle: Circle) -> None:
    sitting, found = planned(circle), []
    for who in (circle.member, circle.colleague, circle.member):
        here, event = calendar.sitting(me=who.me, number=sitting, edge=circle.edge)
        body = calendar.file(here=here, event=event, title="Clock", now=circle.edge.clock.now())
        found.append(str(icalendar.Calendar.from_ical(body).walk("VEVENT")[0]["UID"]))
    assert found[0] == found[2] != found[1]


def test_a_session_that_nobody_ended_goes_with_its_month(circle: Circle) -> None:
    sitting, today = planned(circle), Month.of(circle.edge.clock.now())
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    meetings.say(by=circle.member.me, sitting=sitting, text="Hello", once="1", edge=circle.edge)
    meetings.expire(today=today.plus(1))
    assert Post.objects.count() == 1
    meetings.expire(today=today.plus(3))
    assert (Sitting.objects.count(), Post.objects.count()) == (0, 0)
