"""Changing and erasing an account; each needs a proof no older than five minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction

from rigcheck.care.members import policies, queries
from rigcheck.care.members.actions.joining import NewWay
from rigcheck.care.members.actions.signing_in import sign_out_everywhere
from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.members.queries import Way
from rigcheck.care.seats.actions import leave_seat
from rigcheck.care.sessions.actions import Opened, rotate
from rigcheck.care.sessions.policies import DAY_OF_WORK, freshly_proved
from rigcheck.care.sessions.queries import Me
from rigcheck.care.vault import actions as vault
from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import Opener
from rigcheck.engines.sealing.keys import Method
from rigcheck.kernel import handles
from rigcheck.kernel.months import Month
from rigcheck.outside.databases.leftovers import let_go
from rigcheck.outside.edge import Edge


@dataclass(frozen=True, slots=True)
class ProvedAgain:
    """The share and the wrap once more, and the session under a new cookie."""

    share: bytes = field(repr=False)
    way: Way
    session: Opened


def prove_again(*, me: Me, method: Method, proof: bytes, edge: Edge) -> ProvedAgain:
    """Show once more that it is you, before a change. Raises WrongSecret or Wait.

    A right proof of somebody else's account is refused like a wrong one.
    """
    if method is Method.PASSPHRASE:
        way = queries.way_by_handle(handle=queries.handle_of(account=me.account), keybox=edge.keybox)
    else:
        way = queries.way_by_proof(method=method, proof=proof, keybox=edge.keybox)
    if way.account != me.account:
        way = replace(way, account=me.account)
    now = edge.clock.now()
    with policies.refusing_in_words():
        share = edge.keybox.prove(way.account, way.locator, proof, now)
    session = rotate(me=me, proved=now, until=now + DAY_OF_WORK, edge=edge)
    return ProvedAgain(share, way, session)


def set_way(*, me: Me, way: NewWay, edge: Edge) -> None:
    """Add a passkey, or put a new passphrase or card in place of the old one. Raises NotProved.

    The new way works before the old one ends, so that nothing that breaks can lock the member out.
    """
    freshly_proved(me, edge.clock.now())
    policies.new_locator(Wrap.objects.filter(locator=way.locator).first(), me.account)
    old = Wrap.objects.filter(account=me.account, method=way.method.value).exclude(locator=way.locator)
    replaced = [] if way.method is Method.PASSKEY else list(old.values_list("locator", flat=True))
    edge.keybox.set_verifier(me.account, way.locator, way.proof)
    with transaction.atomic():
        Wrap.objects.filter(locator__in=replaced, account=me.account).delete()
        Wrap.objects.update_or_create(
            locator=way.locator,
            defaults={"account": me.account, "method": way.method.value, "blob": way.blob},
        )
    for locator in replaced:
        edge.keybox.drop_verifier(me.account, locator)


def remove_passkey(*, me: Me, locator: bytes, edge: Edge) -> None:
    """Let a passkey open nothing any more. Raises NotProved or NoSuchWay."""
    freshly_proved(me, edge.clock.now())
    mine = Wrap.objects.filter(account=me.account, method=Method.PASSKEY.value, locator=locator)
    if not mine.exists():
        raise policies.NoSuchWay
    edge.keybox.drop_verifier(me.account, locator)
    mine.delete()


def describe(*, me: Me, profile: Profile, edge: Edge) -> None:
    """Keep what the member says of themselves, sealed."""
    vault.put(keys=me.keys, record=profile, today=Month.of(edge.clock.now()), chance=edge.chance)


def answer_card_question(*, me: Me, edge: Edge) -> None:
    """Do not ask for the card again."""
    describe(me=me, profile=replace(queries.profile(me=me), card_question=""), edge=edge)


def erase(*, me: Me, handle: str, rows: Sequence[bytes], edge: Edge) -> None:
    """Erase the account and everything under it. Raises NotProved or AnotherHandle.

    `rows` are the names of rows that only the browser can find. The keybox entry goes first: from then on nothing,
    and no backup, opens what is left; a second call after a crash finishes the rest.
    """
    now = edge.clock.now()
    freshly_proved(me, now)
    if handles.fold(handle) != queries.handle_of(account=me.account):
        raise policies.AnotherHandle
    edge.keybox.erase(me.account)
    with transaction.atomic():
        _erase_records(me, rows, Month.of(now))
        Wrap.objects.filter(account=me.account).delete()
        Account.objects.filter(id=me.account).delete()
        leave_seat(account=me.account, edge=edge)
        sign_out_everywhere(me=me, edge=edge)
    transaction.on_commit(let_go)


@transaction.atomic
def expire(*, today: Month, edge: Edge) -> int:
    """Erase accounts nobody signed in to for 25 to 37 months; how many went. Their records expire by themselves.

    The keybox entries go first: what a failure leaves standing opens nothing, and goes at the next call.
    """
    # Locked, so that nobody comes back to an account while it goes.
    over = Account.objects.select_for_update().filter(expires__lt=str(today))
    gone = list(over.values_list("id", flat=True))
    for account in gone:
        edge.keybox.erase(account)
        leave_seat(account=account, edge=edge)
    Wrap.objects.filter(account__in=gone).delete()
    return Account.objects.filter(id__in=gone).delete()[0]


def _erase_records(me: Me, rows: Sequence[bytes], today: Month) -> None:
    opened_here = [kind for kind in classes.ALL if kind.opener is Opener.SERVER]
    longest = max(kind.months for kind in opened_here)
    months = [today.plus(-back) for back in range(longest + 1)]
    vault.erase(keys=me.keys, kinds=opened_here, months=months)
    vault.erase_sealed(names=rows)
