"""Pages of the check-in: Today, the check-in itself, the rhythm, what works offline, and browser-sealed rows."""

from rigcheck.care.checkins.views.check_in import check_in, erase, kept
from rigcheck.care.checkins.views.offline import manifest, offline, try_first, worker
from rigcheck.care.checkins.views.rhythm import rhythm, strip
from rigcheck.care.checkins.views.sealed import erase_sealed, keep_sealed, read_sealed
from rigcheck.care.checkins.views.today import today

__all__ = [
    "check_in",
    "erase",
    "erase_sealed",
    "keep_sealed",
    "kept",
    "manifest",
    "offline",
    "read_sealed",
    "rhythm",
    "strip",
    "today",
    "try_first",
    "worker",
]
