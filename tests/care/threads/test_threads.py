"""Writing, reading, leaving; who sees nothing; what the tables tell."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rigcheck.care.groups.actions import belonging, opening, pacing
from rigcheck.care.groups.models import Membership, Pace
from rigcheck.care.groups.policies import TooOften
from rigcheck.care.groups.queries import standings
from rigcheck.care.threads import policies
from rigcheck.care.threads.actions import leaving, posting
from rigcheck.care.threads.models import Decision, Post
from rigcheck.care.threads.queries import pages
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.clock import SetClock
from tests.care.groups.conftest import PLANTED, Circle
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db


def test_what_one_writes_another_reads_under_an_alias(circle: Circle) -> None:
    thread = circle.write(circle.member)
    (said,) = circle.read(circle.colleague, thread)
    own = standings.place(me=circle.member.me, group=circle.group, edge=circle.edge).own
    assert (said.text, said.title, said.name, said.mine) == (PLANTED, "Nights", own, False)
    assert circle.read(circle.member, thread)[0].mine


def test_no_table_holds_a_word_an_account_or_the_writer_of_a_post(circle: Circle) -> None:
    circle.write(circle.member)
    alias = standings.alias_of(me=circle.member.me, group=circle.group)
    rooms = ("groups", "threads", "meetings", "moderation")
    rows = [row for room in rooms for model in apps.get_app_config(room).get_models() for row in model.objects.values()]
    dump = repr(rows).encode()
    assert rows
    for planted in (PLANTED, "Night shifts", circle.member.me.account.hex()):
        assert planted.encode() not in dump
    assert repr(circle.member.me.account).encode() not in dump
    assert repr(alias) not in repr([*Post.objects.values()])


@pytest.mark.parametrize("who", ["stranger", "elsewhere", "lead"])
def test_nobody_reads_a_group_who_is_not_in_it_or_its_own_moderator(circle: Circle, who: str) -> None:
    thread = circle.write(circle.member)
    with pytest.raises(NotFound):
        circle.read(getattr(circle, who), thread)
    with pytest.raises(NotFound):
        circle.write(getattr(circle, who), once="2")
    assert Post.objects.count() == 1


def test_a_moderator_who_was_dropped_or_suspended_sees_nothing_at_once(circle: Circle) -> None:
    thread = circle.write(circle.member)
    assert circle.read(circle.guide, thread)
    opening.drop_guide(by=circle.lead.me, group=circle.group, seat=circle.guide.number, edge=circle.edge)
    with pytest.raises(NotFound):
        circle.read(circle.guide, thread)


def test_sent_twice_it_is_posted_once(circle: Circle) -> None:
    assert circle.write(circle.member) == circle.write(circle.member)
    assert Post.objects.count() == 1


@pytest.mark.parametrize("text", ["Riley K. told me", "ask riley kowalski", "RILEY-K!", "Dr. Whitfield Ana Whitfield"])
def test_the_name_of_somebody_who_works_here_is_not_posted(circle: Circle, text: str) -> None:
    opening.drop_guide(by=circle.lead.me, group=circle.group, seat=circle.guide.number, edge=circle.edge)
    with pytest.raises(policies.NamesSomebody):
        circle.write(circle.member, text)
    assert not Post.objects.exists()


@pytest.mark.parametrize("text", ["Da\u200bna Ru\u00adiz is useless", "DanaRuiz", "write to dana.ruiz@", "Dana_Ruiz"])
def test_a_name_with_something_unseen_in_it_is_that_name(circle: Circle, text: str) -> None:
    with pytest.raises(policies.NamesSomebody):
        circle.write(circle.member, text)
    assert not Post.objects.exists()


def test_who_works_here_cannot_be_asked_for_again_and_again(circle: Circle) -> None:
    for number in range(10):
        with pytest.raises(policies.NamesSomebody):
            circle.write(circle.member, "Is it Dana Ruiz?", once=str(number))
    with pytest.raises(TooOften):
        circle.write(circle.member, "Is it Dana Ruiz?", once="more")
    assert circle.write(circle.member, "Somebody was there for me.")


def test_a_post_touches_its_writers_place_once_a_month(circle: Circle, clock: SetClock) -> None:
    def of(who: Person) -> str:
        return str(Membership.objects.get(id=standings.alias_of(me=who.me, group=circle.group)).expires)

    first = circle.write(circle.member)
    here = standings.place(me=circle.member.me, group=circle.group, edge=circle.edge)
    with CaptureQueriesContext(connection) as asked:
        belonging.keep_alive(here=here, edge=circle.edge)
    (written,) = [one["sql"] for one in asked if one["sql"].startswith("UPDATE")]
    with connection.cursor() as cursor:
        cursor.execute(written)
        assert cursor.rowcount == 0
    before = of(circle.member)
    clock.pass_(days=31)
    circle.write(circle.member, thread=first, once="3")
    assert of(circle.member) > before == of(circle.colleague)


def test_the_groups_own_moderator_may_be_thanked_by_name(circle: Circle) -> None:
    assert circle.write(circle.member, "Thank you, Riley K.")


@pytest.mark.parametrize(("text", "name"), [("moss on the wall", "Chaplain Moss"), ("the life of Riley", "Riley K.")])
def test_words_that_are_no_names_are_let_through(text: str, name: str) -> None:
    policies.check_names(text, [name])


def test_a_name_that_is_only_a_title_keeps_no_word_out() -> None:
    policies.check_names("the chaplain called me, Chaplain or not", ["Chaplain"])


def test_a_name_with_its_title_or_capital_is_found() -> None:
    for text in ("chaplain moss said", "I saw Moss", "mo\u0301ss Moss"):
        with pytest.raises(policies.NamesSomebody):
            policies.check_names(text, ["Chaplain Moss"])


def test_fifty_megabytes_are_refused_and_nothing_is_kept(circle: Circle) -> None:
    with pytest.raises(policies.TooLong):
        circle.write(circle.member, "x" * 50_000_000)
    assert not Post.objects.exists()


def test_too_many_posts_wait_and_another_alias_does_not(circle: Circle, clock: SetClock) -> None:
    thread = circle.write(circle.member)
    for number in range(10):
        circle.write(circle.member, thread=thread, once=f"more {number}")
    with pytest.raises(TooOften):
        circle.write(circle.member, thread=thread, once="one more")
    assert Post.objects.count() == 11
    circle.write(circle.colleague, thread=thread)
    clock.pass_(minutes=10)
    circle.write(circle.member, thread=thread, once="one more")
    assert Post.objects.count() == 13


def test_leaving_takes_place_and_posts_and_coming_back_finds_the_same_name(circle: Circle) -> None:
    circle.write(circle.member)
    before = standings.alias_of(me=circle.member.me, group=circle.group)
    leaving.leave(by=circle.member.me, group=circle.group, erase=True, edge=circle.edge)
    assert not Post.objects.exists()
    assert not Membership.objects.filter(id=before).exists()
    belonging.join(by=circle.member.me, group=circle.group, retired=False, edge=circle.edge)
    assert Membership.objects.filter(id=before).exists()


def test_what_stays_after_leaving_has_no_alias_under_its_seal(circle: Circle) -> None:
    thread = circle.write(circle.member)
    leaving.leave(by=circle.member.me, group=circle.group, erase=False, edge=circle.edge)
    (said,) = circle.read(circle.colleague, thread)
    assert (said.name, said.text) == ("", PLANTED)


def test_an_erased_beginning_leaves_the_answers_of_others(circle: Circle) -> None:
    thread = circle.write(circle.member)
    circle.write(circle.colleague, "I know that road", thread=thread)
    posting.erase(by=circle.member.me, post=thread, edge=circle.edge)
    assert [one.text for one in circle.read(circle.colleague, thread)] == ["", "I know that road"]


def test_an_erased_beginning_goes_with_its_last_answer(circle: Circle) -> None:
    thread = circle.write(circle.member)
    answer = circle.write(circle.colleague, "I know that road", thread=thread)
    posting.erase(by=circle.member.me, post=thread, edge=circle.edge)
    posting.erase(by=circle.colleague.me, post=answer, edge=circle.edge)
    assert not Post.objects.exists()


def test_nobody_erases_what_somebody_else_wrote(circle: Circle) -> None:
    thread = circle.write(circle.member)
    for who in (circle.colleague, circle.stranger, circle.guide):
        with pytest.raises(NotFound):
            posting.erase(by=who.me, post=thread, edge=circle.edge)
    assert circle.read(circle.colleague, thread)[0].text == PLANTED


def test_what_was_decided_about_somebody_goes_with_them(circle: Circle) -> None:
    thread = circle.write(circle.member)
    circle.write(circle.member, "more", thread=thread, once="2")
    for about in (thread, standings.alias_of(me=circle.member.me, group=circle.group)):
        Decision.objects.create(
            id=about[::-1], group=circle.group, about=about, turn=about[0] + 1, blob=b"x", expires="2027-01"
        )
    leaving.leave(by=circle.member.me, group=circle.group, erase=True, edge=circle.edge)
    assert not Decision.objects.exists()
    assert not Post.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "guide", "elsewhere", "lead"])
def test_whoever_has_no_place_cannot_leave(circle: Circle, who: str) -> None:
    circle.write(circle.member)
    with pytest.raises(NotFound):
        leaving.leave(by=getattr(circle, who).me, group=circle.group, erase=True, edge=circle.edge)
    assert (Post.objects.count(), Membership.objects.count()) == (1, 2)


def test_other_words_from_the_same_page_are_another_post(circle: Circle) -> None:
    """Going back and writing something else loses nothing, and a page without its mark loses nothing either."""
    thread = circle.write(circle.member)
    for words, once in (("one", "1"), ("two", "1"), ("three", ""), ("three", "")):
        circle.write(circle.member, words, thread=thread, once=once)
    assert [one.text for one in circle.read(circle.colleague, thread)] == [PLANTED, "one", "two", "three", "three"]


def test_nothing_is_posted_without_words_or_title_or_into_another_groups_thread(circle: Circle) -> None:
    thread = circle.write(circle.member)
    for draft in (posting.Draft(" \n ", "1", "Nights"), posting.Draft("words", "1", " "), posting.Draft("", "1")):
        with pytest.raises(policies.NothingSaid):
            posting.post(by=circle.member.me, group=circle.group, draft=draft, edge=circle.edge)
    belonging.join(by=circle.member.me, group=circle.other, retired=False, edge=circle.edge)
    with pytest.raises(NotFound):
        posting.post(
            by=circle.member.me, group=circle.other, draft=posting.Draft("x", "1", thread=thread), edge=circle.edge
        )
    assert Post.objects.count() == 1


def test_threads_are_held_to_five_a_day_and_moderators_are_not_counted(circle: Circle) -> None:
    for number in range(5):
        circle.write(circle.member, once=f"{number}")
    with pytest.raises(TooOften):
        circle.write(circle.member, once="6")
    for number in range(6):
        circle.write(circle.guide, once=f"{number}")
    assert Post.objects.count() == 11


def test_a_hidden_beginning_hides_no_answers_and_shows_nothing_of_itself(circle: Circle) -> None:
    thread = circle.write(circle.member)
    alone = circle.write(circle.member, "nobody answered", once="2")
    circle.write(circle.colleague, "I know that road", thread=thread)
    Post.objects.filter(id__in=[thread, alone]).update(state="hidden")
    seen = circle.read(circle.colleague, thread)
    assert [(one.text, one.title, one.name, one.masked) for one in seen[:1]] == [("", "", "", True)]
    assert seen[1].text == "I know that road"
    assert circle.read(circle.colleague, alone) == []
    here = standings.place(me=circle.colleague.me, group=circle.group, edge=circle.edge)
    assert [(one.id, one.replies) for one in pages.threads(here=here).posts] == [(thread.hex(), 1)]
    own = standings.place(me=circle.member.me, group=circle.group, edge=circle.edge)
    assert [one.text for one in pages.threads(here=own).posts] == [PLANTED, "nobody answered"]
    assert pages.beginning(thread=thread, here=here).masked
    for act in (pages.one,):
        with pytest.raises(NotFound):
            act(post=thread, here=here)


def test_old_threads_and_posts_stand_on_pages_of_their_own(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "THREADS", 2)
    monkeypatch.setattr(pages, "POSTS", 2)
    first, *_ = [circle.write(circle.member, f"thread {number}", once=str(number)) for number in range(3)]
    for number in range(3):
        circle.write(circle.colleague, f"answer {number}", thread=first, once=str(number))
    here = standings.place(me=circle.member.me, group=circle.group, edge=circle.edge)
    newest, rest = (pages.threads(here=here, page=number) for number in (1, 2))
    assert [one.text for one in newest.posts] == ["thread 0", "thread 2"]
    assert ([one.text for one in rest.posts], rest.older, rest.newer, newest.older) == (["thread 1"], 0, 1, 2)
    late, early = (pages.thread(number=first, here=here, page=number) for number in (1, 2))
    assert [one.text for one in early.posts + late.posts] == ["thread 0", "answer 0", "answer 1", "answer 2"]


def test_posts_go_a_year_after_their_month_and_orphans_at_once(circle: Circle) -> None:
    circle.write(circle.member)
    today = Month.of(circle.edge.clock.now())
    posting.expire(today=today.plus(13))
    assert Post.objects.count() == 1
    posting.expire(today=today.plus(14))
    assert Post.objects.count() == 0
    circle.write(circle.member, once="2")
    opening.end_group(by=circle.lead.me, group=circle.group, edge=circle.edge)
    posting.expire(today=today)
    assert Post.objects.count() == 0


def test_whoever_writes_keeps_the_group_and_its_key(circle: Circle, clock: SetClock) -> None:
    clock.pass_(days=400)
    circle.write(circle.member)
    clock.pass_(days=700)
    assert standings.place(me=circle.member.me, group=circle.group, edge=circle.edge).about.name == "Night shifts"
    with pytest.raises(NotFound):
        standings.place(me=circle.member.me, group=circle.other, edge=circle.edge)


def test_what_is_counted_goes_with_its_day(circle: Circle, clock: SetClock) -> None:
    circle.write(circle.member)
    assert Pace.objects.count() > 0
    pacing.purge(now=clock.now())
    assert Pace.objects.count() > 0
    clock.pass_(hours=25)
    pacing.purge(now=clock.now())
    assert Pace.objects.count() == 0


def test_a_place_of_one_group_opens_nothing_of_another(circle: Circle) -> None:
    """A row carried over into another group's place opens under no key."""
    thread = circle.write(circle.member)
    belonging.join(by=circle.stranger.me, group=circle.other, retired=False, edge=circle.edge)
    Post.objects.filter(id=thread).update(group=circle.other)
    here = standings.place(me=circle.stranger.me, group=circle.other, edge=circle.edge)
    with pytest.raises(SealingRefusal):
        pages.thread(number=thread, here=here)
