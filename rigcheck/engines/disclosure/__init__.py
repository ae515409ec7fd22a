"""Limits of confidentiality: rule packs as data, the notice shown before the first word, and the gate of a disclosure.

    told = notice(role=Role.PEER, jurisdiction="us-federal", confirmed=frozenset())
    decision = may_disclose(role=Role.PEER, ground=Ground.CHILD_ABUSE, to=Recipient.AUTHORITY)

Both read the same rules (`standing.rules`), so that nothing can be passed on that the notice did not name. Rules marked
U are off until counsel has confirmed their pack; the cautious default (`data/default.toml`) stands in their place.
Danger now is always allowed, at once, whatever a pack says. Nothing may ever go to the employer.
"""

from rigcheck.engines.disclosure.deciding import Decision, may_disclose
from rigcheck.engines.disclosure.ledger import BEGINNING, BrokenLedger, Entry, check
from rigcheck.engines.disclosure.notices import Line, Notice, notice
from rigcheck.engines.disclosure.packs import Confidence, Pack, Part, Rule
from rigcheck.engines.disclosure.reading import Library, parse, shipped, with_own
from rigcheck.engines.disclosure.refusals import DamagedPack
from rigcheck.engines.disclosure.terms import DEFAULT, Duty, Ground, Recipient, Role
from rigcheck.engines.disclosure.texts import text_of

__all__ = [
    "BEGINNING",
    "DEFAULT",
    "BrokenLedger",
    "Confidence",
    "DamagedPack",
    "Decision",
    "Duty",
    "Entry",
    "Ground",
    "Library",
    "Line",
    "Notice",
    "Pack",
    "Part",
    "Recipient",
    "Role",
    "Rule",
    "check",
    "may_disclose",
    "notice",
    "parse",
    "shipped",
    "text_of",
    "with_own",
]
