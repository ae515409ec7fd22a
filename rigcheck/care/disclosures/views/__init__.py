"""Pages: what supporters write and sign, and the ledger."""

from rigcheck.care.disclosures.views.overseer import ledger
from rigcheck.care.disclosures.views.supporter import (
    decline,
    gate,
    keep,
    one,
    own_duty,
    pass_on,
    sign,
    tell,
    waiting,
    withdraw,
    write,
)

__all__ = [
    "decline",
    "gate",
    "keep",
    "ledger",
    "one",
    "own_duty",
    "pass_on",
    "sign",
    "tell",
    "waiting",
    "withdraw",
    "write",
]
