"""What was reported about a moderator is judged by somebody else; worry about a writer stands first."""

import pytest
from django.db import transaction

from rigcheck.care.groups.models import Group
from rigcheck.care.groups.policies import TooOften
from rigcheck.care.groups.queries import standings
from rigcheck.care.meetings import actions as meetings
from rigcheck.care.moderation import queries
from rigcheck.care.moderation.actions import asking, deciding
from rigcheck.care.moderation.models import Report
from rigcheck.care.moderation.policies import NotYourOwnPost, StillAsked
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions import posting
from rigcheck.care.threads.models import Post, Shown
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import Circle
from tests.care.meetings.test_meetings import planned

pytestmark = pytest.mark.django_db
WHY = {"reason": "attacks", "words": "Not in this tone."}


@pytest.fixture
def thread(circle: Circle) -> bytes:
    return circle.write(circle.member)


def hide(circle: Circle, post: bytes) -> None:
    deciding.hide(by=circle.guide.me, post=post, **WHY, edge=circle.edge)


@pytest.fixture
def welcome(circle: Circle) -> bytes:
    """What a moderator wrote, and a member reported."""
    post = circle.write(circle.guide, "Shut up, all of you.")
    asking.report(by=circle.member.me, post=post, reason="attacks", edge=circle.edge)
    return post


def test_nobody_decides_about_what_they_wrote(circle: Circle, welcome: bytes) -> None:
    with pytest.raises(NotYourOwnPost):
        deciding.keep(by=circle.guide.me, post=welcome, edge=circle.edge)
    with pytest.raises(NotYourOwnPost):
        hide(circle, welcome)
    assert Report.objects.count() == 1
    deciding.hide(by=circle.second.me, post=welcome, **WHY, edge=circle.edge)
    with pytest.raises(NotYourOwnPost):
        deciding.decide_post(by=circle.guide.me, post=welcome, restore=True, words="", edge=circle.edge)
    assert Post.objects.get().state == Shown.HIDDEN


def test_a_lead_looks_at_a_moderators_post_that_was_reported(circle: Circle, welcome: bytes, thread: bytes) -> None:
    (found,) = queries.appeals(me=circle.lead.me, edge=circle.edge)
    assert [(one.post.id, one.post.mine, len(one.reports)) for one in found.guides] == [(welcome.hex(), False, 1)]
    deciding.hide(by=circle.lead.me, post=welcome, **WHY, edge=circle.edge)
    assert queries.appeals(me=circle.lead.me, edge=circle.edge) == []
    assert {bytes(one.id): one.state for one in Post.objects.all()} == {welcome: Shown.HIDDEN, thread: Shown.SHOWN}
    silent = circle.write(circle.guide, "Welcome.", once="2")
    with pytest.raises(NotFound):
        deciding.keep(by=circle.lead.me, post=silent, edge=circle.edge)


def test_whoever_is_asked_about_does_not_end_the_group(circle: Circle, welcome: bytes) -> None:
    Group.objects.filter(id=circle.group).update(places=8)
    with pytest.raises(StillAsked):
        deciding.end_group(by=circle.guide.me, group=circle.group, edge=circle.edge)
    deciding.keep(by=circle.second.me, post=welcome, edge=circle.edge)
    hidden = circle.write(circle.member)
    hide(circle, hidden)
    asking.ask_again(by=circle.member.me, post=hidden, words="It was a quote.", edge=circle.edge)
    with pytest.raises(StillAsked):
        deciding.end_group(by=circle.guide.me, group=circle.group, edge=circle.edge)
    deciding.decide_post(by=circle.second.me, post=hidden, restore=True, words="", edge=circle.edge)
    barred = circle.write(circle.colleague)
    deciding.bar(by=circle.guide.me, post=barred, **WHY, edge=circle.edge)
    asking.ask_back(by=circle.colleague.me, group=circle.group, words="I am sorry.", edge=circle.edge)
    with pytest.raises(StillAsked):
        deciding.end_group(by=circle.guide.me, group=circle.group, edge=circle.edge)
    deciding.end_group(by=circle.lead.me, group=circle.group, edge=circle.edge)
    assert not Group.objects.filter(id=circle.group).exists()


def test_a_report_of_a_name_takes_off_a_members_post_once_and_a_moderators_never(circle: Circle, thread: bytes) -> None:
    asking.report(by=circle.colleague.me, post=thread, reason="names", edge=circle.edge)
    assert Post.objects.get().state == Shown.HELD
    deciding.keep(by=circle.guide.me, post=thread, edge=circle.edge)
    asking.report(by=circle.colleague.me, post=thread, reason="names", edge=circle.edge)
    row = Post.objects.get()
    assert (row.state, row.looked) == (Shown.SHOWN, False)
    welcome = circle.write(circle.guide, "Call a line at any time.")
    asking.report(by=circle.member.me, post=welcome, reason="names", edge=circle.edge)
    row = Post.objects.get(id=welcome)
    assert (row.state, row.looked) == (Shown.SHOWN, False)


