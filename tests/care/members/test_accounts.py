"""Changing and erasing an account: a fresh proof, the owner only, and nothing lost half-way."""

from dataclasses import replace

import pytest

from rigcheck.care.members import actions, policies, queries
from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.models import Session
from rigcheck.care.sessions.policies import Locked, NotProved, freshly_proved, unlocked
from rigcheck.care.vault import actions as vault_actions
from rigcheck.care.vault import classes
from rigcheck.care.vault import models as vault
from rigcheck.doors.care import twin
from rigcheck.doors.care.twin import new_way
from rigcheck.engines.sealing.keys import Method, split_card, split_prf
from rigcheck.engines.sealing.sessions import locate
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of
from tests.care.members.cast import Person, quick_passphrase


def share(person: Person, edge: Edge) -> bytes:
    return actions.prove(method=Method.CARD, handle="", proof=person.splits[Method.CARD].proof, edge=edge).share


def passkey_locator(person: Person) -> bytes:
    return locate(person.splits[Method.PASSKEY].proof)


def enter(person: Person, method: Method, split, edge: Edge):
    return twin.enter(method=method, handle=person.handle, split=split, edge=edge)


def test_a_new_passphrase_opens_and_the_old_one_does_not(owner: Person, edge: Edge) -> None:
    fresh = quick_passphrase("new words")
    way = new_way(Method.PASSPHRASE, fresh, owner.hierarchy, share(owner, edge), edge)
    actions.set_way(me=owner.me, way=way, edge=edge)
    assert enter(owner, Method.PASSPHRASE, fresh, edge)[1].root == owner.hierarchy.root
    with pytest.raises(policies.WrongSecret):
        enter(owner, Method.PASSPHRASE, owner.splits[Method.PASSPHRASE], edge)


def test_a_new_card_opens_and_the_old_one_does_not(owner: Person, edge: Edge) -> None:
    fresh = split_card(root_of("new card")[:20])
    actions.set_way(me=owner.me, way=new_way(Method.CARD, fresh, owner.hierarchy, share(owner, edge), edge), edge=edge)
    assert enter(owner, Method.CARD, fresh, edge)[0].account == owner.me.account
    with pytest.raises(policies.WrongSecret):
        enter(owner, Method.CARD, owner.splits[Method.CARD], edge)


def test_a_second_passkey_stands_beside_the_first(owner: Person, edge: Edge) -> None:
    fresh = split_prf(root_of("second passkey"))
    way = new_way(Method.PASSKEY, fresh, owner.hierarchy, share(owner, edge), edge)
    actions.set_way(me=owner.me, way=way, edge=edge)
    assert len(queries.passkeys(account=owner.me.account)) == 2
    for split in (fresh, owner.splits[Method.PASSKEY]):
        assert enter(owner, Method.PASSKEY, split, edge)[0].account == owner.me.account


