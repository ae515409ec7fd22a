"""A card opens one account; whatever breaks, the card or the account is still there."""

from dataclasses import replace

import pytest
from django.core.signing import Signer

from rigcheck.care.admission.models import JoinCard
from rigcheck.care.admission.policies import CardMistyped, CardUnknown, CardUsed
from rigcheck.care.admission.queries import Brought
from rigcheck.care.members import actions, policies, queries
from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.models import Session
from rigcheck.care.sessions.policies import unlocked
from rigcheck.engines.sealing.keys import Hierarchy, Method
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.handles import NotAHandle
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import KeyboxAway
from tests.care.conftest import root_of
from tests.care.members.cast import Person, card, quick_passphrase

pytestmark = pytest.mark.django_db
HANDLE = "amber-otter-417"


def keys(name: str = "owner") -> actions.Keys:
    hierarchy = Hierarchy.from_root(root_of(name))
    return actions.Keys(hierarchy.opener.public, hierarchy.signer.public, hierarchy.session)


def ways() -> list[actions.NewWay]:
    proof = quick_passphrase("owner").proof
    return [actions.NewWay(Method.PASSPHRASE, b"locator-locator!", bytes(60), proof)]


def finish(draft: str, edge: Edge) -> visits.Opened:
    return actions.finish(draft=draft, keys=keys(), ways=ways(), profile=Profile(phone="mine"), edge=edge)


def test_a_card_opens_one_account_and_is_gone(edge: Edge) -> None:
    code = card(edge)
    begun = actions.begin(brought=Brought(code), handle=HANDLE, edge=edge)
    assert JoinCard.objects.count() == 1
    opened = finish(begun.draft, edge)
    me = unlocked(visits.visit(cookie=opened.cookie.hex(), edge=edge))
    assert (me.seat, queries.handle_of(account=me.account)) == (Seat.MEMBER, HANDLE)
    assert queries.profile(me=me) == Profile(phone="mine")
    assert JoinCard.objects.count() == 0
    with pytest.raises(CardUsed):
        actions.begin(brought=Brought(code), handle="amber-otter-418", edge=edge)


def test_a_seat_card_opens_its_seat(edge: Edge) -> None:
    begun = actions.begin(brought=Brought(card(edge, seat=Seat.PEER)), handle=HANDLE, edge=edge)
    me = unlocked(visits.visit(cookie=finish(begun.draft, edge).cookie.hex(), edge=edge))
    assert me.seat is Seat.PEER


def test_a_mistyped_group_is_pointed_out(edge: Edge) -> None:
    code = card(edge)
    groups = code.split("-")
    groups[2] = groups[2][1:] + groups[2][0] if len(set(groups[2])) > 1 else "ZZZZ"
    with pytest.raises(CardMistyped) as caught:
        actions.begin(brought=Brought("-".join(groups)), handle=HANDLE, edge=edge)
    assert caught.value.details == {"groups": [3]}


@pytest.mark.parametrize("months", [12, 13])
def test_a_card_works_for_a_year(edge: Edge, clock: SetClock, months: int) -> None:
    code = card(edge)
    clock.pass_(days=365 if months == 12 else 397)
    if months == 12:
        assert actions.begin(brought=Brought(code), handle=HANDLE, edge=edge).share
    else:
        with pytest.raises(CardUnknown):
            actions.begin(brought=Brought(code), handle=HANDLE, edge=edge)


def test_a_name_of_ones_own_is_refused(edge: Edge) -> None:
    with pytest.raises(NotAHandle):
        actions.begin(brought=Brought(card(edge)), handle="sergeant-miller-417", edge=edge)


def test_a_handle_is_given_once(owner: Person, edge: Edge) -> None:
    with pytest.raises(policies.HandleTaken):
        actions.begin(brought=Brought(card(edge)), handle=owner.handle, edge=edge)


