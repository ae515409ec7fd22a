"""The operator prints cards; nothing of the codes stays."""

import os

import pytest

os.environ.setdefault("RIGCHECK_LOOPBACK", "1")

from django.core.management import call_command

from rigcheck.care.admission.models import JoinCard
from rigcheck.engines.sealing.cards import CardKind, parse
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import ClosedKeybox
from rigcheck.outside.randomness import SeededChance


@pytest.mark.django_db
@pytest.mark.parametrize(("seat", "kind"), [("member", CardKind.JOIN), ("clinician", CardKind.SEAT)])
def test_as_many_cards_as_asked_for(capsys, monkeypatch: pytest.MonkeyPatch, seat: str, kind: CardKind) -> None:
    edge = Edge(clock=SetClock(), chance=SeededChance("cards"), keybox=ClosedKeybox())
    monkeypatch.setattr("rigcheck.doors.care.management.commands.cards.edge_of_process", lambda: edge)
    call_command("cards", count=3, seat=seat)
    secrets = [parse(kind, code) for code in capsys.readouterr().out.split()]
    assert len(set(secrets)) == JoinCard.objects.filter(seat=seat).count() == 3
    stored = b"".join(bytes(one) for one in JoinCard.objects.values_list("digest", flat=True))
    assert not [secret for secret in secrets if secret in stored]
