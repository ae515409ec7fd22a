"""The operator lets the first lead in; the code is printed once and its digest kept."""

import os

import pytest

os.environ.setdefault("RIGCHECK_LOOPBACK", "1")

from django.core.management import CommandError, call_command

from rigcheck.care.seats.models import Holder
from rigcheck.engines.sealing.cards import CardKind, parse
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import ClosedKeybox
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def edge(monkeypatch: pytest.MonkeyPatch) -> Edge:
    edge = Edge(clock=SetClock(), chance=SeededChance("lead"), keybox=ClosedKeybox())
    command = __import__("rigcheck.doors.care.management.commands.first-lead", fromlist=["Command"])
    monkeypatch.setattr(command, "edge_of_process", lambda: edge)
    return edge


def test_the_card_opens_a_leads_seat(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first-lead", name="Dr. Ana Whitfield")
    code = next(line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("    "))
    assert len(parse(CardKind.SEAT, code)) == 16
    assert Holder.objects.values_list("name", "seat", "state").get() == ("Dr. Ana Whitfield", "lead", "invited")


def test_a_second_one_is_refused_in_words() -> None:
    call_command("first-lead", name="Dr. Ana Whitfield")
    with pytest.raises(CommandError, match="There is a lead already"):
        call_command("first-lead", name="Noor Hale")
    call_command("first-lead", name="Noor Hale", replace=True)
    assert Holder.objects.get().name == "Noor Hale"
