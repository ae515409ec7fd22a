"""What the doctor looks at on care."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings

from rigcheck.care.directory import queries as directory
from rigcheck.care.directory.policies import NOTICE, BadLines
from rigcheck.care.jobs.queries import DESK
from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions import queries as sessions
from rigcheck.doors.care.keeper import gateway_of_settings, mail_of_settings
from rigcheck.doors.care.relaying import relay
from rigcheck.doors.doctor import both, keys, people, working
from rigcheck.doors.doctor.declared import read
from rigcheck.doors.doctor.findings import Check, Finding, Place, good, look, wrong
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.gateway import GatewayNotSet
from rigcheck.outside.keybox import KeyboxAway, open_keybox
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.mail import MailNotSet
from rigcheck.outside.push import open_push
from rigcheck.outside.randomness import SystemChance

OTHERS = 0o077
CALL = (
    "Print the call sheet (/lines/call-sheet/), dial each of them; the lead writes the answers down on the page Lines. "
    "Or take a pack of another site's checks, or write your own file: RIGCHECK_CRISIS_LINES."
)


def place() -> Place:
    """Care as its settings say. The keybox is opened by its own check, so that one that is away does not end all."""
    edge = PlainEdge(
        clock=SystemClock(),
        chance=SystemChance(),
        files=FolderFiles(settings.SIGNED_FILES),
        keyring=FolderKeyring(settings.KEYRING),
    )
    return Place(
        side="care",
        host=settings.HOST_CARE,
        data=settings.DATA,
        edge=edge,
        declared=read(settings.OPERATOR),
        alone=settings.ALONE,
        loopback=settings.LOOPBACK,
    )


def keybox(place: Place) -> Finding:
    """The keybox answers, is for its own user alone, and is not care's own database."""
    where = settings.KEYBOX
    file = Path(where.removeprefix("sqlite:"))
    database = settings.DATABASES["default"]
    if where.startswith("postgresql:") and where.partition("?")[0].endswith(f"/{database['NAME']}"):
        return wrong(
            "The keybox lies in a database of the same name as care's.",
            why="Whoever copies that database could try passphrases at leisure; its backups would live too long.",
            do="Give the keybox a database of its own, best on another machine: RIGCHECK_CARE_KEYBOX.",
        )
    if where.startswith("sqlite:") and not file.exists():
        return wrong(
            f"There is no keybox at {file}.",
            why="Nobody can sign in or open an account.",
            do="The site makes it when it first starts. If it has run before, restore it: nothing else opens accounts.",
        )
    try:
        with closing(open_keybox(where)) as box:
            box.half(b"doctor", place.now)
    except (KeyboxAway, OSError, sqlite3.DatabaseError):
        return wrong(
            "The keybox does not answer.",
            why="Nobody can sign in or open an account.",
            do="See RIGCHECK_CARE_KEYBOX in docs/operate/settings.md, and the server or file that it names.",
        )
    if where.startswith("sqlite:") and file.stat().st_mode & OTHERS:
        return wrong(
            f"Other users of this machine may read {file}.",
            why="The secrets of all accounts lie there.",
            do=f"chmod 600 {file}",
        )
    return good("The keybox answers, apart from care's database.")


def worker(place: Place) -> Finding:
    """Somebody takes away what is over."""
    if sessions.left_over(now=place.now):
        return wrong(
            "Sessions that are long over still lie in the database: the worker does not run.",
            why="What has expired stays, and a copy of the database tells more than it should.",
            do="Run `python -m rigcheck.doors.manage care worker` as a service.",
        )
    return working.runs(place, DESK, else_="A page for backup does not move on, and nothing is sent or taken away.")


def given_up(place: Place) -> Finding:
    """No job was given up."""
    return working.given_up(place, DESK)


def _lines_here(place: Place) -> dict[str, Any]:
    """Where the lines of this site lie, and today."""
    return {
        "today": place.now.date(),
        "own": settings.CRISIS_LINES,
        "home": settings.COUNTRY,
        "files": place.edge.files,
    }


def lines(place: Place) -> Finding:
    """The crisis lines of the agency's country can be used, and do not run out within three weeks."""
    today = place.now.date()
    try:
        soon = directory.running_out(by=today + NOTICE, **_lines_here(place))
    except BadLines as fault:
        return wrong(
            f"The file of crisis lines cannot be used: {fault}",
            why="The crisis page shows the lines that are shipped instead of yours.",
            do="Mend the file that RIGCHECK_CRISIS_LINES names, or RIGCHECK_COUNTRY.",
        )
    if over := [line.name for line in soon if line.aged_on(today)]:
        return wrong(
            f"{len(over)} crisis lines have run out: {', '.join(over[:4])}.",
            why="They are hidden from the page for backup, or shown as overdue.",
            do=CALL,
        )
    if soon:
        first = min(line.expires_on for line in soon if line.expires_on)
        return look(
            f"{len(soon)} crisis lines run out within three weeks, the first on {first}.",
            why="From that day on they are hidden from the page for backup.",
            do=CALL,
        )
    return good("No crisis line runs out within three weeks.")


