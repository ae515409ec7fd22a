"""What supporters change among themselves: being up, taking a shift now, giving one away, swapping."""

from datetime import datetime

import pytest
from django.test import Client

from rigcheck.care.oncall import queries
from rigcheck.care.oncall.models import Change, Offer, Up
from rigcheck.care.peers.models import Setup
from rigcheck.care.seats import actions as seats
from rigcheck.outside.edge import Edge
from tests.care.members.cast import person
from tests.care.oncall.conftest import at, rota_of
from tests.care.peers.conftest import browser_of
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
ROTA = (b"r" * 16).hex()


def on(day: int, hour: int) -> list[bytes]:
    return [one.supporter for one in queries.on(at=at(day, hour))]


def slot(starts: datetime) -> dict[str, str]:
    return {"rota": ROTA, "starts": starts.isoformat()}


def gives_away(client: Client, starts: datetime, back: str = "") -> Offer:
    assert client.post("/on-call/offer/", {**slot(starts), "back": back}).status_code == 302
    return Offer.objects.latest("starts")


def test_being_up_for_some_hours(riley: Client, ready_peer: Seated) -> None:
    assert riley.post("/on-call/up", {"hours": "4"}).url == "/on-call/"
    assert Up.objects.get().until == at(23, 17)
    assert (on(23, 16), on(23, 17)) == ([ready_peer.number], [])
    assert "You said that you are up until 17:00 UTC." in riley.get("/on-call/").content.decode()
    riley.post("/on-call/down")
    assert on(23, 16) == []


@pytest.mark.parametrize("hours", ["", "0", "3", "240", "-4", "x"])
def test_only_the_hours_that_are_offered(riley: Client, hours: str) -> None:
    assert riley.post("/on-call/up", {"hours": hours}).status_code == 400
    assert not Up.objects.exists()


def test_taking_a_shift_now(riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    assert "Take this shift now" in moss.get("/on-call/").content.decode()
    assert "Take this shift now" not in riley.get("/on-call/").content.decode()
    assert moss.post(f"/on-call/{ROTA}/now").status_code == 302
    assert (on(23, 13), on(23, 12)) == ([ready_chaplain.number], [ready_peer.number])
    assert queries.on(at=at(23, 14))[0].until == at(24)
    assert moss.post(f"/on-call/{ROTA}/now").status_code == 409


def test_nobodys_shift_cannot_be_taken(moss: Client) -> None:
    rota_of()
    assert moss.post(f"/on-call/{ROTA}/now").status_code == 409
    assert moss.post(f"/on-call/{'00' * 16}/now").status_code == 409


def test_giving_a_duty_away(riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25))
    assert "Anybody may take it" in riley.get("/on-call/").content.decode()
    assert on(25, 13) == [ready_peer.number]
    assert "Take it" in moss.get("/on-call/").content.decode()
    moss.post(f"/on-call/offers/{offer.id.hex()}/take")
    assert (on(25, 13), on(23, 14)) == ([ready_chaplain.number], [ready_peer.number])
    assert not Offer.objects.exists()
    assert moss.post(f"/on-call/offers/{offer.id.hex()}/take").status_code == 409


def test_swapping_two_duties(riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    shown = riley.get("/on-call/offer/", slot(at(25))).content.decode()
    back = f"{ready_chaplain.number.hex()}|{ROTA}|{at(26).isoformat()}"
    assert f'value="{back}"' in shown.replace("&#x2B;", "+")
    offer = gives_away(riley, at(25), back)
    assert "Waits for Chaplain Moss" in riley.get("/on-call/").content.decode()
    assert "against yours: Thu 26 Nov, 07:00" in moss.get("/on-call/").content.decode()
    moss.post(f"/on-call/offers/{offer.id.hex()}/take")
    assert (on(25, 13), on(26, 13)) == ([ready_chaplain.number], [ready_peer.number])


def test_no_to_a_swap(riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25), f"{ready_chaplain.number.hex()}|{ROTA}|{at(26).isoformat()}")
    moss.post(f"/on-call/offers/{offer.id.hex()}/decline")
    assert "Chaplain Moss said no" in riley.get("/on-call/").content.decode()
    assert moss.post(f"/on-call/offers/{offer.id.hex()}/take").status_code == 409
    riley.post(f"/on-call/offers/{offer.id.hex()}/back")
    assert not Offer.objects.exists()
    assert not Change.objects.exists()


def test_what_is_offered_to_everybody_is_not_declined(
    riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25))
    assert moss.post(f"/on-call/offers/{offer.id.hex()}/decline").status_code == 409
    assert Offer.objects.get().state == "open"


