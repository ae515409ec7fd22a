"""Step 2: the machine, its disk, its memory and its clock."""

from rigcheck.doors.doctor.findings import Finding, Place, good, look, wrong
from rigcheck.outside import machine

ROOM = 2 * 1024**3
"""Bytes that should be free: a year of some thousand members, and a copy of it."""
OTHERS = 0o077


def folder(place: Place) -> Finding:
    """The data folder is there, and for the process's own user alone."""
    if not place.data.is_dir():
        return wrong(
            f"There is no data folder at {place.data}.",
            why="Databases, keys and secrets lie there.",
            do="Make it for the user that serves, mode 0700, and name it in RIGCHECK_DATA.",
        )
    if place.data.stat().st_uid != machine.own_user():
        return wrong(
            f"{place.data} belongs to another user than the one who asks.",
            why="The doctor sees what its user sees, and what it would write the site could not read.",
            do="Run it as the user that serves: sudo -u USER rigcheck doctor ...",
        )
    loose = [path for path in (place.data, place.data / "secrets") if path.exists() and path.stat().st_mode & OTHERS]
    if loose:
        return wrong(
            f"Other users of this machine may look into {loose[0]}.",
            why="The keys of this site lie there.",
            do=f"chmod 700 {loose[0]}",
        )
    return good(f"{place.data} is open to its own user only.")


def disk(place: Place) -> Finding:
    """There is room left."""
    free = machine.room(place.data) if place.data.is_dir() else 0
    if free < ROOM:
        return wrong(
            f"{free / 1024**3:.1f} GB are free where the data lies; it should be 2.",
            why="Members who check in on a full disk are told to keep what they wrote on their phone.",
            do="Make room, or move RIGCHECK_DATA to a larger disk.",
        )
    return good(f"{free / 1024**3:.0f} GB are free.")


def encrypted(place: Place) -> Finding:
    """The data lies on an encrypted disk, as far as this machine knows."""
    if place.data.is_dir() and machine.lies_encrypted(place.data):
        return good("The data lies on a disk that this machine encrypts.")
    return look(
        "This machine does not encrypt the disk on which the data lies, or it cannot be seen from here.",
        why="A disk that is taken out or sold on would tell what a copy tells (LIMITS.md), the secrets included.",
        do="Encrypt the disk. Where the provider does it below the machine, keep their word for it in writing.",
    )


def memory(_: Place) -> Finding:
    """What stands in memory is not written to disk in the clear."""
    swap, cores = machine.swap_in_the_clear(), machine.dumps_core()
    told = [f"memory may be swapped to {', '.join(swap)}"] if swap else []
    told += ["a process that dies leaves its memory in a file"] if cores else []
    if told:
        return wrong(
            f"On this machine {' and '.join(told)}.",
            why="While somebody is signed in, what is unlocked for them stands in memory.",
            do="swapoff -a, or encrypt the swap; LimitCORE=0 in the service's unit, ulimit -c 0 in this shell.",
        )
    if swap is None or cores is None:
        return look(
            "Whether memory is written to disk cannot be seen here.",
            why="What is unlocked stands in memory.",
            do="See that swap is off or encrypted, and core dumps are off.",
        )
    return good("No swap in the clear, no core dumps from here.")


def clock(_: Place) -> Finding:
    """The clock is kept right by somebody."""
    kept = machine.clock_is_kept()
    if kept:
        return good("The clock is kept right.")
    if kept is None:
        return look(
            "Whether the clock is kept right cannot be seen here.",
            why="Sessions, months and keys end by it.",
            do="Compare `date -u` with a telephone.",
        )
    return wrong(
        "Nobody keeps this machine's clock right.",
        why="Sessions end, months turn and keys expire by it; a wrong one locks people out.",
        do="timedatectl set-ntp true (or install chrony), then look again in some minutes.",
    )
