"""Reports, hiding with a reason, barring, appeals, and the end of a group."""

from collections.abc import Callable
from typing import Any

import pytest

from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.models import Group, Membership
from rigcheck.care.groups.policies import Barred, NotFromHere, TooOften
from rigcheck.care.groups.queries import standings
from rigcheck.care.moderation import queries
from rigcheck.care.moderation.actions import asking, deciding
from rigcheck.care.moderation.models import Report
from rigcheck.care.moderation.policies import NotYourOwn
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions import leaving, posting
from rigcheck.care.threads.models import Decision, Post, Shown
from rigcheck.care.threads.queries import waiting
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import PLANTED, Circle

pytestmark = pytest.mark.django_db
WHY = {"reason": "attacks", "words": "Not in this tone."}


@pytest.fixture
def thread(circle: Circle) -> bytes:
    return circle.write(circle.member)


def hide(circle: Circle, post: bytes) -> None:
    deciding.hide(by=circle.guide.me, post=post, **WHY, edge=circle.edge)


def test_hidden_its_writer_reads_why_and_nobody_else_reads_it(circle: Circle, thread: bytes) -> None:
    hide(circle, thread)
    assert circle.read(circle.colleague, thread) == []
    (said,) = circle.read(circle.member, thread)
    assert said.verdict is not None
    assert (str(said.verdict.reason), said.verdict.words) == ("It attacks or shames somebody", WHY["words"])


@pytest.mark.parametrize("who", ["elsewhere", "lead", "member", "colleague", "stranger"])
def test_only_a_moderator_of_the_group_hides_keeps_and_bars(circle: Circle, thread: bytes, who: str) -> None:
    me = getattr(circle, who).me
    for act in (deciding.hide, deciding.bar):
        with pytest.raises(NotFound):
            act(by=me, post=thread, **WHY, edge=circle.edge)
    with pytest.raises(NotFound):
        deciding.keep(by=me, post=thread, edge=circle.edge)
    with pytest.raises(NotFound):
        standings.guided(me=me, group=circle.group, edge=circle.edge)
    assert Post.objects.get().state == Shown.SHOWN


def test_hiding_needs_a_reason(circle: Circle, thread: bytes) -> None:
    with pytest.raises(policies.NoReason):
        deciding.hide(by=circle.guide.me, post=thread, reason="", words="", edge=circle.edge)
    assert Post.objects.get().state == Shown.SHOWN


def test_an_appeal_is_decided_by_another_moderator_or_the_lead(circle: Circle, thread: bytes) -> None:
    hide(circle, thread)
    asking.ask_again(by=circle.member.me, post=thread, words="It was a quote.", edge=circle.edge)
    for who in (circle.elsewhere, circle.colleague, circle.member):
        with pytest.raises(NotFound):
            deciding.decide_post(by=who.me, post=thread, restore=True, words="", edge=circle.edge)
    with pytest.raises(NotYourOwn):
        deciding.decide_post(by=circle.guide.me, post=thread, restore=False, words="", edge=circle.edge)
    (appeal,) = queries.appeals(me=circle.lead.me, edge=circle.edge)
    assert appeal.items[0].post.verdict is not None
    assert appeal.items[0].post.verdict.appeal == "It was a quote."
    deciding.decide_post(by=circle.second.me, post=thread, restore=True, words="Right.", edge=circle.edge)
    assert circle.read(circle.colleague, thread)[0].text == PLANTED
    assert queries.appeals(me=circle.lead.me, edge=circle.edge) == []


def test_the_lead_may_uphold_and_then_it_is_settled(circle: Circle, thread: bytes) -> None:
    hide(circle, thread)
    asking.ask_again(by=circle.member.me, post=thread, words="It was a quote.", edge=circle.edge)
    deciding.decide_post(by=circle.lead.me, post=thread, restore=False, words="", edge=circle.edge)
    with pytest.raises(NotFromHere):
        asking.ask_again(by=circle.member.me, post=thread, words="Again", edge=circle.edge)
    assert Post.objects.get().state == Shown.SETTLED


def test_only_its_writer_appeals(circle: Circle, thread: bytes) -> None:
    hide(circle, thread)
    for who in (circle.colleague, circle.stranger, circle.guide):
        with pytest.raises(NotFound):
            asking.ask_again(by=who.me, post=thread, words="Mine", edge=circle.edge)


