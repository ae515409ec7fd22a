"""One lane of the endurance run: a web process and a worker that are killed with -9 at random points, run after run.

The web process does what the pages do (the same actions, in the same transactions), asked over a socket instead of by
HTTP; whoever asks and gets no answer asks again, as a phone does. When whoever lives has done what is due, the clock
of all goes on to the next moment at which anything is to happen: ten minutes take seconds, and a busy machine looks no
different from an idle one.
"""

import os
import random
import socket
import sys
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread


from bench.measuring.paging.parts import Child, Deed, SharedClock, Found, kept
from bench.measuring.paging.site import FileGateway, a_press, edge_of, make
from rigcheck.care.jobs.models import Job
from rigcheck.care.jobs.queries import DESK
from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.models import Channel
from rigcheck.care.paging import actions
from rigcheck.care.paging.models import Callback, How, Page, Press
from rigcheck.care.paging.policies import about
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.escalation import PROMISE, SETTLED
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.edge import Edge
from rigcheck.outside.ledger import Every, Hands, bell, hands

PEOPLE, PAGES = 4, 3
LONG = timedelta(days=1)
SWEEP = "look after pages"
LOOK = 0.002
NEAREST, FARTHEST = 0.001, 5.0
"""Seconds by which the clock of all goes on at least, and at most."""
HELD, HELD_FOR_CLAIMS = 10.0, 0.1
"""Real seconds for which the clock waits at most: for work that is due, and for work that somebody has in hand, who may
have been killed.
"""
STRIKES = 0.03
"""Real seconds within which a kill strikes after its moment has come: in the middle of what is done at that moment."""
WATCHED = PROMISE.total_seconds() * 1.2 + 30
"""Seconds; a ladder that has not ended by then counts as not ended."""
Kill = tuple[float, bool, bool]
"""The moment, and whether it strikes the web process and the worker."""


def somebody() -> Me:
    """Whoever presses; nothing of them is kept."""
    keys, moment = SessionKeys.from_session(os.urandom(32)), datetime(2026, 11, 22, tzinfo=UTC)
    return Me(os.urandom(16), Seat.MEMBER, keys, moment, moment, os.urandom(32))


@dataclass
class Under:
    """A run under way: what is to come, what was asked and answered, who rises when, how long each ladder took."""

    coming: deque[Deed]
    kills: deque[Kill]
    waiting: deque[Deed] = field(default_factory=deque)
    rises: list[tuple[float, Child]] = field(default_factory=list)
    answered: list[tuple[Deed, int]] = field(default_factory=list)
    ended: dict[bytes, timedelta] = field(default_factory=dict)
    asked: bool = False
    strikes_at: float = 0.0
    held_since: float = 0.0


