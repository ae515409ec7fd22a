"""Who does which kind of job on roster: a room that adds a kind adds its line here."""

from collections.abc import Mapping

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.outside.mail import Letter, Mail
from rigcheck.roster.invitations import actions as invitations
from rigcheck.roster.jobs.actions import Handler, Task
from rigcheck.roster.jobs.queries import MAIL


def handlers(mail: Mail) -> Mapping[str, Handler]:
    """Every kind of job with its handler."""

    def post(task: Task) -> None:
        mail.send(Letter(**task.payload, reference=task.reference))

    def write(task: Task) -> None:
        invitations.mail_links(**task.payload, chance=edge_of_process().chance)

    return {MAIL: Handler(send=post), invitations.LINKS: Handler(effect=write)}
