"""The machine that a site runs on, as far as an unprivileged process can see. None where it cannot tell."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # pragma: no cover - not on Windows
    resource = None  # type: ignore[assignment]

TIME_ERROR = 5
"""What adjtimex(2) returns while nobody keeps the clock right."""
TIMEX_BYTES = 512
"""More than the structure that adjtimex fills; its first field, zero, asks for a look only."""
CRYPT = "CRYPT-"
PROC, SYS = Path("/proc"), Path("/sys")


def clock_is_kept() -> bool | None:
    """Whether some service (NTP, chrony, timesyncd) tells the kernel that its clock is right."""
    try:
        state = int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES)))
    except (OSError, AttributeError, TypeError):
        return None
    return None if state < 0 else state != TIME_ERROR


def dumps_core() -> bool | None:
    """Whether a process started from here that dies leaves its memory in a file."""
    return None if resource is None else resource.getrlimit(resource.RLIMIT_CORE)[0] != 0


def own_user() -> int:
    """The number of the user that this process belongs to; that of root where there are none."""
    return os.getuid() if hasattr(os, "getuid") else 0


def room(folder: Path) -> int:
    """Free bytes where this folder lies."""
    return shutil.disk_usage(folder).free


def swap_in_the_clear(proc: Path = PROC, system: Path = SYS) -> list[str] | None:
    """Where memory may be written to disk unencrypted."""
    try:
        lines = (proc / "swaps").read_text().splitlines()[1:]
    except OSError:
        return None
    places = [Path(line.split()[0]) for line in lines if line.strip()]
    return [str(place) for place in places if not _is_closed(place.resolve().name, system / "class/block")]


def _is_closed(name: str, blocks: Path) -> bool:
    return name.startswith("zram") or any(uuid.startswith(CRYPT) for uuid in _uuids(blocks / name))


def lies_encrypted(path: Path, system: Path = SYS) -> bool | None:
    """Whether a path lies on a device that this machine encrypts (dm-crypt), itself or below it."""
    device = path.stat().st_dev
    block = system / f"dev/block/{os.major(device)}:{os.minor(device)}"
    if not block.exists():
        return None
    return any(uuid.startswith(CRYPT) for uuid in _uuids(block))


def _uuids(block: Path) -> Iterator[str]:
    """Of a block device and of all devices that it stands on."""
    with suppress(OSError):
        yield (block / "dm/uuid").read_text().strip()
    slaves = block / "slaves"
    for slave in sorted(slaves.iterdir()) if slaves.is_dir() else ():
        yield from _uuids(slave)
