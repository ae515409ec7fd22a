#!/usr/bin/env python3
"""Rigcheck's front door. Needs Python 3.11 or newer and pip; nothing else is assumed.

    python3 run.py demo [--fresh]           both sites with fictional data, on this machine only
    python3 run.py test                     every gate and every test, browser and PostgreSQL included
    python3 run.py check                    the fast gates and the fast tests, under two minutes
    python3 run.py bench [NAME] [--quick]   measurements; each ends with one line of JSON

`demo` goes on with the data of the last time; `--fresh` begins anew. `demo --care-alone` leaves the agency's site out.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BENCH_VENV = ROOT / ".venv-bench"
OTREE_VENV = ROOT / ".cache" / "otree"
TOOLS = ROOT / ".cache" / "tools"
REQUIREMENTS = ROOT / "requirements"
DEMO_DATA = ROOT / ".data" / "demo"


# Setting up


def python_of(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(lock: str, venv: Path = VENV) -> Path:
    """Install a locked requirement file into `venv`, once for each state of the file; the venv's Python."""
    path = REQUIREMENTS / f"{lock}.txt"
    python = python_of(venv)
    stamp = venv / f".{lock}-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"
    if stamp.exists() and python.exists():
        return python
    must_be_writable(venv.parent)
    started = time.monotonic()
    say(f"Setting up {venv.name} from requirements/{path.name} ...")
    uv = find_uv()
    if not python.exists():
        make_venv(venv, uv)
    install(python, path, uv)
    stamp.touch()
    say(f"Set up in {time.monotonic() - started:.0f} s.")
    return python


def must_be_writable(folder: Path) -> None:
    """Make the folder if it is missing; say in words where this user may not write in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        sys.exit(
            f"Nothing can be written in {folder} ({error.strerror}).\n"
            "What is installed, and the demonstration's data, lie beside run.py: use a copy of your own."
        )


def find_uv() -> str | None:
    """uv, which installs ten times faster than pip: the pinned one, fetched by pip beside the tree; None without."""
    here = TOOLS / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if not here.exists():
        lock = REQUIREMENTS / "bootstrap.txt"
        done = quiet(sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", TOOLS,
                     "--upgrade", "--require-hashes", "-r", lock)  # fmt: skip
        if done.returncode or not here.exists():
            say("uv could not be fetched; using pip, which takes longer.")
            return None
    return str(here)


def make_venv(venv: Path, uv: str | None) -> None:
    """An empty virtual environment: by uv, which needs no venv module, or by Python's own without ensurepip."""
    if uv and not quiet(uv, "venv", "-q", "--no-python-downloads", "--python", sys.executable, venv).returncode:
        return
    made = quiet(sys.executable, "-m", "venv", "--without-pip", venv)
    if made.returncode:
        sys.exit(f"No virtual environment could be made in {venv}:\n{made.stderr}\n"
                 "On Debian and Ubuntu, `apt-get install python3-venv` mends this.")  # fmt: skip


def install(python: Path, lock: Path, uv: str | None) -> None:
    """Install exactly what the lock names, every file checked against its hash."""
    if uv and not quiet(uv, "pip", "install", "-q", "--python", python, "--require-hashes", "-r", lock).returncode:
        return
    done = quiet(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--disable-pip-version-check",
                 "--no-warn-script-location", "--require-hashes", "-r", lock)  # fmt: skip
    if done.returncode:
        why = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [done.stderr]
        sys.exit("\n".join([*why, f"Installing requirements/{lock.name} failed. Is a package index reachable?"]))


