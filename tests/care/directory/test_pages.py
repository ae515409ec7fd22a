"""The lead's pages about lines; nobody else finds anything there. And the operator's command for packs."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from rigcheck.bridge.keylog import fingerprint
from rigcheck.care.directory import actions
from rigcheck.care.directory.models import Entry, Partner
from rigcheck.care.directory.queries import packs
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import passer_by
from tests.care.directory.conftest import Site, checked
from tests.care.seats.conftest import Seated
from tests.care.seats.test_pages import browser_of

__all__ = ["passer_by"]
pytestmark = pytest.mark.django_db
ADDRESSES = ("/lines/", "/lines/call-sheet/", "/lines/us-copline/", "/lines/pack/")
CALLED = {"checked": "2026-11-22", "answered": "right", "hours": "24/7", "who": "Peers.", "passes_on": "", "reason": ""}


@pytest.fixture
def leads(passer_by: Client, lead: Seated) -> Client:
    """The lead's browser."""
    return browser_of(lead.me)


def test_everything_waits_for_a_call_at_first(leads: Client) -> None:
    text = leads.get("/lines/").content.decode()
    assert "lines wait for a call" in text
    assert "Current operation not verified." in text
    sheet = leads.get("/lines/call-sheet/").content.decode()
    assert "1-800-267-5463" in sheet
    assert "What they may pass on, and to whom" in sheet


def test_a_check_moves_a_line_and_the_crisis_page_follows(leads: Client, lead: Seated) -> None:
    assert "Safe Call Now" not in leads.get("/step-it-up/").content.decode()
    assert leads.post("/lines/us-safecallnow/", CALLED).status_code == 302
    assert f"by {lead.name}" in leads.get("/lines/").content.decode()
    assert "Safe Call Now" in leads.get("/step-it-up/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"checked": "2026-11-23"}, "today or one of the last 90 days"),
        ({"checked": ""}, "required"),
        ({"answered": "perhaps"}, "not one of the available choices"),
        ({"answered": "wrong"}, "Say in a few words why"),
        ({"who": "x" * 251}, "at most 250"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(leads: Client, changed: dict[str, str], said: str) -> None:
    text = leads.post("/lines/us-copline/", {**CALLED, **changed}).content.decode()
    assert said in text
    assert Entry.objects.count() == 0


def test_a_pack_is_saved_and_one_is_taken_in(leads: Client, union: Site, edge: Edge) -> None:
    leads.post("/lines/us-copline/", CALLED)
    saved = leads.get("/lines/pack/")
    assert saved["Content-Disposition"] == 'attachment; filename="care.localhost-checks.txt"'
    assert packs.claimed(saved.content.decode()).entries[0]["slug"] == "us-copline"

    actions.accept(text=union.pack(), replace=False, edge=edge)
    text = union.pack(checked("us-safecallnow"))
    answer = leads.post("/lines/take-pack/", {"pack": SimpleUploadedFile("pack.txt", text.encode())})
    assert "1 check from there counts here now" in answer.content.decode()


@pytest.mark.parametrize("sent", [b"\xff\xfe", b"", b"hello"])
def test_a_file_that_is_no_pack_is_refused_in_words(leads: Client, sent: bytes) -> None:
    for files in ({"pack": SimpleUploadedFile("pack.txt", sent)}, {}):
        answer = leads.post("/lines/take-pack/", files)
        assert answer.status_code == 400
        assert "not a whole pack" in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_but_a_lead_finds_them(passer_by: Client, lead: Seated, clinician: Seated, address: str) -> None:
    assert passer_by.get(address).status_code in {302, 401}
    assert browser_of(clinician.me).get(address).status_code == 404


def test_nobody_but_a_lead_writes(passer_by: Client, lead: Seated, clinician: Seated, union: Site) -> None:
    for client in (passer_by, browser_of(clinician.me)):
        assert client.post("/lines/us-copline/", CALLED).status_code in {302, 401, 404}
        upload = SimpleUploadedFile("pack.txt", union.pack(checked("us-copline")).encode())
        assert client.post("/lines/take-pack/", {"pack": upload}).status_code in {302, 401, 404}
    assert Entry.objects.count() == 0


def test_a_line_that_is_not_there(leads: Client) -> None:
    assert leads.get("/lines/us-nothing/").status_code == 404


@pytest.fixture
def operators(lead: Seated, edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Edge:
    monkeypatch.setattr("rigcheck.doors.care.management.commands.pack.edge_of_process", lambda: edge)
    return edge


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("pack", *arguments, stdout=said)
    return said.getvalue()


def test_the_operator_accepts_a_key_once_and_can_let_go(operators: Edge, union: Site, tmp_path: Path) -> None:
    file = tmp_path / "pack.txt"
    file.write_text(union.pack())
    said = run("--accept", str(file))
    assert fingerprint(union.signer.public) in said
    assert "Compare it" in said
    assert union.name in run()
    assert "let go" in run("--forget", union.name)
    assert Partner.objects.count() == 0


def test_the_command_says_why_not(operators: Edge, union: Site, tmp_path: Path) -> None:
    file = tmp_path / "pack.txt"
    file.write_text(union.pack().replace("union", "onion"))
    with pytest.raises(CommandError, match="not signed"):
        run("--accept", str(file))
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="not text"):
        run("--accept", str(file))
    with pytest.raises(CommandError, match="No such file"):
        run("--accept", str(tmp_path / "nothing.txt"))
    assert Partner.objects.count() == 0
