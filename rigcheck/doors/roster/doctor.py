"""What the doctor looks at on roster."""

import hashlib
from http.client import OK

from django.conf import settings

from rigcheck.doors.doctor import both, keys, people, site, working
from rigcheck.doors.doctor.declared import read
from rigcheck.doors.doctor.findings import Check, Finding, Place, good, look, wrong
from rigcheck.doors.roster.keeper import edge_of_process, mail_of_settings
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.mail import FolderMail, MailNotSet
from rigcheck.roster.invitations import queries as invitations
from rigcheck.roster.invitations.queries.fixed_page import ADDRESS
from rigcheck.roster.jobs import queries as jobs
from rigcheck.roster.staff import queries as staff


def place() -> Place:
    """Roster as its settings say."""
    return Place(
        side="roster",
        host=settings.HOST_ROSTER,
        data=settings.DATA,
        edge=edge_of_process(),
        declared=read(settings.OPERATOR),
        loopback=settings.LOOPBACK,
    )


def mail(_: Place) -> Finding:
    """The mail server greets us, encrypts, and lets us in."""
    try:
        port = mail_of_settings()
        port.check()
    except MailNotSet:
        return look(
            "No mail server is set up.",
            why="Links for cards can then only be printed.",
            do="RIGCHECK_ROSTER_MAIL=smtp://name@host:587, and the password in RIGCHECK_ROSTER_MAIL_PASSWORD_FILE.",
        )
    except Refusal as refusal:
        return wrong(
            f"{refusal}",
            why="Nobody gets the link for their card.",
            do="Compare RIGCHECK_ROSTER_MAIL and its password with what your mail server's people gave you.",
        )
    if isinstance(port, FolderMail):
        return wrong(
            "Letters are written to a folder and sent to nobody.",
            why="That is for trying out.",
            do="Name a mail server in RIGCHECK_ROSTER_MAIL.",
        )
    return good("The mail server takes letters from us.")


def care_address(_: Place) -> Finding:
    """The letters can say where a card opens an account."""
    if not settings.CARE_ADDRESS.startswith("https://"):
        return wrong(
            f"The address of the members' site is {settings.CARE_ADDRESS or 'not set'}.",
            why="The page on which a card is made leads there.",
            do="RIGCHECK_CARE_ADDRESS=https://... with the name that care's people gave you.",
        )
    return good(f"Cards open accounts at {settings.CARE_ADDRESS}.")


def card_page(place: Place) -> Finding:
    """The page on which cards are made comes to the world as this program makes it, byte for byte."""
    made, came = invitations.fixed_page().sha256, site.ask(place, ADDRESS, packed=False)
    if came.fault or came.status != OK:
        return wrong(
            f"The page on which cards are made does not come: {came.fault or came.status}.",
            why="No link makes a card.",
            do="Mend the certificate and the proxy first.",
        )
    if hashlib.sha256(came.body).hexdigest() != made:
        return wrong(
            "The page on which cards are made comes otherwise than this program makes it.",
            why="Whoever changes it on the way could know a person by their card.",
            do="Does the proxy change pages? Does another version run? Restart the site, then find out who did.",
        )
    return good(f"The page on which cards are made has the fingerprint {made}.")


def letters(_: Place) -> Finding:
    """No letter was given up."""
    stuck = jobs.stuck(kind=jobs.MAIL)
    if stuck:
        reasons = ", ".join(sorted({one.why for one in stuck}))
        return wrong(
            f"{len(stuck)} letters were given up ({reasons}).",
            why="Somebody waits for a link that does not come.",
            do="Correct these people's addresses and send another link, or print it. Dropped after 30 days.",
        )
    return good(f"No letter was given up; {jobs.waiting(kind=jobs.MAIL)} wait.")


def worker(place: Place) -> Finding:
    """Somebody does what is due."""
    return working.runs(place, jobs.DESK, else_="Letters wait, and what is over is not taken away.")


def given_up(place: Place) -> Finding:
    """No job was given up."""
    return working.given_up(place, jobs.DESK)


def administrator(_: Place) -> Finding:
    """Somebody can invite staff, and passwords alone let nobody in."""
    if not staff.able_administrators().exists():
        return wrong(
            "There is no administrator who can sign in.",
            why="Nobody can invite staff or import people.",
            do="See docs/operate/sign-in.md for the first administrator.",
        )
    if not settings.SECOND_STEP_NEEDED:
        return wrong(
            "A password alone lets staff in.",
            why="Here stand the names of everybody who works for the agency.",
            do="Leave RIGCHECK_SECOND_STEP unset.",
        )
    return good("An administrator can sign in, and nobody with a password alone.")


CHECKS = (
    *both.FIRST,
    Check(6, "mail", mail),
    Check(6, "letters", letters, asks_rows=True),
    Check(6, "care-address", care_address),
    *both.BACKUPS,
    Check(9, "holders", people.holders),
    *both.LISTS,
    Check(10, "own-quarter", keys.own_quarter),
    Check(10, "card-page", card_page),
    Check(11, "worker", worker, asks_rows=True),
    Check(11, "given-up", given_up, asks_rows=True),
    Check(12, "administrator", administrator, asks_rows=True),
)
"""In the order of docs/operate/one-afternoon.md."""
