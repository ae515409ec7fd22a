"""The lead makes rotas, puts people on by hand and sees where nobody is."""

import pytest
from django.test import Client

from rigcheck.care.oncall import policies, queries
from rigcheck.care.oncall.models import Change, Offer, Rota, Turn
from rigcheck.care.seats import actions as seats
from rigcheck.outside.edge import Edge
from tests.care.oncall.conftest import NEW_YORK, at, rota_of
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
ROTA = (b"r" * 16).hex()
WEEKLY = {
    "name": "Peers", "days": "7", "starts": "07:00", "ends": "07:00", "zone": NEW_YORK, "first": "2026-11-23",
}  # fmt: skip


def on(day: int, hour: int) -> list[bytes]:
    return [one.supporter for one in queries.on(at=at(day, hour))]


def test_making_a_rota(leads: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    turns = {"turn_0": ready_peer.number.hex(), "turn_1": "", "turn_2": ready_chaplain.number.hex()}
    answer = leads.post("/rotas/new/", {**WEEKLY, **turns})
    row = Rota.objects.get()
    assert answer.url == f"/rotas/{row.id.hex()}/"
    assert (on(23, 13), on(29, 13), on(30, 13)) == (
        [ready_peer.number], [ready_peer.number], [ready_chaplain.number],
    )  # fmt: skip
    shown = leads.get(answer.url).content.decode()
    assert "2 supporters, 7 days each, handed over at 07:00" in shown
    assert "Mon 23 Nov, 07:00 to Mon 30 Nov, 07:00" in shown
    assert "No gap in the coming four weeks" in leads.get("/rotas/").content.decode()


def test_a_rota_with_nobody_in_it_says_so_and_everything_is_a_gap(leads: Client) -> None:
    leads.post("/rotas/new/", WEEKLY)
    shown = leads.get(f"/rotas/{Rota.objects.get().id.hex()}/").content.decode()
    assert "Nobody is in this rota" in shown
    overview = leads.get("/rotas/").content.decode()
    assert "Whoever presses for backup is shown the lines instead." in overview
    assert "Mon 23 Nov, 08:00 to Mon 21 Dec, 08:00" in overview


def test_changing_the_turns(leads: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, days=7)
    shown = leads.get(f"/rotas/{ROTA}/change/").content.decode()
    assert f'value="{ready_peer.number.hex()}" selected' in shown
    assert 'value="2026-11-23"' in shown
    leads.post(f"/rotas/{ROTA}/change/", {**WEEKLY, "days": "1", "turn_0": ready_chaplain.number.hex()})
    assert on(23, 13) == [ready_chaplain.number]
    assert Turn.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "x" * 41}, {"days": "0"}, {"days": "29"}, {"starts": "25:00"}, {"zone": "Mars/Base"},
     {"first": "soon"}, {"turn_0": "00" * 16}],
)  # fmt: skip
def test_what_is_no_rota_is_not_kept(leads: Client, wrong: dict[str, str]) -> None:
    assert 'class="wrong"' in leads.post("/rotas/new/", {**WEEKLY, **wrong}).content.decode()
    assert not Rota.objects.exists()


def test_putting_somebody_on_by_hand_and_taking_it_away(
    leads: Client, ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer)
    sent = {"who": ready_chaplain.number.hex(), "starts": "2026-11-23T12:00", "ends": "2026-11-23T15:00"}
    leads.post(f"/rotas/{ROTA}/put-on/", sent)
    assert (on(23, 16), on(23, 17), on(23, 20)) == (
        [ready_peer.number], [ready_chaplain.number], [ready_peer.number],
    )  # fmt: skip
    assert "Chaplain Moss, Mon 23 Nov, 12:00 to 15:00" in leads.get(f"/rotas/{ROTA}/").content.decode()
    leads.post(f"/rotas/changes/{Change.objects.get().id.hex()}/cancel")
    assert on(23, 17) == [ready_peer.number]


