"""Pages of the check-in: the check-in itself, the rhythm, what works offline, and browser-sealed rows."""

from rigcheck.care.checkins.views.check_in import check_in, erase
from rigcheck.care.checkins.views.offline import files, offline, try_first, worker
from rigcheck.care.checkins.views.rhythm import rhythm, strip
from rigcheck.care.checkins.views.sealed import erase_sealed, keep_sealed, read_sealed

__all__ = [
    "check_in",
    "erase",
    "erase_sealed",
    "files",
    "keep_sealed",
    "offline",
    "read_sealed",
    "rhythm",
    "strip",
    "try_first",
    "worker",
]
