"""A PIN opens for the owner, on one device, until the day of work is over."""

import pytest

from rigcheck.care.members import actions, policies
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.policies import NotProved, signing_in, unlocked
from rigcheck.engines.sealing.keys import Method
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.cast import Person

DEVICE, PROOF, SECOND, WRONG = b"device-of-owner!", b"p" * 32, b"2" * 32, b"w" * 32


@pytest.fixture
def share(owner: Person, edge: Edge) -> bytes:
    return actions.set_pin(me=owner.me, device=DEVICE, proof=PROOF, edge=edge)


def open_by_pin(owner: Person, edge: Edge):
    proved = actions.prove_pin(device=DEVICE, proof=PROOF, edge=edge)
    waiting = signing_in(visits.visit(cookie=proved.session.cookie.hex(), edge=edge))
    opened = actions.open_session(waiting=waiting, session=owner.hierarchy.session, device=DEVICE, edge=edge)
    return unlocked(visits.visit(cookie=opened.cookie.hex(), edge=edge))


def test_a_pin_opens_after_a_lock(owner: Person, edge: Edge, share: bytes) -> None:
    visits.end(cookie=owner.me.cookie, keybox=edge.keybox)
    assert actions.prove_pin(device=DEVICE, proof=PROOF, edge=edge).share == share
    assert open_by_pin(owner, edge).account == owner.me.account


def test_a_pin_is_no_proof_for_changes(owner: Person, edge: Edge, share: bytes) -> None:
    me = open_by_pin(owner, edge)
    with pytest.raises(NotProved):
        actions.erase(me=me, handle=owner.handle, rows=[], edge=edge)


def test_a_pin_stretches_no_day(owner: Person, edge: Edge, clock: SetClock, share: bytes) -> None:
    clock.pass_(hours=7, minutes=59)
    assert open_by_pin(owner, edge).until == owner.me.until
    clock.pass_(minutes=1)
    with pytest.raises(policies.WrongPin):
        open_by_pin(owner, edge)


def test_a_full_sign_in_on_the_device_wakes_its_pin(owner: Person, edge: Edge, clock: SetClock, share: bytes) -> None:
    clock.pass_(hours=9)
    proved = actions.prove(method=Method.CARD, handle="", proof=owner.splits[Method.CARD].proof, edge=edge)
    waiting = signing_in(visits.visit(cookie=proved.session.cookie.hex(), edge=edge))
    actions.open_session(waiting=waiting, session=owner.hierarchy.session, device=DEVICE, edge=edge)
    assert open_by_pin(owner, edge).account == owner.me.account


def test_a_stranger_has_five_tries_then_the_pin_is_gone(owner: Person, edge: Edge, share: bytes) -> None:
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(policies.WrongPin) as caught:
            actions.prove_pin(device=DEVICE, proof=WRONG, edge=edge)
        assert caught.value.details == {"left": left}
    assert "passphrase" in str(caught.value)
    with pytest.raises(policies.WrongPin):
        actions.prove_pin(device=DEVICE, proof=PROOF, edge=edge)


def test_signing_out_forgets_the_pin(owner: Person, edge: Edge, share: bytes) -> None:
    actions.sign_out(me=owner.me, device=DEVICE, edge=edge)
    with pytest.raises(policies.WrongPin):
        actions.prove_pin(device=DEVICE, proof=PROOF, edge=edge)
    assert not visits.visit(cookie=owner.me.cookie.hex(), edge=edge).unlocked


def test_the_second_pin_opens_no_session(owner: Person, edge: Edge) -> None:
    actions.set_pin(me=owner.me, device=DEVICE, proof=PROOF, second=SECOND, edge=edge)
    with pytest.raises(policies.SecondPin):
        actions.prove_pin(device=DEVICE, proof=SECOND, edge=edge)
    assert actions.prove_pin(device=DEVICE, proof=PROOF, edge=edge).share


def test_where_nobody_chose_a_second_one_as_much_is_kept(owner: Person, edge: Edge) -> None:
    def kept() -> list[tuple[int, ...]]:
        ledger = edge.keybox._ledger  # type: ignore[attr-defined]
        found = ledger._connect().execute("SELECT device, account, secret, verifier FROM devices").fetchall()
        return sorted(tuple(len(value) for value in row) for row in found)

    actions.set_pin(me=owner.me, device=DEVICE, proof=PROOF, edge=edge)
    without = kept()
    actions.set_pin(me=owner.me, device=DEVICE, proof=PROOF, second=SECOND, edge=edge)
    assert without == kept() == [(16, 16, 32, 32)] * 2
