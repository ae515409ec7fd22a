"""A session's cookie and its half open only together; the page's half is not the server's."""

import pytest

from rigcheck.engines.sealing import sessions
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.derive import digest, hkdf
from rigcheck.engines.sealing.refusals import SealBroken

COOKIE, HALF = bytes(range(32)), bytes(range(32, 64))
KEPT = sessions.session_lock(COOKIE, HALF).encrypt(bytes(12), b"session keys", b"bound")


def test_a_session_opens_with_both_halves():
    assert sessions.session_lock(COOKIE, HALF).decrypt(KEPT, 0, b"bound") == b"session keys"


@pytest.mark.parametrize(
    ("cookie", "half"), [(HALF, COOKIE), (COOKIE, bytes(32)), (bytes(32), HALF)], ids=["exchanged", "cookie", "half"]
)
def test_a_session_stays_shut_with_one(cookie, half):
    with pytest.raises(SealBroken):
        sessions.session_lock(cookie, half).decrypt(KEPT, 0, b"bound")


def test_what_the_page_knows_does_not_open_what_the_server_keeps():
    half = sessions.browser_half(COOKIE, HALF)

    assert half == hkdf(COOKIE + HALF, "visit/browser")
    with pytest.raises(SealBroken):
        RowKey(half).decrypt(KEPT, 0, b"bound")


def test_a_locator_is_cut_from_a_digest_of_the_proof():
    assert sessions.locate(COOKIE) == digest(b"rigcheck/1/locator\0" + COOKIE)[:16]
    assert sessions.locate(COOKIE) != sessions.locate(HALF)
