"""A claim takes one job. PostgreSQL's planner once took several at a time, which then lay there for a whole lease."""

from datetime import timedelta

import pytest
from django.db import connection

from rigcheck.care.jobs.models import Job
from rigcheck.care.jobs.queries import DESK
from rigcheck.outside.clock import SetClock
from rigcheck.outside.randomness import SeededChance

JOBS = 60


@pytest.mark.django_db
def test_a_claim_takes_one_job_whatever_the_planner_knows_of_the_table(clock: SetClock, chance: SeededChance):
    for _ in range(3):
        for number in range(JOBS):
            DESK.add(kind="one", payload={"number": number}, due=clock.now(), by="test")
        for left in range(JOBS, 0, -1):
            claim = chance.bytes(16)
            DESK.ledger.claim(leases={"one": timedelta(minutes=1)}, now=clock.now(), claim=claim)
            assert (Job.objects.filter(claim=claim).count(), Job.objects.count()) == (1, left)
            Job.objects.filter(claim=claim).delete()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
