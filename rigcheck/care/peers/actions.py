"""Setting up, pausing and testing, each by the supporter themselves. A test is answered like a page."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.queries import Channel, Notice, number_digest, seal
from rigcheck.care.peers import policies
from rigcheck.care.peers.models import FAITH_LETTERS, Address, Profile, Rehearsal, Setup, State, Wishes
from rigcheck.care.peers.queries import Told
from rigcheck.care.sessions.queries import Me
from rigcheck.care.upkeep import actions as upkeep
from rigcheck.care.upkeep import queries as upkeep_queries
from rigcheck.care.vault import actions as vault
from rigcheck.kernel.enums import Trade
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.randomness import Chance

ID_BYTES = 16
OURSELVES = "peers"
"""Who asks for the job, as the table of jobs says it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a supporter says of themselves: the agency's name, its unit group ("" for none), codes of languages."""

    agency: str
    trade: Trade
    unit_group: str
    supervises: bool
    languages: tuple[str, ...]


@transaction.atomic
def tell(*, by: Me, said: Said) -> None:
    """Keep what somebody says of themselves. Raises NotFound, SeatSuspended or NotSaid."""
    setup = _setup(policies.own_number(by))
    setup.agency, setup.trade = policies.agency(said.agency), said.trade.value
    setup.unit_group = policies.agency(said.unit_group) if said.unit_group.strip() else ""
    setup.supervises, setup.languages = said.supervises, ",".join(said.languages)
    _keep(setup)


@transaction.atomic
def describe(*, by: Me, told: Told) -> None:
    """Keep what members read of somebody. Raises NotFound, SeatSuspended or NotWritten."""
    Profile.objects.update_or_create(
        id=policies.own_number(by),
        defaults={
            "words": policies.words(told.words), "lived": policies.words(told.lived),
            "faith": policies.words(told.faith)[:FAITH_LETTERS], "times": ",".join(told.times),
            "investigates": told.investigates,
        },
    )  # fmt: skip


def keep_wishes(*, by: Me, wishes: Wishes, today: Month, chance: Chance) -> None:
    """Keep with whom a member would rather not talk, locked with their account."""
    vault.put(keys=by.keys, record=wishes, today=today, chance=chance)


@transaction.atomic
def add_address(*, by: Me, channel: Channel, to: str, edge: Edge) -> None:
    """Add a way to page this supporter: an E.164 number for a text or a call. Nobody is paged there before a test page
    was answered. Raises NotFound, SeatSuspended, EnoughNumbers, NumberTaken or NotANumber.
    """
    number = policies.own_number(by)
    digest = number_digest(number=to, edge=edge)
    there = list(Address.objects.filter(supporter=number))
    policies.room_for(there)
    policies.free(supporter=number, channel=channel, digest=digest)
    _keep(_setup(number))
    Address.objects.create(
        id=edge.chance.bytes(ID_BYTES),
        supporter=number,
        channel=channel.value,
        address=seal(channel=channel, to=to, edge=edge),
        digest=digest,
        ending=to[-2:],
        place=max((row.place for row in there), default=-1) + 1,
    )


@transaction.atomic
def remove_address(*, by: Me, address: bytes, now: datetime) -> None:
    """Page this supporter there no more; without any proved way left, they are not ready.

    A test page that nobody answered yet holds it for a minute: given anew, a number could be called without end.
    Raises NotFound, SeatSuspended or TestTooSoon.
    """
    row = _own_address(policies.own_number(by), address)
    _rested(row, now)
    Rehearsal.objects.filter(address=row.id).delete()
    row.delete()
    _keep(_setup(row.supporter))


@transaction.atomic
def prefer(*, by: Me, address: bytes) -> None:
    """Page this supporter there first. Raises NotFound."""
    first = _own_address(policies.own_number(by), address)
    others = Address.objects.filter(supporter=first.supporter).exclude(id=first.id).order_by("place")
    for place, row in enumerate([first, *others]):
        row.place = place
        row.save(update_fields=["place"])