def test_putting_nobody_on_makes_a_gap(leads: Client, ready_peer: Seated) -> None:
    rota_of(ready_peer)
    leads.post(f"/rotas/{ROTA}/put-on/", {"who": "", "starts": "2026-11-24T12:00", "ends": "2026-11-24T15:00"})
    assert "Tue 24 Nov, 12:00 to 15:00" in leads.get("/rotas/").content.decode()
    assert "nobody, Tue 24 Nov" in leads.get(f"/rotas/{ROTA}/").content.decode()


@pytest.mark.parametrize(
    "sent",
    [{"ends": "2026-11-24T11:00"}, {"starts": "2026-11-20T12:00", "ends": "2026-11-21T12:00"},
     {"ends": "2027-03-24T12:00"}, {"starts": "", "ends": ""}, {"who": "00" * 16}],
)  # fmt: skip
def test_a_time_that_cannot_be_is_said(leads: Client, sent: dict[str, str]) -> None:
    rota_of()
    usual = {"who": "", "starts": "2026-11-24T12:00", "ends": "2026-11-24T15:00"}
    assert 'class="wrong"' in leads.post(f"/rotas/{ROTA}/put-on/", {**usual, **sent}).content.decode()
    assert not Change.objects.exists()


def test_taking_a_rota_away_takes_all_of_it(leads: Client, riley: Client, ready_peer: Seated) -> None:
    rota_of(ready_peer)
    riley.post("/on-call/offer/", {"rota": ROTA, "starts": at(24).isoformat()})
    leads.post(f"/rotas/{ROTA}/put-on/", {"who": "", "starts": "2026-11-24T12:00", "ends": "2026-11-24T15:00"})
    assert leads.post(f"/rotas/{ROTA}/remove").url == "/rotas/"
    assert [table.objects.count() for table in (Rota, Turn, Change, Offer)] == [0, 0, 0, 0]
    assert "No rota yet" in leads.get("/rotas/").content.decode()


def test_whoever_cannot_be_paged_stands_there_and_counts_as_a_gap(
    leads: Client, ready_peer: Seated, chaplain: Seated, lead: Seated, edge: Edge
) -> None:
    rota_of(ready_peer, chaplain)
    assert "cannot be paged" in leads.get(f"/rotas/{ROTA}/").content.decode()
    assert "Tue 24 Nov, 07:00 to Wed 25 Nov, 07:00" in leads.get("/rotas/").content.decode()
    seats.suspend(by=lead.me, number=chaplain.number, edge=edge)
    assert "Somebody who is no supporter any more" in leads.get(f"/rotas/{ROTA}/").content.decode()


@pytest.mark.parametrize(
    ("name", "people"), [("", []), ("x" * 41, []), ("a\x00", []), ("Peers", [b"?" * 16]), ("Peers", [b"k" * 16] * 21)]
)
def test_what_the_form_would_not_send_is_refused_too(name: str, people: list[bytes]) -> None:
    with pytest.raises(policies.NotARota):
        policies.named(name, people, {b"k" * 16})


CHANGES = ["/rotas/new/", "/rotas/{}/change/", "/rotas/{}/remove", "/rotas/{}/put-on/", "/rotas/changes/{}/cancel"]


@pytest.mark.parametrize("path", CHANGES)
def test_supporters_change_no_rota(riley: Client, ready_peer: Seated, path: str) -> None:
    rota_of(ready_peer)
    Change.objects.create(id=b"r" * 16, rota=b"r" * 16, starts=at(25), ends=at(26), made=at(23))
    before = [list(table.objects.values()) for table in (Rota, Turn, Change)]
    sent = {**WEEKLY, "who": "", "starts": "2026-11-24T12:00", "ends": "2026-11-24T15:00"}
    assert riley.post(path.format(ROTA), sent).status_code == 404
    assert [list(table.objects.values()) for table in (Rota, Turn, Change)] == before


@pytest.mark.parametrize("path", CHANGES[1:])
def test_a_rota_that_is_not_there(leads: Client, path: str) -> None:
    for number in ("nonsense", "00" * 16):
        sent = {**WEEKLY, "who": "", "starts": "2026-11-24T12:00", "ends": "2026-11-24T15:00"}
        assert leads.post(path.format(number), sent).status_code == 404
    assert leads.get("/rotas/nonsense/").status_code == 404
