"""Care's end: is this a good token, of a key that everybody was shown, for an agency served here?"""

from collections.abc import Collection
from dataclasses import dataclass

from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.bridge.enrolment.refusals import AnotherAgency, EndedKey, UnknownKey
from rigcheck.bridge.keylog.entries import Entry, Purpose
from rigcheck.bridge.keylog.log import Keylog
from rigcheck.engines.tokens.issuance import check
from rigcheck.engines.tokens.keys import IssuerPublic
from rigcheck.engines.tokens.layout import Token
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Admission:
    """What a good token says. `nonce_digest` (32 bytes) is unique to it and must be written down as spent."""

    nonce_digest: bytes
    scope: str
    period: str


def redeem(*, token: bytes, keylog: Keylog, agency_scopes: Collection[str], month: Month) -> Admission:
    """Check a token against care's copy of roster's keylog; whether it was spent already is for the caller's table.

    `agency_scopes` are the slugs of the agencies and councils that this site serves; `month` is now. Raises
    `NotAToken`, `UnknownKey`, `EndedKey`, `AnotherAgency` or `AlteredToken`, in this order.
    """
    read = Token.decode(token)
    entry = _entry(keylog, read.key_id)
    if entry not in keylog.live(entry.purpose, entry.scope, month):
        raise EndedKey
    if entry.scope not in agency_scopes:
        raise AnotherAgency
    check(IssuerPublic.from_spki(entry.key), read, enrolment_challenge(entry.scope, entry.period))
    return Admission(read.nonce_digest, entry.scope, entry.period)


def _entry(keylog: Keylog, key_id: bytes) -> Entry:
    entry = keylog.find(key_id)
    if entry is None or entry.purpose is not Purpose.ENROLMENT:
        raise UnknownKey
    return entry
