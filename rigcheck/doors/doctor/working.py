"""What the doctor sees of the worker, on both sides."""

from datetime import timedelta

from rigcheck.doors.doctor.findings import Finding, Place, good, wrong
from rigcheck.outside.ledger import Desk

PATIENCE = timedelta(minutes=15)
"""How long a job may be overdue before it means that nobody works."""


def runs(place: Place, desk: Desk, *, else_: str) -> Finding:
    """Somebody does what is due; `else_` says what happens where nobody does."""
    if late := desk.overdue(now=place.now - PATIENCE):
        return wrong(
            f"{late} jobs are more than a quarter of an hour late: the worker does not run.",
            why=else_,
            do=f"Run `python -m rigcheck.doors.manage {place.side} worker` as a service.",
        )
    return good("Nothing that is due is left lying.")


def given_up(place: Place, desk: Desk) -> Finding:
    """No job was given up."""
    if stuck := desk.stuck():
        reasons = ", ".join(sorted({f"{job.kind}: {job.why}" for job in stuck}))
        return wrong(
            f"{len(stuck)} jobs were given up ({reasons}).",
            why="Somebody does not get what was meant for them. They are dropped after 30 days.",
            do=f"Mend the reason, then `python -m rigcheck.doors.manage {place.side} jobs retry all`.",
        )
    return good("No job was given up.")
