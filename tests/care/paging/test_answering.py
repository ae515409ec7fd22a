"""Taking a page, reaching the member, giving it back; and who may not."""

import pytest

from rigcheck.care.notices.models import Channel, Notice, Reply
from rigcheck.care.notices.queries import number_digest
from rigcheck.care.paging import actions, queries
from rigcheck.care.paging.models import Callback, How, Page
from rigcheck.care.paging.policies import SPOKEN, NoPage, NotReady, NumberWithheld, about
from rigcheck.care.peers.models import Setup
from rigcheck.engines.escalation import NotAsked, NotYours, Over, State, TakenElsewhere
from rigcheck.kernel.enums import Seat
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.paging.conftest import NUMBERS, PAGE, Heard, envelope, pressing, ready, work
from tests.care.peers.conftest import seated
from tests.care.seats.conftest import Seated


def screen(edge: Edge) -> queries.Waiting:
    """What the member sees."""
    return queries.waiting(page=PAGE, at=edge.clock.now())


def reply(number: str, edge: Edge, *, named: bytes = b"") -> Notice | None:
    """Somebody replies 1 from a number, or presses 1 in a call about a page."""
    told = Reply(number_digest(number=number, edge=edge), Channel.VOICE if named else Channel.TEXT, named)
    return actions.taken_by_reply(reply=told, edge=edge)


def test_the_screen_counts_who_was_asked(pressed: bytes, edge: Edge, clock: SetClock):
    clock.pass_(seconds=40)
    seen = screen(edge)
    assert (seen.state, seen.asked, seen.name, seen.since.seconds, seen.left.seconds) == (
        State.PAGING, 3, "", 40, 140,
    )  # fmt: skip
    assert not seen.honest
    assert not seen.over


def test_whoever_takes_it_has_it_and_the_screen_names_them(pressed: bytes, riley: Seated, edge: Edge):
    actions.take(page=pressed, by=riley.number, edge=edge)
    assert (Page.objects.get().state, Page.objects.get().holder) == (State.TAKEN, riley.number)
    assert (screen(edge).name, screen(edge).seat, screen(edge).left.seconds) == ("Riley K.", Seat.PEER, 180)


def test_the_number_is_withheld_until_somebody_has_taken_it_and_shown_to_nobody_else(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge
):
    with pytest.raises(NumberWithheld):
        queries.call(page=pressed, supporter=riley.number, at=edge.clock.now())
    actions.take(page=pressed, by=riley.number, edge=edge)
    shown = queries.call(page=pressed, supporter=riley.number, at=edge.clock.now())
    assert (shown.how, shown.envelope) == (How.CALL, envelope(riley))
    with pytest.raises(NumberWithheld):
        queries.call(page=pressed, supporter=jo.number, at=edge.clock.now())


def test_the_number_is_withheld_again_when_their_time_has_lapsed(
    pressed: bytes, riley: Seated, edge: Edge, clock: SetClock
):
    actions.take(page=pressed, by=riley.number, edge=edge)
    clock.pass_(minutes=3)
    with pytest.raises(NumberWithheld):
        queries.call(page=pressed, supporter=riley.number, at=clock.now())


def test_where_no_number_came_along_there_is_none_to_show(pressed: bytes, riley: Seated, edge: Edge):
    Callback.objects.all().delete()
    actions.take(page=pressed, by=riley.number, edge=edge)
    assert queries.call(page=pressed, supporter=riley.number, at=edge.clock.now()).envelope == b""


def test_everybody_asked_sees_it_and_what_became_of_it(pressed: bytes, riley: Seated, jo: Seated, edge: Edge):
    actions.take(page=pressed, by=riley.number, edge=edge)
    now = edge.clock.now()
    [mine], [other] = (queries.asked(supporter=whom.number, at=now) for whom in (riley, jo))
    assert (mine.mine, mine.elsewhere, mine.open) == (True, False, False)
    assert (other.mine, other.elsewhere, other.open) == (False, True, False)


