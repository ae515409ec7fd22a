"""Reading: disclosures, what a member is told, the ledger; notices and the gate are those of `limits`.

A room that holds a relation shows `told` to its member (sealed texts, opened by `web/static/sealing/disclosed.js`) and
links its supporter to `disclosures:write`, with `#relation=<hex>&key=<hex>` where the member has a lasting key there.
"""

from rigcheck.care.disclosures.queries.chain import Ledger, Whole, ledger
from rigcheck.care.disclosures.queries.records import Matter, Telling, matter, named, seconds, told, waiting
from rigcheck.care.disclosures.queries.words import MOVES, STATES
from rigcheck.care.limits.queries import ROLES, Notice, act_now, gate, notice
from rigcheck.engines.disclosure import Ground, Recipient, Role

__all__ = [
    "MOVES",
    "ROLES",
    "STATES",
    "Ground",
    "Ledger",
    "Matter",
    "Notice",
    "Recipient",
    "Role",
    "Telling",
    "Whole",
    "act_now",
    "gate",
    "ledger",
    "matter",
    "named",
    "notice",
    "seconds",
    "told",
    "waiting",
]
