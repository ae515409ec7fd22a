"""People of the demonstration on a running site, through the Python twin: no sign-up has to be walked through.

`python -m tests.journeys.people WHAT ...` runs on the site that the environment names and prints one line of JSON.
"""

import json
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.journeys.conftest import REPOSITORY, Site
from tests.journeys.members import REMEMBER


@dataclass(frozen=True)
class Somebody:
    """A member of the demonstration, unlocked; `check_in` and `result` name records of theirs."""

    site: Site
    handle: str
    passphrase: str = field(repr=False)
    cookie: str = field(repr=False)
    root: str = field(repr=False)
    session: str = field(repr=False)
    account: str = ""
    check_in: str = ""
    result: str = ""
    seat: str = ""
    rota: str = ""
    person: str = ""
    """Somebody whom they look at: a candidate for a lead, a supporter for a member."""
    group: str = ""
    open_group: str = ""
    thread: str = ""
    sitting: str = ""

    def unlock(self, context: BrowserContext) -> None:
        """The session's cookie is on the phone."""
        context.add_cookies([{"name": "c", "value": self.cookie, "url": self.site.address}])

    def take(self, page: Page) -> None:
        """Unlock, and let this phone know the account, as signing in does."""
        self.unlock(page.context)
        page.goto(f"{self.site.address}/check-in/")
        page.evaluate(REMEMBER, self.root)


def with_a_year(site: Site) -> Somebody:
    """The first role of the demonstration, with a year of check-ins and assessments."""
    return Somebody(site, **asked(site, "year"))


def the_lead(site: Site) -> Somebody:
    """The clinical lead of the demonstration, with a clinician whom they have not met yet: `seat` is that one's id."""
    return Somebody(site, **asked(site, "lead"))


def among_supporters(site: Site) -> Somebody:
    """The same member as `with_a_year`, on a site on which supporters serve."""
    return Somebody(site, **asked(site, "among"))


def a_supporter(site: Site) -> Somebody:
    """The peer supporter of the demonstration; a duty of theirs on `rota` begins at `result`."""
    return Somebody(site, **asked(site, "supporter"))


def in_a_group(site: Site) -> Somebody:
    """A member who is in the first group of the demonstration, and in the other one not."""
    return Somebody(site, **asked(site, "group"))


def entered(site: Site, handle: str, passphrase: str) -> Somebody:
    """A second session of somebody who has an account, by the twin: this is how a test learns their root."""
    return Somebody(site, **asked(site, "enter", handle, passphrase))


def asked(site: Site, *what: str) -> Any:
    """Run this module on the site and read what it printed."""
    environment = {**site.environment, "DJANGO_SETTINGS_MODULE": f"rigcheck.settings.{site.side}"}
    command = [sys.executable, "-m", "tests.journeys.people", *what]
    done = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _year() -> dict[str, str]:
    from django.conf import settings

    from rigcheck.care.members.queries import is_free
    from rigcheck.doors.care.demo.filling import fill
    from rigcheck.doors.care.demo.roles import ROLES
    from rigcheck.doors.care.keeper import edge_of_process

    edge, survey = edge_of_process(), Path("no-survey")
    if is_free(handle=ROLES[0].handle):  # the site outlives a module of tests, and so does its one person with a year
        fill(edge=edge, site=settings.SITE, survey=survey, progress=lambda done, of: None, people=1)
    return _enter(ROLES[0].handle, ROLES[0].passphrase)


def _enter(handle: str, passphrase: str) -> dict[str, str]:
    from django.conf import settings

    from rigcheck.care.assessments import queries as assessments
    from rigcheck.care.checkins import queries as checkins
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.doors.care.twin import enter
    from rigcheck.engines.sealing.keys import Method, split_passphrase
    from rigcheck.kernel.months import Month

    edge = edge_of_process()
    split = split_passphrase(passphrase, settings.SITE, handle)
    me, tree = enter(method=Method.PASSPHRASE, handle=handle, split=split, edge=edge)
    now = edge.clock.now()
    kept = checkins.latest(keys=me.keys, now=now)
    months = (Month.of(now), Month.of(now).plus(-1), Month.of(now).plus(-2))
    taken = [one for month in months for one in assessments.of_month(keys=me.keys, month=month)]
    return {
        "handle": handle,
        "passphrase": passphrase,
        "cookie": me.cookie.hex(),
        "root": tree.root.hex(),
        "session": tree.session.hex(),
        "account": me.account.hex(),
        "check_in": kept[-1].name if kept else "",
        "result": taken[0].name if taken else "",
    }


def _kept(root: str) -> dict[str, Any]:
    from rigcheck.care.checkins import queries as checkins
    from rigcheck.care.members.queries import Profile
    from rigcheck.care.vault import queries as vault
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.engines.sealing.keys import Hierarchy

    tree = Hierarchy.from_root(bytes.fromhex(root))
    keys, now = tree.session_keys, edge_of_process().clock.now()
    profile = vault.standing(keys=keys, record_type=Profile)
    return {
        "agency": profile.agency if profile else "",
        "check_ins": len(checkins.latest(keys=keys, now=now)),
        "rhythm": checkins.rhythm(keys=keys) is not None,
        "notes": _notes(tree, now),
        "rows": len(vault.all_keys()),
    }


