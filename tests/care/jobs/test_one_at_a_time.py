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


@pytest.mark.django_db
def test_a_claim_of_several_takes_those_that_are_due_longest_and_one_end_ends_them(
    clock: SetClock, chance: SeededChance
):
    names = [
        DESK.add(kind="one", payload={"number": number}, due=clock.now() - timedelta(seconds=number), by="test")
        for number in range(5)
    ]
    leases, claim = {"one": timedelta(minutes=1)}, chance.bytes(16)
    found = DESK.ledger.claim(leases=leases, now=clock.now(), claim=claim, most=3)
    assert [job.id for job in found] == [names[4], names[3], names[2]]
    assert {(job.claim, job.attempts, job.kind) for job in found} == {(claim, 1, "one")}
    assert DESK.ledger.cancel(name=found[1].id)
    assert DESK.ledger.end(found) == [True, False, True]
    assert {bytes(name) for name in Job.objects.values_list("id", flat=True)} == {names[0], names[1]}


@pytest.mark.django_db
def test_whoever_lost_the_claim_ends_nothing(clock: SetClock, chance: SeededChance):
    DESK.add(kind="one", payload={}, due=clock.now(), by="test")
    leases = {"one": timedelta(minutes=1)}
    [late] = DESK.ledger.claim(leases=leases, now=clock.now(), claim=chance.bytes(16))
    clock.pass_(minutes=2)
    [ours] = DESK.ledger.claim(leases=leases, now=clock.now(), claim=chance.bytes(16))
    assert DESK.ledger.end([late]) == [False]
    assert DESK.ledger.end([ours]) == [True]
