"""How keys come and go: the current period's is made, those that are over are ended and destroyed."""

from collections.abc import Sequence

from rigcheck.bridge.keylog import holding
from rigcheck.bridge.keylog.entries import BLIND, Entry, Purpose, State
from rigcheck.bridge.keylog.log import Keylog
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.files import Files
from rigcheck.outside.keyring import KeyName, Keyring, NoSuchKey
from rigcheck.outside.randomness import Chance


def period_of(purpose: Purpose, month: Month) -> str:
    """A quarter for keys that sign blindly, a year for the others: 2026-Q4, 2026."""
    return str(Quarter.of(month)) if purpose in BLIND else str(month.year)


def rotate(
    *, purpose: Purpose, scopes: Sequence[str], month: Month, files: Files, keyring: Keyring, chance: Chance
) -> list[Entry]:
    """Bring the keys of `purpose` up to `month` for each scope; returns the lines that were added to the list.

    May be run as often as one likes: it does what is due. A key of the period that is in the list but not in the
    keyring is ended and replaced: that is how a lost or leaked one is dealt with, once in a period; the second time
    raises `TooManyKeys`. Private keys of earlier periods are destroyed: nobody can sign for the past.
    """
    with files.turn():
        log = before = holding.own(files)
        for scope in scopes:
            log = _brought_up(log, KeyName(purpose, scope, period_of(purpose, month)), month, keyring, chance)
        if log != before:
            holding.write(log, files=files, keyring=keyring)
        for name in keyring.names():
            if name.purpose == purpose and name.scope in scopes and name.period < period_of(purpose, month):
                keyring.destroy(name)
        return list(log.entries[len(before.entries) :])


def _brought_up(log: Keylog, name: KeyName, month: Month, keyring: Keyring, chance: Chance) -> Keylog:
    purpose = Purpose(name.purpose)
    public = _held(name, keyring)
    if public is None or _has_ended(log, public):
        keyring.destroy(name)
        public = _make(name, keyring, chance)
    counting = {entry.key for entry in log.live(purpose, name.scope, month)}
    for entry in log.unended():
        if (entry.purpose, entry.scope) == (purpose, name.scope):
            is_lost = entry.period == name.period and entry.key != public
            is_over = entry.period < name.period and entry.key not in counting
            log = log.end(entry.key) if is_lost or is_over else log
    if any(entry.key == public for entry in log.unended()):
        return log
    return log.append(purpose=purpose, scope=name.scope, period=name.period, key=public)


def _has_ended(log: Keylog, public: bytes) -> bool:
    return any(entry.key == public and entry.state is State.ENDED for entry in log.entries)


def _held(name: KeyName, keyring: Keyring) -> bytes | None:
    """The public half of what the keyring holds under `name`, or None."""
    try:
        return _public_half(name, keyring.key(name))
    except NoSuchKey:
        return None


def _make(name: KeyName, keyring: Keyring, chance: Chance) -> bytes:
    """Draw a key and keep it, before anybody hears of it; its public half."""
    private = IssuerPrivate.generate().to_pem() if name.purpose in BLIND else chance.bytes(32)
    keyring.keep(name, private)
    return _public_half(name, private)


def _public_half(name: KeyName, private: bytes) -> bytes:
    return IssuerPrivate.from_pem(private).public.spki if name.purpose in BLIND else Signer(private).public