def _notes(tree: Any, now: Any) -> list[str]:
    """The texts of the notes of this month and the one before: what only the member's browser, or its twin, opens."""
    from rigcheck.care.vault import classes
    from rigcheck.care.vault import queries as vault
    from rigcheck.engines.sealing.envelope import open_own
    from rigcheck.engines.sealing.keys import row_keys
    from rigcheck.kernel.months import Month

    store, index = tree.private.store, tree.private.index
    found = []
    for month in (str(Month.of(now).plus(-1)), str(Month.of(now))):
        names = row_keys(index, "note", month, range(64))
        there = vault.sealed_rows(names)
        for slot, name in enumerate(names):
            if name in there:
                plain = open_own(store, vault.context(classes.NOTE, month, slot), there[name])
                found.append(str(json.loads(plain)["r"]["text"]))
    return found


def _lead() -> dict[str, str]:
    from django.conf import settings

    from rigcheck.care.members.queries import is_free
    from rigcheck.care.oncall.queries import sheets
    from rigcheck.care.seats import actions
    from rigcheck.care.seats.queries import holdings
    from rigcheck.doors.care.demo.lead import LEAD, open_seat, seat_everybody
    from rigcheck.doors.care.demo.standing import CANDIDATE
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.doors.care.twin import enter
    from rigcheck.engines.sealing.keys import Method, split_passphrase
    from rigcheck.kernel.enums import Seat

    edge = edge_of_process()
    is_new = is_free(handle=LEAD.handle)
    if is_new:
        seat_everybody(edge=edge, site=settings.SITE)
    split = split_passphrase(LEAD.passphrase, settings.SITE, LEAD.handle)
    me, tree = enter(method=Method.PASSPHRASE, handle=LEAD.handle, split=split, edge=edge)
    if is_new:
        open_seat(actions.invite(by=me, name="Noor Hale", seat=Seat.CHAPLAIN, edge=edge), edge)
    waiting = next(one.id for one in holdings(me=me) if one.name == "Noor Hale")
    applied = next(one.id for one in holdings(me=me) if one.name == CANDIDATE)
    rota = next(iter(sheets(at=edge.clock.now())))
    return {
        "rota": rota.id,
        "handle": LEAD.handle,
        "passphrase": LEAD.passphrase,
        "cookie": me.cookie.hex(),
        "root": tree.root.hex(),
        "session": tree.session.hex(),
        "account": me.account.hex(),
        "seat": waiting,
        "person": applied,
        **_circle(),
    }


def _supporter() -> dict[str, str]:
    from rigcheck.care.oncall import queries as oncall
    from rigcheck.care.peers import queries as peers
    from rigcheck.doors.care.demo.lead import SUPPORTER
    from rigcheck.doors.care.keeper import edge_of_process

    _lead()
    found = _enter(SUPPORTER.handle, SUPPORTER.passphrase)
    me = next(one.id for one in peers.supporters() if one.name == SUPPORTER.name)
    duty = oncall.own_duties(supporter=me, at=edge_of_process().clock.now())[0]
    return {**found, **_circle(), "rota": duty.rota, "result": duty.starts.replace("+", "%2B")}


def _circle() -> dict[str, str]:
    """Where the demonstration's groups are, what stands first in the one of the nights, and its session."""
    from rigcheck.care.groups.queries import lists
    from rigcheck.care.meetings.models import Sitting
    from rigcheck.care.threads.models import Post
    from rigcheck.doors.care.demo.groups import LOSS, NIGHTS
    from rigcheck.doors.care.keeper import edge_of_process

    ids = {one.about.name: one.id for one in lists.all_groups(edge=edge_of_process())}
    group = bytes.fromhex(ids[NIGHTS.name])
    return {
        "group": ids[NIGHTS.name],
        "open_group": ids[LOSS.name],
        "thread": Post.objects.filter(group=group).order_by("turn")[0].id.hex(),
        "sitting": Sitting.objects.get(group=group).id.hex(),
    }


def _group() -> dict[str, str]:
    from rigcheck.care.groups.actions import belonging
    from rigcheck.doors.care.keeper import edge_of_process
    from tests.care.members.cast import person

    _lead()
    edge, circle = edge_of_process(), _circle()
    one = person(secrets.token_hex(8), edge)
    belonging.join(by=one.me, group=bytes.fromhex(circle["group"]), retired=False, edge=edge)
    told = {"handle": one.handle, "passphrase": "", "cookie": one.me.cookie.hex(), "root": one.hierarchy.root.hex()}
    return {**told, "session": one.hierarchy.session.hex(), **circle}


def _among() -> dict[str, str]:
    from rigcheck.care.peers import queries as peers

    _lead()
    return {**_year(), "person": next(one.id.hex() for one in peers.supporters() if one.name == "Dana R.")}


def _seats(number: str) -> dict[str, object]:
    from rigcheck.bridge.keylog import holding
    from rigcheck.care.seats.models import Holder
    from rigcheck.doors.care.keeper import edge_of_process

    row = Holder.objects.get(id=bytes.fromhex(number))
    live = {entry.key for entry in holding.own(edge_of_process().files).unended()}
    return {"state": row.state, "listed": row.seal_public + row.sign_public in live}


def _addresses() -> list[list[str]]:
    from django.urls import URLResolver, get_resolver

    def walk(patterns: list[Any], space: str, before: str) -> list[list[str]]:
        found: list[list[str]] = []
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                found += walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space, route)
            else:
                found.append([space + str(one.name), "/" + route])
        return found

    return walk(get_resolver().url_patterns, "", "")


def _main(what: str, *words: str) -> str:
    import django

    django.setup()
    tasks = {
        "year": _year,
        "enter": _enter,
        "kept": _kept,
        "lead": _lead,
        "group": _group,
        "supporter": _supporter,
        "among": _among,
        "seats": _seats,
        "addresses": _addresses,
    }
    return json.dumps(tasks[what](*words))


if __name__ == "__main__":
    sys.stdout.write(_main(*sys.argv[1:]))