def test_a_swap_is_answered_by_whoever_was_asked(
    riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated, on_call_clinician: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25), f"{ready_chaplain.number.hex()}|{ROTA}|{at(26).isoformat()}")
    third = browser_of(on_call_clinician.me)
    for answer in ("take", "decline", "back"):
        assert third.post(f"/on-call/offers/{offer.id.hex()}/{answer}").status_code == 409
    assert riley.post(f"/on-call/offers/{offer.id.hex()}/take").status_code == 409
    assert moss.post(f"/on-call/offers/{offer.id.hex()}/back").status_code == 409
    assert not Change.objects.exists()
    assert Offer.objects.get().state == "open"


def test_an_offer_whose_duty_has_gone_is_not_taken(
    riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25))
    Change.objects.create(id=b"c" * 16, rota=b"r" * 16, starts=at(25), ends=at(26), made=at(23))
    assert moss.post(f"/on-call/offers/{offer.id.hex()}/take").status_code == 409


def test_a_duty_of_somebody_else_is_not_offered(riley: Client, ready_peer: Seated, ready_chaplain: Seated) -> None:
    rota_of(ready_peer, ready_chaplain)
    assert riley.post("/on-call/offer/", slot(at(24))).status_code == 409
    assert riley.get("/on-call/offer/", slot(at(24))).status_code == 404
    assert riley.post("/on-call/offer/", slot(at(25, 13))).status_code == 409
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{}, {"rota": ROTA}, {"rota": "zz", "starts": "2026-11-25"}, {"rota": ROTA, "starts": "soon"},
     {"rota": ROTA, "starts": "2026-11-25T12:00:00"}],
)  # fmt: skip
def test_an_offer_that_is_none(riley: Client, sent: dict[str, str]) -> None:
    assert riley.post("/on-call/offer/", sent).status_code == 404
    assert riley.get("/on-call/offer/", sent).status_code == 404


@pytest.mark.parametrize("back", ["nonsense", "00|00|soon", f"{'00' * 16}|{ROTA}|2026-11-26T12:00:00+00:00"])
def test_a_swap_against_what_is_not_there(riley: Client, ready_peer: Seated, back: str) -> None:
    rota_of(ready_peer)
    assert riley.post("/on-call/offer/", {**slot(at(25)), "back": back}).status_code in {404, 409}
    assert not Offer.objects.exists()


def test_whoever_cannot_be_paged_takes_nothing(
    riley: Client, moss: Client, ready_peer: Seated, ready_chaplain: Seated
) -> None:
    rota_of(ready_peer, ready_chaplain)
    offer = gives_away(riley, at(25))
    Setup.objects.filter(id=ready_chaplain.number).update(state="paused")
    for path in (f"/on-call/{ROTA}/now", f"/on-call/offers/{offer.id.hex()}/take", "/on-call/up"):
        assert moss.post(path, {"hours": "4"}).status_code == 409
    assert "No page reaches you, whatever stands here" in moss.get("/on-call/").content.decode()
    assert not Change.objects.exists()
    assert not Up.objects.exists()


def test_a_suspended_supporter_changes_nothing(riley: Client, ready_peer: Seated, lead: Seated, edge: Edge) -> None:
    rota_of(ready_peer)
    seats.suspend(by=lead.me, number=ready_peer.number, edge=edge)
    for path in (f"/on-call/{ROTA}/now", "/on-call/up", "/on-call/down", "/on-call/offer/", "/on-call/calendar/"):
        assert riley.post(path, {"hours": "4", **slot(at(25))}).status_code == 403
    assert "You are off every rota" in riley.get("/on-call/").content.decode()
    assert not Change.objects.exists()


def test_gaps_are_shown_in_advance(riley: Client, ready_peer: Seated) -> None:
    rota_of(ready_peer, starts="07:00", ends="23:00")
    assert "Mon 23 Nov, 23:00 to Tue 24 Nov, 07:00" in riley.get("/on-call/").content.decode()


def test_nothing_planned_and_nobody_on(riley: Client) -> None:
    shown = riley.get("/on-call/").content.decode()
    assert "Nothing is planned for you" in shown
    assert "No rota names anybody just now." in shown


@pytest.mark.parametrize("path", ["/on-call/", "/on-call/calendar/", "/rotas/", "/rotas/new/", f"/rotas/{ROTA}/"])
def test_members_and_the_signed_out_find_nothing(passer_by: Client, edge: Edge, lead: Seated, path: str) -> None:
    rota_of()
    assert browser_of(person("eve", edge).me).get(path).status_code == 404
    assert passer_by.get(path).url.startswith("/locked/")


@pytest.mark.parametrize(
    "path", [f"/on-call/{ROTA}/now", "/on-call/up", "/on-call/down", "/on-call/offer/", "/on-call/calendar/",
             "/on-call/calendar/close", f"/on-call/offers/{'00' * 16}/take"],
)  # fmt: skip
def test_members_change_nothing(passer_by: Client, edge: Edge, ready_peer: Seated, path: str) -> None:
    rota_of(ready_peer)
    client = browser_of(person("eve", edge).me)
    assert client.post(path, {"hours": "4", **slot(at(25))}).status_code == 404
    assert not Change.objects.exists()
    assert not Up.objects.exists()
