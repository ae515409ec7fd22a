"""Who may fill and vouch for working seats, and what each state allows."""

from typing import Final

from django.db.models import Q

from rigcheck.care.seats.models import NAME_LETTERS, Holder, State
from rigcheck.care.sessions.policies import SpokenRefusal, unlocked
from rigcheck.care.sessions.queries import Me, Visit
from rigcheck.engines.sealing import certificates
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.machines import Machine, Move
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound

WORKING: Final = (Seat.LEAD, Seat.CLINICIAN, Seat.PEER, Seat.CHAPLAIN, Seat.MODERATOR, Seat.AUDITOR)
"""Seats that a lead fills by name; the others are opened by cards that lie open."""

MACHINE: Final = Machine(
    "seat",
    State.INVITED,
    (
        Move("invite again", (State.INVITED,), State.INVITED),
        Move("open", (State.INVITED,), State.OPENED),
        Move("withdraw", (State.INVITED,), None),
        Move("verify", (State.OPENED, State.SUSPENDED), State.VERIFIED),
        Move("suspend", (State.OPENED, State.VERIFIED), State.SUSPENDED),
    ),
)


class NotFromHere(SpokenRefusal):
    """The seat is in another state than the page showed."""

    code = "not-from-here"
    status = 409
    sentence = gettext_noop("This seat has changed since the page was loaded. Load it again and look once more.")


class NameRefused(SpokenRefusal):
    """No name, one too long, or one with signs that are not letters."""

    code = "name-refused"
    sentence = gettext_noop("Write the name under which they work, in 2 to 60 letters.")


class NameTaken(SpokenRefusal):
    """Somebody else has this seat under this name."""

    code = "name-taken"
    status = 409
    sentence = gettext_noop(
        "Somebody has this seat under this name already. Two people who look alike could be mixed up."
    )


class NotYourself(SpokenRefusal):
    """A lead cannot vouch for or suspend their own seat."""

    code = "not-yourself"
    status = 403
    sentence = gettext_noop(
        "Your own seat is another lead's matter. If there is none, whoever runs this site can let one in."
    )


class BadCertificate(SpokenRefusal):
    """The signature does not fit the keys, or the keys are not those that the page showed."""

    code = "bad-certificate"
    sentence = gettext_noop(
        "The signature does not fit. Nothing was changed. Unlock again, load the page and compare once more."
    )


class KeysOfAnother(SpokenRefusal):
    """The browser handed in public keys that stand in another seat's row."""

    code = "keys-of-another"
    status = 409
    sentence = gettext_noop(
        "These keys are another seat's. Nothing was opened, and the card is still good: begin once more."
    )


class LeadThere(SpokenRefusal):
    """There is a lead already; the operator's command lets in only the first."""

    code = "lead-there"
    status = 409
    sentence = gettext_noop(
        "There is a lead already. A lead invites others on the page Seats. "
        "If no lead can sign in any more, use --replace: it suspends them all, and everybody can see that in the list."
    )


def own_keys(seal_public: bytes, sign_public: bytes) -> None:
    """Return if no seat has either of these keys; raises KeysOfAnother. Public keys can be copied from the list."""
    if Holder.objects.filter(Q(seal_public=seal_public) | Q(sign_public=sign_public)).exists():
        raise KeysOfAnother


def seated(visit: Visit) -> Me:
    """The person here if theirs is a working seat. Raises Locked; NotFound for members and families."""
    me = unlocked(visit)
    if me.seat not in WORKING:
        raise NotFound
    return me


def a_lead(visit: Visit) -> Me:
    """The person here if they are a verified lead. Raises Locked; NotFound for everybody else."""
    me = unlocked(visit)
    verified_lead(me)
    return me


def verified_lead(me: Me) -> Holder:
    """The lead's own row. Raises NotFound: that there is such a page is nobody else's business."""
    found = Holder.objects.filter(account=me.account, seat=Seat.LEAD, state=State.VERIFIED).first()
    if me.seat is not Seat.LEAD or found is None:
        raise NotFound
    return found


def is_first_lead(holder: Holder) -> bool:
    """Whether this is a lead whom the operator's command let in, with no verified lead there yet."""
    if holder.seat != Seat.LEAD or holder.invited_by or holder.state != State.OPENED:
        return False
    return not Holder.objects.filter(seat=Seat.LEAD, state=State.VERIFIED).exists()


def may_vouch(me: Me, holder: Holder) -> bool:
    """Whether this person may sign this seat's keys now."""
    if holder.account == me.account:
        return is_first_lead(holder)
    return MACHINE.may(State(holder.state), "verify")


def vouches(me: Me, holder: Holder) -> bytes:
    """The id of whoever vouches. A first lead vouches for themselves. Raises NotFound, NotYourself or NotFromHere."""
    if holder.account == me.account and is_first_lead(holder):
        return bytes(holder.id)
    lead = verified_lead(me)
    if holder.account == me.account:
        raise NotYourself
    moved(holder, "verify")
    return bytes(lead.id)


def moved(holder: Holder, move: str) -> State | None:
    """The state after this move; raises NotFromHere."""
    if not MACHINE.may(State(holder.state), move):
        raise NotFromHere
    after = MACHINE.after(State(holder.state), move)
    return None if after is None else State(after)


def working_name(written: str) -> str:
    """The name with single blanks; raises NameRefused."""
    name = " ".join(written.split())
    if not 2 <= len(name) <= NAME_LETTERS or not name.isprintable():
        raise NameRefused
    return name


def signed(public: bytes, signature: bytes, text: bytes) -> None:
    """Return if the lead's key signed this text; raises BadCertificate."""
    try:
        certificates.check(signer=public, signature=signature, text=text)
    except SealingRefusal as refusal:
        raise BadCertificate from refusal
