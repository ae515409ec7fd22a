"""What the doctor looks at on roster."""

from datetime import timedelta

from django.conf import settings

from rigcheck.doors.doctor import both, people
from rigcheck.doors.doctor.declared import read
from rigcheck.doors.doctor.findings import Check, Finding, Place, good, look, wrong
from rigcheck.doors.roster.keeper import edge_of_process, mail_of_settings
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.mail import FolderMail, MailNotSet
from rigcheck.roster.jobs import queries as jobs
from rigcheck.roster.staff import queries as staff

PATIENCE = timedelta(minutes=15)
"""How long a job may be overdue before it means that nobody works."""


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
    if late := jobs.overdue(now=place.now - PATIENCE):
        return wrong(
            f"{late} jobs are more than a quarter of an hour late: the worker does not run.",
            why="Letters wait, and what is over is not taken away.",
            do="Run `python -m rigcheck.doors.manage roster worker` as a service.",
        )
    return good("Nothing that is due is left lying.")


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
    Check(6, "letters", letters),
    *both.BACKUPS,
    Check(9, "holders", people.holders),
    *both.LISTS,
    Check(11, "worker", worker),
    Check(12, "administrator", administrator),
)
"""In the order of docs/operate/one-afternoon.md."""
