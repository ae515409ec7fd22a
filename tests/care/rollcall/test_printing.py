"""What the lead prints: every code on it works, every claim on it is there, and nothing of it stays."""

from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from django.test import Client

from rigcheck.bridge.keylog import holding
from rigcheck.care.admission import queries as admission
from rigcheck.care.admission.models import JoinCard
from rigcheck.care.rollcall.queries import digests
from rigcheck.care.seats import actions as seats
from rigcheck.engines.sealing.cards import CardKind, parse
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.seats.conftest import Seated, edge, lead
from tests.care.seats.test_pages import leads

__all__ = ["edge", "lead", "leads", "passer_by"]
pytestmark = pytest.mark.django_db
KIT = {"agency": "Port Alder", "host": "Local 318", "members": 9, "families": 3, "paper": "letter"}
SHARP = 2.0


@pytest.fixture
def printed(leads: Client) -> Iterator[pypdfium2.PdfDocument]:
    """The kit, as it comes to the lead's browser."""
    answer = leads.post("/seats/kit/", KIT)
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    yield document
    document.close()


def text_of(document: pypdfium2.PdfDocument) -> str:
    pages = []
    for page in document:
        part = page.get_textpage()
        pages.append(part.get_text_range())
        part.close()
        page.close()
    return " ".join(" ".join(pages).split())


def scanned(document: pypdfium2.PdfDocument) -> list[str]:
    """What a phone reads from each code."""
    found = []
    for page in document:
        found += [code.text for code in zxingcpp.read_barcodes(page.render(scale=SHARP).to_pil())]
        page.close()
    return found


def test_every_card_scans_and_opens_an_account(printed: pypdfium2.PdfDocument) -> None:
    joins = [code for code in scanned(printed) if "/join/" in code]
    codes = {code.split("#code=")[1] for code in joins}
    known = {bytes(one): seat for one, seat in JoinCard.objects.values_list("digest", "seat")}
    opened = [known[admission.card_digest(parse(CardKind.JOIN, code))] for code in codes]
    assert (len(joins), len(codes)) == (12, 12)
    assert sorted(opened) == ["family"] * 3 + ["member"] * 9


def test_the_other_codes_lead_to_the_lines(printed: pypdfium2.PdfDocument) -> None:
    others = [code for code in scanned(printed) if "/join/" not in code]
    assert len(others) == 10 + 2 + 2
    assert {code.split("//")[1].split("/", 1)[1] for code in others} == {"step-it-up/"}


@pytest.mark.parametrize(
    "claim",
    [
        "I will not tell you one hundred percent",
        "Local 318 runs it",
        "An independent cryptographer has not reviewed it yet",
        "An operator who changes the program, or reads the server's memory",
        "Whoever runs a network can see that a phone on it opened this site",
        "Neither exists in this version",
        "Not promised",
        "988",
        "until the end of November 2027",
    ],
)
def test_the_kit_says_what_it_must(printed: pypdfium2.PdfDocument, claim: str) -> None:
    assert claim in text_of(printed)


@pytest.mark.parametrize("claim", ["100 % confidential", "completely anonymous", "cannot be hacked", "nobody can ever"])
def test_and_never_what_it_must_not(printed: pypdfium2.PdfDocument, claim: str) -> None:
    assert claim.lower() not in text_of(printed).lower()


def test_only_digests_stay(leads: Client, edge: Edge) -> None:
    document = pypdfium2.PdfDocument(leads.post("/seats/kit/", KIT).content)
    codes = [parse(CardKind.JOIN, code.split("#code=")[1]) for code in scanned(document) if "#code=" in code]
    document.close()
    stored = b"".join(bytes(one) for one in JoinCard.objects.values_list("digest", flat=True))
    assert codes
    assert not [code for code in codes if code in stored]


def test_a_file_of_cards_alone(leads: Client, lead: Seated) -> None:
    answer = leads.post("/seats/cards/", {"seat": "family", "count": 9, "paper": "a4"})
    document = pypdfium2.PdfDocument(answer.content)
    assert (len(document), len(scanned(document))) == (2, 9)
    document.close()
    assert admission.cards_printed() == {Seat.MEMBER: 0, Seat.FAMILY: 9}
    shown = leads.get("/seats/cards/").content.decode()
    assert lead.name in shown
    assert "9 · Family" in shown


@pytest.mark.parametrize("count", [0, 1001, "many"])
def test_a_count_that_cannot_be_printed_is_said(leads: Client, count: object) -> None:
    answer = leads.post("/seats/cards/", {"seat": "member", "count": count, "paper": "a4"})
    assert answer["Content-Type"].startswith("text/html")
    assert "errorlist" in answer.content.decode() or "error" in answer.content.decode()
    assert not JoinCard.objects.filter(seat="member").exists()


def test_where_the_drawing_fails_no_card_was_made(leads: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rigcheck.care.rollcall.queries.kit.draw_kit", broken)
    assert leads.post("/seats/kit/", KIT).status_code == 507
    assert not JoinCard.objects.filter(seat="member").exists()


def test_the_poster_shows_the_lists_that_are_here(edge: Edge, lead: Seated) -> None:
    own = holding.own(edge.files).mark
    assert [(one.size, " ".join(one.groups)) for one in digests(files=edge.files)] == [(own.size, own.spoken)]


def test_without_a_list_the_poster_says_why(passer_by: Client, edge: Edge) -> None:
    assert digests(files=edge.files) == []


def test_an_agencys_list_stands_first(edge: Edge, lead: Seated) -> None:
    from tests.bridge.lists import House

    holding.take_over(edge.files, House().begin().text)
    assert [str(one.title) for one in digests(files=edge.files)] == ["The agency's keys", "This site's keys"]


def test_readiness_counts_cards_and_nobody(passer_by: Client, leads: Client) -> None:
    empty = passer_by.get("/readiness/").content.decode()
    assert "Fills when the lead prints the first cards" in empty
    assert "Comes with the part that calls backup" in empty
    leads.post("/seats/cards/", {"seat": "member", "count": 24, "paper": "letter"})
    assert ">24<" in passer_by.get("/readiness/").content.decode().replace("\n", "")


def test_seat_cards_are_not_counted_in_public(leads: Client, lead: Seated, edge: Edge) -> None:
    seats.invite(by=lead.me, name="Riley K.", seat=Seat.PEER, edge=edge)
    assert admission.cards_printed() == {Seat.MEMBER: 0, Seat.FAMILY: 0}


def test_a_file_tells_nothing_of_when_or_where_it_was_made() -> None:
    from rigcheck.care.rollcall.queries.paper import Sheet

    def drawn() -> bytes:
        sheet = Sheet("a4", "Cards")
        sheet.code(10, 10, 80, "https://care.example/join/")
        sheet.turn()
        return sheet.file()

    assert drawn() == drawn()
