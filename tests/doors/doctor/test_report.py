"""The report, the lists of keys, and a check that breaks."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError

from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.bridge.keylog.rotation import rotate
from rigcheck.doors import command
from rigcheck.doors.doctor import keys, report
from rigcheck.doors.doctor.findings import Check, Finding, Place, State, good, later, look, wrong
from rigcheck.doors.doctor.visiting import visit
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import OTHER_KEY, OTHER_KEYLOG, OWN_KEYLOG
from rigcheck.outside.keyring import MemoryKeyring
from tests.doors.doctor.conftest import Placed


def broken(_: Place) -> Finding:
    raise ValueError("strange")


def without_database(_: Place) -> Finding:
    raise OperationalError("no such table")


FOUR = (
    Check(1, "one", lambda _: good("Fine.")),
    Check(2, "two", lambda _: wrong("Off.", why="It matters.", do="Mend it.")),
    Check(3, "three", lambda _: look("Unseen.", why="It matters.", do="Look.")),
    Check(4, "four", lambda _: later("Later.", why="Another part.")),
)


def test_people_read_what_is_wrong_why_and_what_to_do(placed: Placed) -> None:
    lines = list(report.plain(visit(FOUR, placed())))
    assert lines[0].split() == ["ok", "1", "one", "Fine."]
    assert [line.split()[0] for line in lines[1:4]] == ["WRONG", "why:", "do:"]
    assert lines[-1].startswith("\n1 to put right, 1 to look at.")


def test_programs_read_the_same(placed: Placed) -> None:
    read = json.loads(report.as_json("care", visit(FOUR, placed())))
    assert (read["side"], read["ready"]) == ("care", False)
    assert [(one["step"], one["state"]) for one in read["checks"]] == [
        (1, "good"), (2, "wrong"), (3, "look"), (4, "later"),
    ]  # fmt: skip
    assert read["checks"][1]["do"] == "Mend it."
    assert json.loads(report.as_json("care", visit(FOUR[:1], placed())))["ready"] is True


@pytest.mark.parametrize(("check", "said"), [(broken, "ValueError: strange"), (without_database, "Mend step 3 first")])
def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(placed: Placed, check: object, said: str) -> None:
    [(_, first), (_, second)] = visit((Check(1, "broken", check), FOUR[0]), placed())  # type: ignore[arg-type]
    assert (first.state, said in first.what + first.do) == (State.WRONG, True)
    assert second.state is State.GOOD


def test_the_side_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["doctor"])
    assert "{care,roster}" in capsys.readouterr().err


def begun(edge: PlainEdge) -> None:
    holding.begin(name="care.example.org", files=edge.files, keyring=edge.keyring, chance=edge.chance)


def test_a_list_that_is_there_and_whole(placed: Placed) -> None:
    place = placed()
    assert "no list of keys yet" in keys.own_list(place).what
    begun(place.edge)
    assert keys.own_list(place).state is State.GOOD


def test_a_list_that_was_changed(placed: Placed) -> None:
    place = placed()
    begun(place.edge)
    text = place.edge.files.read(OWN_KEYLOG) or ""
    place.edge.files.write(OWN_KEYLOG, text.replace("care.example.org", "care.example.net"))
    found = keys.own_list(place)
    assert (found.state, "not whole" in found.what) == (State.WRONG, True)


def test_a_list_whose_signing_key_is_gone(placed: Placed) -> None:
    edge = placed().edge
    begun(edge)
    stripped = PlainEdge(clock=edge.clock, chance=edge.chance, files=edge.files, keyring=MemoryKeyring())
    found = keys.own_list(placed(edge=stripped))
    assert (found.state, "is not here" in found.what) == (State.WRONG, True)


def test_the_other_sites_list(placed: Placed) -> None:
    place = placed()
    assert keys.other_list(place).state is State.WRONG
    assert keys.other_list(placed(side="roster")).state is State.LOOK
    assert keys.other_list(placed(alone=True)).state is State.GOOD
    begun(place.edge)
    holding.take_over(place.edge.files, place.edge.files.read(OWN_KEYLOG) or "")
    assert keys.other_list(place).state is State.GOOD
    place.edge.files.write(OTHER_KEY, "00" * 32)
    assert "not whole" in keys.other_list(place).what
    place.edge.files.write(OTHER_KEYLOG, "nothing")
    assert "not whole" in keys.other_list(place).what


def with_keys(edge: PlainEdge) -> None:
    begun(edge)
    month = Month.of(edge.clock.now())
    scopes, chance = ["port-alder"], edge.chance
    rotate(purpose=Purpose.ENROLMENT, scopes=scopes, month=month, files=edge.files, keyring=edge.keyring, chance=chance)


def test_a_key_of_this_quarter(placed: Placed, clock: SetClock) -> None:
    place = placed(side="roster")
    assert "Without a list" in keys.own_quarter(place).what
    with_keys(place.edge)
    assert "port-alder" in keys.own_quarter(place).what
    edge = place.edge
    stripped = PlainEdge(clock=clock, chance=edge.chance, files=edge.files, keyring=MemoryKeyring())
    assert keys.own_quarter(placed(edge=stripped)).state is State.WRONG
    clock.moment += timedelta(days=92)
    assert keys.own_quarter(place).state is State.WRONG


def test_the_agencys_list_is_of_this_quarter(placed: Placed, clock: SetClock) -> None:
    place = placed()
    assert keys.others_quarter(place).state is State.LOOK
    assert keys.others_quarter(placed(alone=True)).state is State.GOOD
    with_keys(place.edge)
    holding.take_over(place.edge.files, place.edge.files.read(OWN_KEYLOG) or "")
    assert "port-alder" in keys.others_quarter(place).what
    clock.moment += timedelta(days=92)
    assert keys.others_quarter(place).state is State.LOOK
