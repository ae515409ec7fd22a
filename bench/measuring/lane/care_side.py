"""The members' side: accounts opened with tokens, and a check-in of each. Knows nobody's name."""

import sys
from typing import Any

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from bench.measuring.lane.serving import serve
from rigcheck.doors.care import keeper
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.keybox import open_keybox
from rigcheck.outside.randomness import SeededChance

EDGE = Edge(
    clock=SetClock(),
    chance=SeededChance(f"care {sys.argv[1]}"),
    files=FolderFiles(settings.SIGNED_FILES),
    keybox=open_keybox(settings.KEYBOX, durable=False),
)
keeper.edge_of_process = lambda: EDGE  # type: ignore[assignment]  # before anybody takes it by name

from rigcheck.bridge.keylog import holding, open_keylog
from rigcheck.care.admission.queries import AgencyList, Brought
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers
from rigcheck.care.members import queries
from rigcheck.doors.care import twin
from rigcheck.engines.sealing.keys import Hierarchy, Method, split_card

CLIENT = Client(HTTP_HOST="care.localhost", headers={"X-Rigcheck": "fetch"})


def begin() -> dict[str, Any]:
    """Make the tables."""
    call_command("migrate", verbosity=0)
    return {}


def bring(*, keylog: str) -> dict[str, Any]:
    """Take over the agency's list of keys, as the `keylog` command does for an operator who knows each scope in it."""
    scopes = {entry.scope for entry in open_keylog(keylog).entries}
    return {"new": holding.take_over(EDGE.files, keylog, accept=scopes).new_lines}


def join(*, token: str, mark: str) -> dict[str, Any]:
    """Open an account with a token, and check in once; the account's id and its handle, for the referee."""
    handle = queries.offered_handle(chance=EDGE.chance)
    assert CLIENT.get("/join/").status_code == 200
    me = twin.enrol(
        brought=Brought(token=bytes.fromhex(token), mark=mark),
        agency=AgencyList(EDGE.files),
        handle=handle,
        hierarchy=Hierarchy.from_root(EDGE.chance.bytes(32)),
        splits={Method.CARD: split_card(EDGE.chance.bytes(20))},
        profile=queries.Profile(trade="fire", country="US"),
        edge=EDGE,
    )
    answers = Answers(mood=3, stress=3, sleep=3, sleep_hours=7, energy=3, work=3)
    checkins.bring_history(keys=me.keys, history=[(EDGE.clock.now(), answers)], chance=EDGE.chance)
    return {"account": me.account.hex(), "handle": handle}


def post(*, path: str, sent: dict[str, Any]) -> dict[str, Any]:
    """What a page's script sends, and what it gets."""
    answer = CLIENT.post(path, sent, content_type="application/json")
    return {"status": answer.status_code, "body": answer.content.decode()}


if __name__ == "__main__":
    serve({"begin": begin, "bring": bring, "join": join, "post": post}, EDGE.clock)  # type: ignore[arg-type]
