"""The operator brings the agency's list of keys to care."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from rigcheck.bridge.keylog import fingerprint, holding
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from rigcheck.outside.keybox import ClosedKeybox
from rigcheck.outside.randomness import SeededChance
from tests.bridge.lists import House


@pytest.fixture
def files(monkeypatch) -> MemoryFiles:
    edge = Edge(clock=SetClock(), chance=SeededChance("keylog"), keybox=ClosedKeybox())
    monkeypatch.setattr("rigcheck.doors.care.management.commands.keylog.edge_of_process", lambda: edge)
    return edge.files


def brought(house: House, tmp_path, **options) -> str:
    """What the command prints when a list is brought here."""
    out, file = io.StringIO(), tmp_path / "list.txt"
    file.write_text(house.text)
    call_command("keylog", bring=str(file), stdout=out, **options)
    return out.getvalue()


def test_the_first_list_is_pinned_and_its_fingerprint_shown(files, tmp_path):
    roster = House().begin()
    told = brought(roster, tmp_path)

    assert fingerprint(roster.log.public) in told
    assert "by telephone or in person" in told
    assert holding.other(files) == roster.log


def test_a_later_list_says_what_is_new(files, tmp_path):
    roster = House().begin()
    brought(roster, tmp_path)
    roster.serve("port-alder")
    with pytest.raises(CommandError, match=r"Ask whether each .* keylog --import FILE --accept port-alder"):
        brought(roster, tmp_path)
    assert len(holding.other(files).entries) == 1
    told = brought(roster, tmp_path, accept=["port-alder"])

    assert "1 new of 2 lines of roster.example" in told
    assert "1 added enrolment port-alder 2026-Q4" in told
    assert fingerprint(roster.log.public) not in told


def test_what_the_settings_serve_is_not_asked_for(files, tmp_path, settings):
    settings.AGENCIES = ("port-alder",)
    roster = House().begin()
    roster.serve("port-alder")

    assert "1 added enrolment port-alder" in brought(roster, tmp_path)


def test_another_list_is_refused_and_nothing_changes(files, tmp_path):
    roster = House().begin()
    brought(roster, tmp_path, verbosity=0)

    with pytest.raises(CommandError, match="not signed by the site"):
        brought(House(chance=SeededChance("else")).begin(), tmp_path)
    with pytest.raises(CommandError, match="No such file"):
        call_command("keylog", bring=str(tmp_path / "nowhere"))
    assert holding.other(files) == roster.log


def test_a_list_is_read_from_the_terminal(files, monkeypatch):
    roster = House().begin()
    monkeypatch.setattr(sys, "stdin", io.StringIO(roster.text))
    out = io.StringIO()
    call_command("keylog", bring="-", stdout=out)

    assert holding.other(files) == roster.log
    call_command("keylog", stdout=out)
    assert "roster.example, 1 lines" in out.getvalue()


def test_care_has_no_list_to_hand_out_before_it_is_begun(files):
    with pytest.raises(CommandError, match="no list of keys of its own"):
        call_command("keylog", export="-")
