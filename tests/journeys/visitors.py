"""A phone that is signed in already, for journeys that are about something else.

The account is opened through the real code, in the site's own environment, and its session handed to the phone.
"""

import subprocess
import sys
from collections.abc import Sequence

from playwright.sync_api import BrowserContext

from tests.journeys.conftest import REPOSITORY, Site

ENROL = """
import sys
import django
django.setup()
from rigcheck.care.admission.actions import print_cards
from rigcheck.care.members import queries
from rigcheck.doors.care import twin
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.engines.sealing.keys import Hierarchy, Method, split_card
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month

edge = edge_of_process()
today = Month.of(edge.clock.now())
me = twin.enrol(
    code=print_cards(count=1, seat=Seat.MEMBER, by="operator", chance=edge.chance, today=today)[0],
    handle=queries.offered_handle(chance=edge.chance),
    hierarchy=Hierarchy.from_root(edge.chance.bytes(32)),
    splits={Method.CARD: split_card(edge.chance.bytes(20))},
    profile=queries.Profile(),
    edge=edge,
)
from datetime import timedelta
from rigcheck.care.assessments import actions as assessments
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers
days, forms = int(sys.argv[1]), sys.argv[2:]
now = edge.clock.now()
level = lambda ago: 1 if ago < 8 else 4
past = [
    (
        now - timedelta(days=ago, hours=2),
        Answers(mood=level(ago), stress=6 - level(ago), sleep=4, sleep_hours=7 - ago % 3, energy=3, work=3),
    )
    for ago in range(days, 0, -1)
]
checkins.bring_history(keys=me.keys, history=past, chance=edge.chance)
scores = [
    (now - timedelta(days=ago), {f"item{number}": int(number < most) for number in range(1, 10)})
    for ago, most in ((80, 3), (50, 5), (20, 9))
]
if "phq-9" in forms:
    assessments.bring_history(keys=me.keys, instrument_id="phq-9", history=scores, chance=edge.chance)
print(me.cookie.hex())
"""


def sign_in(care: Site, phone: BrowserContext, *, days: int = 0, forms: Sequence[str] = ()) -> None:
    """Open an account with so many days of check-ins, and three results of "phq-9" where asked; sign the phone in."""
    done = subprocess.run(
        [sys.executable, "-c", ENROL, str(days), *forms],
        env={**care.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"},
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    )
    phone.add_cookies([{"name": "c", "value": done.stdout.strip(), "url": care.address, "sameSite": "Strict"}])
