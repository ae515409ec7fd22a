"""Who is on call when: turns that follow one another, handed over at a time on the wall, with changes laid over them.

rota = Rota(people=(b"riley", b"moss"), first=date(2026, 11, 23), days=7, zone="America/Denver", starts=time(7))
duties = on_call(rota, start, end, changes)     # in UTC, whole, without hole or overlap across clock changes
gaps(duties, start, end)                        # when nobody is on
hand_overs(duties, start, end)                  # who takes over from whom, and when
swap(duties[0], duties[1])                      # the two changes that exchange them
notice_at(moment, "America/Denver")             # when to write to whoever comes on then, without waking them
"""

from rigcheck.engines.rotas.changes import Change, Duty, changed, swap
from rigcheck.engines.rotas.duties import HandOver, gaps, hand_overs, on_call
from rigcheck.engines.rotas.turns import LONGEST_TURN, NotATurn, Rota, ZoneNotKnown, first_of, moment, notice_at

__all__ = [
    "LONGEST_TURN",
    "Change",
    "Duty",
    "HandOver",
    "NotATurn",
    "Rota",
    "ZoneNotKnown",
    "changed",
    "first_of",
    "gaps",
    "hand_overs",
    "moment",
    "notice_at",
    "on_call",
    "swap",
]
