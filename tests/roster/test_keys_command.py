"""The operator's commands for signing keys: what is due is done, what is over is ended, and care takes the list."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rigcheck.bridge.keylog import Purpose, holding, open_keylog
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import FolderFiles, MemoryFiles
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.randomness import SeededChance
from rigcheck.roster.agencies import actions as agencies
from rigcheck.roster.people.models import Person
from tests.issuers import issuer

pytestmark = pytest.mark.django_db
HERE = "rigcheck.doors.roster.management.commands"


@pytest.fixture
def edge(tmp_path, monkeypatch) -> PlainEdge:
    made = iter(range(100))
    monkeypatch.setattr(IssuerPrivate, "generate", lambda: issuer(next(made) % 6))
    edge = PlainEdge(
        clock=SetClock(),
        chance=SeededChance("keys"),
        files=FolderFiles(tmp_path / "signed"),
        keyring=FolderKeyring(tmp_path / "keyring"),
    )
    for command in ("keys", "keylog"):
        monkeypatch.setattr(f"{HERE}.{command}.edge_of_process", lambda: edge)
    return edge


def people(agency, count: int) -> None:
    """So many people, without names that matter."""
    Person.objects.bulk_create(
        Person(agency=agency, number=f"{agency.slug}-{at}", name=f"Person {at}", trade="fire") for at in range(count)
    )


@pytest.fixture
def peopled(edge) -> PlainEdge:
    """A large agency; a council of a middling and a tiny one; and a small one alone."""
    valley = agencies.add_agency(by="test", name="Valley", trade="other", is_council=True)
    for name, count, council in [("Alder", 50, None), ("Birch", 45, valley), ("Cedar", 5, valley), ("Elm", 49, None)]:
        people(agencies.add_agency(by="test", name=name, trade="fire", council=council), count)
    return edge


def said(command: str, **options) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def scopes(edge: PlainEdge, month: str) -> list[str]:
    """Whose keys sign in a month."""
    log = holding.own(edge.files)
    live = [entry for entry in log.unended() if entry in log.live(entry.purpose, entry.scope, Month.parse(month))]
    return sorted(f"{entry.scope} {entry.period}" for entry in live if entry.purpose is Purpose.ENROLMENT)


def test_each_agency_or_council_of_fifty_gets_a_key(peopled):
    told = said("keys")

    assert scopes(peopled, "2026-11") == ["alder 2026-Q4", "valley 2026-Q4"]
    assert "No key for elm: fewer than 50" in told
    assert holding.own(peopled.files).mark.spoken in told
    assert "Take it to care" in told
    assert [name.scope for name in peopled.keyring.names()] == ["alder", "valley", "roster.localhost"]


def test_a_second_run_does_nothing_and_the_next_quarters_does_what_is_due(peopled):
    said("keys")
    once = peopled.files.read("keylog.txt")
    assert "Take it to care" not in said("keys")
    assert peopled.files.read("keylog.txt") == once

    peopled.clock.moment = datetime(2027, 5, 2, tzinfo=UTC)
    said("keys")
    assert scopes(peopled, "2027-05") == ["alder 2027-Q2", "valley 2027-Q2"]
    assert {name.period for name in peopled.keyring.names()} == {"2027-Q2", "standing"}
    holding.own(peopled.files).extend(open_keylog(once))


def test_a_leaked_key_is_replaced_once_and_ended_in_any_case(peopled):
    said("keys")
    told = said("keys", replace="alder")
    assert "3 ended enrolment alder 2026-Q4" in told
    assert "4 added enrolment alder 2026-Q4" in told

    with pytest.raises(CommandError, match="printed cards meanwhile"):
        said("keys", replace="alder")
    assert scopes(peopled, "2026-11") == ["valley 2026-Q4"]


def test_a_key_that_was_never_made_can_be_replaced(peopled):
    assert "added enrolment alder" in said("keys", replace="alder")


def test_nobody_elses_key_is_replaced(peopled):
    for scope in ("elm", "birch", "nowhere"):
        with pytest.raises(CommandError, match="Nothing was changed"):
            said("keys", replace=scope)
    assert peopled.files.names() == []


def test_a_list_that_was_changed_on_the_disk_stops_the_command(peopled):
    said("keys")
    peopled.files.write("keylog.txt", (peopled.files.read("keylog.txt") or "").replace("alder", "aldur"))

    with pytest.raises(CommandError, match="not signed"):
        said("keys")
    with pytest.raises(CommandError, match="not signed"):
        said("keylog", export="-")


def test_the_list_goes_to_care_as_a_file_and_is_shown(peopled, tmp_path):
    assert "not here yet" in said("keylog")
    said("keys", verbosity=0)
    said("keylog", export=str(tmp_path / "list.txt"))
    text = (tmp_path / "list.txt").read_text()

    assert said("keylog", export="-") == text
    care = MemoryFiles()
    assert holding.take_over(care, text, accept=["alder", "valley"]).log == holding.own(peopled.files)
    shown = said("keylog")
    assert "1 added enrolment alder 2026-Q4" in shown
    assert "The other site's list, as it is here:\n  not here yet" in shown