def test_two_drafts_of_one_handle_or_one_card_open_one_account(edge: Edge) -> None:
    code = card(edge)
    first = actions.begin(brought=Brought(code), handle=HANDLE, edge=edge)
    second = actions.begin(brought=Brought(code), handle="amber-otter-418", edge=edge)
    third = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    finish(first.draft, edge)
    with pytest.raises(CardUsed):
        finish(second.draft, edge)
    with pytest.raises(policies.HandleTaken):
        finish(third.draft, edge)
    assert (Account.objects.count(), JoinCard.objects.count()) == (1, 1)


def test_a_draft_does_not_say_which_seat_its_card_opens(edge: Edge) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    signer = Signer(salt="rigcheck.join")
    forged = signer.sign_object({**signer.unsign_object(begun.draft), "s": Seat.LEAD.value})
    finish(forged, edge)
    assert Account.objects.get().seat == Seat.MEMBER.value


def test_a_form_sent_twice_opens_one_account(edge: Edge) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    first, second = finish(begun.draft, edge), finish(begun.draft, edge)
    accounts = {visits.visit(cookie=one.cookie.hex(), edge=edge).account for one in (first, second)}
    assert len(accounts) == Account.objects.count() == Wrap.objects.count() == 1


def test_a_strangers_keys_do_not_take_a_finished_draft(edge: Edge) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    finish(begun.draft, edge)
    with pytest.raises(policies.DraftOver):
        actions.finish(draft=begun.draft, keys=keys("other"), ways=ways(), profile=Profile(), edge=edge)


@pytest.mark.parametrize("changed", [lambda draft: draft[:-1] + "_", lambda draft: "x" + draft])
def test_a_changed_draft_is_refused(edge: Edge, changed) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    with pytest.raises(policies.DraftOver):
        finish(changed(begun.draft), edge)


def test_a_draft_ends_after_an_hour_and_the_card_stays_good(edge: Edge, clock: SetClock) -> None:
    code = card(edge)
    begun = actions.begin(brought=Brought(code), handle=HANDLE, edge=edge)
    clock.pass_(hours=1)
    with pytest.raises(policies.DraftOver):
        finish(begun.draft, edge)
    assert actions.begin(brought=Brought(code), handle=HANDLE, edge=edge).share


def test_when_the_last_step_breaks_nothing_is_lost(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    with monkeypatch.context() as broken:
        broken.setattr(Session.objects, "create", _break)
        with pytest.raises(KeyboxAway):
            finish(begun.draft, edge)
    assert (JoinCard.objects.count(), Account.objects.count(), Wrap.objects.count()) == (1, 0, 0)
    finish(begun.draft, edge)
    assert (JoinCard.objects.count(), Account.objects.count(), Wrap.objects.count()) == (0, 1, 1)


def test_when_the_keybox_breaks_nothing_is_lost(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    with monkeypatch.context() as broken:
        broken.setattr(type(edge.keybox), "set_verifier", _break)
        with pytest.raises(KeyboxAway):
            finish(begun.draft, edge)
    assert (JoinCard.objects.count(), Account.objects.count()) == (1, 0)
    finish(begun.draft, edge)
    proved = actions.prove(method=Method.PASSPHRASE, handle=HANDLE, proof=quick_passphrase("owner").proof, edge=edge)
    assert proved.way.blob == bytes(60)


def test_nobody_joins_over_anothers_way_in(owner: Person, edge: Edge) -> None:
    locator = bytes(Wrap.objects.filter(account=owner.me.account).values_list("locator", flat=True)[0])
    begun = actions.begin(brought=Brought(card(edge)), handle=HANDLE, edge=edge)
    stolen = [replace(ways()[0], locator=locator)]
    with pytest.raises(policies.Unexpected):
        actions.finish(draft=begun.draft, keys=keys("other"), ways=stolen, profile=Profile(), edge=edge)
    assert JoinCard.objects.count() == 1


def _break(*_: object, **__: object) -> None:
    raise KeyboxAway