def test_a_report_that_it_names_somebody_takes_it_off_until_somebody_looked(circle: Circle, thread: bytes) -> None:
    asking.report(by=circle.colleague.me, post=thread, reason="names", edge=circle.edge)
    asking.report(by=circle.colleague.me, post=thread, reason="names", edge=circle.edge)
    assert circle.read(circle.colleague, thread) == []
    here = standings.guided(me=circle.guide.me, group=circle.group, edge=circle.edge)
    (item,) = queries.queue(here=here)
    assert [str(one) for one in item.reports] == ["It names somebody, or says enough to find them"]
    deciding.keep(by=circle.guide.me, post=thread, edge=circle.edge)
    assert queries.queue(here=here) == []
    assert circle.read(circle.colleague, thread)


def test_what_calls_for_help_stands_first_and_is_offered_help(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    class Heavy:
        offer, level, reasons = True, 4, ("plan",)

    quiet = circle.write(circle.member)
    monkeypatch.setattr("rigcheck.care.threads.queries.reading.READ", lambda _text: Heavy())
    heavy = circle.write(circle.colleague, once="heavy")
    here = standings.guided(me=circle.guide.me, group=circle.group, edge=circle.edge)
    assert [one.post.id for one in queries.queue(here=here)] == [heavy.hex(), quiet.hex()]


def test_barred_one_reads_why_asks_and_is_let_back_by_another(circle: Circle, thread: bytes) -> None:
    deciding.bar(by=circle.guide.me, post=thread, **WHY, edge=circle.edge)
    with pytest.raises(Barred):
        circle.read(circle.member, thread)
    asking.ask_back(by=circle.member.me, group=circle.group, words="I am sorry.", edge=circle.edge)
    alias = standings.alias_of(me=circle.member.me, group=circle.group)
    with pytest.raises(NotYourOwn):
        deciding.decide_place(by=circle.guide.me, alias=alias, back=True, words="", edge=circle.edge)
    deciding.decide_place(by=circle.lead.me, alias=alias, back=True, words="", edge=circle.edge)
    assert circle.read(circle.member, thread)


def test_whoever_pressed_most_stands_first_however_many_wait(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    class Heavy:
        offer, level, reasons = True, 2, ("intent",)

    monkeypatch.setattr(waiting, "MOST", 2)
    for number in range(3):
        circle.write(circle.member, once=str(number))
    monkeypatch.setattr("rigcheck.care.threads.queries.reading.READ", lambda _text: Heavy())
    heavy = circle.write(circle.colleague)
    here = standings.guided(me=circle.guide.me, group=circle.group, edge=circle.edge)
    assert queries.queue(here=here)[0].post.id == heavy.hex()
    assert [one.waits for one in queries.guided(me=circle.guide.me, edge=circle.edge)] == [4]
    assert [one.waits for one in queries.guided(me=circle.elsewhere.me, edge=circle.edge)] == [0]


def test_only_members_report_and_only_what_they_see(circle: Circle, thread: bytes) -> None:
    for who in (circle.stranger, circle.guide, circle.elsewhere, circle.lead):
        with pytest.raises(NotFound):
            asking.report(by=who.me, post=thread, reason="attacks", edge=circle.edge)
    with pytest.raises(policies.NoReason):
        asking.report(by=circle.colleague.me, post=thread, reason="dislike", edge=circle.edge)
    assert not Report.objects.exists()
    hide(circle, thread)
    with pytest.raises(NotFound):
        asking.report(by=circle.colleague.me, post=thread, reason="attacks", edge=circle.edge)
    assert not Report.objects.exists()


def test_a_report_brings_back_what_was_looked_at_and_is_counted(circle: Circle, thread: bytes) -> None:
    deciding.keep(by=circle.guide.me, post=thread, edge=circle.edge)
    asking.report(by=circle.colleague.me, post=thread, reason="attacks", edge=circle.edge)
    here = standings.guided(me=circle.guide.me, group=circle.group, edge=circle.edge)
    assert len(queries.queue(here=here)) == 1
    assert circle.read(circle.colleague, thread)
    for number in range(5):
        post = circle.write(circle.member, f"more {number}", thread=thread)
        asking.report(by=circle.colleague.me, post=post, reason="sells", edge=circle.edge)
    last = circle.write(circle.member, "last", thread=thread)
    with pytest.raises(TooOften):
        asking.report(by=circle.colleague.me, post=last, reason="sells", edge=circle.edge)
    assert Report.objects.count() == 6


@pytest.mark.parametrize("who", ["elsewhere", "member", "colleague", "stranger"])
def test_nobody_else_decides_about_a_place(circle: Circle, thread: bytes, who: str) -> None:
    deciding.bar(by=circle.guide.me, post=thread, **WHY, edge=circle.edge)
    alias = standings.alias_of(me=circle.member.me, group=circle.group)
    with pytest.raises((NotFound, Barred)):
        deciding.decide_place(by=getattr(circle, who).me, alias=alias, back=True, words="", edge=circle.edge)
    with pytest.raises(NotFound):
        deciding.decide_place(by=circle.lead.me, alias=alias[::-1], back=True, words="", edge=circle.edge)
    with pytest.raises(NotFound):
        asking.ask_back(by=circle.stranger.me, group=circle.group, words="x", edge=circle.edge)
    assert Membership.objects.get(id=alias).state == "barred"


def test_upheld_a_place_stays_away_for_half_a_year_and_leaving_does_not_help(circle: Circle, thread: bytes) -> None:
    deciding.bar(by=circle.guide.me, post=thread, **WHY, edge=circle.edge)
    asking.ask_back(by=circle.member.me, group=circle.group, words="I am sorry.", edge=circle.edge)
    here = standings.guided(me=circle.second.me, group=circle.group, edge=circle.edge)
    (asked,) = queries.asked(here=here)
    assert (asked.own, asked.verdict.appeal if asked.verdict else "") == (False, "I am sorry.")
    (appeal,) = queries.appeals(me=circle.lead.me, edge=circle.edge)
    assert [one.name for one in appeal.asked] == [asked.name]
    deciding.decide_place(by=circle.second.me, alias=bytes.fromhex(asked.alias), back=False, words="", edge=circle.edge)
    with pytest.raises(NotFromHere):
        asking.ask_back(by=circle.member.me, group=circle.group, words="Again", edge=circle.edge)
    leaving.leave(by=circle.member.me, group=circle.group, erase=True, edge=circle.edge)
    with pytest.raises(Barred):
        belonging.join(by=circle.member.me, group=circle.group, retired=False, edge=circle.edge)
    assert Membership.objects.get(id=bytes.fromhex(asked.alias)).expires == "2027-05"


def test_a_moderators_post_and_one_whose_writer_left_bar_nobody(circle: Circle, thread: bytes) -> None:
    own = circle.write(circle.guide)
    leaving.leave(by=circle.member.me, group=circle.group, erase=False, edge=circle.edge)
    for post in (own, thread):
        with pytest.raises(NotFound):
            deciding.bar(by=circle.second.me, post=post, **WHY, edge=circle.edge)
    assert not Decision.objects.exists()


def test_what_is_hidden_is_found_again_by_its_moderators(circle: Circle, thread: bytes) -> None:
    hide(circle, thread)
    here = standings.guided(me=circle.second.me, group=circle.group, edge=circle.edge)
    assert [one.id for one in queries.hidden(here=here)] == [thread.hex()]
    with pytest.raises(NotFromHere):
        hide(circle, thread)
    for who in (circle.guide, circle.member, circle.stranger):
        with pytest.raises(NotFound):
            queries.appeals(me=who.me, edge=circle.edge)


def test_reports_go_with_their_posts_and_their_time(circle: Circle, thread: bytes) -> None:
    today = Month.of(circle.edge.clock.now())
    asking.report(by=circle.colleague.me, post=thread, reason="attacks", edge=circle.edge)
    asking.expire(today=today)
    assert Report.objects.count() == 1
    posting.erase(by=circle.member.me, post=thread, edge=circle.edge)
    asking.expire(today=today)
    assert Report.objects.count() == 0


@pytest.mark.parametrize("who", ["guide", "elsewhere", "member", "stranger"])
def test_only_a_lead_ends_a_group(circle: Circle, thread: bytes, who: str) -> None:
    with pytest.raises(NotFound):
        deciding.end_group(by=getattr(circle, who).me, group=circle.group, edge=circle.edge)
    with pytest.raises(NotFound):
        deciding.end_group(by=circle.lead.me, group=b"\1" * 16, edge=circle.edge)
    assert Post.objects.filter(id=thread).exists()


def test_a_group_that_ended_leaves_no_row_and_opens_from_no_copy(
    circle: Circle, thread: bytes, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    asking.report(by=circle.colleague.me, post=thread, reason="attacks", edge=circle.edge)
    hide(circle, thread)
    kept = Group.objects.get(id=circle.group)
    with django_capture_on_commit_callbacks(execute=True):
        deciding.end_group(by=circle.lead.me, group=circle.group, edge=circle.edge)
    for model in (Post, Decision, Report, Membership):
        assert not model.objects.exists()
    kept.save(force_insert=True)
    with pytest.raises(NotFound):
        standings.opened(kept, circle.edge)
