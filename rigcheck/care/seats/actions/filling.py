"""Filling working seats: inviting, opening with the card, vouching, suspending. Each names who did it."""

from dataclasses import dataclass, field

from django.db import transaction

from rigcheck.care.admission import actions as admission
from rigcheck.care.admission import queries as cards
from rigcheck.care.admission.policies import CARD_MONTHS, card_secret
from rigcheck.care.seats import policies, queries
from rigcheck.care.seats.actions import listing
from rigcheck.care.seats.models import Holder, State
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

ID_BYTES = 16
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Invited:
    """A seat that was made out, and the code that opens it: shown once, kept nowhere."""

    number: str
    name: str
    seat: Seat
    code: str = field(repr=False)


@transaction.atomic
def let_in_first_lead(*, name: str, replace: bool, edge: Edge) -> Invited:
    """Make out the first lead's seat, by the operator's command. Raises NameRefused or LeadThere.

    With `replace`, every lead there is suspended first, for the case that none can sign in any more.
    """
    leads = Holder.objects.filter(seat=Seat.LEAD).exclude(state=State.SUSPENDED)
    if leads.exists() and not replace:
        raise policies.LeadThere
    for lead in leads:
        _put_out(lead, edge)
    return _made_out(policies.working_name(name), Seat.LEAD, b"", OPERATOR, edge)


@transaction.atomic
def invite(*, by: Me, name: str, seat: Seat, edge: Edge) -> Invited:
    """Make out a seat under a name. Raises NotFound, NameRefused or NameTaken."""
    lead = policies.verified_lead(by)
    named = policies.working_name(name)
    if seat not in policies.WORKING:
        raise NotFound
    if Holder.objects.filter(name__iexact=named, seat=seat.value).exists():
        raise policies.NameTaken
    return _made_out(named, seat, lead.id, lead.name, edge)


@transaction.atomic
def invite_again(*, by: Me, number: bytes, edge: Edge) -> Invited:
    """Another card for a seat that nobody opened; the first one opens nothing any more. Raises NotFound or
    NotFromHere.
    """
    lead = policies.verified_lead(by)
    holder = _there(number)
    policies.moved(holder, "invite again")
    admission.withdraw_card(digest=holder.card)
    code = _card(holder, lead.name, edge)
    holder.save(update_fields=["card", "card_expires"])
    return Invited(holder.id.hex(), holder.name, Seat(holder.seat), code)


@transaction.atomic
def withdraw(*, by: Me, number: bytes) -> None:
    """Take an invitation back: its card opens nothing. Raises NotFound or NotFromHere."""
    policies.verified_lead(by)
    holder = _there(number)
    policies.moved(holder, "withdraw")
    admission.withdraw_card(digest=holder.card)
    holder.delete()


def open_seat(*, card: bytes, account: bytes, seal_public: bytes, sign_public: bytes) -> None:
    """Note whose account a seat card opened and with which keys, in the transaction that keeps the account.

    A card that was made out to nobody (an operator's `cards --seat`) leaves no trace here. Raises KeysOfAnother.
    """
    holder = Holder.objects.select_for_update().filter(card=card).first() if card else None
    if holder is None:
        return
    policies.own_keys(seal_public, sign_public)
    holder.state = policies.moved(holder, "open") or holder.state
    holder.card, holder.card_expires = b"", ""
    holder.account, holder.seal_public, holder.sign_public = account, seal_public, sign_public
    holder.save(update_fields=["state", "card", "card_expires", "account", "seal_public", "sign_public"])


@transaction.atomic
def verify(*, by: Me, number: bytes, signature: bytes, site: str, edge: Edge) -> None:
    """Vouch for a seat's keys with a signature made in the lead's browser, and list them under this site's name.

    Raises NotFound, NotFromHere, NotYourself or BadCertificate.
    """
    holder = _there(number)
    voucher = policies.vouches(by, holder)
    line = queries.line(holder)
    text = line.certified(queries.endings(line, files=edge.files))
    policies.signed(Holder.objects.get(id=voucher).sign_public, signature, text)
    holder.state, holder.certified_by, holder.certificate = State.VERIFIED, voucher, signature
    holder.save(update_fields=["state", "certified_by", "certificate"])
    listing.add(line=line, certificate=b"" if voucher == holder.id else signature, site=site, edge=edge)


@transaction.atomic
def suspend(*, by: Me, number: bytes, edge: Edge) -> None:
    """End a seat: nothing new is shared with it. Raises NotFound, NotFromHere or NotYourself."""
    lead = policies.verified_lead(by)
    holder = _there(number)
    if holder.id == lead.id:
        raise policies.NotYourself
    policies.moved(holder, "suspend")
    _put_out(holder, edge)


def leave_seat(*, account: bytes, edge: Edge) -> None:
    """End the seat of an account that is being erased, in the transaction that erases it."""
    for holder in Holder.objects.filter(account=account):
        _put_out(holder, edge)


def _made_out(name: str, seat: Seat, invited_by: bytes, printed_by: str, edge: Edge) -> Invited:
    holder = Holder(
        id=edge.chance.bytes(ID_BYTES), name=name, seat=seat.value, state=State.INVITED.value, invited_by=invited_by
    )
    code = _card(holder, printed_by, edge)
    holder.save(force_insert=True)
    return Invited(holder.id.hex(), name, seat, code)


def _card(holder: Holder, printed_by: str, edge: Edge) -> str:
    today = Month.of(edge.clock.now())
    code = admission.print_cards(count=1, seat=Seat(holder.seat), by=printed_by, chance=edge.chance, today=today)[0]
    holder.card = cards.card_digest(card_secret(code))
    holder.card_expires = str(today.plus(CARD_MONTHS))
    return code


def _put_out(holder: Holder, edge: Edge) -> None:
    if policies.MACHINE.may(State(holder.state), "withdraw"):
        admission.withdraw_card(digest=holder.card)
        holder.delete()
        return
    if not policies.MACHINE.may(State(holder.state), "suspend"):
        return
    holder.state = State.SUSPENDED
    holder.save(update_fields=["state"])
    listing.end(line=queries.line(holder), edge=edge)


def _there(number: bytes) -> Holder:
    holder = Holder.objects.select_for_update().filter(id=number).first()
    if holder is None:
        raise NotFound
    return holder
