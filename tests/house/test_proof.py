"""The sum at the end of `run.py test` counts what happened, whatever happened."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.proof import Proof, Tally, begun, shown, stop

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


STUCK = """
import time

def test_fails() -> None:
    assert 1 == 2, "seen before the stop"

def test_hangs() -> None:
    time.sleep(600)
"""


@pytest.mark.parametrize("starter", [(), ("-m", "tests.postgres", sys.executable)], ids=["alone", "beside-postgresql"])
def test_a_step_that_is_stopped_still_says_and_reports_what_has_failed(tmp_path: Path, starter: Sequence[str]) -> None:
    test = tmp_path / "test_stuck.py"
    test.write_text(STUCK)
    report = tmp_path / "report.xml"
    command = [*starter, "-m", "pytest", test, "-v", "-n", "1", f"--junitxml={report}", f"--rootdir={tmp_path}"]
    running = begun([*command, "-c", os.devnull], dict(os.environ), stdout=subprocess.PIPE)
    assert running.stdout
    while "FAILED" not in running.stdout.readline():
        assert running.poll() is None
    stop(running)
    assert "seen before the stop" in running.stdout.read()
    running.stdout.close()
    assert 'failures="1"' in report.read_text()


def test_a_step_that_will_not_stop_is_killed_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.proof.STEP_SECONDS", 0)
    monkeypatch.setattr("tests.proof.REPORT_SECONDS", 0)
    assert shown(["-c", "import time; time.sleep(600)"], dict(os.environ)) == 124
    assert "took more than 0 s" in capsys.readouterr().out
    deaf = (
        "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
    )
    running = begun(["-c", deaf], dict(os.environ), stdout=subprocess.PIPE)
    assert running.stdout
    assert running.stdout.readline() == "deaf\n"
    stop(running)
    running.stdout.close()
    assert running.returncode == -signal.SIGKILL
