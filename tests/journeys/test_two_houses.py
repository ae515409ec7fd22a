"""The two sites over the wire: a session, a cookie or an id of one is worth nothing at the other."""

import http.client
import re
from collections.abc import Iterator

import pytest

from rigcheck.doors.demonstration import STAFF
from tests.journeys.conftest import Site
from tests.journeys.people import Somebody, asked, with_a_year

pytestmark = pytest.mark.journey
IDS = {
    "<slug:form_id>": "phq-9",
    "<slug:practice>": "box-breathing",
    "<slug:kind>": "check-in",
    "<str:month>": "2026-11",
    "<str:locator>": "00" * 16,
}
MADE_UP = {"/what-your-department-sees/"}
"""Shows everybody the agency's tables with the demonstration's people in them."""
LANE = {"/your-card/facts/"}
"""Tells a member's own browser where to take the card later; nothing is fetched from there."""
READINESS = re.compile(r'href="http://care\.localhost:\d+/readiness/"')
"""The one link from the agency's pages to the members' site."""
OTHERS = (("<int:", "1"), ("<slug:", "agency"), ("<str:", "00" * 16), ("<path:", "a"))
"""What stands for an id whose name says nothing here, by its kind."""


class Wire:
    """Bare requests with a jar of cookies: what comes back is looked at as bytes."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def send(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """Status, and headers with body as one text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        host = self.site.address.removeprefix("http://")
        sent = {"Host": host, "Origin": self.site.address, "Cookie": jar, **headers}
        if method == "POST":
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent["X-CSRFToken"] = self.cookies.get("csrf", self.cookies.get("csrf_staff", ""))
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        text = str(answer.headers) + answer.read().decode("latin-1")
        connection.close()
        return answer.status, text


@pytest.fixture(scope="module")
def member(care: Site) -> Somebody:
    return with_a_year(care)


@pytest.fixture
def staff(roster: Site) -> Wire:
    """A coordinator, signed in."""
    wire = Wire(roster)
    _, page = wire.send("GET", "/sign-in/")
    mark = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    body = f"login={STAFF[0].username}&password={STAFF[0].password}&csrfmiddlewaretoken={mark}"
    assert wire.send("POST", "/sign-in/", body)[0] == 302
    assert wire.send("GET", "/")[0] == 200
    return wire


def addresses(site: Site, member: Somebody) -> Iterator[str]:
    for _, route in asked(site, "addresses"):
        for name in (member.check_in, member.result):
            filled = route
            for place, one in {**IDS, "<str:name>": name}.items():
                filled = filled.replace(place, one)
            for kind, one in OTHERS:
                filled = re.sub(kind + r"\w+>", one, filled)
            assert "<" not in filled, f"{route} takes an id that this test does not know"
            yield filled


def marks(member: Somebody) -> list[str]:
    return [member.handle, member.account, member.cookie, member.session]


def test_a_staff_session_finds_nothing_on_the_members_site(member: Somebody, staff: Wire) -> None:
    at_care, nobody = Wire(member.site), Wire(member.site)
    for path in dict.fromkeys(addresses(member.site, member)):
        for method in ("GET", "POST"):
            at_care.cookies = {**staff.cookies, "c": "00" * 32}
            nobody.cookies = {}
            status, said = at_care.send(method, path, f"handle={member.handle}&q=1")
            assert status != 500, path
            assert [mark for mark in marks(member) if mark in said] == [], path
            if method == "GET":
                assert status == nobody.send(method, path)[0], path
    assert Wire(member.site).send("GET", "/me/", Cookie=f"c={member.cookie}")[0] == 200


def test_a_members_cookie_opens_nothing_on_the_agencys_site(member: Somebody, staff: Wire) -> None:
    for path in dict.fromkeys(addresses(staff.site, member)):
        for method in ("GET", "POST"):
            wire, nobody = Wire(staff.site), Wire(staff.site)
            names = list(staff.cookies)
            wire.cookies = {"c": member.cookie, **dict.fromkeys(names, member.cookie)}
            status, said = wire.send(method, path)
            assert status == nobody.send(method, path)[0], path
            assert "Patrol North" not in said or path in MADE_UP, path
    assert "Patrol North" in staff.send("GET", "/")[1]


def test_the_sites_share_no_name_of_a_cookie(member: Somebody, staff: Wire) -> None:
    visitor = Wire(member.site)
    visitor.send("GET", "/sign-in/")
    assert {"c", *visitor.cookies}.isdisjoint(staff.cookies)


def test_every_page_asks_only_its_own_site(member: Somebody, staff: Wire) -> None:
    """No page of one site names the other."""
    wire = Wire(member.site)
    for path in dict.fromkeys(addresses(member.site, member)):
        wire.cookies = {"c": member.cookie}
        assert "roster.localhost" not in wire.send("GET", path)[1], path
    for path in dict.fromkeys(addresses(staff.site, member)):
        said = READINESS.sub("", staff.send("GET", path)[1])
        assert "care.localhost" not in said or path in LANE, path
