"""What stands in a seat's line: two public keys of somebody who works under a name, and a lead's word for them."""

from __future__ import annotations

from typing import Final, NamedTuple

from rigcheck.bridge.keylog.entries import Entry, Purpose
from rigcheck.bridge.keylog.refusals import NotAKeylog, NotCertified
from rigcheck.engines.sealing.hazmat.hpke import XWING_PUBLIC_BYTES
from rigcheck.engines.sealing.hazmat.signing import verify
from rigcheck.engines.sealing.refusals import WrongAuthor

SIGNING_BYTES: Final = 32
SEAT_BYTES: Final = XWING_PUBLIC_BYTES + SIGNING_BYTES


class SeatKeys(NamedTuple):
    """The X-Wing key that records are shut for (1,216 bytes) and the Ed25519 key that signs (32 bytes)."""

    seal: bytes
    sign: bytes

    def encode(self) -> bytes:
        """Both, one after the other; 1,248 bytes. Raises `NotAKeylog` for other lengths."""
        if len(self.seal) != XWING_PUBLIC_BYTES or len(self.sign) != SIGNING_BYTES:
            raise NotAKeylog
        return self.seal + self.sign

    @classmethod
    def decode(cls, key: bytes) -> SeatKeys:
        """Read `encode()` back; raises `NotAKeylog` for another length."""
        if len(key) != SEAT_BYTES:
            raise NotAKeylog
        return cls(key[:XWING_PUBLIC_BYTES], key[XWING_PUBLIC_BYTES:])


def check_certificate(entry: Entry, leads: list[Entry], endings: int) -> None:
    """Return if one of `leads` signed for this seat, whose key was ended `endings` times; raise `NotCertified` if not.

    The first lead of all has nobody to sign for them: the operator's command puts them in, for everyone to see.
    """
    if entry.purpose is Purpose.LEAD and not leads and not entry.certificate:
        return
    for lead in leads:
        try:
            verify(SeatKeys.decode(lead.key).sign, entry.certificate, entry.certified(endings))
        except WrongAuthor:
            continue
        return
    raise NotCertified
