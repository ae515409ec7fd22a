"""Both sides as processes that know nothing of each other, and copies of all that they keep."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
KEPT_BACK = ("secrets", "*keybox*", "post")
"""What a copy does not hold: keys and the keybox lie elsewhere, and mail that was sent is gone."""


@dataclass(frozen=True)
class Side:
    """One side's process, and the folder in which it keeps everything."""

    name: str
    folder: Path
    process: "subprocess.Popen[str]"

    def ask(self, do: str, now: datetime, **more: Any) -> dict[str, Any]:
        """Have something done at a moment."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": do, "now": now.isoformat(), **more}) + "\n")
        self.process.stdin.flush()
        answered = self.process.stdout.readline()
        if not answered:
            raise RuntimeError((self.folder / f"{self.name}.log").read_text()[-3000:])
        return {"is": said} if isinstance(said := json.loads(answered), str) else said

    def copy(self, to: Path) -> Path:
        """Copy what this side keeps, its log and the database's write-ahead log included."""
        shutil.rmtree(to / self.name, ignore_errors=True)
        shutil.copytree(self.folder, to / self.name, ignore=shutil.ignore_patterns(*KEPT_BACK))
        return to / self.name


@contextmanager
def both(folder: Path, seed: int) -> Iterator[tuple[Side, Side]]:
    """Roster and care, running; both end with the block."""
    with ExitStack() as open_things:
        yield (
            open_things.enter_context(_running("roster", folder / "roster", seed)),
            open_things.enter_context(_running("care", folder / "care", seed)),
        )


@contextmanager
def _running(name: str, folder: Path, seed: int) -> Iterator[Side]:
    folder.mkdir(parents=True)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("RIGCHECK_", "DJANGO_"))}
    own = {
        "DJANGO_SETTINGS_MODULE": f"rigcheck.settings.{name}",
        "RIGCHECK_LOOPBACK": "1",
        "RIGCHECK_DATA": str(folder),
        "RIGCHECK_ROSTER_MAIL": f"folder:{folder / 'post'}",
        "PYTHONPATH": str(ROOT),
    }
    with (folder / f"{name}.log").open("w") as log:
        command = [sys.executable, "-m", f"bench.measuring.lane.{name}_side", str(seed)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=kept | own, stdin=pipe, stdout=pipe, stderr=log, text=True)
        try:
            yield Side(name, folder, process)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=30)
            assert process.stdout
            process.stdout.close()
