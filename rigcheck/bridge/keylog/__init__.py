"""The list of public keys that a house signs, adds to, and never takes from (C2SP tlog-checkpoint, RFC 6962 tree).

Whoever relies on a key of the other house relies on this list: a key that one person alone was shown cannot stand in
a list that everyone compares. `entries` are its lines, `tree` its digest, `log` the list, `marks` what travels with a
card, `seats` what a seat's line holds, `rotation` how an operator changes keys. The list is a signed file: held
through `outside/files`, carried by command.
"""

from rigcheck.bridge.keylog.entries import Entry, Purpose, State
from rigcheck.bridge.keylog.log import Keylog, fingerprint, open_keylog
from rigcheck.bridge.keylog.marks import Mark

__all__ = ["Entry", "Keylog", "Mark", "Purpose", "State", "fingerprint", "open_keylog"]
