"""Who gets in, for how long, and what a thief of one half holds."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from rigcheck.care.members import actions, policies
from rigcheck.care.members import queries as members
from rigcheck.care.members.models import Account, Profile
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.models import Session
from rigcheck.care.sessions.policies import Locked, TooSlow, signing_in, unlocked
from rigcheck.care.sessions.queries import open_sessions, session_digest
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import queries
from rigcheck.care.vault.models import UnknownVersion
from rigcheck.doors.care import twin
from rigcheck.engines.sealing.envelope import open_own
from rigcheck.engines.sealing.keys import Method
from rigcheck.engines.sealing.refusals import SealBroken
from rigcheck.engines.sealing.sessions import session_lock
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of
from tests.care.members.cast import Person, quick_passphrase

WAYS = (Method.PASSPHRASE, Method.CARD, Method.PASSKEY)


def prove(person: Person, edge: Edge, method: Method = Method.PASSPHRASE) -> actions.Proved:
    handle = person.handle if method is Method.PASSPHRASE else ""
    return actions.prove(method=method, handle=handle, proof=person.splits[method].proof, edge=edge)


def look(cookie: bytes, edge: Edge):
    return visits.visit(cookie=cookie.hex(), edge=edge)


@pytest.mark.parametrize("method", WAYS)
def test_each_way_in_leads_to_the_same_root(owner: Person, edge: Edge, method: Method) -> None:
    me, hierarchy = twin.enter(method=method, handle=owner.handle, split=owner.splits[method], edge=edge)
    assert (me.account, hierarchy.root) == (owner.me.account, owner.hierarchy.root)


def test_a_handle_may_be_typed_by_a_tired_thumb(owner: Person, edge: Edge) -> None:
    typed = "  " + owner.handle.upper().replace("-", " ") + " "
    split = owner.splits[Method.PASSPHRASE]
    assert twin.enter(method=Method.PASSPHRASE, handle=typed, split=split, edge=edge)[0].account


@pytest.mark.parametrize("method", WAYS)
def test_a_stranger_is_refused(owner: Person, edge: Edge, method: Method) -> None:
    with pytest.raises(policies.WrongSecret):
        actions.prove(method=method, handle=owner.handle, proof=root_of("guess"), edge=edge)


def test_an_unknown_handle_goes_the_same_way_and_gets_the_same_answer(
    owner: Person, edge: Edge, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for name in ("stand_in", "prove", "put_half"):
        real = getattr(type(edge.keybox), name)
        monkeypatch.setattr(
            type(edge.keybox), name, lambda *a, real=real, name=name, **k: calls.append(name) or real(*a, **k)
        )
    answers = []
    for handle in (owner.handle, "amber-otter-417"):
        calls.clear()
        with django_assert_num_queries(2), pytest.raises(policies.WrongSecret) as caught:
            actions.prove(method=Method.PASSPHRASE, handle=handle, proof=root_of("guess"), edge=edge)
        answers.append((str(caught.value), caught.value.details, tuple(calls)))
    assert answers[0] == answers[1]
    assert answers[0][2] == ("stand_in", "prove")


@pytest.mark.parametrize("known", [True, False])
def test_five_tries_then_a_wait_for_known_and_unknown_alike(owner: Person, edge: Edge, known: bool) -> None:
    handle = owner.handle if known else "amber-otter-417"
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(policies.WrongSecret) as caught:
            actions.prove(method=Method.PASSPHRASE, handle=handle, proof=root_of("guess"), edge=edge)
        assert caught.value.details["left"] == left
    with pytest.raises(policies.Wait) as caught:
        actions.prove(method=Method.PASSPHRASE, handle=handle, proof=quick_passphrase("owner").proof, edge=edge)
    assert "1 minute" in str(caught.value)


def test_a_proof_alone_opens_no_page(owner: Person, edge: Edge) -> None:
    proved = prove(owner, edge)
    visit = look(proved.session.cookie, edge)
    with pytest.raises(Locked):
        unlocked(visit)
    assert signing_in(visit).account == owner.me.account


def test_signing_in_takes_two_minutes_at_most(owner: Person, edge: Edge, clock: SetClock) -> None:
    proved = prove(owner, edge)
    clock.pass_(minutes=2)
    with pytest.raises(TooSlow):
        signing_in(look(proved.session.cookie, edge))


def test_another_accounts_key_does_not_open(owner: Person, other: Person, edge: Edge) -> None:
    waiting = signing_in(look(prove(owner, edge).session.cookie, edge))
    with pytest.raises(policies.KeysDoNotFit):
        actions.open_session(waiting=waiting, session=other.hierarchy.session, device=None, edge=edge)


def test_the_cookie_changes_when_a_session_opens(owner: Person, edge: Edge) -> None:
    proved = prove(owner, edge)
    waiting = signing_in(look(proved.session.cookie, edge))
    opened = actions.open_session(waiting=waiting, session=owner.hierarchy.session, device=None, edge=edge)
    assert opened.cookie != proved.session.cookie
    assert look(proved.session.cookie, edge).pending is None
    assert look(opened.cookie, edge).unlocked


def test_after_a_quarter_of_an_hour_it_locks(owner: Person, edge: Edge, clock: SetClock) -> None:
    clock.pass_(minutes=14)
    assert look(owner.me.cookie, edge).unlocked
    clock.pass_(minutes=15)
    assert look(owner.me.cookie, edge).unlocked
    clock.pass_(minutes=15, seconds=1)
    assert not look(owner.me.cookie, edge).unlocked
    assert Session.objects.count() == 0


def test_after_eight_hours_it_ends_however_busy(owner: Person, edge: Edge, clock: SetClock) -> None:
    for _ in range(47):
        clock.pass_(minutes=10)
        assert look(owner.me.cookie, edge).unlocked
    clock.pass_(minutes=10)
    assert not look(owner.me.cookie, edge).unlocked


def test_being_seen_is_written_at_most_once_a_minute(
    owner: Person, edge: Edge, clock: SetClock, django_assert_num_queries
) -> None:
    clock.pass_(seconds=59)
    with django_assert_num_queries(1):
        look(owner.me.cookie, edge)
    clock.pass_(seconds=1)
    with django_assert_num_queries(2):
        look(owner.me.cookie, edge)


@pytest.mark.parametrize("cookie", ["", "nonsense", "00", "zz" * 32, "00" * 32])
def test_a_made_up_cookie_is_nobody(db: None, edge: Edge, cookie: str) -> None:
    visit = visits.visit(cookie=cookie, edge=edge)
    assert (visit.unlocked, visit.account, visit.seat, visit.keys) == (False, None, None, None)


def test_a_cookie_without_its_half_opens_nothing(owner: Person, edge: Edge) -> None:
    row = Session.objects.get(digest=session_digest(owner.me.cookie))
    edge.keybox.drop_half(row.digest)
    assert not look(owner.me.cookie, edge).unlocked
    for half in (bytes(32), row.digest):
        with pytest.raises(SealBroken):
            open_own(session_lock(owner.me.cookie, half), "visit", row.payload)


def test_a_row_moved_under_another_cookie_opens_nothing(owner: Person, other: Person, edge: Edge) -> None:
    stolen = Session.objects.get(digest=session_digest(owner.me.cookie)).payload
    Session.objects.filter(digest=session_digest(other.me.cookie)).update(payload=stolen)
    assert not look(other.me.cookie, edge).unlocked


def test_the_rows_alone_show_nobody(owner: Person, edge: Edge) -> None:
    row = Session.objects.get()
    shown = b"".join((row.digest, row.group, row.payload))
    for secret in (owner.me.account, owner.me.account.hex().encode(), owner.hierarchy.session, owner.me.cookie):
        assert secret not in shown


def test_locking_ends_this_session_only(owner: Person, edge: Edge) -> None:
    second, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    visits.end(cookie=owner.me.cookie, keybox=edge.keybox)
    assert not look(owner.me.cookie, edge).unlocked
    assert look(second.cookie, edge).unlocked


def test_sign_out_everywhere_ends_mine_and_nobody_elses(
    owner: Person, other: Person, edge: Edge, clock: SetClock
) -> None:
    clock.moment = clock.moment.replace(hour=23, minute=50)
    yesterday, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    edge.keybox.set_device(
        b"d" * 16, owner.me.account, secret=bytes(32), proof=bytes(32), second=bytes(31) + b"2", until=owner.me.until
    )
    clock.pass_(minutes=12)
    theirs, _ = twin.enter(method=Method.CARD, handle="", split=other.splits[Method.CARD], edge=edge)
    today, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    assert actions.sign_out_everywhere(me=today, edge=edge) == 3
    assert [look(one.cookie, edge).unlocked for one in (yesterday, today, theirs)] == [False, False, True]
    with pytest.raises(policies.WrongPin):
        actions.prove_pin(device=b"d" * 16, proof=bytes(32), edge=edge)


def test_sign_out_everywhere_finds_a_session_that_proofs_kept_going_for_days(
    owner: Person, edge: Edge, clock: SetClock
) -> None:
    proof, kept = owner.splits[Method.CARD].proof, owner.me
    for _ in range(260):
        clock.pass_(minutes=14)
        again = actions.prove_again(me=kept, method=Method.CARD, proof=proof, edge=edge)
        kept = unlocked(look(again.session.cookie, edge))
    here, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    assert actions.sign_out_everywhere(me=here, edge=edge) == 2
    assert not look(kept.cookie, edge).unlocked


def test_purging_clears_what_is_over(owner: Person, edge: Edge, clock: SetClock) -> None:
    clock.pass_(minutes=10)
    kept, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    clock.pass_(minutes=10)
    assert visits.purge(now=clock.now(), keybox=edge.keybox) == 1
    assert look(kept.cookie, edge).unlocked
    assert open_sessions() == 1


def test_coming_back_keeps_the_account_for_25_months_and_marks_it_once_a_year(
    owner: Person, edge: Edge, clock: SetClock
) -> None:
    kept = [Account.objects.get().expires]
    for _ in range(26):
        clock.moment += timedelta(days=31)
        twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
        kept.append(Account.objects.get().expires)
        assert kept[-1] >= str(Month.of(clock.now()).plus(policies.ACCOUNT_MONTHS))
    assert len(set(kept)) == 3


def test_coming_back_renews_the_account_or_one_record_and_never_both(
    owner: Person, edge: Edge, clock: SetClock
) -> None:
    """Otherwise the day would tie the account's line to a row of its owner's."""
    for _ in range(30):
        clock.moment += timedelta(days=31)
        before = Account.objects.get().expires, queries.all_keys()
        twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
        after = Account.objects.get().expires, queries.all_keys()
        assert len(after[1] - before[1]) <= (after[0] == before[0])
    assert len(queries.all_keys()) == 3
    assert members.profile(me=owner.me) == Profile()


@pytest.mark.parametrize("trouble", [DatabaseError("disk full"), UnknownVersion("newer")])
def test_a_renewal_that_fails_keeps_nobody_out(
    owner: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def broken(**_: object) -> bool:
        raise trouble

    monkeypatch.setattr(vault, "renew", broken)
    me, _ = twin.enter(method=Method.CARD, handle="", split=owner.splits[Method.CARD], edge=edge)
    assert me.account == owner.me.account


def test_a_clock_that_jumps_a_year_back_locks_nobody_out(owner: Person, edge: Edge, clock: SetClock) -> None:
    clock.moment -= timedelta(days=365)
    me, _ = twin.enter(method=Method.PASSPHRASE, handle=owner.handle, split=owner.splits[Method.PASSPHRASE], edge=edge)
    assert me.account == owner.me.account
