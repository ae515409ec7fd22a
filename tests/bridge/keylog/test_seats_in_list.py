"""Seats' keys stand in the list on a lead's word only."""

import pytest

from rigcheck.bridge.keylog import Entry, Keylog, Purpose, open_keylog
from rigcheck.bridge.keylog.refusals import NotAKeylog, NotCertified, NothingToEnd, TooManyKeys
from rigcheck.bridge.keylog.seats import SeatKeys
from rigcheck.engines.sealing.hazmat.signing import Signer

HOUSE, LEAD, OTHER = (Signer(bytes([number]) * 32) for number in (1, 2, 3))
EMPTY = Keylog.begin(name="care.example", public=HOUSE.public)


def keys(signer: Signer) -> bytes:
    """A seat's two keys; the first is only carried."""
    return SeatKeys(bytes(1216), signer.public).encode()


def certified(purpose: Purpose, scope: str, signer: Signer, by: Signer, endings: int = 0) -> dict:
    """What the lead's browser makes: the line's parts and the signature on them."""
    entry = Entry(0, purpose, scope, "standing", keys(signer))
    return {"purpose": purpose, "scope": scope, "period": "standing", "key": entry.key,
            "certificate": by.sign(entry.certified(endings))}  # fmt: skip


FIRST = EMPTY.append(purpose=Purpose.LEAD, scope="j.ortiz", period="standing", key=keys(LEAD))


def test_a_lead_certifies_a_clinician():
    log = FIRST.append(**certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD))

    assert SeatKeys.decode(log.entries[-1].key).sign == OTHER.public
    assert open_keylog(log.write(HOUSE), HOUSE.public) == log


def test_a_second_lead_certifies_too():
    log = FIRST.append(**certified(Purpose.LEAD, "b.cole", OTHER, LEAD))
    third = Signer(bytes([4]) * 32)

    assert log.append(**certified(Purpose.PEER, "c.dunn", third, OTHER)).mark.size == 4


def test_nobody_else_certifies():
    clinician = FIRST.append(**certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD))
    third = Signer(bytes([4]) * 32)
    suspended = FIRST.end(keys(LEAD))
    wrong = certified(Purpose.PEER, "c.dunn", third, LEAD)

    for log, line in [
        (EMPTY, certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD)),
        (FIRST, {**wrong, "certificate": b""}),
        (FIRST, {**wrong, "scope": "d.moss"}),
        (FIRST, {"purpose": Purpose.LEAD, "scope": "b.cole", "period": "standing", "key": keys(OTHER)}),
        (clinician, certified(Purpose.PEER, "c.dunn", third, OTHER)),
        (suspended, certified(Purpose.PEER, "c.dunn", third, LEAD)),
    ]:
        with pytest.raises(NotCertified):
            log.append(**line)


def test_a_seat_has_two_live_keys_at_most():
    log = FIRST
    for number in (5, 6):
        log = log.append(**certified(Purpose.CLINICIAN, "a.lee", Signer(bytes([number]) * 32), LEAD))

    with pytest.raises(TooManyKeys):
        log.append(**certified(Purpose.CLINICIAN, "a.lee", Signer(bytes([7]) * 32), LEAD))


@pytest.mark.parametrize("parts", [(b"", bytes(32)), (bytes(1216), b""), (bytes(32), bytes(1216))])
def test_keys_of_another_length_are_refused(parts):
    with pytest.raises(NotAKeylog):
        SeatKeys(*parts).encode()
    with pytest.raises(NotAKeylog):
        SeatKeys.decode(b"".join(parts)[:-1])


def test_a_suspended_seat_comes_back_on_a_leads_word_only():
    line = certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD)
    suspended = FIRST.append(**line).end(keys(OTHER))
    again = certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD, endings=1)

    assert [entry.scope for entry in suspended.append(**again).unended()] == ["care.example", "j.ortiz", "a.lee"]
    with pytest.raises(NotCertified):
        suspended.append(**{**line, "certificate": b""})
    with pytest.raises(NothingToEnd):
        suspended.append(**again).append(**again)


def test_a_leads_word_counts_once():
    """It stands in the list for everybody to read: whoever holds the list's key could use it again."""
    line = certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD)
    again = certified(Purpose.CLINICIAN, "a.lee", OTHER, LEAD, endings=1)
    suspended = FIRST.append(**line).end(keys(OTHER))

    for log, word in [(FIRST, again), (suspended, line), (suspended.append(**again).end(keys(OTHER)), again)]:
        with pytest.raises(NotCertified):
            log.append(**word)
