"""Writing: disclosures that wait, those that did not, and what a member is told."""

from rigcheck.care.disclosures.actions.moving import decline, own_duty, pass_on, sign, tell, withdraw
from rigcheck.care.disclosures.actions.tidying import tidy
from rigcheck.care.disclosures.actions.writing import Written, keep

__all__ = ["Written", "decline", "keep", "own_duty", "pass_on", "sign", "tell", "tidy", "withdraw"]
