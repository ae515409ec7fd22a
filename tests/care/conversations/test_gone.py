"""When the agreed time is over, words are gone: from the tables, and from every file that held them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rigcheck.care.conversations import actions, policies
from rigcheck.care.conversations.models import (
    Attachment,
    Envelope,
    Kept,
    Party,
    Side,
    Step,
    Talk,
    Written,
)
from rigcheck.outside.clock import SetClock
from rigcheck.outside.parcels import FolderParcels
from tests.care.conversations.conftest import TALK, Browser, Cast
from tests.care.conversations.keeping import ENVELOPE, FILE, OWN
from tests.house.tree import ROOT


def ran(data: Path, *words: str) -> None:
    environment = {
        **os.environ,
        "RIGCHECK_DATA": str(data),
        "RIGCHECK_LOOPBACK": "1",
        "RIGCHECK_ENGINE": "sqlite",
        "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care",
    }
    subprocess.run([sys.executable, "-m", *words], env=environment, cwd=ROOT, check=True, capture_output=True)


def held(data: Path) -> list[bool]:
    """Whether a piece of envelope, copy and photo lies in any file."""
    raw = b"\n".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    return [piece[:40] in raw for piece in (ENVELOPE, OWN, FILE)]


def test_once_its_time_is_over_it_is_gone_from_the_files(tmp_path: Path) -> None:
    """With SQLite, and photos overwritten; PostgreSQL keeps dead rows until they are vacuumed (LIMITS)."""
    ran(tmp_path, "rigcheck.doors.manage", "care", "migrate", "--verbosity", "0")
    ran(tmp_path, "tests.care.conversations.keeping", "write")
    assert held(tmp_path) == [True, True, True], "the search reads the files"
    ran(tmp_path, "tests.care.conversations.keeping", "pass", "20")
    assert held(tmp_path) == [True, True, True], "not before its time"
    ran(tmp_path, "tests.care.conversations.keeping", "pass", "6")
    assert held(tmp_path) == [False, False, False]


@pytest.mark.django_db
def test_words_go_at_the_agreed_time_and_not_before(talking: Cast, clock: SetClock, member: Browser) -> None:
    clock.pass_(hours=719)
    actions.tidy(edge=talking.edge)
    assert Kept.objects.count() == 3
    clock.pass_(hours=2)
    actions.tidy(edge=talking.edge)
    assert [Kept.objects.count(), Envelope.objects.count()] == [0, 0]
    assert member.state()[1]["slots"] == []
    assert Talk.objects.count() == 1, "the talk itself goes on"


@pytest.mark.django_db
def test_what_is_kept_from_an_envelope_goes_when_the_envelope_would_have(
    cast: Cast, member: Browser, clock: SetClock
) -> None:
    """A supporter who reads it twenty hours later does not keep it twenty hours longer."""
    member.post("begin", cast.opening(keep=24))
    clock.pass_(hours=20)
    until = Envelope.objects.get().until
    step = Step(b"", b"peer 1", keeps=(Written(0, b"kept", of=0), Written(1, b"own")), takes=(0,))
    actions.step(party=Party(TALK, Side.SUPPORTER), step=step, edge=cast.edge)
    assert Kept.objects.get(side="s", slot=0).until == until
    assert Kept.objects.get(side="s", slot=1).until > until


@pytest.mark.django_db
def test_a_shorter_time_holds_for_what_is_there(talking: Cast, member: Browser, peer: Browser, clock: SetClock) -> None:
    member.upload(b"f" * 16, b"closed photo")
    assert peer.post("keep", {"keep": 1})[1]["refused"] == "no-talk", "the member sets it"
    assert member.post("keep", {"keep": 5})[1]["refused"] == "bad-step"
    assert member.post("keep", {"keep": 1}) == (200, {"kept": True})
    clock.pass_(hours=2)
    actions.tidy(edge=talking.edge)
    assert [table.objects.count() for table in (Kept, Envelope, Attachment)] == [0, 0, 0]  # type: ignore[attr-defined]
    assert talking.edge.parcels.names() == []


@pytest.mark.django_db
def test_a_closed_talk_goes_with_its_last_word(talking: Cast, member: Browser, clock: SetClock) -> None:
    member.post("close", {})
    actions.tidy(edge=talking.edge)
    assert Talk.objects.count() == 1
    clock.pass_(hours=722)
    actions.tidy(edge=talking.edge)
    assert Talk.objects.count() == 0


@pytest.mark.django_db
def test_a_file_without_a_row_is_taken_away(talking: Cast) -> None:
    talking.edge.parcels.keep(b"x" * 16, b"stray")
    actions.tidy(edge=talking.edge)
    assert talking.edge.parcels.names() == []


def test_times_say_no_more_than_the_hour(clock: SetClock) -> None:
    until = policies.moment(clock.now(), 24)
    assert (until.minute, until.second, until.microsecond) == (0, 0, 0)
    assert until > clock.now()


def test_a_folder_of_files_keeps_hands_out_and_forgets(tmp_path: Path) -> None:
    parcels = FolderParcels(tmp_path / "parcels")
    name = b"n" * 16
    assert (parcels.read(name), parcels.names()) == (None, [])
    parcels.keep(name, b"closed")
    assert (parcels.read(name), parcels.names()) == (b"closed", [name])
    assert (tmp_path / "parcels" / name.hex()).stat().st_mtime == 0, "when it came is not told"
    parcels.drop(name)
    parcels.drop(name)
    assert parcels.read(name) is None
    with pytest.raises(ValueError, match="16"):
        parcels.keep(b"../short", b"")
