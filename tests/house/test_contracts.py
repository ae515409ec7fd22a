"""The import contracts catch what they are for: each rule is broken once, in a copy, and the breach is seen."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

PLANTED = [
    # contract, module that gets an import, what it imports, what the report must name
    ("The house stands", "outside/clock.py", "rigcheck.shell.headers", "rigcheck.outside.clock"),
    ("The house stands", "shell/context.py", "rigcheck.care.vault", "rigcheck.shell.context"),
    ("The house stands", "roster/agencies/actions.py", "rigcheck.care.vault.queries", "agencies"),
    ("The house stands", "attic/__init__.py", "", "attic"),
    ("Only doors know the settings modules", "care/vault/policies.py", "rigcheck.settings.base", "policies"),
    ("Every room has the same shape", "care/vault/utils.py", "", "utils"),
    ("Every room has the same shape", "roster/agencies/signals.py", "", "signals"),
    ("Every room has the same shape", "roster/agencies/models.py", "rigcheck.roster.agencies.queries", "queries"),
    ("Every room has the same shape", "care/vault/queries.py", "rigcheck.care.vault.actions", "vault.actions"),
    ("Rooms of care lean only", "care/vault/queries.py", "rigcheck.care.crisis.queries", "crisis"),
    ("Rooms of care lean only", "care/gymnasium/__init__.py", "", "gymnasium"),
    ("Roster has these rooms", "roster/canteen/__init__.py", "", "canteen"),
    ("Rooms on one side do not", "roster/staff/actions.py", "rigcheck.roster.agencies.queries", "rigcheck.roster."),
    ("Rooms on one side do not", "roster/agencies/actions.py", "rigcheck.roster.staff.actions", ".staff"),
    ("Views and forms never touch models", "roster/agencies/views.py", "rigcheck.roster.agencies.models", ""),
    ("Views and forms never touch models", "care/crisis/forms.py", "rigcheck.care.vault.models", "forms"),
    ("A door opens on one side only", "doors/roster/urls.py", "rigcheck.doors.care.keeper", "doors.care"),
    ("The roster door never leads to care", "doors/roster/urls.py", "rigcheck.care.vault.queries", "care.vault"),
    ("The care door never leads to roster", "doors/care/urls.py", "rigcheck.roster.agencies.queries", "agencies"),
    ("The launcher knows neither side", "doors/launcher.py", "rigcheck.doors.care.keeper", "launcher"),
    ("Engines do not lean on each other", "engines/triage/__init__.py", "rigcheck.engines.shifts", "shifts"),
    ("Engines reason; they do not reach out", "engines/shifts/__init__.py", "random", "random"),
    ("Engines reason; they do not reach out", "kernel/months.py", "django", "django"),
    ("Ciphers are handled in two engines", "care/vault/policies.py", "cryptography.fernet", "policies"),
    ("Ciphers are handled in two engines", "outside/keybox/derive.py", "argon2", "derive"),
    ("Only care.vault touches its own tables", "care/crisis/queries.py", "rigcheck.care.vault.models", "crisis"),
    ("Only roster holds the issue end of enrolment", "care/crisis/actions.py", "rigcheck.bridge.enrolment.issue", ""),
    ("Only care holds the redeem end of enrolment", "roster/staff/actions.py", "rigcheck.bridge.enrolment.redeem", ""),
    ("Lanes do not know each other", "bridge/enrolment/issue.py", "rigcheck.bridge.credits.redeem", "credits"),
]  # fmt: skip
NEEDED = ["bridge/enrolment/issue.py", "bridge/enrolment/redeem.py", "bridge/credits/redeem.py"]


def plant(root: Path, module: str, imported: str = "") -> None:
    """Add an import to a module of the copy, which is made where it is not there yet."""
    path = root / "rigcheck" / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    with path.open("a") as text:
        text.write(f"\nimport {imported}\n" if imported else "")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy in which every rule is broken."""
    root = tree.copied(tmp_path_factory.mktemp("planted"))
    for module in NEEDED:
        plant(root, module)
    for _, module, imported, _ in PLANTED:
        plant(root, module, imported)
    (root / "import-contracts.ini").write_text(tree.generator().contracts(root))
    command = "from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--config", "import-contracts.ini", "--no-cache"],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("contract", "module", "imported", "named"), PLANTED)
def test_a_planted_breach_is_seen(report: str, contract: str, module: str, imported: str, named: str) -> None:
    breaches = re.split(r"\n(.+)\n-{3,}\n", report.split("Broken contracts")[1])
    told = zip(breaches[1::2], breaches[2::2], strict=True)
    details = "".join(text for title, text in told if title.startswith(contract))
    assert (named or imported) in details


def test_contracts_and_picture_fit_the_rooms_that_exist() -> None:
    generated = tree.generator().generated(tree.ROOT)
    old = [name for name, text in generated.items() if (tree.ROOT / name).read_text() != text]
    assert not old, "run: python docs/generate.py"


def test_every_room_with_tables_has_its_contract() -> None:
    contracts = (tree.ROOT / "import-contracts.ini").read_text()
    for room in tree.rooms():
        dotted = f"{room.parent.name}.{room.name}"
        if (room / "models.py").exists() or (room / "models").is_dir():
            assert f"protected_modules = rigcheck.{dotted}.models\n" in contracts
