"""The sum at the end of `run.py test` counts what happened, whatever happened."""

from pathlib import Path

import pytest

from tests.proof import Proof, Tally

REPORT = '<testsuites><testsuite tests="10" failures="2" errors="1" skipped="3"/></testsuites>'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xml"
    path.write_text(REPORT)
    return path


def test_a_report_is_counted(report: Path) -> None:
    tally = Tally()
    tally.add_report(report, 1)
    assert (tally.passed, tally.failed, tally.skipped) == (4, 3, 3)


def test_reports_and_gates_add_up(report: Path) -> None:
    tally = Tally()
    tally.add_gate(0)
    tally.add_gate(2)
    tally.add_report(report, 1)
    assert (tally.passed, tally.failed) == (5, 4)


def test_a_run_that_broke_before_it_could_report_has_failed(tmp_path: Path) -> None:
    tally = Tally()
    tally.add_report(tmp_path / "nowhere.xml", 4)
    assert (tally.passed, tally.failed) == (0, 1)


def test_a_green_report_of_a_process_that_broke_afterwards_has_failed(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text('<testsuites><testsuite tests="1" failures="0" errors="0" skipped="0"/></testsuites>')
    tally = Tally()
    tally.add_report(path, 124)
    assert (tally.passed, tally.failed) == (1, 1)


def test_the_last_line_is_the_sum_and_a_failure_is_not_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    proof = Proof(total=1)
    proof.tally.add_gate(0)
    assert proof.close() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"
    proof.tally.add_gate(1)
    assert proof.close() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 1 failed"
