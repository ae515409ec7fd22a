"""Reading jobs."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.sites import site_lock, site_name
from rigcheck.roster.jobs.models import MAIL, Job, Stuck, Task

__all__ = ["MAIL", "Stuck", "Task", "name_of", "opened", "overdue", "sealed", "stuck", "waiting"]

NONCE_BYTES = 12


def waiting(*, kind: str) -> int:
    """How many jobs of this kind are still to be done."""
    return Job.objects.filter(kind=kind, failed="").count()


def stuck(*, kind: str) -> Sequence[Stuck]:
    """The jobs of this kind that were given up, for a person to set right."""
    rows = Job.objects.filter(kind=kind).exclude(failed="").order_by("id")
    return [Stuck(row.id, row.kind, row.failed, opened(row.id, row.payload)) for row in rows]


def overdue(*, now: datetime) -> int:
    """How many jobs should have been done by `now`: more than a few mean that no worker runs."""
    return Job.objects.filter(failed="", due__lte=now).count()


def name_of(*, kind: str, payload: Mapping[str, Any], due: datetime) -> bytes:
    """The job's 16-byte name: the same thing at the same moment is one job, however often it is asked for."""
    written = json.dumps([kind, payload, due.isoformat()], sort_keys=True)
    return site_name(_secret(), "job", written.encode())


def sealed(name: bytes, payload: Mapping[str, Any]) -> bytes:
    """The payload under the site's key. The nonce comes from the name, which no other payload has."""
    nonce = site_name(_secret(), "job nonce", name)[:NONCE_BYTES]
    return seal_own(site_lock(_secret(), "job"), _context(name), json.dumps(payload).encode(), nonce)


def opened(name: bytes, payload: bytes) -> dict[str, Any]:
    """What `sealed` closed; raises a `SealingRefusal` where the site's key is another."""
    read: dict[str, Any] = json.loads(open_own(site_lock(_secret(), "job"), _context(name), payload))
    return read


def _context(name: bytes) -> str:
    return f"job {name.hex()}"


def _secret() -> bytes:
    return settings.JOBS_KEY.encode()
