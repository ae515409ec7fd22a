"""Somebody who opens a seat with keys that are not theirs, or brings a lead's old word back: neither gets anywhere."""

import pytest

from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.bridge.keylog.refusals import NotCertified
from rigcheck.care.members.models import Account
from rigcheck.care.seats import actions, policies
from rigcheck.care.seats.models import Holder, State
from rigcheck.care.seats.queries import endings, line
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge
from tests.care.conftest import root_of
from tests.care.seats.conftest import SITE, Seated, sits_down

pytestmark = pytest.mark.django_db


def invited(lead: Seated, edge: Edge) -> actions.Invited:
    return actions.invite(by=lead.me, name="Eve Black", seat=Seat.PEER, edge=edge)


def live(edge: Edge) -> list[Purpose]:
    return [entry.purpose for entry in holding.own(edge.files).unended()]


@pytest.mark.parametrize("which", ["both", "sealing", "signing"])
def test_a_seat_is_not_opened_with_the_keys_of_another(lead: Seated, edge: Edge, which: str) -> None:
    """Public keys stand in a public list: whoever sent a lead's own could have ended them there, by leaving."""
    own, theirs = Hierarchy.from_root(root_of("eve")), lead.person.hierarchy
    keys = {
        "seal_public": own.opener.public if which == "signing" else theirs.opener.public,
        "sign_public": own.signer.public if which == "sealing" else theirs.signer.public,
    }
    eve = invited(lead, edge)
    row = Holder.objects.get(id=bytes.fromhex(eve.number))
    with pytest.raises(policies.KeysOfAnother):
        actions.open_seat(card=row.card, account=b"e" * 16, **keys)
    assert Holder.objects.get(id=row.id).state == "invited"
    assert sits_down(eve, edge).number == row.id  # with keys of their own
    assert Account.objects.count() == 2


def test_only_its_own_line_is_ended_with_a_seat(lead: Seated, edge: Edge) -> None:
    """Whatever keys stand in its row."""
    eve = sits_down(invited(lead, edge), edge)
    tree = lead.person.hierarchy
    Holder.objects.filter(id=eve.number).update(seal_public=tree.opener.public, sign_public=tree.signer.public)
    actions.leave_seat(account=eve.me.account, edge=edge)
    assert Holder.objects.get(id=eve.number).state == "suspended"
    assert live(edge) == [Purpose.LOG, Purpose.LEAD]


def test_a_seat_is_not_verified_on_anothers_line(lead: Seated, edge: Edge) -> None:
    eve = sits_down(invited(lead, edge), edge)
    tree = lead.person.hierarchy
    Holder.objects.filter(id=eve.number).update(seal_public=tree.opener.public, sign_public=tree.signer.public)
    signature = lead.signs(line(Holder.objects.get(id=eve.number)).statement)
    with pytest.raises(policies.BadCertificate):
        actions.verify(by=lead.me, number=eve.number, signature=signature, site=SITE, edge=edge)
    assert Holder.objects.get(id=eve.number).state == State.OPENED
    assert live(edge) == [Purpose.LOG, Purpose.LEAD]


def test_a_leads_word_lets_nobody_back_in_a_second_time(lead: Seated, clinician: Seated, edge: Edge) -> None:
    """The word stands in a public list: whoever runs the site could otherwise undo a suspension by themselves."""
    word = lead.signs(clinician.certificate)
    actions.verify(by=lead.me, number=clinician.number, signature=word, site=SITE, edge=edge)
    actions.suspend(by=lead.me, number=clinician.number, edge=edge)

    with pytest.raises(policies.BadCertificate):
        actions.verify(by=lead.me, number=clinician.number, signature=word, site=SITE, edge=edge)
    seat = line(Holder.objects.get(id=clinician.number))
    with pytest.raises(NotCertified):
        holding.add(
            files=edge.files, keyring=edge.keyring, purpose=seat.purpose, scope=seat.scope, period=seat.period,
            key=seat.key, certificate=word,
        )  # fmt: skip
    assert live(edge) == [Purpose.LOG, Purpose.LEAD]

    assert endings(seat, files=edge.files) == 1
    again = lead.signs(clinician.certified_again(1))
    actions.verify(by=lead.me, number=clinician.number, signature=again, site=SITE, edge=edge)
    assert live(edge) == [Purpose.LOG, Purpose.LEAD, Purpose.CLINICIAN]
