"""Who is on call when: turns that follow one another, handed over at a time on the wall, with changes laid over them.

rota = Rota(people=(b"riley", b"moss"), first=date(2026, 11, 23), days=7, zone="America/Denver", starts=time(7))
duties = on_call(rota, start, end, changes)     # in UTC, whole, without hole or overlap across clock changes
gaps(duties, start, end)                        # when nobody is on
hand_overs(duties, start, end)                  # who takes over from whom, and when
swap(duties[0], duties[1])                      # the two changes that exchange them
"""

from rigcheck.engines.rotas.changes import Change, Duty, changed, swap
from rigcheck.engines.rotas.duties import HandOver, gaps, hand_overs, on_call
from rigcheck.engines.rotas.turns import LONGEST_TURN, NotATurn, Rota, ZoneNotKnown, moment

__all__ = [
    "LONGEST_TURN",
    "Change",
    "Duty",
    "HandOver",
    "NotATurn",
    "Rota",
    "ZoneNotKnown",
    "changed",
    "gaps",
    "hand_overs",
    "moment",
    "on_call",
    "swap",
]