def test_a_moderator_does_not_erase_what_was_reported(circle: Circle, welcome: bytes) -> None:
    with pytest.raises(policies.LookedAt):
        posting.erase(by=circle.guide.me, post=welcome, edge=circle.edge)
    assert (Post.objects.count(), Report.objects.count()) == (1, 1)
    deciding.keep(by=circle.second.me, post=welcome, edge=circle.edge)
    posting.erase(by=circle.guide.me, post=welcome, edge=circle.edge)
    assert not Post.objects.exists()


def test_the_end_of_a_session_takes_no_report_about_a_moderator_away(circle: Circle) -> None:
    sitting = planned(circle)
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    said = [
        meetings.say(by=who.me, sitting=sitting, text=text, once=text, edge=circle.edge).post
        for who, text in ((circle.guide, "Shut up."), (circle.guide, "Welcome."), (circle.member, "I am off."))
    ]
    asking.report(by=circle.member.me, post=said[0], reason="attacks", edge=circle.edge)
    asking.report(by=circle.colleague.me, post=said[2], reason="rules", edge=circle.edge)
    meetings.end(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    assert [bytes(one.id) for one in Post.objects.all()] == [said[0]]
    (found,) = queries.appeals(me=circle.lead.me, edge=circle.edge)
    assert [one.post.id for one in found.guides] == [said[0].hex()]


def test_a_full_queue_hides_no_report_about_a_moderator(
    circle: Circle, welcome: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rigcheck.care.threads.queries.waiting.MOST", 1)
    circle.write(circle.member, "i want to die and tonight i will shoot myself")
    (found,) = queries.appeals(me=circle.lead.me, edge=circle.edge)
    assert [one.post.id for one in found.guides] == [welcome.hex()]


def test_worry_about_a_writer_stands_first_and_is_no_reason_to_hide(circle: Circle, thread: bytes) -> None:
    calm = circle.write(circle.colleague, "The coffee was good today.", once="2")
    for number in range(3):
        circle.write(circle.colleague, f"Shift {number} was long.", thread=calm, once=str(number))
    asking.report(by=circle.colleague.me, post=thread, reason="rules", edge=circle.edge)
    asking.report(by=circle.member.me, post=calm, reason="worry", edge=circle.edge)
    here = standings.guided(me=circle.guide.me, group=circle.group, edge=circle.edge)
    first = queries.queue(here=here)[0]
    assert (first.post.id, first.worry, [str(one) for one in first.reports]) == (
        calm.hex(), True, ["I am worried about whoever wrote this"],
    )  # fmt: skip
    assert Post.objects.get(id=calm).state == Shown.SHOWN
    with pytest.raises(policies.NoReason):
        deciding.hide(by=circle.guide.me, post=calm, reason="worry", words="", edge=circle.edge)


def test_asking_for_names_in_a_session_is_counted_too(circle: Circle) -> None:
    sitting = planned(circle)
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    for number in range(10):
        with pytest.raises(policies.NamesSomebody):
            meetings.say(by=circle.member.me, sitting=sitting, text="Dana Ruiz?", once=str(number), edge=circle.edge)
    with pytest.raises(TooOften):
        meetings.say(by=circle.member.me, sitting=sitting, text="Dana Ruiz?", once="more", edge=circle.edge)
    with pytest.raises(NotFound):
        meetings.say(by=circle.member.me, sitting=bytes(16), text="Hello.", once="none", edge=circle.edge)


def test_fifty_megabytes_in_a_session_are_refused_before_any_name_is_looked_for(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting, asked = planned(circle), []
    meetings.begin(by=circle.guide.me, sitting=sitting, edge=circle.edge)
    monkeypatch.setattr(policies, "check_names", lambda *text: asked.append(text))
    with pytest.raises(policies.TooLong):
        meetings.say(by=circle.member.me, sitting=sitting, text="x" * 50_000_000, once="1", edge=circle.edge)
    assert (asked, Post.objects.count()) == ([], 0)


def test_a_group_that_stays_after_all_keeps_its_key(circle: Circle) -> None:
    with transaction.atomic():
        deciding.end_group(by=circle.lead.me, group=circle.group, edge=circle.edge)
        transaction.set_rollback(True)
    assert standings.place(me=circle.member.me, group=circle.group, edge=circle.edge).about.name == "Night shifts"
