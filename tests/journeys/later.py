"""Days that pass for the worker of a running site: `python -m tests.journeys.later DAYS` does what falls due in them.

The worker's clock is put forward ten minutes at a time, so that every letter carries the moment at which it went out.
"""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

from tests.journeys.conftest import REPOSITORY, Site

STEP = timedelta(minutes=10)


def days_pass(site: Site, days: int) -> None:
    """Let so many days pass for the site's worker."""
    environment = {**site.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"}
    command = [sys.executable, "-m", "tests.journeys.later", str(days)]
    subprocess.run(command, env=environment, cwd=REPOSITORY, check=True)


def _main(days: str) -> None:
    import django

    django.setup()
    from django.conf import settings

    from rigcheck.care.jobs import actions as jobs
    from rigcheck.doors.care.handling import handlers
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.outside.clock import SetClock
    from rigcheck.outside.mail import open_mail

    edge = edge_of_process()
    clock = SetClock(edge.clock.now())
    mail = open_mail(settings.MAIL, sender=f"{settings.NEUTRAL_NAME} <{settings.MAIL_FROM}>", clock=clock)
    later = replace(edge, clock=clock, mail=mail)
    for _ in range(int(days) * int(timedelta(days=1) / STEP)):
        clock.moment += STEP
        while jobs.work(handlers=handlers(later), clock=clock, chance=later.chance):
            continue


if __name__ == "__main__":
    assert os.environ["RIGCHECK_DATA"]
    _main(sys.argv[1])
