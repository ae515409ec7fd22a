"""Who does which kind of job on roster, and what is done again and again. A room that adds either adds a line here."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from rigcheck.doors import tasks
from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.kernel.months import Month
from rigcheck.outside.ledger import Every
from rigcheck.outside.mail import Letter, Mail
from rigcheck.roster.invitations import actions as invitations
from rigcheck.roster.jobs import actions as jobs
from rigcheck.roster.jobs.actions import Handler, Task
from rigcheck.roster.jobs.queries import MAIL
from rigcheck.roster.staff import actions as staff


def handlers(mail: Mail) -> Mapping[str, Handler]:
    """Every kind of job with its handler."""

    def post(task: Task) -> None:
        mail.send(Letter(**task.payload, reference=task.reference))

    def write(task: Task) -> None:
        invitations.mail_links(**task.payload, chance=edge_of_process().chance)

    return {**tasks.HANDLERS, MAIL: Handler(send=post), invitations.LINKS: Handler(effect=write)}


def tidy(now: datetime) -> None:
    """Take away what is over: a room that has something to tidy adds its line here."""
    jobs.purge(now=now)
    invitations.purge(month=Month.of(now))
    staff.clear_ended(now=now)


WHEN: Sequence[Every] = (Every("tidy", timedelta(minutes=5), tidy),)
"""The schedule. A turn that was missed while no worker ran is made up once."""
