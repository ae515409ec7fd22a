"""The operator sees what was given up, by kind and reason, and tries it again or drops it."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from rigcheck.care.jobs import actions, queries
from rigcheck.outside.clock import SystemClock
from rigcheck.outside.ledger import Handler
from rigcheck.outside.randomness import SystemChance

pytestmark = pytest.mark.django_db


def fails(_task: object) -> None:
    raise ValueError("+15555550100")


@pytest.fixture
def names() -> list[str]:
    """Two notices that were given up, and one of another kind that waits."""
    for number in ("+15555550100", "+15555550101"):
        actions.add(kind="notice", payload={"to": number}, due=datetime.now(UTC), by="tests")
    actions.add(kind="reminder", payload={}, due=datetime.now(UTC), by="tests")
    handlers = {"notice": Handler(send=fails, waits=())}
    while actions.work(handlers=handlers, clock=SystemClock(), chance=SystemChance()):
        pass
    return [job.id.hex() for job in queries.stuck()]


def test_the_list_tells_kinds_and_reasons_and_nobody(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("jobs")
    shown = capsys.readouterr().out
    assert "1 waiting  reminder" in shown
    assert all(f"{name}  notice  given up: ValueError" in shown for name in names)
    assert "5555" not in shown


def test_an_empty_list_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("jobs", "list")
    assert capsys.readouterr().out == "Nothing was given up.\n"


def test_one_is_tried_again_and_another_dropped(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("jobs", "retry", names[0])
    call_command("jobs", "drop", names[1])
    assert capsys.readouterr().out == "1 will be tried again now.\n1 dropped.\n"
    assert (queries.waiting(kind="notice"), queries.stuck()) == (1, [])


def test_all_are_tried_again(names: list[str]) -> None:
    call_command("jobs", "retry", "all")
    assert queries.waiting(kind="notice") == len(names)


@pytest.mark.parametrize(("asked", "said"), [(["0" * 32], "Nothing was changed"), ([], "Which ones")])
def test_an_unknown_name_changes_nothing(names: list[str], asked: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("jobs", "drop", *asked, *names[:1] if asked else [])
    assert len(queries.stuck()) == len(names)
