"""Which line may follow which: the rules that every list of keys keeps from its first line on."""

from collections import Counter
from typing import Final

from rigcheck.bridge.keylog.entries import BLIND, SEATS, Entry, Purpose, State
from rigcheck.bridge.keylog.refusals import NotAKeylog, NothingToEnd, TooManyKeys
from rigcheck.bridge.keylog.seats import SEAT_BYTES, SIGNING_BYTES, check_certificate
from rigcheck.engines.tokens.keys import EXPONENT, KEY_BITS, IssuerPublic
from rigcheck.engines.tokens.refusals import UnusableKey

MOST_LIVE: Final = 2
MOST_OF_A_PERIOD: Final = 2


def check_shape(entry: Entry) -> None:
    """Return if the key is of the kind that its purpose needs; raise `NotAKeylog` if not.

    Keys that sign blindly are RSA-3072 with the usual exponent and belong to a quarter; seats hold two keys; all
    others are Ed25519.
    """
    if entry.purpose in BLIND:
        try:
            public = IssuerPublic.from_spki(entry.key)
            fits = public.n.bit_length() == KEY_BITS and public.e == EXPONENT and "Q" in entry.period
        except UnusableKey:
            fits = False
    elif entry.purpose in SEATS:
        fits = len(entry.key) == SEAT_BYTES
    else:
        fits = len(entry.key) == SIGNING_BYTES
    if not fits:
        raise NotAKeylog


class Walk:
    """Goes over a list line by line and knows which keys are live so far.

    Two live keys for a purpose and scope let one quarter's key run out while the next is used. That alone would not
    stop a house that changes keys for each person and ends them again; so keys that sign blindly are also at most two
    for a period, ever: one, and one in its place after a leak.
    """

    def __init__(self, first: Entry) -> None:
        self.count = 1
        self.live = {first.key: first}
        self.seen = {first.key}
        self.of_a_period: Counter[tuple[str, str, str]] = Counter()
        self.endings: Counter[bytes] = Counter()

    def take(self, entry: Entry) -> None:
        """Go over one line more. Raises `NotAKeylog`, `NothingToEnd`, `NotCertified` or `TooManyKeys`."""
        if entry.number != self.count or entry.purpose is Purpose.LOG:
            raise NotAKeylog
        if entry.state is State.ENDED:
            self._end(entry)
        else:
            self._add(entry)
        self.count += 1

    def _end(self, entry: Entry) -> None:
        added = self.live.pop(entry.key, None)
        if added is None:
            raise NothingToEnd
        if entry != Entry(entry.number, added.purpose, added.scope, added.period, added.key, State.ENDED):
            raise NotAKeylog
        self.endings[entry.key] += 1

    def _add(self, entry: Entry) -> None:
        # A seat that was suspended may come back, certified anew; any other key that ended never does.
        if entry.key in self.live or (entry.key in self.seen and entry.purpose not in SEATS):
            raise NothingToEnd
        check_shape(entry)
        if entry.purpose in SEATS:
            leads = [lead for lead in self.live.values() if lead.purpose is Purpose.LEAD]
            check_certificate(entry, leads, self.endings[entry.key])
        alike = [old for old in self.live.values() if (old.purpose, old.scope) == (entry.purpose, entry.scope)]
        self.of_a_period[entry.purpose, entry.scope, entry.period] += 1
        crowded = self.of_a_period[entry.purpose, entry.scope, entry.period] > MOST_OF_A_PERIOD
        if len(alike) >= MOST_LIVE or (entry.purpose in BLIND and crowded):
            raise TooManyKeys
        self.live[entry.key] = entry
        self.seen.add(entry.key)