def test_the_stranger_sees_none_takes_none_and_says_nothing(pressed: bytes, lead: Seated, edge: Edge):
    stranger = ready(seated(lead, edge, "Not asked", Seat.PEER), "+15550100199", edge)
    assert queries.asked(supporter=stranger.number, at=edge.clock.now()) == []
    for act, refusal in ((actions.take, NotAsked), (actions.let_go, NotAsked), (actions.contact, NotYours)):
        with pytest.raises(refusal):
            act(page=pressed, by=stranger.number, edge=edge)
    with pytest.raises(NoPage):
        queries.one_asked(page=pressed, supporter=stranger.number, at=edge.clock.now())
    assert Page.objects.get().state == State.PAGING


def test_nobody_without_a_verified_seat_takes_or_reaches(pressed: bytes, lead: Seated, edge: Edge):
    for act in (actions.take, actions.contact):
        with pytest.raises(NotReady):
            act(page=pressed, by=lead.number, edge=edge)


@pytest.mark.parametrize("act", [actions.take, actions.let_go, actions.contact])
def test_there_is_nothing_where_there_is_no_page(act, pressed: bytes, riley: Seated, edge: Edge):
    with pytest.raises(NoPage):
        act(page=bytes(32), by=riley.number, edge=edge)


@pytest.mark.parametrize("act", [actions.reached, actions.withdraw])
def test_nor_for_the_member(act, pressed: bytes, edge: Edge):
    with pytest.raises(NoPage):
        act(page=bytes(32), edge=edge)
    with pytest.raises(NoPage):
        queries.waiting(page=bytes(32), at=edge.clock.now())


def test_contact_ends_it_for_all(pressed: bytes, riley: Seated, jo: Seated, edge: Edge, gateway: Heard):
    actions.take(page=pressed, by=riley.number, edge=edge)
    actions.contact(page=pressed, by=riley.number, edge=edge)
    assert (Page.objects.get().state, Page.objects.get().wake, screen(edge).over) == (State.CONTACT, None, True)
    with pytest.raises(Over):
        actions.take(page=pressed, by=jo.number, edge=edge)


def test_the_member_may_say_it(pressed: bytes, riley: Seated, edge: Edge):
    actions.take(page=pressed, by=riley.number, edge=edge)
    actions.reached(page=pressed, edge=edge)
    assert Page.objects.get().state == State.CONTACT


def test_at_the_supporters_word_the_number_is_gone_for_all(pressed: bytes, riley: Seated, edge: Edge):
    actions.take(page=pressed, by=riley.number, edge=edge)
    actions.contact(page=pressed, by=riley.number, edge=edge)
    assert not Callback.objects.exists()


def test_at_the_members_word_only_whoever_has_it_keeps_the_number_and_not_for_long(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge, clock: SetClock
):
    actions.take(page=pressed, by=riley.number, edge=edge)
    actions.reached(page=pressed, edge=edge)
    parts = bytes(Callback.objects.get().parts)
    assert envelope(jo) not in parts
    assert queries.call(page=pressed, supporter=riley.number, at=clock.now()).envelope == envelope(riley)
    actions.purge(now=clock.now() + SPOKEN)
    assert Callback.objects.exists()
    clock.pass_(minutes=31)
    assert actions.purge(now=clock.now()) == 0
    assert not Callback.objects.exists()


def test_in_contact_with_nobody_who_has_it_nobody_keeps_the_number(pressed: bytes, edge: Edge):
    actions.reached(page=pressed, edge=edge)
    assert bytes(Callback.objects.get().parts) == b""


def test_whoever_had_it_before_somebody_else_cannot_end_it(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge, clock: SetClock
):
    actions.take(page=pressed, by=riley.number, edge=edge)
    clock.pass_(minutes=3)
    actions.take(page=pressed, by=jo.number, edge=edge)
    with pytest.raises(NotYours):
        actions.contact(page=pressed, by=riley.number, edge=edge)
    assert (Page.objects.get().holder, Callback.objects.exists()) == (jo.number, True)
    actions.contact(page=pressed, by=jo.number, edge=edge)
    assert Page.objects.get().state == State.CONTACT


def test_given_back_it_goes_on_to_the_others(pressed: bytes, riley: Seated, edge: Edge, gateway: Heard):
    work(edge, clock=edge.clock, seconds=1)
    gateway.sent.clear()
    actions.take(page=pressed, by=riley.number, edge=edge)
    actions.let_go(page=pressed, by=riley.number, edge=edge)
    work(edge, clock=edge.clock, seconds=1)
    assert sorted(to for to, _ in gateway.sent) == list(NUMBERS[1:])