def dialled(place: Place) -> Finding:
    """The lines that are shown were dialled by somebody here."""
    names = [line.name for line in directory.not_dialled(**_lines_here(place))]
    if names:
        return wrong(
            f"{len(names)} crisis lines were read in published sources and never dialled: {', '.join(names[:4])}.",
            why="The project has dialled none of them. A wrong number on that page costs more than any other fault.",
            do="Dial each, not the emergency number; the lead writes it down on the page Lines (/lines/).",
        )
    return good("Every crisis line shown was confirmed by somebody here.")


def mail(_: Place) -> Finding:
    """The mail server greets us, encrypts, and lets us in; the agency's own mailboxes are refused."""
    try:
        port = mail_of_settings()
        port.check()
    except MailNotSet:
        return look(
            "No mail server is set up.",
            why="Members cannot be reminded by a private e-mail.",
            do="RIGCHECK_CARE_MAIL=smtp://name@host:587, and the password in RIGCHECK_CARE_MAIL_PASSWORD_FILE.",
        )
    except Refusal as refusal:
        return wrong(
            f"{refusal}",
            why="No reminder arrives by e-mail.",
            do="Compare RIGCHECK_CARE_MAIL and its password with what your mail server's people gave you.",
        )
    if not settings.AGENCY_DOMAINS:
        return look(
            "No agency's mail domain is refused.",
            why="Somebody may give an address that the employer reads.",
            do="Write the agencies' mail domains into RIGCHECK_AGENCY_DOMAINS.",
        )
    return good("The mail server takes letters from us, and agencies' mailboxes are refused.")


def texts(_: Place) -> Finding:
    """The gateway for texts and calls lets us in."""
    try:
        port = gateway_of_settings()
        port.check()
    except GatewayNotSet:
        return look(
            "No gateway for texts and calls is set up.",
            why="Supporters cannot be paged by text or call; members call and text the lines themselves.",
            do="See docs/operate/reaching-people.md: RIGCHECK_GATEWAY, RIGCHECK_GATEWAY_FROM and its token.",
        )
    except Refusal as refusal:
        return wrong(
            f"{refusal}",
            why="No page reaches a supporter by text or call.",
            do="Compare RIGCHECK_GATEWAY, RIGCHECK_GATEWAY_FROM and the token with what the gateway gave you.",
        )
    return good("The gateway for texts and calls lets us in.")


def push(_: Place) -> Finding:
    """Notifications are off, or somebody answers for them."""
    contact = settings.PUSH_CONTACT
    if not contact:
        return good("Notifications are switched off, as they are at first.")
    try:
        open_push(contact, seed=bytes(32), clock=SystemClock(), chance=SystemChance())
    except Refusal as refusal:
        return wrong(f"{refusal}", why="No notification is sent.", do="Correct RIGCHECK_PUSH_CONTACT.")
    return good(f"Notifications are on; push services ask {contact} when something is wrong.")


def agencies(place: Place) -> Finding:
    """Care says whose cards it takes."""
    if place.alone or settings.AGENCIES:
        return good(f"Cards from links are taken of: {', '.join(settings.AGENCIES) or 'nobody; this is care alone'}.")
    return good("Cards from links are taken of every agency that was accepted when the list was brought.")


def lead(_: Place) -> Finding:
    """A clinical lead can verify seats and print cards."""
    if not seats.verified(seats=[Seat.LEAD])[Seat.LEAD]:
        return wrong(
            "There is no verified clinical lead.",
            why="Nobody can give out seats or print cards on a page.",
            do='python -m rigcheck.doors.manage care first-lead --name "..."',
        )
    return good("A clinical lead is verified.")


CHECKS = (
    *both.FIRST,
    Check(7, "private-mail", mail),
    Check(7, "texts", texts),
    Check(7, "push", push),
    Check(7, "relay", relay),
    Check(8, "keybox", keybox),
    *both.BACKUPS,
    Check(8, "keybox-copies", people.keybox_copies),
    Check(9, "holders", people.holders),
    *both.LISTS,
    Check(10, "others-quarter", keys.others_quarter),
    Check(10, "agencies", agencies),
    Check(11, "worker", worker, asks_rows=True),
    Check(11, "given-up", given_up, asks_rows=True),
    Check(12, "lead", lead, asks_rows=True),
    Check(13, "lines", lines),
    Check(13, "dialled", dialled),
)
"""In the order of docs/operate/one-afternoon.md."""
