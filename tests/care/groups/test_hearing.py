"""What open pages of a group hear at once, who does not hear it, and what is left of it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rigcheck.care.groups.actions import opening
from rigcheck.care.groups.queries.boxes import box
from rigcheck.care.groups.queries.hearing import CONTEXT, Ear, ear
from rigcheck.care.groups.queries.standings import alias_of
from rigcheck.care.meetings import actions as meetings
from rigcheck.care.moderation.actions import asking, deciding
from rigcheck.care.streams import queries as streams
from rigcheck.care.streams.models import Event
from rigcheck.care.threads.actions import leaving, posting
from rigcheck.engines.sealing.envelope import open_own
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.refusals import SealBroken
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import PLANTED, Circle

pytestmark = pytest.mark.django_db


def listening(circle: Circle, group: bytes = b"") -> Ear:
    """What the pages of a group carry now."""
    return ear(key=box(group=group or circle.group, edge=circle.edge), now=circle.edge.clock.now())


def heard(own: Ear) -> list[dict[str, Any]]:
    """Everything that waits on a channel, opened, in order."""
    rows = Event.objects.filter(channel=streams.channel(own.capability)).order_by("at")
    return [json.loads(open_own(RowKey(own.key), CONTEXT, bytes(row.body))) for row in rows]


def test_a_post_comes_along_with_its_news_and_the_table_tells_nothing_of_it(circle: Circle) -> None:
    thread = circle.write(circle.member)
    answer = circle.write(circle.guide, "Me too", thread=thread, once="2")
    first, second = heard(listening(circle))
    assert (first["do"], first["text"], first["id"], first["guide"]) == ("post", PLANTED, thread.hex(), False)
    assert (second["thread"], second["id"], second["name"], second["guide"]) == (
        thread.hex(), answer.hex(), "Riley K.", True,
    )  # fmt: skip
    assert first["turn"] < second["turn"]
    dump = repr([*Event.objects.values()]).encode()
    alias = alias_of(me=circle.member.me, group=circle.group)
    for planted in (PLANTED.encode(), first["name"].encode(), circle.group.hex().encode(), repr(alias).encode()):
        assert planted not in dump


def test_what_is_sent_twice_is_told_once(circle: Circle) -> None:
    assert circle.write(circle.member) == circle.write(circle.member)
    assert len(heard(listening(circle))) == 1


def test_a_post_too_long_for_an_event_only_says_look(circle: Circle) -> None:
    thread = circle.write(circle.member, "ü" * 2000)
    assert heard(listening(circle)) == [{"do": "look", "thread": thread.hex()}]


def test_another_groups_pages_neither_find_nor_open_it(circle: Circle) -> None:
    circle.write(circle.member)
    other, own = listening(circle, circle.other), listening(circle)
    assert heard(other) == []
    body = bytes(Event.objects.get().body)
    with pytest.raises(SealBroken):
        open_own(RowKey(other.key), CONTEXT, body)
    assert open_own(RowKey(own.key), CONTEXT, body)


def test_with_tomorrow_pages_listen_to_something_else(circle: Circle) -> None:
    key, late = box(group=circle.group, edge=circle.edge), datetime(2026, 11, 23, 23, 59, 30, tzinfo=UTC)
    today = ear(key=key, now=late)
    tomorrow = ear(key=key, now=late + timedelta(seconds=today.left))
    assert today.left == 31
    assert today.capability != tomorrow.capability
    assert today.key != tomorrow.key


def test_what_is_hidden_or_erased_is_taken_out_of_the_stream_and_said_to_be_off(circle: Circle) -> None:
    thread = circle.write(circle.member)
    answer = circle.write(circle.colleague, "So do I", thread=thread, once="2")
    deciding.hide(by=circle.guide.me, post=thread, reason="case", words="", edge=circle.edge)
    assert [one["do"] for one in heard(listening(circle))] == ["post", "off"]
    posting.erase(by=circle.colleague.me, post=answer, edge=circle.edge)
    told = heard(listening(circle))
    assert [(one["do"], one["id"]) for one in told] == [("off", thread.hex()), ("gone", answer.hex())]
    assert "text" not in told[0] | told[1]


def test_a_report_of_a_name_takes_it_off_and_a_look_brings_it_back(circle: Circle) -> None:
    thread = circle.write(circle.member)
    asking.report(by=circle.colleague.me, post=thread, reason="names", edge=circle.edge)
    deciding.keep(by=circle.guide.me, post=thread, edge=circle.edge)
    assert [one["do"] for one in heard(listening(circle))] == ["off", "look"]
    deciding.keep(by=circle.guide.me, post=thread, edge=circle.edge)
    assert len(heard(listening(circle))) == 2


def test_whoever_is_barred_hears_nothing_more(circle: Circle) -> None:
    thread = circle.write(circle.member)
    before = listening(circle)
    deciding.bar(by=circle.guide.me, post=thread, reason="attacks", words="", edge=circle.edge)
    circle.write(circle.colleague, "Quiet now", once="2")
    assert [one["do"] for one in heard(before)] == ["post", "look"]
    assert [one["text"] for one in heard(listening(circle))] == ["Quiet now"]
    assert listening(circle).key != before.key


def test_a_dropped_moderator_hears_nothing_more(circle: Circle) -> None:
    before = listening(circle)
    opening.drop_guide(by=circle.lead.me, group=circle.group, seat=circle.second.number, edge=circle.edge)
    circle.write(circle.member)
    assert [one["do"] for one in heard(before)] == ["look"]


def test_leaving_without_a_word_written_is_not_told(circle: Circle) -> None:
    before = listening(circle)
    leaving.leave(by=circle.member.me, group=circle.group, erase=True, edge=circle.edge)
    assert listening(circle) == before
    assert not Event.objects.exists()


def test_leaving_takes_ones_words_out_of_the_stream(circle: Circle) -> None:
    circle.write(circle.member)
    leaving.leave(by=circle.member.me, group=circle.group, erase=True, edge=circle.edge)
    assert heard(listening(circle)) == [{"do": "look", "thread": ""}]


def test_with_a_session_goes_what_was_told_of_it(circle: Circle) -> None:
    soon = circle.edge.clock.now() + timedelta(days=1)
    asked = {"title": "Sleep", "starts": soon, "minutes": 60, "zone": "UTC"}
    sitting = meetings.plan(by=circle.guide.me, group=circle.group, **asked, edge=circle.edge)
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    meetings.say(by=circle.member.me, sitting=sitting, text="Hello", once="1", edge=circle.edge)
    thread = circle.write(circle.member)
    assert [one["do"] for one in heard(listening(circle))] == ["turn", "post", "post"]
    meetings.end(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    assert [(one["do"], one["thread"]) for one in heard(listening(circle))] == [
        ("post", thread.hex()), ("turn", sitting.hex()),
    ]  # fmt: skip


def test_nobody_else_can_end_what_a_group_listens_to(circle: Circle) -> None:
    thread, before = circle.write(circle.member), listening(circle)
    for who in (circle.stranger, circle.elsewhere):
        with pytest.raises(NotFound):
            deciding.bar(by=who.me, post=thread, reason="attacks", words="", edge=circle.edge)
    assert listening(circle) == before
