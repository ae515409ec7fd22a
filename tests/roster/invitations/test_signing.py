"""Links into cards: each once, two in a quarter at most, and nothing used up by what is refused."""

import pytest
from django.test import Client

from rigcheck.bridge.enrolment.redeem import redeem
from rigcheck.bridge.keylog import holding
from rigcheck.kernel.months import Month
from rigcheck.outside.keyring import KeyName
from rigcheck.roster.invitations.models import Invitation, Issued
from tests.issuers import issuer
from tests.roster.invitations.conftest import PERIOD, with_link

pytestmark = pytest.mark.django_db
MONTH = Month(2026, 11)


def counts() -> list[int]:
    return list(Issued.objects.order_by("person").values_list("issued", flat=True))


def used() -> int:
    return Invitation.objects.exclude(request_digest=None).count()


def answered(answer) -> bytes:
    from rigcheck.roster.invitations.forms import _plain

    assert answer.status_code == 200, answer.content
    return _plain(answer.json()["response"])


def test_a_link_makes_a_card_that_the_members_site_takes(officer, house) -> None:
    asked = officer.asked()
    card = asked.finish(answered(officer.sign(asked.request)))

    admitted = redeem(token=card.encode(), keylog=house.log, agency_scopes={"marsh-point"}, month=MONTH)
    assert (admitted.scope, admitted.period) == ("marsh-point", PERIOD)
    assert counts() == [1]


def test_what_stays_says_how_many_and_neither_when_nor_which(officer) -> None:
    answered(officer.sign())

    assert {field.name for field in Issued._meta.fields} == {"id", "person", "period", "issued"}
    assert {field.name for field in Invitation._meta.fields} == {
        "id", "person", "period", "code_digest", "request_digest", "expires",
    }  # fmt: skip
    assert {field.get_internal_type() for model in (Issued, Invitation) for field in model._meta.fields}.isdisjoint(
        {"DateField", "DateTimeField", "TimeField"}
    )


def test_looking_at_a_link_uses_nothing_up(officer) -> None:
    assert officer.look().json() == {"scope": "marsh-point", "name": "Marsh Point", "period": PERIOD}
    assert officer.look().status_code == 200
    assert (counts(), used()) == ([0], 0)


def test_the_same_request_again_is_signed_again_and_not_counted(officer) -> None:
    first = answered(officer.sign())
    assert answered(officer.sign()) == first
    assert (counts(), used()) == ([1], 1)


def test_a_link_used_by_somebody_else_is_told_plainly(officer) -> None:
    answered(officer.sign())
    officer.number = 1
    answer = officer.sign()

    assert (answer.status_code, answer.json()["refused"]) == (409, "link-used")
    assert "ask the coordinator for another link" in answer.json()["message"]
    assert (counts(), used()) == ([1], 1)


def test_a_third_card_is_refused(officer, people) -> None:
    answered(officer.sign())
    answered(with_link(officer.client, people[0], b"2" * 16).sign())
    answer = with_link(officer.client, people[0], b"3" * 16).sign()

    assert (answer.status_code, answer.json()["refused"]) == (409, "two-cards-made")
    assert (counts(), used()) == ([2], 2)


@pytest.mark.parametrize(
    ("month", "status", "code"), [(12, 200, None), (1, 410, "link-expired"), (2, 410, "link-expired")]
)
def test_a_link_works_until_its_quarter_ends(officer, edge, month, status, code) -> None:
    edge.clock.moment = edge.clock.moment.replace(year=2026 if month == 12 else 2027, month=month, day=1)
    answer = officer.look()
    assert (answer.status_code, answer.json().get("refused")) == (status, code)
    assert (officer.sign().status_code == 200) == (status == 200)


@pytest.mark.parametrize("code", ["", "0000", "LINK", 7, None, [], "0" * 99, "0000-" * 8 + "0000"])
def test_an_unknown_code_is_refused(officer, code) -> None:
    officer.code = code
    for answer in (officer.look(), officer.send("/your-card/sign", code=code, request="AA")):
        assert (answer.status_code, answer.json()["refused"]) == (404, "link-unknown")
    assert (counts(), used()) == ([0], 0)


SPOILED = {
    "empty": lambda whole: b"",
    "short": lambda whole: whole[:-1],
    "long": lambda whole: whole + b"\0",
    "another type": lambda whole: b"\0\2" + whole[2:],
    "another key": lambda whole: whole[:2] + bytes([whole[2] ^ 1]) + whole[3:],
    "the modulus": lambda whole: whole[:3] + issuer(0).public.n.to_bytes(384, "big"),
    "past the modulus": lambda whole: whole[:3] + b"\xff" * 384,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_cannot_be_signed_uses_nothing_up(officer, spoil) -> None:
    request = spoil(officer.asked().request)
    from rigcheck.roster.invitations.forms import spelled

    answer = officer.send("/your-card/sign", code=officer.code, request=spelled(request))
    assert answer.status_code == 400
    assert "Load the page" in answer.json()["message"]
    assert (counts(), used()) == ([0], 0)
    answered(officer.sign())


@pytest.mark.parametrize("request_text", ["é", "!", None, {}, "A" * 5000])
def test_what_is_not_a_request_uses_nothing_up(officer, request_text) -> None:
    answer = officer.send("/your-card/sign", code=officer.code, request=request_text)
    assert (answer.status_code, counts(), used()) == (400, [0], 0)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"null", b"[" * 100_000])
def test_a_body_that_is_no_object_is_an_unknown_link(officer, body) -> None:
    answer = officer.client.post(
        "/your-card/sign", body, content_type="application/json", headers={"X-Rigcheck": "fetch"}
    )
    assert answer.json()["refused"] == "link-unknown"


def test_another_sites_form_is_turned_away(officer) -> None:
    answer = officer.client.post("/your-card/sign", {"code": officer.code, "request": "AA"})
    assert answer.status_code == 403
    assert b"Open the page from your link" in answer.content
    assert officer.client.get("/your-card/sign").status_code == 405


def test_without_a_key_nothing_is_used_up(officer, house) -> None:
    house.keyring.destroy(KeyName("enrolment", "marsh-point", PERIOD))
    answer = officer.sign()
    assert (answer.status_code, answer.json()["refused"]) == (503, "no-key-yet")
    assert (counts(), used()) == ([0], 0)


def test_a_key_that_has_ended_signs_nothing(officer, house) -> None:
    holding.end(files=house.files, keyring=house.keyring, key=issuer(0).public.spki)
    assert officer.sign().json()["refused"] == "no-key-yet"
    assert counts() == [0]


def test_a_small_agencys_cards_are_signed_with_its_councils_key(edge, council, house) -> None:
    from rigcheck.roster.people.models import Person

    volunteer = with_link(Client(HTTP_HOST="roster.localhost"), Person.objects.filter(agency=council).first())
    assert volunteer.look().json() == {"scope": "river-council", "name": "River council", "period": PERIOD}
    asked = volunteer.asked("river-council")
    card = asked.finish(answered(volunteer.sign(asked.request)))
    assert redeem(token=card.encode(), keylog=house.log, agency_scopes={"river-council"}, month=MONTH)


def test_no_cookie_is_given_and_none_counts(officer, coordinator) -> None:
    answer = officer.look()
    officer.client.force_login(coordinator)
    assert officer.look().content == answer.content
    assert not answer.cookies
