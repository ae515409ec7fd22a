"""A worker to be killed: `python -m tests.roster.jobs.hand NAME_OF_DATABASE MOMENT`. Says what it does, line by line.

Before and after each effect is written it waits for a line of input, so that its killer strikes where it wants to.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "rigcheck.settings.roster"

import django
from django.conf import settings
from django.db import connection

from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SystemChance


def main(database: str, moment: str) -> None:
    settings.DATABASES["default"]["NAME"] = Path(database) if "/" in database else database
    django.setup()
    from rigcheck.roster.jobs import actions
    from rigcheck.roster.jobs.actions import Handler, Task

    def effect(task: Task) -> None:
        stop_at("before")
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO effect (job) VALUES (%s)", [task.payload["what"]])
        stop_at("written")

    handlers = {"note": Handler(effect=effect)}
    clock, chance = SetClock(datetime.fromisoformat(moment)), SystemChance()
    while actions.work(handlers=handlers, clock=clock, chance=chance):
        stop_at("committed")
    stop_at("nothing is due")


def stop_at(where: str) -> None:
    """Say where this is, and go on when told to."""
    sys.stdout.write(f"{where}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
