"""The lead's pages, and each holder's own; members and strangers find nothing there."""

import json

import pytest
from django.conf import settings
from django.test import Client

from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.care.seats import actions
from rigcheck.care.seats.models import Holder
from rigcheck.care.sessions.models import Me
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH, passer_by
from tests.care.members.cast import person
from tests.care.seats.conftest import Seated, first_lead, sits_down

__all__ = ["passer_by"]
pytestmark = pytest.mark.django_db


def browser_of(me: Me) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = me.cookie.hex()
    return client


@pytest.fixture
def leads(passer_by: Client, lead: Seated) -> Client:
    """The lead's browser."""
    return browser_of(lead.me)


def vouched(client: Client, lead: Seated, whom: Seated, signature: bytes | None = None) -> int:
    signed = lead.signs(whom.certificate) if signature is None else signature
    body = json.dumps({"signature": signed.hex()})
    answer = client.post(f"/seats/{whom.number.hex()}/verify", body, content_type="application/json", headers=FETCH)
    return answer.status_code


def test_the_lead_invites_and_sees_the_code_once(leads: Client, lead: Seated, edge: Edge) -> None:
    answer = leads.post("/seats/invite/", {"name": "Riley K.", "seat": "peer"})
    row = Holder.objects.get(name="Riley K.")
    invited = actions.Invited(row.id.hex(), row.name, Seat.PEER, code_in(answer.content.decode()))
    assert "no-store" in answer["Cache-Control"]
    assert invited.code not in leads.get(f"/seats/{row.id.hex()}/").content.decode()
    assert sits_down(invited, edge).number == row.id


