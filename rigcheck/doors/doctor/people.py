"""Steps 1, 8 and 9: who runs this, under what agreement, and who holds the backups. Only people know; they write it."""

from datetime import timedelta
from pathlib import Path

from rigcheck.doors.doctor.findings import Finding, Place, good, look, wrong

FRESH = timedelta(hours=36)
"""How old the newest backup may be: one night, and a morning to notice."""
TRIED = timedelta(days=180)
KEYBOX_DAYS = 7
APART = "One person who holds both can try passphrases at leisure (LIMITS.md)."


def operator(place: Place) -> Finding:
    """Somebody has written down who runs this; for care, it is not the employer."""
    if place.declared.fault:
        return wrong(
            f"{place.declared.path} cannot be read: {place.declared.fault}",
            why="What only people know is read from there.",
            do="Compare it with the example in docs/operate/one-afternoon.md.",
        )
    name = place.declared.text("operator", "name")
    if not name:
        return wrong(
            f"Nobody is named in {place.declared.path} as running this site.",
            why="Members are told to ask who that is before they trust it.",
            do='Write [operator] name = "..." there.',
        )
    if place.side == "care" and place.declared.truth("operator", "employs_the_members") is not False:
        return wrong(
            f"It is not said that {name} does not employ the members.",
            why="On a machine run by the employer only the promises about application roles remain (LIMITS.md).",
            do="Let a union, an association, a clinic or a county run care; then write employs_the_members = false.",
        )
    return good(f"Run by {name}.")


def agreement(place: Place) -> Finding:
    """The agreement between whoever hosts and whoever asks for it is signed."""
    signed = place.declared.day("operator", "agreement_signed_on")
    if signed is None:
        return wrong(
            "No day is written on which the hosting agreement was signed.",
            why="It says who may touch the machine, what happens at a court order, and who is told of a leak.",
            do="Adapt docs/operate/hosting-agreement.md with your own counsel, sign it, write agreement_signed_on.",
        )
    if signed > place.now.date():
        return wrong(
            f"The agreement is said to be signed on {signed}, which is still to come.",
            why="A date of that kind is a slip of the pen.",
            do="Correct agreement_signed_on.",
        )
    return good(f"Hosting agreement signed on {signed}.")


def backups(place: Place) -> Finding:
    """A backup of the database was made last night."""
    marker = place.declared.text("backups", "newest")
    if not marker:
        return wrong(
            "It is not written where the newest backup can be seen.",
            why="A backup that stopped months ago is found on the day it is needed.",
            do='Let the nightly job touch a file when it is done, and name the file: [backups] newest = "...".',
        )
    path = Path(marker)
    if not path.exists() or place.now.timestamp() - path.stat().st_mtime > FRESH.total_seconds():
        return wrong(
            f"{marker} is missing or older than a day and a half.",
            why="The nightly backup has not been made.",
            do="Look at the log of that job; run it by hand.",
        )
    return good("The newest backup is less than a day and a half old.")


def restored(place: Place) -> Finding:
    """Somebody has tried a restore within half a year."""
    tried = place.declared.day("backups", "restore_tried_on")
    if tried is None or place.now.date() - tried > TRIED:
        return wrong(
            "No restore was tried within the last half-year.",
            why="A copy that nobody has opened may open nothing.",
            do="Restore on another machine, sign in as a test member, then write restore_tried_on.",
        )
    return good(f"A restore was tried on {tried}.")


def keybox_copies(place: Place) -> Finding:
    """Copies of the keybox live seven days at most."""
    days = place.declared.number("backups", "keybox_days")
    if days is None or not 0 < days <= KEYBOX_DAYS:
        return wrong(
            "It is not written that copies of the keybox are gone after seven days at most.",
            why="An erased account stays closed in older copies of the database only if no older keybox is left.",
            do="Delete copies of the keybox after seven days; then write [backups] keybox_days = 7.",
        )
    folder = place.declared.text("backups", "keybox_folder")
    old = _older_than(Path(folder), place, timedelta(days=days)) if folder else []
    if old:
        return wrong(
            f"Copies of the keybox are older than {days} days: {', '.join(old[:3])}.",
            why="Accounts that were erased since could be opened with them.",
            do=f"Delete them, and mend the job that should have. The folder is {folder}.",
        )
    return good(f"Copies of the keybox are kept {days} days at most.")


def holders(place: Place) -> Finding:
    """The backups are held by people who are named; those of care's keybox by others than those of its database."""
    database = place.declared.text("backups", "database_held_by")
    keybox = place.declared.text("backups", "keybox_held_by")
    needed = [database] if place.side == "roster" else [database, keybox]
    if not all(needed):
        return wrong(
            "It is not written who holds the backups.",
            why="Whoever holds them can be asked, ordered or robbed.",
            do="Write [backups] database_held_by, and for care keybox_held_by.",
        )
    if place.side == "care" and database.casefold() == keybox.casefold():
        return wrong(
            f"{database} holds the backups of both database and keybox.", why=APART, do="Give one of them to another."
        )
    return good(f"Backups are held by {' and '.join(needed)}.")


def access_log(place: Place) -> Finding:
    """Whether the proxy writes down who came cannot be seen from here."""
    if place.declared.truth("proxy", "writes_no_access_log") is not True:
        return look(
            "It is not written that the proxy keeps no access log.",
            why="Addresses with times tell who came when, whatever the program keeps.",
            do="Turn it off (docs/operate/README.md), look once at its log folder, write writes_no_access_log = true.",
        )
    return good("The proxy is said to keep no access log.")


def _older_than(folder: Path, place: Place, age: timedelta) -> list[str]:
    if not folder.is_dir():
        return []
    before = place.now.timestamp() - age.total_seconds()
    return sorted(path.name for path in folder.iterdir() if path.stat().st_mtime < before)
