"""Reading accounts: what way leads in, what an account has, what its owner said of themselves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.sessions.queries import Me, Visit
from rigcheck.care.vault import classes
from rigcheck.care.vault import queries as vault
from rigcheck.care.vault.classes import Opener
from rigcheck.engines.sealing.keys import Method
from rigcheck.engines.sealing.sessions import locate
from rigcheck.kernel import handles
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.kernel.months import Month
from rigcheck.outside.keybox import Keybox
from rigcheck.outside.randomness import Chance

__all__ = ["Me", "Profile", "Seat", "Visit"]

TRADES: Final[Mapping[Trade, str | Promise]] = {
    Trade.POLICE: _("Police"),
    Trade.FIRE: _("Fire"),
    Trade.EMS: _("EMS"),
    Trade.CORRECTIONS: _("Corrections"),
    Trade.DISPATCH: _("Dispatch"),
    Trade.OTHER: _("Other"),
}
"""The trades by the names that members know."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a proof is to be checked, and the wrap that it leads to (60 bytes; empty for nobody's)."""

    account: bytes
    locator: bytes
    blob: bytes


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """Names of record classes that the browser seals, and the months that such rows may belong to.

    `singles`: classes of which a member has one record; their rows stand in no month.
    """

    classes: tuple[str, ...]
    months: tuple[str, ...]
    singles: tuple[str, ...]


def way_by_handle(*, handle: str, keybox: Keybox) -> Way:
    """The passphrase's way into the account called `handle`; for an unknown handle one that leads nowhere.

    Both cost the same two look-ups and the same stand-in, so that the answers do not differ.
    """
    folded = handles.fold(handle)
    nobody = keybox.stand_in(b"handle:" + folded.encode())
    account = Account.objects.filter(handle=folded).values_list("id", flat=True).first() or nobody
    wrap = Wrap.objects.filter(account=account, method=Method.PASSPHRASE.value).first()
    return Way(account, wrap.locator, wrap.blob) if wrap else Way(account, nobody, b"")


def way_by_proof(*, method: Method, proof: bytes, keybox: Keybox) -> Way:
    """The card's or passkey's way that this proof belongs to; for an unknown one, a way that leads nowhere."""
    locator = locate(proof)
    nobody = keybox.stand_in(b"locator:" + locator)
    wrap = Wrap.objects.filter(locator=locator, method=method.value).first()
    return Way(wrap.account, locator, wrap.blob) if wrap else Way(nobody, locator, b"")


def offered_handle(*, chance: Chance) -> str:
    """Random words that nobody uses yet."""
    while True:
        drawn = handles.handle(chance.bytes(handles.RANDOM_BYTES))
        if is_free(handle=drawn):
            return drawn


def is_free(*, handle: str) -> bool:
    """Whether nobody uses this handle."""
    return not Account.objects.filter(handle=handle).exists()


def handle_of(*, account: bytes) -> str:
    """The handle of the account of somebody who is here."""
    found: str = Account.objects.get(id=account).handle
    return found


def passkeys(*, account: bytes) -> list[bytes]:
    """The locators of an account's passkeys."""
    wraps = Wrap.objects.filter(account=account, method=Method.PASSKEY.value)
    return sorted(wraps.values_list("locator", flat=True))


def profile(*, me: Me) -> Profile:
    """What the member said of themselves; an empty profile if nothing."""
    return vault.standing(keys=me.keys, record_type=Profile) or Profile()


def asks_for_card(*, me: Me, today: date) -> bool:
    """Whether it is time to ask "Still have your card?"."""
    return is_card_asked_for(profile(me=me), today)


def is_card_asked_for(said: Profile, today: date) -> bool:
    """The same of a profile that was read already."""
    return bool(said.card_question) and said.card_question <= today.isoformat()


def hidden_places(*, today: Month, but: Collection[str] = ()) -> HiddenPlaces:
    """Where rows may lie whose keys only the browser can compute, by a clock that may be a month fast.

    `but`: names of classes of which there is one, to be left where they are.
    """
    hidden = [kind for kind in classes.ALL if kind.opener is Opener.BROWSER]
    kinds = [kind for kind in hidden if not kind.single]
    longest = max((kind.months for kind in kinds), default=0)
    months = [str(today.plus(-back)) for back in range(-1, longest + 1)]
    singles = tuple(kind.name for kind in hidden if kind.single and kind.name not in but)
    return HiddenPlaces(tuple(kind.name for kind in kinds), tuple(months), singles)
