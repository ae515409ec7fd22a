"""A member with an account and a phone, without walking through sign-up: opened by the Python twin of the browser.

`python -m tests.journeys.members enrol` opens an account on the site that the environment names and prints its session
cookie, root and handle; `own ROOT` prints that account's check-ins; `rated ROOT` what it said of practices.
"""

import json
import os
import secrets
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.journeys.conftest import REPOSITORY, Site

REMEMBER = """async root => {
  const { pathname } = new URL(document.querySelector('link[href$="css/tokens.css"]').href);
  const base = pathname.replace('css/tokens.css', '');
  const files = ['shell/net.js', 'sealing/bytes.js', 'sealing/store.js', 'sealing/outbox.js', 'sealing/keys.js'];
  const [net, bytes, store, outbox, keys] = await Promise.all(files.map(file => import(base + file)));
  const { half } = await net.send('/session/half', {});
  await store.rememberRoot(bytes.fromHex(root), bytes.fromHex(half));
  await outbox.rememberPublic((await keys.Hierarchy.fromRoot(bytes.fromHex(root)).opener).public);
}"""


@dataclass(frozen=True)
class Member:
    """Somebody with an account on a running site."""

    site: Site
    cookie: str = field(repr=False)
    root: str = field(repr=False)
    handle: str

    def unlock(self, context: BrowserContext) -> None:
        """The session's cookie is on the phone: nothing more than unlocking gives."""
        context.add_cookies([{"name": "c", "value": self.cookie, "url": self.site.address}])

    def take(self, page: Page) -> None:
        """Unlock, and let this phone know the account, as signing in does."""
        self.unlock(page.context)
        page.goto(f"{self.site.address}/check-in/")
        page.evaluate(REMEMBER, self.root)

    def check_ins(self) -> list[dict[str, Any]]:
        """What lies in the account, opened with its own keys, oldest first."""
        found: list[dict[str, Any]] = json.loads(_run(self.site, "own", self.root))
        return found

    def ratings(self) -> list[list[str]]:
        """Practice and rating, oldest first."""
        found: list[list[str]] = json.loads(_run(self.site, "rated", self.root))
        return found


def enrol(site: Site) -> Member:
    """Open a fresh account on a running site."""
    return Member(site, **json.loads(_run(site, "enrol")))


def lock(context: BrowserContext) -> None:
    """The session is over; what the phone keeps stays."""
    context.clear_cookies(name="c")


def _run(site: Site, *what: str) -> str:
    environment = {**site.environment, "DJANGO_SETTINGS_MODULE": "rigcheck.settings.care"}
    command = [sys.executable, "-m", "tests.journeys.members", *what]
    done = subprocess.run(command, env=environment, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


def _main(what: str, root: str = "") -> str:
    import django

    django.setup()
    from rigcheck.care.checkins import queries
    from rigcheck.care.practice import queries as practice
    from rigcheck.doors.care.keeper import edge_of_process
    from rigcheck.engines.sealing.keys import Hierarchy
    from tests.care.members.cast import person

    edge = edge_of_process()
    if what == "enrol":
        one = person(secrets.token_hex(8), edge)
        found = {"cookie": one.me.cookie.hex(), "root": one.hierarchy.root.hex(), "handle": one.handle}
        return json.dumps(found)
    keys = Hierarchy.from_root(bytes.fromhex(root)).session_keys
    if what == "rated":
        return json.dumps([[one.help, one.helped] for one in practice.ratings(keys=keys, now=edge.clock.now())])
    return json.dumps([asdict(one.record) for one in queries.latest(keys=keys, now=edge.clock.now())])


if __name__ == "__main__":
    assert os.environ["RIGCHECK_DATA"]
    sys.stdout.write(_main(*sys.argv[1:]))
