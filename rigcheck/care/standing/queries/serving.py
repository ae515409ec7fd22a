"""Who serves and is in date, and who is held back."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q

from rigcheck.care.standing import policies
from rigcheck.care.standing.models import Candidate, Learned, Rules, State
from rigcheck.kernel.months import Month

ID_BYTES = 16
HELD_BACK = (State.LAPSED, State.TURNED_DOWN, State.STEPPED_DOWN, State.REMOVED)


def rules() -> Rules:
    """What this site asks for; what stands in the models where no lead has said anything."""
    return Rules.objects.first() or Rules(id=bytes(ID_BYTES))


def asked_now() -> Mapping[str, object]:
    """The same by the names under which a lead sets it."""
    row = rules()
    return {
        "nominations": row.nominations, "certificate": row.certificate, "hours": row.hours,
        "refresher": row.refresher_months, "supervision": row.supervision_months,
    }  # fmt: skip


def in_date(*, month: Month) -> frozenset[bytes]:
    """The seats of everybody who was admitted and has nothing missing in `month`."""
    return frozenset(bytes(row.id) for row in _serving(month))


def held_back() -> frozenset[bytes]:
    """The seats of those who lapsed, were turned down, left or were removed: nobody is sent to them, also by a page.

    Whoever begins again is held back until they are admitted.
    """
    out = Q(state__in=HELD_BACK) | (~Q(ended="") & ~Q(state=State.SERVING))
    return frozenset(map(bytes, Candidate.objects.filter(out).values_list("id", flat=True)))


def learned_by() -> Mapping[bytes, list[Learned]]:
    """What everybody wrote down, by seat."""
    found: dict[bytes, list[Learned]] = defaultdict(list)
    for one in Learned.objects.all():
        found[bytes(one.supporter)].append(one)
    return found


def _serving(month: Month) -> list[Candidate]:
    learned, asked = learned_by(), rules()
    rows = Candidate.objects.filter(state__in=[State.SERVING, State.LAPSED])
    return [row for row in rows if not policies.missing(row, learned.get(bytes(row.id), []), asked, month)]