def test_what_has_not_gone_out_when_somebody_takes_it_stays_unsent(
    pressed: bytes, riley: Seated, edge: Edge, gateway: Heard
):
    actions.take(page=pressed, by=riley.number, edge=edge)
    work(edge, clock=edge.clock, seconds=1)
    assert gateway.sent == []


def test_the_member_takes_it_back_and_the_number_is_gone(pressed: bytes, riley: Seated, edge: Edge, gateway: Heard):
    actions.withdraw(page=pressed, edge=edge)
    work(edge, clock=edge.clock, minutes=10)
    assert (Page.objects.get().state, Callback.objects.count(), gateway.sent) == (State.WITHDRAWN, 0, [])
    with pytest.raises(Over):
        actions.take(page=pressed, by=riley.number, edge=edge)


def test_replying_1_takes_the_oldest_that_waits_and_twice_is_once(
    pressed: bytes, riley: Seated, jo: Seated, owner, edge: Edge, clock: SetClock
):
    clock.pass_(seconds=30)
    actions.press(press=pressing(riley, jo, page=bytes(32)), by=owner.me, edge=edge)
    assert [reply(NUMBERS[0], edge), reply(NUMBERS[0], edge)] == [Notice.TAKEN, Notice.TAKEN]
    assert list(Page.objects.filter(state="taken").values_list("id", "holder")) == [(PAGE, riley.number)]
    assert reply(NUMBERS[1], edge) is Notice.TAKEN


def test_pressing_1_takes_the_page_that_the_call_was_about(
    pressed: bytes, riley: Seated, jo: Seated, owner, edge: Edge
):
    second = bytes(32)
    actions.press(press=pressing(riley, jo, page=second), by=owner.me, edge=edge)
    assert reply(NUMBERS[0], edge, named=about(second, riley.number, 1)) is Notice.TAKEN
    assert reply(NUMBERS[1], edge, named=about(second, jo.number, 1)) is Notice.TAKEN_ELSEWHERE
    assert Page.objects.get(id=second).holder == riley.number
    assert Page.objects.get(id=PAGE).holder == b""


def test_what_a_notice_is_named_by_is_the_page_for_one_supporter_and_one_time(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge
):
    names = {about(PAGE, whom.number, ask) for whom in (riley, jo) for ask in (1, 2)}
    assert len(names) == 4
    for wrong in (PAGE, about(PAGE, jo.number, 1), about(PAGE, riley.number, 2)):
        assert reply(NUMBERS[0], edge, named=wrong) is Notice.NOTHING_WAITS
    assert Page.objects.get().holder == b""


def test_a_reply_when_nothing_waits_or_from_a_number_that_nobody_knows(pressed: bytes, riley: Seated, edge: Edge):
    assert reply("+15550100177", edge) is None
    actions.withdraw(page=pressed, edge=edge)
    assert reply(NUMBERS[0], edge) is Notice.NOTHING_WAITS


def test_a_supporter_who_pauses_keeps_what_they_have(
    pressed: bytes, riley: Seated, jo: Seated, edge: Edge, clock: SetClock
):
    actions.take(page=pressed, by=riley.number, edge=edge)
    Setup.objects.update(state="paused")
    work(edge, clock=clock, seconds=20)
    row = Page.objects.get()
    assert (row.holder, jo.number in row.gone, riley.number in row.gone) == (riley.number, True, False)
    actions.contact(page=pressed, by=riley.number, edge=edge)
    assert Page.objects.get().state == State.CONTACT


def test_somebody_comes_late_beside_the_honest_screen(pressed: bytes, jo: Seated, edge: Edge, clock: SetClock):
    clock.pass_(minutes=20)
    assert screen(edge).honest
    assert queries.one_asked(page=pressed, supporter=jo.number, at=clock.now()).open
    actions.take(page=pressed, by=jo.number, edge=edge)
    assert (screen(edge).honest, screen(edge).name, screen(edge).left.seconds) == (True, "Jo B.", 180)
    with pytest.raises(TakenElsewhere):
        actions.take(page=pressed, by=Page.objects.get().people[:16], edge=edge)