class Lane:
    """Runs one after the other over one database."""

    def __init__(self, *, seed: int, folder: Path) -> None:
        self.dice, self.clock, self.found = random.Random(seed), SharedClock(), Found()
        self.log = folder / f"notices-{seed}"
        self.gateway = FileGateway(self.log)
        self.order = make(PEOPLE, Channel.VOICE, self.edge())
        hands.LONGEST_WAIT, hands.SHORTEST_WAIT, hands.BUSY_PAUSE, bell.LOOK = 0.02, 0.01, 0.05, 0.01
        self.kinds = [*actions.handlers(edge=self.edge()), *notices.handlers(edge=self.edge()), f"every {SWEEP}"]
        self.web, self.worker = Child(self._serve), Child(self._toil)

    def edge(self) -> Edge:
        """An edge of the process that asks for it."""
        return edge_of(self.clock, self.gateway)

    def run(self) -> None:
        """One run: three pages, some answers, and one to three kills."""
        self.log.unlink(missing_ok=True)
        self.gateway = FileGateway(self.log)
        Page.objects.all().delete()
        Callback.objects.all().delete()
        DESK.ledger.forget(prefix="page", but=["-"])
        self.web.start()
        self.worker.start()
        try:
            self._watch(*self._plan())
        finally:
            self.web.kill()
            self.worker.kill()
        self.found.runs += 1

    def _plan(self) -> tuple[list[Deed], list[Kill]]:
        """What the phones do, and when who is killed: (moment, web, worker)."""
        deeds = [deed for _ in range(PAGES) for deed in self._story(a_press(self.order), self.dice.uniform(0, 30))]
        targets = ((True, False), (False, True), (True, True))
        kills = [(self._moment(deeds), *self.dice.choice(targets)) for _ in range(self.dice.randint(1, 3))]
        return sorted(deeds, key=lambda deed: deed.at), sorted(kills)

    def _moment(self, deeds: list[Deed]) -> float:
        """Any moment, or, as often, one at which a phone asks for something."""
        if self.dice.random() < 0.5:
            return self.dice.uniform(0, 600)
        return self.dice.choice(deeds).at

    def _story(self, page: Press, at: float) -> list[Deed]:
        """A press, and then: nobody, one or two who take it; some reach the member, some let go or forget it."""
        story = [Deed(at, "press", page)]
        for who in self.dice.sample(self.order, self.dice.choice((0, 1, 1, 2, 2, 3))):
            at += self.dice.uniform(1, 200)
            story.append(Deed(at, "take", page, who))
            end = self.dice.choice(("contact", "contact", "let_go", ""))
            if end:
                story.append(Deed(at + self.dice.uniform(1, 150), end, page, who))
        return story

    def _watch(self, deeds: list[Deed], kills: list[Kill]) -> None:
        """Let it happen, until all that was asked for is answered and every ladder has ended."""
        run = Under(deque(deeds), deque(kills))
        began = self.clock.passed
        while (now := self.clock.passed - began) < WATCHED:
            while run.coming and run.coming[0].at <= now:
                run.waiting.append(run.coming.popleft())
            self._strike(run, now)
            self._talk(run)
            if self._may_pass(run):
                self._note_ended(run.ended)
                self.clock.passed = began + self._next(run, now)
            if not run.coming and not run.waiting and len(run.ended) == PAGES:
                break
            time.sleep(LOOK)
        self._judge(run)

    def _next(self, run: Under, now: float) -> float:
        """The next moment at which anything happens, at most some seconds on: in between nobody has anything to do."""
        moments = [now + FARTHEST, *(rise[0] for rise in run.rises)]
        moments += [run.coming[0].at] if run.coming else []
        moments += [run.kills[0][0]] if run.kills else []
        if (due := DESK.ledger.soonest(kinds=self.kinds)) is not None:
            moments.append(now + (due - self.clock.now()).total_seconds())
        return max(min(moment for moment in moments if moment > now), now + NEAREST)

    def _strike(self, run: Under, now: float) -> None:
        """Kill whoever is to be killed now, and start those again whose rest is over."""
        if run.kills and run.kills[0][0] <= now:
            run.strikes_at = run.strikes_at or time.monotonic() + self.dice.uniform(0, STRIKES)
            if time.monotonic() >= run.strikes_at:
                run.rises += self._kill(run.kills.popleft(), now)
                run.asked, run.strikes_at = run.asked and bool(self.web.pid), 0.0
        for rise in [rise for rise in run.rises if rise[0] <= now]:
            run.rises.remove(rise)
            rise[1].start()

    def _talk(self, run: Under) -> None:
        """Ask the web process for the next thing, or hear what became of the last."""
        if not self.web.pid or not run.waiting:
            return
        run.asked = run.asked or self._ask(run.waiting[0])
        if (asks := self._answer()) is not None:
            run.answered.append((run.waiting.popleft(), asks))
            run.asked = False

    def _may_pass(self, run: Under) -> bool:
        """Whether time may go on: nobody who lives has anything left to do at this moment, or is much too slow."""
        due = bool(self.web.pid and run.asked) or bool(
            (self.worker.pid and DESK.ledger.overdue(now=self.clock.now())) or run.strikes_at
        )
        claimed = bool(self.worker.pid) and Job.objects.filter(kind__startswith="page", claim__isnull=False).exists()
        if not due and not claimed:
            run.held_since = 0.0
            return True
        run.held_since = run.held_since or time.monotonic()
        if time.monotonic() - run.held_since < (HELD if due else HELD_FOR_CLAIMS):
            return False
        run.held_since = 0.0
        return True

    def _kill(self, planned: Kill, now: float) -> list[tuple[float, Child]]:
        _, web, worker = planned
        struck = [child for child, hit in ((self.web, web), (self.worker, worker)) if hit and child.pid]
        for child in struck:
            child.kill()
            self.found.kills += 1
        return [(now + self.dice.uniform(0.5, 20), child) for child in struck]

    def _note_ended(self, ended: dict[bytes, timedelta]) -> None:
        """After how long each ladder ended; what happens to a page later does not count."""
        for row in Page.objects.filter(state__in=SETTLED):
            ended.setdefault(row.id, row.seen - row.pressed)

    def _ask(self, deed: Deed) -> bool:
        """Send it; what a web process that died meanwhile never answers is asked again of the next one."""
        numbers = b"".join(who + deed.page.numbers[who] for who in deed.page.order)
        head = f"{deed.what}|{deed.page.page.hex()}|{deed.who.hex()}|"
        self.web.line.send(head.encode() + numbers)
        return True

    def _answer(self) -> int | None:
        try:
            return int(self.web.line.recv(64) or b"-1")
        except BlockingIOError:
            return None

    def _judge(self, run: Under) -> None:
        """Hold what the phones were told against what is kept and what went out."""
        rows = {row.id: row for row in Page.objects.all()}
        takers: dict[tuple[bytes, int], set[bytes]] = defaultdict(set)
        for deed, asks in run.answered:
            row = rows.get(deed.page.page)
            if row is None or (asks and not kept(deed, row)):
                self.found.lost.append(f"{deed.what} {deed.page.page.hex()[:8]}")
            if deed.what == "take" and asks:
                takers[deed.page.page, asks].add(deed.who)
        self.found.doubled += [f"taken by {len(who)}" for who in takers.values() if len(who) > 1]
        self._judge_notices(rows)
        for row in rows.values():
            self.found.pages += 1
            self.found.contacts += row.state == "contact"
            self.found.honest += row.state == "exhausted"
            if run.ended.get(row.id, LONG) > PROMISE:
                self.found.unended.append(f"{row.state} after {run.ended.get(row.id)}")

    def _judge_notices(self, rows: dict[bytes, Page]) -> None:
        sent = Counter(tuple(line.split()) for line in self.log.read_text().splitlines()) if self.log.exists() else {}
        self.found.told_again += sum(count - 1 for count in sent.values())
        calls = Counter((name, number) for name, number, _ in sent)
        askings = {
            about(row.id, who, ask).hex()
            for row in rows.values()
            for who in self.order
            for ask in range(1, row.asks + 1)
        }
        for (name, number), count in calls.items():
            if count > 1 or name not in askings:
                self.found.doubled.append(f"{count} calls to {number} for one asking, {name in askings}")

    def _serve(self, line: socket.socket) -> None:
        """The web process: does what it is asked, and answers how often the page has asked; 0: refused, or late."""
        edge = self.edge()
        while asked := line.recv(100_000):
            what, page, who, numbers = asked.split(b"|", 3)
            key, by = bytes.fromhex(page.decode()), bytes.fromhex(who.decode())
            try:
                if what == b"press":
                    actions.press(press=self._press(key, numbers), by=somebody(), edge=edge)
                else:
                    {b"take": actions.take, b"contact": actions.contact, b"let_go": actions.let_go}[what](
                        page=key, by=by, edge=edge
                    )
                row = Page.objects.get(id=key)
                answer = 0 if row.state == "exhausted" else row.asks
            except Refusal:
                answer = 0
            line.send(str(answer).encode())
        os._exit(0)

    def _press(self, page: bytes, numbers: bytes) -> Press:
        size = len(numbers) // len(self.order)
        parts = {who: numbers[place * size + 16 : (place + 1) * size] for place, who in enumerate(self.order)}
        return Press(page, tuple(self.order), parts, How.CALL)

    def _toil(self, line: socket.socket) -> None:
        """The worker; ends by itself when its lane has ended."""
        edge = self.edge()
        kinds = {**actions.handlers(edge=edge), **notices.handlers(edge=edge)}
        when = (Every(SWEEP, timedelta(seconds=10), lambda _now: actions.sweep(edge=edge)),)
        working = Hands(DESK, kinds, when, clock=edge.clock, chance=edge.chance, say=sys.stderr.write)
        Thread(target=lambda: line.recv(1) or os._exit(0), daemon=True).start()
        working.run()