def code_in(shown: str) -> str:
    return shown.split('class="seat-code">')[1].split("<")[0]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "seat": "peer"}, "This field is required"),
        ({"name": "x" * 61, "seat": "peer"}, "2 to 60 letters"),
        ({"name": "Sam Ortega", "seat": "clinician"}, "under this name already"),
        ({"name": "Sam Ortega", "seat": "member"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_invited_is_said(leads: Client, clinician: Seated, sent: dict[str, str], said: str) -> None:
    before = Holder.objects.count()
    assert said in leads.post("/seats/invite/", sent).content.decode()
    assert Holder.objects.count() == before


def test_the_lead_vouches_and_the_list_of_keys_says_so(
    leads: Client, lead: Seated, clinician: Seated, edge: Edge
) -> None:
    assert vouched(leads, lead, clinician) == 200
    line = holding.own(edge.files).unended()[-1]
    tree = clinician.person.hierarchy
    assert (line.purpose, line.key) == (Purpose.CLINICIAN, tree.opener.public + tree.signer.public)
    assert line.certificate == lead.signs(clinician.certificate)
    assert "Ortega" not in edge.files.read("keylog.txt")


def test_suspending_ends_the_keys_in_the_list_and_they_come_back(
    leads: Client, lead: Seated, clinician: Seated, edge: Edge
) -> None:
    vouched(leads, lead, clinician)
    for expected in (1, 2):
        leads.post(f"/seats/{clinician.number.hex()}/suspend")
        assert [one.purpose for one in holding.own(edge.files).unended()] == [Purpose.LOG, Purpose.LEAD]
        shown = leads.get(f"/seats/{clinician.number.hex()}/").content.decode()
        assert f'data-endings="{expected}"' in shown
        assert vouched(leads, lead, clinician, lead.signs(clinician.certified_again(expected))) == 200
        assert len(holding.own(edge.files).entries) == 3 + 2 * expected
    assert holding.own(edge.files).unended()[-1].purpose is Purpose.CLINICIAN


@pytest.mark.parametrize("body", ["", "[]", '{"signature": 3}', '{"signature": "zz"}', '{"signature": "00"}'])
def test_a_signature_that_is_none_changes_nothing(leads: Client, clinician: Seated, edge: Edge, body: str) -> None:
    answer = leads.post(f"/seats/{clinician.number.hex()}/verify", body, content_type="application/json", headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (400, "bad-certificate")
    assert Holder.objects.get(id=clinician.number).state == "opened"
    assert len(holding.own(edge.files).entries) == 2


def test_where_the_list_cannot_be_written_nobody_is_verified(
    leads: Client, lead: Seated, clinician: Seated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rigcheck.bridge.keylog.holding.add", broken)
    assert vouched(leads, lead, clinician) == 507
    assert Holder.objects.get(id=clinician.number).state == "opened"


def test_a_holder_sees_their_own_seat_only(passer_by: Client, lead: Seated, clinician: Seated) -> None:
    client = browser_of(clinician.me)
    shown = client.get("/seats/mine/").content.decode()
    assert "Sam Ortega" in shown
    assert "Meet the lead in person" in shown
    assert client.get("/").url == "/seats/mine/"
    for address in ("/seats/", "/seats/invite/", f"/seats/{lead.number.hex()}/", "/seats/cards/", "/seats/kit/"):
        assert client.get(address).status_code == 404


def test_the_first_lead_puts_their_own_keys_into_the_list(passer_by: Client, edge: Edge) -> None:
    lead = sits_down(actions.let_in_first_lead(name="Dr. Ana Whitfield", replace=False, edge=edge), edge)
    client = browser_of(lead.me)
    assert "Put my keys into the list" in client.get("/seats/mine/").content.decode()
    assert client.get("/seats/").status_code == 404
    assert vouched(client, lead, lead) == 200
    assert client.get("/seats/").status_code == 200
    assert "nobody could vouch for you" in client.get("/seats/mine/").content.decode()


def test_an_account_whose_card_named_nobody_is_told(passer_by: Client, edge: Edge) -> None:
    stray = person("stray", edge, seat=Seat.CHAPLAIN)
    assert "No seat goes with this account" in browser_of(stray.me).get("/seats/mine/").content.decode()


ADDRESSES = ["/seats/", "/seats/invite/", "/seats/mine/", "/seats/cards/", "/seats/kit/", "/seats/{}/"]
CHANGES = [
    "/seats/invite/",
    "/seats/cards/",
    "/seats/kit/",
    "/seats/{}/suspend",
    "/seats/{}/invite",
    "/seats/{}/withdraw",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("seat", [Seat.MEMBER, Seat.FAMILY])
def test_members_and_families_find_nothing_here(
    passer_by: Client, lead: Seated, edge: Edge, address: str, seat: Seat
) -> None:
    client = browser_of(person("eve", edge, seat=seat).me)
    assert client.get(address.format(lead.number.hex())).status_code == 404


@pytest.mark.parametrize("address", [*CHANGES, "/seats/{}/verify"])
def test_members_change_nothing_here(
    passer_by: Client, lead: Seated, clinician: Seated, edge: Edge, address: str
) -> None:
    client = browser_of(person("eve", edge).me)
    before = list(Holder.objects.order_by("id").values())
    sent = {"name": "Eve Black", "seat": "peer", "count": 3, "paper": "a4"}
    assert client.post(address.format(clinician.number.hex()), sent).status_code == 404
    assert list(Holder.objects.order_by("id").values()) == before


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_signed_out_is_led_to_the_lock(passer_by: Client, lead: Seated, address: str) -> None:
    assert passer_by.get(address.format(lead.number.hex())).url.startswith("/locked/")


@pytest.mark.parametrize("number", ["nonsense", "00" * 16, "00" * 200])
def test_a_seat_that_is_not_there(leads: Client, number: str) -> None:
    assert leads.get(f"/seats/{number}/").status_code == 404
    assert leads.post(f"/seats/{number}/suspend").status_code == 404


def test_an_invitation_is_renewed_and_taken_back(leads: Client, edge: Edge) -> None:
    leads.post("/seats/invite/", {"name": "Riley K.", "seat": "peer"})
    number = Holder.objects.get(name="Riley K.").id.hex()
    assert "seat-code" in leads.post(f"/seats/{number}/invite").content.decode()
    assert "not been used yet" in leads.get(f"/seats/{number}/").content.decode()
    assert leads.post(f"/seats/{number}/withdraw").url == "/seats/"
    assert not Holder.objects.filter(name="Riley K.").exists()


def test_a_lead_alone_is_told_what_to_do(leads: Client) -> None:
    assert "Nobody else yet" in leads.get("/seats/").content.decode()


def test_a_second_first_lead_is_nobody(edge: Edge) -> None:
    assert first_lead(edge).number == Holder.objects.get().id
