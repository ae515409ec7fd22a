"""A worker to be killed or stopped: `python -m tests.care.jobs.hand NAME_OF_DATABASE`. Says when it begins a job.

It runs as the site's own worker does, with several hands. A note is one row in `effect`, written slowly enough to be
killed before it and after it; one that is called "slow" waits inside for a line of input.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

os.environ["DJANGO_SETTINGS_MODULE"] = "rigcheck.settings.care"

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

LEASE = timedelta(seconds=1)
PAUSE = 0.02
"""Seconds before, and again after, a note is written."""


def main(database: str) -> None:
    settings.DATABASES["default"]["NAME"] = Path(database) if "/" in database else database
    django.setup()
    from rigcheck.care.jobs.actions import Handler, Task, Urgency
    from rigcheck.doors.care import handling
    from rigcheck.doors.care.management.commands import worker
    from rigcheck.outside.ledger import Hands

    def send(task: Task) -> None:
        say(task.payload["what"])
        if task.payload["what"] == "slow":
            sys.stdin.readline()

    def effect(task: Task) -> None:
        Event().wait(PAUSE)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO effect (job) VALUES (%s)", [task.payload["what"]])
        Event().wait(PAUSE)

    handling.HANDLERS = {"note": Handler(send=send, effect=effect, lease=LEASE, urgency=Urgency.URGENT)}
    handling.WHEN = worker.WHEN = ()
    stop = Hands.stop

    def told(hands: Hands, *_: object) -> None:
        stop(hands)
        say("told")

    Hands.stop = told  # type: ignore[method-assign]
    call_command("worker")
    say("stopped")


def say(what: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
