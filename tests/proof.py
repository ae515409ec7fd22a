"""The gates and suites that `run.py test` and `run.py check` pass through, in order; the last line is the sum."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = Path(os.environ.get("RIGCHECK_DATA", ROOT / ".data"))
STEP_SECONDS = 2700
REPORT_SECONDS = 60
"""How long a step that is stopped may take to write down what has failed until then."""


@dataclass(frozen=True)
class Gate:
    """A check of the whole tree that is not pytest's."""

    title: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Suite:
    """Test folders that share one process, one side's settings and one database engine."""

    title: str
    folders: tuple[str, ...]
    side: str
    workers: int = 2
    postgres: bool = False
    browser: bool = False
    without: str = ""
    """The mark of tests that are left to another command, with what they need; empty where all are run."""


GATES = (
    Gate("Lint", ("-m", "ruff", "check", "--quiet", ".")),
    Gate("Format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Gate("Types", ("-m", "mypy", "--no-error-summary")),
    Gate("Imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()",
                     "--no-logo", "--config", "import-contracts.ini")),
)  # fmt: skip
HOUSE = Suite("House rules", ("house",), "everything")
FAST = Suite("Kernel, engines, outside, bridge", ("kernel", "engines", "outside", "bridge"), "care", without="relay")
SUITES = (
    Suite("Kernel, engines, outside, bridge, vectors", ("kernel", "engines", "outside", "bridge", "vectors"), "care"),
    Suite("Shell", ("shell",), "care"),
    Suite("Care and its door", ("care", "doors"), "care"),
    Suite("Roster", ("roster",), "roster"),
    Suite("Care on PostgreSQL", ("care",), "care", postgres=True),
    Suite("Roster on PostgreSQL", ("roster",), "roster", postgres=True),
    Suite("Journeys in Chromium", ("journeys",), "care", browser=True),
)
COVERED = "rigcheck/engines/*,rigcheck/bridge/*,rigcheck/*/*/policies.py"
"""What decides and what reckons: every branch of it is run by a test."""


@dataclass
class Tally:
    """What passed, what failed, what was left out."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add_gate(self, code: int) -> None:
        """Count a gate as one check."""
        self.passed += code == 0
        self.failed += code != 0

    def add_report(self, report: Path, code: int) -> None:
        """Count pytest's own report; a run that broke without one counts as a failure."""
        failed = 0
        if report.exists():
            # The file was written by our own pytest a moment ago.
            for suite in ElementTree.parse(report).iter("testsuite"):
                tests, failures, errors, skipped = (
                    int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
                )
                failed += failures + errors
                self.skipped += skipped
                self.passed += max(tests - failures - errors - skipped, 0)
        self.failed += failed or (code not in (0, 5))


class Proof:
    """One run of gates and tests."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.tally = Tally()
        self.done = 0

    def environment(self, **more: str) -> dict[str, str]:
        """What each step is started with: a data folder of its own, and this."""
        data = SCRATCH / f"data-{self.done}"
        data.mkdir(exist_ok=True)
        return {**os.environ, **more, "RIGCHECK_DATA": str(data)}

    def head(self, title: str) -> None:
        """Say which step begins."""
        self.done += 1
        say(f"\n== {self.done} of {self.total}: {title}")

    def gate(self, gate: Gate) -> None:
        """Run a gate."""
        self.head(gate.title)
        code = shown(gate.command, self.environment())
        say("Clean." if code == 0 else "Not clean.")
        self.tally.add_gate(code)

    def suite(self, suite: Suite, *, coverage: bool = False) -> None:
        """Run a suite of tests, of which the folders that exist are taken."""
        self.head(suite.title)
        folders = [f"tests/{name}" for name in suite.folders if (ROOT / "tests" / name).is_dir()]
        if not folders:
            say("Nothing here yet.")
            return
        if suite.browser and not os.environ.get("CHROMIUM"):
            say("No Chromium: these tests were not run, which counts as a failure.")
            self.tally.failed += 1
            return
        report = SCRATCH / f"report-{self.done}.xml"
        command = ["-m", "pytest", *folders, f"--ds=rigcheck.settings.{suite.side}", f"--junitxml={report}"]
        command += ["-n", str(suite.workers), "--dist", "loadgroup"] if suite.workers else []
        command += ["--cov", "--cov-report="] if coverage else []
        command += ["-m", f"not {suite.without}"] if suite.without else []
        starter = ["-m", "tests.postgres", sys.executable] if suite.postgres else []
        environment = self.environment(
            COVERAGE_FILE=str(SCRATCH / f".coverage.{self.done}"),
            **({"DJANGO_ALLOW_ASYNC_UNSAFE": "true"} if suite.browser else {}),
        )
        self.tally.add_report(report, shown([*starter, *command], environment))

    def coverage(self) -> None:
        """Every branch of what decides and what reckons was run."""
        self.head("Branches of engines, bridge and policies")
        environment = self.environment(COVERAGE_FILE=str(SCRATCH / ".coverage"))
        found = sorted(SCRATCH.glob(".coverage.*"))
        shown(["-m", "coverage", "combine", "--keep", "--quiet", *found], environment)
        command = ["-m", "coverage", "report", f"--include={COVERED}", "--fail-under=100",
                   "--show-missing", "--skip-covered"]  # fmt: skip
        self.tally.add_gate(shown(command, environment))

    def close(self) -> int:
        """Say the sum, last; the exit code."""
        if self.tally.skipped:
            say(f"\n{self.tally.skipped} skipped")
        say(f"\n{self.tally.passed} passed, {self.tally.failed} failed")
        return 1 if self.tally.failed else 0


def shown(command: Sequence[object], env: dict[str, str]) -> int:
    """Run Python with its output shown; its exit code, or 124 when it took too long."""
    running = begun(command, env)
    try:
        return running.wait(timeout=STEP_SECONDS)
    except subprocess.TimeoutExpired:
        say(f"Stopped: it took more than {STEP_SECONDS} s. What has failed so far:")
        stop(running)
        return 124
    except KeyboardInterrupt:
        os.killpg(running.pid, signal.SIGINT)
        raise


def begun(command: Sequence[object], env: dict[str, str], stdout: int | None = None) -> "subprocess.Popen[str]":
    """Start Python in a group of its own, so that it can be stopped with everything that it starts."""
    told = [sys.executable, *map(str, command)]
    return subprocess.Popen(told, cwd=ROOT, env=env, stdout=stdout, text=True, start_new_session=True)


def stop(running: "subprocess.Popen[str]") -> None:
    """End a step. It is interrupted first: pytest then says and reports what has failed; a kill would lose that."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        running.wait(timeout=REPORT_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def say(text: str) -> None:
    """A line for whoever waits at the terminal."""
    print(text, flush=True)


def test() -> int:
    """Every gate and every test."""
    proof = Proof(total=len(GATES) + 1 + len(SUITES) + 1)
    for gate in GATES:
        proof.gate(gate)
    proof.suite(HOUSE)
    for suite in SUITES:
        proof.suite(suite, coverage=not suite.postgres and not suite.browser)
    proof.coverage()
    return proof.close()


def check() -> int:
    """The fast gates and the fast tests."""
    proof = Proof(total=len(GATES) + 2)
    for gate in GATES:
        proof.gate(gate)
    proof.suite(HOUSE)
    proof.suite(FAST)
    return proof.close()


if __name__ == "__main__":
    sys.exit({"test": test, "check": check}[sys.argv[1]]())
