"""Invite somebody to roster's staff from the machine itself: the first administrator, or one who lost everything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.roster.staff import actions, policies, queries

BY = "operator"


class Command(BaseCommand):
    """Prints a code that sets a password once within seven days."""

    help = "Invite somebody to the staff, or give a new code to somebody who is on it"

    def add_arguments(self, parser: CommandParser) -> None:
        """`invite NAME [--role ROLE] [--email ADDRESS] [--lost-steps]`."""
        parser.add_argument("name")
        parser.add_argument("--role", choices=policies.ROLES, default=policies.ADMINISTRATOR)
        parser.add_argument("--email", default="")
        parser.add_argument("--lost-steps", action="store_true", help="take their second steps away as well")

    def handle(self, *_: Any, name: str, role: str, email: str, lost_steps: bool, **__: Any) -> None:
        """Invite, or only give a code where the name is known: a role is then left as it is."""
        edge = edge_of_process()
        chance, now = edge.chance, edge.clock.now()
        known = queries.known(username=name)
        if known is None and lost_steps:
            raise CommandError(f"Nobody here is called {name}. Nothing was changed: look at the spelling.")
        if known is None:
            try:
                code = actions.invite(by=BY, username=name, email=email, role=role, chance=chance, now=now)[1]
            except policies.TakenName as refusal:
                raise CommandError(str(refusal)) from None
        else:
            code = actions.give_code(by=BY, staff_id=known, chance=chance, now=now)
            if lost_steps:
                actions.forget_second_steps(by=BY, staff_id=known)
        self.stdout.write(f"Code for {name}, good once within seven days: {code}")
        self.stdout.write("Open roster, choose “I have a code and no password yet”, and set a password.")