def find_browser() -> str | None:
    """Chromium, from CHROMIUM or the system; asks apt-get for what Debian lacks; None where there is none."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    names = ("chromium", "chromium-browser", "google-chrome")
    missing = [] if any(map(shutil.which, names)) else ["chromium", "fonts-noto-core"]
    # Playwright's own driver is linked to libatomic, which minimal Debian lacks.
    if sys.platform == "linux" and not ctypes.util.find_library("atomic"):
        if not list(Path("/usr/lib").glob("*/libatomic.so.1")):
            missing.append("libatomic1")
    if missing:
        apt_install(missing)
    return next(filter(None, map(shutil.which, names)), None)


def look_for_relay() -> None:
    """Have coturn for the tests of voice, which fail without it; asked of apt-get where that would start no service."""
    if not shutil.which("turnserver") and sys.platform == "linux":
        if Path("/run/systemd/system").is_dir():
            say("The tests of voice need coturn, whose service would start here at once. As root, if that may be:")
            say("apt-get install coturn && systemctl disable --now coturn")
        else:
            apt_install(["coturn"])


def apt_install(packages: Sequence[str]) -> None:
    """Install system packages where this user may; otherwise say what to type."""
    rights = [] if os.name != "nt" and os.getuid() == 0 else ["sudo", "-n"]
    command = [*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if not shutil.which("apt-get") or (rights and quiet("sudo", "-n", "true").returncode):
        say(f"The tests need: {', '.join(packages)}. As root: apt-get install {' '.join(packages)}")
        return
    say(f"Installing {', '.join(packages)} with apt-get ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet(*rights, "apt-get", "update", "-qq", env=environment)
    if (done := quiet(*command, env=environment)).returncode:
        say(f"apt-get could not install them:\n{done.stderr}")


# Running


def say(text: str) -> None:
    """A line for whoever waits at the terminal."""
    print(text, flush=True)


def quiet(*command: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command without showing what it prints; a command that does not exist counts as failed."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, capture_output=True, text=True)
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def shown(command: Sequence[object], env: dict[str, str]) -> int:
    """Run a command with its output shown; its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env).returncode


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for one run's data."""
    with tempfile.TemporaryDirectory(prefix="rigcheck-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


# The four commands


def test(_: Sequence[str]) -> int:
    """Every gate and every test; which, and in what order, stands in tests/proof.py."""
    look_for_relay()
    return proof("test", CHROMIUM=find_browser() or "")


def check(_: Sequence[str]) -> int:
    """The fast gates and the fast tests."""
    return proof("check")


def proof(command: str, **more: str) -> int:
    """Run tests/proof.py with the test requirements, in a data folder that is thrown away."""
    python = prepare("test")
    with scratch() as folder:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("RIGCHECK_", "DJANGO_", "PG"))
        }
        environment = {**kept, **more, "RIGCHECK_LOOPBACK": "1", "RIGCHECK_DATA": str(folder), "PYTHONPATH": str(ROOT)}
        return shown([python, ROOT / "tests" / "proof.py", command], environment)


def demo(arguments: Sequence[str]) -> int:
    """Both sites with fictional data; runs until stopped."""
    if unknown := [argument for argument in arguments if argument not in ("--fresh", "--care-alone")]:
        sys.exit(f"demo does not know {' '.join(unknown)}. It takes --fresh, --care-alone, or nothing.")
    python = prepare("base")
    if "--fresh" in arguments:
        shutil.rmtree(DEMO_DATA, ignore_errors=True)
    must_be_writable(DEMO_DATA)
    environment = {**os.environ, "RIGCHECK_DEMO": "1", "RIGCHECK_DATA": str(DEMO_DATA), "PYTHONPATH": str(ROOT)}
    if "--care-alone" in arguments:
        environment["RIGCHECK_HOUSES"] = "care"
    command = [str(python), "-m", "rigcheck.doors.launcher", "demo", *arguments]
    if os.name == "nt":
        return shown(command, environment)
    os.chdir(ROOT)
    return os.execve(command[0], command, environment)


def bench(arguments: Sequence[str]) -> int:
    """One measurement by name, or all of them."""
    options = [argument for argument in arguments if argument.startswith("-")]
    scripts = [path for path in sorted((ROOT / "bench").glob("*.py")) if "__main__" in path.read_text()]
    known = {path.stem: path for path in scripts}
    names = [argument for argument in arguments if not argument.startswith("-")] or list(known)
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(known) or 'none yet'}.")
    python = prepare("bench", BENCH_VENV)
    if "pages" in names:  # measures oTree too, whose pins fit nobody else's
        prepare("otree", OTREE_VENV)
    failed = 0
    for name in names:
        say(f"\n== {name}")
        with scratch() as folder:
            environment = {**os.environ, "RIGCHECK_LOOPBACK": "1", "RIGCHECK_DATA": str(folder)}
            command = [python, known[name], *options]
            failed += shown(command, {**environment, "PYTHONPATH": str(ROOT)}) != 0
    return 1 if failed else 0


COMMANDS = {"demo": demo, "test": test, "check": check, "bench": bench}


def main() -> int:
    """Read the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said in words before anything breaks
        sys.exit("Rigcheck needs Python 3.11 or newer.")
    name = sys.argv[1] if len(sys.argv) > 1 else "--help"
    if name in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if name not in COMMANDS:
        sys.exit(f"{__doc__}\nThere is no command called {name}.")
    return COMMANDS[name](sys.argv[2:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
