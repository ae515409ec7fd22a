"""What a member keeps of whom they would accept."""

from rigcheck.care.paging.models import Choice
from rigcheck.care.sessions.queries import Me
from rigcheck.care.vault import actions as vault
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance


def keep_choice(*, by: Me, choice: Choice, today: Month, chance: Chance) -> None:
    """Keep whom they would accept, and whom never, locked with their account."""
    vault.put(keys=by.keys, record=choice, today=today, chance=chance)
