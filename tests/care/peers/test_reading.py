"""Who may be paged, where, and whose number a reply comes from."""

import pytest

from rigcheck.care.peers import queries
from rigcheck.care.peers.models import Address, Setup, State
from rigcheck.care.seats import actions as seats
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.peers.conftest import digest_of, seated, set_up
from tests.care.seats.conftest import Seated, sits_down

pytestmark = pytest.mark.django_db


def names(*, ready: bool = True) -> list[str]:
    return [one.name for one in queries.supporters(ready=ready)]


def test_whoever_is_set_up_may_be_paged_as_they_described_themselves(peer: Seated) -> None:
    set_up(peer, unit_group="Station 4", supervises=True, languages="en,es")
    told = queries.supporters()[0]
    assert (told.id, told.name, told.seat) == (peer.number, "Riley K.", Seat.PEER)
    assert (told.agency, told.trade, told.unit_group, told.supervises) == ("Port Alder", "fire", "Station 4", True)
    assert (told.languages, told.channels, told.ready) == (("en", "es"), ("text",), True)
    assert told.seal_public == peer.person.hierarchy.opener.public


def test_peers_chaplains_and_clinicians_are_supporters_and_nobody_else(
    peer: Seated, chaplain: Seated, on_call_clinician: Seated, lead: Seated, edge: Edge
) -> None:
    moderator = seated(lead, edge, "Mo D.", Seat.MODERATOR)
    set_up(moderator)
    assert names(ready=False) == ["Chaplain Moss", "Riley K.", "Sam Ortega"]


@pytest.mark.parametrize("missing", [{"let_through": False}, {"state": State.PAUSED}, {"state": State.SETTING_UP}])
def test_whoever_has_a_step_missing_is_not_paged(peer: Seated, missing: dict[str, object]) -> None:
    set_up(peer, **missing)  # type: ignore[arg-type]
    assert names() == []
    assert queries.addresses(supporter=peer.number) == []
    assert [(one.ready, one.paused) for one in queries.supporters(ready=False)] == [
        (False, missing.get("state") is State.PAUSED)
    ]


def test_whoever_set_nothing_up_is_not_paged(peer: Seated) -> None:
    assert names() == []
    assert queries.supporters(ready=False)[0].agency == ""


def test_a_number_that_answered_no_test_page_is_not_paged(peer: Seated) -> None:
    set_up(peer)
    Address.objects.update(proved="")
    assert names() == []
    assert queries.by_number(digest_of("+15550100123")) is None


def test_somebody_who_was_not_met_is_not_paged(lead: Seated, edge: Edge) -> None:
    waiting = sits_down(seats.invite(by=lead.me, name="New One", seat=Seat.PEER, edge=edge), edge)
    set_up(waiting)
    assert names(ready=False) == []


def test_a_suspended_seat_is_out_at_once(peer: Seated, lead: Seated, edge: Edge) -> None:
    set_up(peer)
    assert (names(), queries.by_number(digest_of("+15550100123"))) == (["Riley K."], peer.number)
    seats.suspend(by=lead.me, number=peer.number, edge=edge)
    assert names(ready=False) == []
    assert queries.addresses(supporter=peer.number) == []
    assert queries.by_number(digest_of("+15550100123")) is None
    assert Setup.objects.filter(id=peer.number).exists()


def test_addresses_come_in_the_order_of_preference(peer: Seated) -> None:
    set_up(peer)
    Address.objects.create(
        id=b"2" * 16, supporter=peer.number, channel="voice", address=b"second", digest=b"d" * 32, place=1,
        proved="2026-11",
    )  # fmt: skip
    assert queries.addresses(supporter=peer.number) == [b"sealed +15550100123", b"second"]
    assert queries.supporters()[0].channels == ("text", "voice")


def test_a_number_of_nobody(peer: Seated) -> None:
    set_up(peer)
    assert queries.by_number(digest_of("+15550100999")) is None
    assert queries.addresses(supporter=b"?" * 16) == []