@transaction.atomic
def let_through(*, by: Me) -> None:
    """They say that our number comes through Do Not Disturb. Raises NotFound or SeatSuspended."""
    setup = _setup(policies.own_number(by))
    setup.let_through = True
    _keep(setup)


@transaction.atomic
def rehearse(*, by: Me, address: bytes, edge: Edge) -> None:
    """Send a test page there now. Raises NotFound, SeatSuspended or TestTooSoon."""
    now, row = edge.clock.now(), _own_address(policies.own_number(by), address)
    _rested(row, now)
    Rehearsal.objects.filter(address=row.id).delete()
    test = Rehearsal.objects.create(id=edge.chance.bytes(ID_BYTES), address=row.id, sent=now)
    notices.send(
        address=row.address, notice=Notice.TEST_PAGE, reference=test.id, due=now, by=OURSELVES, chance=edge.chance
    )


@transaction.atomic
def answered(*, number: bytes, at: datetime) -> bool:
    """Somebody replied 1, or pressed 1, from the number with this digest; whether a test page waited there.

    Every way at that number to which a test page went within the hour is proved by it. Told twice, it changes nothing.
    """
    rows = list(Address.objects.select_for_update().filter(digest=number))
    tests = Rehearsal.objects.filter(address__in=[row.id for row in rows], sent__gt=at - policies.TESTED_WITHIN)
    tested = {bytes(one.address) for one in tests}
    for row in rows:
        if bytes(row.id) in tested:
            row.proved = str(Month.of(at))
            row.save(update_fields=["proved"])
            _keep(_setup(row.supporter))
    Rehearsal.objects.filter(address__in=tested).delete()
    return bool(tested)


@transaction.atomic
def pause(*, by: Me) -> None:
    """Take no pages for now. Raises NotFound, SeatSuspended or NotNow."""
    _move(policies.own_number(by), "pause")


@transaction.atomic
def rest(*, by: Me, call: bool, edge: Edge) -> None:
    """After a heavy contact or an incident of one's own: pause, and have somebody call if `call`; no reason is kept.

    For peers and chaplains; whoever pauses already, or has asked already, keeps that. Raises NotFound, SeatSuspended.
    """
    setup = _setup(policies.own_number(by))
    asked = upkeep_queries.mine(me=by)
    if policies.MACHINE.may(State(setup.state), "pause"):
        _move(bytes(setup.id), "pause")
    if call and not any(one.is_call for one in asked):
        upkeep.ask(by=by, wish=upkeep_queries.Wish.CALL, edge=edge)


@transaction.atomic
def come_back(*, by: Me) -> None:
    """Take pages again. Raises NotFound, SeatSuspended or NotNow."""
    _move(policies.own_number(by), "come back")


def tidy(*, now: datetime) -> None:
    """Take away test pages that nobody answered within the hour."""
    Rehearsal.objects.filter(sent__lte=now - Rehearsal.life).delete()


def _setup(number: bytes) -> Setup:
    found = Setup.objects.select_for_update().filter(id=number).first()
    return found or Setup(id=number, state=State.SETTING_UP.value)


def _keep(setup: Setup) -> None:
    """Write what was changed, and where that has led: ready once every step is done, setting up while one is missing.

    A pause outlives every change but one that leaves a step missing.
    """
    addresses = list(Address.objects.filter(supporter=setup.id))
    if not policies.is_set_up(setup, addresses):
        setup.state = policies.moved(setup, "set up again")
    elif setup.state != State.PAUSED:
        setup.state = policies.moved(setup, "finish")
    setup.save()


def _move(number: bytes, move: str) -> None:
    setup = _setup(number)
    setup.state = policies.moved(setup, move)
    setup.save(update_fields=["state"])


def _rested(row: Address, now: datetime) -> None:
    """Raise TestTooSoon where a test page went there within a minute."""
    earlier = Rehearsal.objects.filter(address=row.id)
    policies.may_test(max((one.sent for one in earlier), default=None), now)


def _own_address(number: bytes, address: bytes) -> Address:
    row = Address.objects.select_for_update().filter(id=address, supporter=number).first()
    if row is None:
        raise NotFound
    return row
