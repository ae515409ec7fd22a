"""The page "One afternoon" and the doctor name the same checks, step by step."""

import re
from pathlib import Path

from rigcheck.doors.care import doctor as care
from rigcheck.doors.doctor import declared, people
from rigcheck.doors.doctor.findings import State
from tests.doors.doctor.conftest import PAGE, Placed, steps

ROSTERS = {"mail", "letters", "care-address", "own-quarter", "card-page", "administrator"}
"""Checks of roster alone; its own tests hold them to the page."""


def test_every_step_has_its_checks_and_every_check_its_step() -> None:
    made: dict[int, set[str]] = {}
    for check in care.CHECKS:
        made.setdefault(check.step, set()).add(check.name)
    named = {step: names - ROSTERS for step, names in steps().items()}
    assert {step: names for step, names in named.items() if names} == made


def test_checks_come_in_the_order_of_the_page() -> None:
    numbers = [check.step for check in care.CHECKS]
    assert numbers == sorted(numbers)
    assert len({check.name for check in care.CHECKS}) == len(care.CHECKS)


def test_the_example_on_the_page_is_understood_as_it_stands(placed: Placed, tmp_path: Path) -> None:
    path = tmp_path / "operator.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL)[0])
    place = placed(declared=declared.read(path))
    for check in (people.operator, people.keybox_copies, people.holders, people.access_log):
        assert check(place).state is State.GOOD
