"""Who may offer a small group of their own accord, and who may end a group."""

from rigcheck.care.groups import policies
from rigcheck.care.groups.models import Group, Guide
from rigcheck.care.groups.queries.standings import seat_of
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me
from rigcheck.care.standing import queries as standing
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound


def offerer(*, me: Me, month: Month) -> bytes:
    """The seat of a supporter who may offer one now. Raises NotFound, OutOfDate or EnoughGroups."""
    if me.seat not in policies.OFFERERS:
        raise NotFound
    seat = seat_of(me=me)
    own = Guide.objects.filter(seat=seat).values_list("group", flat=True)
    there = Group.objects.filter(id__in=list(own), places__gt=0).count()
    policies.check_offer(in_date=seat in standing.in_date(month=month), there=there)
    return seat


def why_not(*, me: Me, month: Month) -> SpokenRefusal | None:
    """Why this supporter cannot offer one now; None where they can. Raises NotFound for whoever never could."""
    try:
        offerer(me=me, month=month)
    except (policies.OutOfDate, policies.EnoughGroups) as refusal:
        return refusal
    return None


def may_end(*, me: Me, group: bytes) -> None:
    """Raise NotFound for all but a lead, and a moderator of a small group: whoever offered it."""
    row = Group.objects.filter(id=group).first()
    if row is None:
        raise NotFound
    if me.seat is Seat.LEAD:
        verified_lead(me)
    elif not row.places or not Guide.objects.filter(group=group, seat=seat_of(me=me)).exists():
        raise NotFound