def test_a_change_that_breaks_before_the_database_leaves_the_old_way(
    owner: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = new_way(Method.PASSPHRASE, quick_passphrase("new"), owner.hierarchy, share(owner, edge), edge)
    with monkeypatch.context() as broken:
        broken.setattr(Wrap.objects, "update_or_create", _break)
        with pytest.raises(RuntimeError):
            actions.set_way(me=owner.me, way=way, edge=edge)
    assert enter(owner, Method.PASSPHRASE, owner.splits[Method.PASSPHRASE], edge)[0].account


def test_a_change_that_breaks_after_the_database_leaves_the_new_way(
    owner: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = quick_passphrase("new")
    way = new_way(Method.PASSPHRASE, fresh, owner.hierarchy, share(owner, edge), edge)
    with monkeypatch.context() as broken:
        broken.setattr(type(edge.keybox), "drop_verifier", _break)
        with pytest.raises(RuntimeError):
            actions.set_way(me=owner.me, way=way, edge=edge)
    assert enter(owner, Method.PASSPHRASE, fresh, edge)[0].account


def test_changes_need_a_proof_of_the_last_five_minutes(owner: Person, edge: Edge, clock: SetClock) -> None:
    way = new_way(Method.CARD, split_card(bytes(20)), owner.hierarchy, share(owner, edge), edge)
    clock.pass_(minutes=5, seconds=1)
    for change in (
        lambda: actions.set_way(me=owner.me, way=way, edge=edge),
        lambda: actions.remove_passkey(me=owner.me, locator=passkey_locator(owner), edge=edge),
        lambda: actions.erase(me=owner.me, handle=owner.handle, rows=[], edge=edge),
    ):
        with pytest.raises(NotProved):
            change()
    assert (Account.objects.count(), Wrap.objects.count()) == (1, 3)


@pytest.mark.parametrize("method", [Method.PASSPHRASE, Method.CARD, Method.PASSKEY])
def test_proving_again_changes_the_cookie_and_counts(
    owner: Person, edge: Edge, clock: SetClock, method: Method
) -> None:
    clock.pass_(minutes=10)
    proved = actions.prove_again(me=owner.me, method=method, proof=owner.splits[method].proof, edge=edge)
    assert not visits.visit(cookie=owner.me.cookie.hex(), edge=edge).unlocked
    me = unlocked(visits.visit(cookie=proved.session.cookie.hex(), edge=edge))
    freshly_proved(me, clock.now())
    assert proved.share == share(owner, edge)


@pytest.mark.parametrize("method", [Method.PASSPHRASE, Method.CARD, Method.PASSKEY])
def test_another_accounts_proof_proves_nothing_here(owner: Person, other: Person, edge: Edge, method: Method) -> None:
    with pytest.raises(policies.WrongSecret):
        actions.prove_again(me=owner.me, method=method, proof=other.splits[method].proof, edge=edge)


def test_a_session_that_just_ended_proves_nothing(owner: Person, edge: Edge) -> None:
    visits.end(cookie=owner.me.cookie, keybox=edge.keybox)
    with pytest.raises(Locked):
        actions.prove_again(me=owner.me, method=Method.CARD, proof=owner.splits[Method.CARD].proof, edge=edge)


def test_a_passkey_is_removed_by_its_owner_only(owner: Person, other: Person, edge: Edge) -> None:
    with pytest.raises(policies.NoSuchWay):
        actions.remove_passkey(me=other.me, locator=passkey_locator(owner), edge=edge)
    assert enter(owner, Method.PASSKEY, owner.splits[Method.PASSKEY], edge)[0].account
    actions.remove_passkey(me=owner.me, locator=passkey_locator(owner), edge=edge)
    with pytest.raises(policies.WrongSecret):
        enter(owner, Method.PASSKEY, owner.splits[Method.PASSKEY], edge)


def test_what_is_no_passkey_is_not_removed_as_one(owner: Person, edge: Edge) -> None:
    passphrase = Wrap.objects.get(method=Method.PASSPHRASE.value)
    with pytest.raises(policies.NoSuchWay):
        actions.remove_passkey(me=owner.me, locator=passphrase.locator, edge=edge)
    assert enter(owner, Method.PASSPHRASE, owner.splits[Method.PASSPHRASE], edge)[0].account


def test_nobody_writes_over_anothers_way_in(owner: Person, other: Person, edge: Edge) -> None:
    way = new_way(Method.PASSKEY, other.splits[Method.PASSKEY], other.hierarchy, bytes(32), edge)
    with pytest.raises(policies.Unexpected):
        actions.set_way(me=other.me, way=replace(way, locator=passkey_locator(owner)), edge=edge)
    assert enter(owner, Method.PASSKEY, owner.splits[Method.PASSKEY], edge)[0].account


def test_erasing_leaves_nothing_and_touches_nobody_else(owner: Person, other: Person, edge: Edge) -> None:
    name, blob = b"browser-sealed-r", bytes(542)
    vault_actions.keep_sealed(name=name, blob=blob, kind=classes.NOTE, today=Month(2026, 11))
    actions.erase(me=owner.me, handle=owner.handle.upper(), rows=[name], edge=edge)
    assert list(Account.objects.values_list("handle", flat=True)) == [other.handle]
    assert (Wrap.objects.count(), Session.objects.count(), vault.Row.objects.count()) == (3, 1, 1)
    for method, split in owner.splits.items():
        with pytest.raises(policies.WrongSecret):
            enter(owner, method, split, edge)


def test_a_restored_backup_of_an_erased_account_stays_closed(owner: Person, edge: Edge) -> None:
    kept_account, kept_wraps = Account.objects.get(), list(Wrap.objects.all())
    actions.erase(me=owner.me, handle=owner.handle, rows=[], edge=edge)
    kept_account.save(force_insert=True)
    Wrap.objects.bulk_create(kept_wraps)
    for method, split in owner.splits.items():
        with pytest.raises(policies.WrongSecret):
            enter(owner, method, split, edge)


def test_erasing_that_breaks_half_way_is_finished_by_asking_again(
    owner: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("rigcheck.care.members.actions.accounts.sign_out_everywhere", _break)
        with pytest.raises(RuntimeError):
            actions.erase(me=owner.me, handle=owner.handle, rows=[], edge=edge)
    assert Account.objects.count() == 1
    with pytest.raises(policies.WrongSecret):
        enter(owner, Method.CARD, owner.splits[Method.CARD], edge)
    actions.erase(me=owner.me, handle=owner.handle, rows=[], edge=edge)
    assert (Account.objects.count(), vault.Row.objects.count()) == (0, 0)


def test_erasing_asks_for_the_right_handle(owner: Person, other: Person, edge: Edge) -> None:
    with pytest.raises(policies.AnotherHandle):
        actions.erase(me=owner.me, handle=other.handle, rows=[], edge=edge)
    assert Account.objects.count() == 2


def test_accounts_nobody_comes_back_to_go(owner: Person, edge: Edge) -> None:
    assert actions.expire(today=Month(2029, 12), edge=edge) == 0
    assert actions.expire(today=Month(2030, 1), edge=edge) == 1
    assert (Account.objects.count(), Wrap.objects.count()) == (0, 0)
    with pytest.raises(policies.WrongSecret):
        enter(owner, Method.CARD, owner.splits[Method.CARD], edge)


def test_the_card_is_asked_for_once_when_it_is_time(owner: Person, edge: Edge, clock: SetClock) -> None:
    today = clock.now().date()
    assert not queries.asks_for_card(me=owner.me, today=today)
    actions.describe(me=owner.me, profile=Profile(agency="A", card_question=today.isoformat()), edge=edge)
    assert queries.asks_for_card(me=owner.me, today=today)
    actions.answer_card_question(me=owner.me, edge=edge)
    assert not queries.asks_for_card(me=owner.me, today=today)
    assert queries.profile(me=owner.me) == Profile(agency="A")


def _break(*_: object, **__: object) -> None:
    raise RuntimeError("the power went")
