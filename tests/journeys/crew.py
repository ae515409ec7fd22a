"""Supporters on a running site, and what the tests change behind its back: who is up, and how much time has passed.

`python -m tests.journeys.crew WHAT ...` runs on the site that the environment names and prints one line of JSON.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

from tests.journeys.conftest import REPOSITORY, Site
from tests.journeys.people import Somebody

PEER, CHAPLAIN = "Robin Vega", "Chaplain Ash"
MINUTES_MS = 60_000


def supporters(site: Site) -> dict[str, Somebody]:
    """A peer and a chaplain who are set up, by name; each unlocked once."""
    return {name: Somebody(site, **told) for name, told in done(site, "crew").items()}


def newcomer(site: Site, name: str) -> Somebody:
    """A peer of this name who can be paged, and never applied."""
    return Somebody(site, **done(site, "newcomer", name))


def up(site: Site, hours: int = 3) -> None:
    """Both are up for some hours; 0 for nobody."""
    done(site, "up", str(hours))


def pages(site: Site) -> list[dict[str, Any]]:
    """Every page there: its state, whom it may ask, how it wants to be reached, and the bytes of the callbacks."""
    found: list[dict[str, Any]] = done(site, "pages")
    return found


def pass_minutes(site: Site, minutes: int) -> None:
    """Every page is so much older."""
    done(site, "minutes", str(minutes))


def with_new_keys(site: Site, one: Somebody) -> Somebody:
    """The same seat with keys made anew, vouched for by the lead as the first ones were."""
    return replace(one, root=done(site, "rekey", one.seat))


def by_text(site: Site, root: str) -> None:
    """The member with this root wants reminders as texts."""
    done(site, "text", root)


def done(site: Site, *what: str) -> Any:
    environment = {**site.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"}
    command = [sys.executable, "-m", "tests.journeys.crew", *what]
    ran = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def _crew() -> dict[str, dict[str, str]]:
    from rigcheck.care.oncall.models import Turn
    from rigcheck.care.peers.models import Setup
    from rigcheck.kernel.enums import Seat
    from tests.journeys.people import _lead

    _lead()
    for table in (Turn, Setup):  # those of the demonstration stay at home
        table.objects.all().delete()
    return {name: _filled(name, seat, serves=True) for name, seat in ((PEER, Seat.PEER), (CHAPLAIN, Seat.CHAPLAIN))}


def _newcomer(name: str) -> dict[str, str]:
    from rigcheck.kernel.enums import Seat
    from tests.journeys.people import _lead

    _lead()
    return _filled(name, Seat.PEER)


def _filled(name: str, seat: Any, *, serves: bool = False) -> dict[str, str]:
    """Invite, open, vouch for and set up one supporter, as the lead and they would; `serves`: admitted, with room."""
    from django.conf import settings

    from rigcheck.care.members.queries import Profile, offered_handle
    from rigcheck.care.peers.models import Setup
    from rigcheck.care.seats import actions
    from rigcheck.doors.care import twin
    from rigcheck.doors.care.demo.lead import LEAD, _vouch
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.engines.sealing.keys import Hierarchy, Method, split_card, split_passphrase

    edge = edge_of_process()
    split = split_passphrase(LEAD.passphrase, settings.SITE, LEAD.handle)
    lead, signing = twin.enter(method=Method.PASSPHRASE, handle=LEAD.handle, split=split, edge=edge)
    invited = actions.invite(by=lead, name=name, seat=seat, edge=edge)
    tree, splits = Hierarchy.from_root(edge.chance.bytes(32)), {Method.CARD: split_card(edge.chance.bytes(20))}
    handle = offered_handle(chance=edge.chance)
    me = twin.enrol(code=invited.code, handle=handle, hierarchy=tree, splits=splits, profile=Profile(), edge=edge)
    _vouch(lead, signing, invited, tree, settings.SITE, edge)
    number = bytes.fromhex(invited.number)
    Setup.objects.create(id=number, state="ready", agency="Cedar Ridge", trade="fire", let_through=True)
    _address(number)
    if serves:
        _serve(lead, me, name)
    return {
        "handle": handle, "passphrase": "", "cookie": me.cookie.hex(), "root": tree.root.hex(), "session": "",
        "seat": invited.number,
    }  # fmt: skip


def _serve(lead: Any, me: Any, name: str) -> None:
    """The whole way to serving, and room for whatever the journeys bring."""
    from rigcheck.care.upkeep import policies
    from rigcheck.care.upkeep.models import Load
    from rigcheck.doors.care.demo import standing
    from rigcheck.doors.care.keeper import edge_of_process

    standing.serve(lead=lead, me=me, name=name, edge=edge_of_process())
    Load.objects.update_or_create(id=policies.own_number(me), defaults={"most": 200})


def _address(number: bytes) -> None:
    """A number that was proved; nothing here sends anything to it."""
    from rigcheck.care.notices.queries import Channel, seal
    from rigcheck.care.peers.models import Address
    from rigcheck.doors.care.keeper import edge_of_process

    address = seal(channel=Channel.TEXT, to="+15550100199", edge=edge_of_process())
    Address.objects.create(
        id=number, supporter=number, channel="text", address=address, digest=number * 2, place=0, proved="2026-11"
    )


def _up(hours: str) -> None:
    from datetime import timedelta

    from rigcheck.care.oncall.models import Up
    from rigcheck.care.peers.models import Setup
    from rigcheck.doors.care.keeper import edge_of_process

    Up.objects.all().delete()
    until = edge_of_process().clock.now() + timedelta(hours=int(hours))
    for number in Setup.objects.values_list("id", flat=True):
        if int(hours):
            Up.objects.create(id=number, until=until)


def _pages() -> list[dict[str, Any]]:
    from rigcheck.care.paging.models import Callback, Page

    parts = {bytes(one.page): bytes(one.parts).hex() for one in Callback.objects.all()}
    return [
        {"id": row.id.hex(), "state": row.state, "may_page": row.may_page.hex(), "parts": parts.get(row.id, "")}
        for row in Page.objects.order_by("pressed")
    ]


def _rekey(seat: str) -> str:
    from django.conf import settings

    from rigcheck.care.prekeys.models import Prekey
    from rigcheck.care.seats import actions
    from rigcheck.care.seats.models import Holder
    from rigcheck.doors.care import twin
    from rigcheck.doors.care.demo.lead import LEAD, _vouch
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.engines.sealing.keys import Hierarchy, Method, split_passphrase
    from rigcheck.kernel.enums import Seat

    edge, number = edge_of_process(), bytes.fromhex(seat)
    split = split_passphrase(LEAD.passphrase, settings.SITE, LEAD.handle)
    lead, signing = twin.enter(method=Method.PASSPHRASE, handle=LEAD.handle, split=split, edge=edge)
    actions.suspend(by=lead, number=number, edge=edge)
    tree = Hierarchy.from_root(edge.chance.bytes(32))
    row = Holder.objects.get(id=number)
    row.seal_public, row.sign_public = tree.opener.public, tree.signer.public
    row.save()
    Prekey.objects.filter(supporter=number).delete()
    invited = actions.Invited(seat, row.name, Seat(row.seat), "")
    _vouch(lead, signing, invited, tree, settings.SITE, edge)
    return tree.root.hex()


def _text(root: str) -> None:
    from rigcheck.care.reminders import actions
    from rigcheck.care.reminders.models import OwnReminders
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.engines.sealing.keys import Hierarchy

    keys = Hierarchy.from_root(bytes.fromhex(root)).session_keys
    actions.choose(keys=keys, chosen=OwnReminders(way="text", to="+15550100177"), edge=edge_of_process())


def _minutes(minutes: str) -> None:
    from django.db.models import F

    from rigcheck.care.paging.models import Page

    Page.objects.update(elapsed=F("elapsed") + int(minutes) * MINUTES_MS)


def _main(what: str, *words: str) -> str:
    import django

    django.setup()
    tasks = {"crew": _crew, "newcomer": _newcomer, "up": _up, "pages": _pages, "minutes": _minutes}
    tasks |= {"rekey": _rekey, "text": _text}
    return json.dumps(tasks[what](*words))


if __name__ == "__main__":
    assert os.environ["RIGCHECK_DATA"]
    sys.stdout.write(_main(*sys.argv[1:]))
