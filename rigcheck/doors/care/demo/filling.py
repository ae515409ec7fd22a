"""Writes the demonstration through the real code: accounts are opened with cards, records sealed with their keys."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rigcheck.care.admission.actions import print_cards
from rigcheck.care.assessments import actions as assessments
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins import queries as checkin_queries
from rigcheck.care.members import actions as members
from rigcheck.care.members import queries as member_queries
from rigcheck.doors.care import twin
from rigcheck.doors.care.demo import lives
from rigcheck.doors.care.demo.answers import AnswerRows, answer_rows
from rigcheck.doors.care.demo.roles import ROLES, Role
from rigcheck.doors.demonstration import AGENCIES
from rigcheck.engines.sealing.keys import Hierarchy, Method, Split, split_card, split_passphrase
from rigcheck.kernel.enums import Seat, Trade
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Filled:
    """What was written, for the lines that the command prints."""

    people: int
    records: int
    real_answers: bool


def fill(*, edge: Edge, site: str, survey: Path, progress: Progress, people: int | None = None) -> Filled:
    """Write everybody's year; `people` limits the crowd, for tests.

    The five roles a visitor may play are the first five; the rest of the agencies' headcount follows.
    """
    dice = random.Random("rigcheck demonstration")
    now = edge.clock.now()
    rows = answer_rows(survey, dice)
    crowd = list(_everybody(dice))[:people]
    records = 0
    cards = print_cards(count=len(crowd), seat=Seat.MEMBER, by="demonstration", chance=edge.chance, today=Month.of(now))
    for number, ((someone, role), code) in enumerate(zip(crowd, cards, strict=True)):
        keys = _join(code, someone.trade, role, site, edge)
        records += _write_year(keys, someone, now, rows, dice, edge)
        progress(number + 1, len(crowd))
    return Filled(len(crowd), records, rows.real)


def _everybody(dice: random.Random) -> Iterator[tuple[lives.Person, Role | None]]:
    for role in ROLES:
        yield lives.Person(role.trade.value, role.level, role.story, checks_each=2), role
    played = [role.trade.value for role in ROLES]
    for unit in (unit for agency in AGENCIES for unit in agency.units):
        for _ in range(unit.headcount):
            if unit.trade in played:
                played.remove(unit.trade)
            else:
                yield lives.person(unit.trade, dice), None


def _join(code: str, trade: str, role: Role | None, site: str, edge: Edge) -> member_queries.Me:
    handle = role.handle if role else member_queries.offered_handle(chance=edge.chance)
    me = twin.enrol(
        code=code,
        handle=handle,
        hierarchy=Hierarchy.from_root(edge.chance.bytes(32)),
        splits=_ways_in(role, site, edge),
        profile=member_queries.Profile(trade=trade, country="US", phone="mine"),
        edge=edge,
    )
    members.sign_out(me=me, device=None, edge=edge)
    return me


def _ways_in(role: Role | None, site: str, edge: Edge) -> dict[Method, Split]:
    """A passphrase for the roles; a card alone, and so no Argon2, for the crowd."""
    ways = {Method.CARD: split_card(edge.chance.bytes(20))}
    if role:
        ways[Method.PASSPHRASE] = split_passphrase(role.passphrase, site, role.handle)
    return ways


def _write_year(
    me: member_queries.Me, someone: lives.Person, now: datetime, rows: AnswerRows, dice: random.Random, edge: Edge
) -> int:
    today: date = now.date()
    trade = Trade(someone.trade)
    tags = tuple(one.name for one in (*checkin_queries.for_trade(None), *checkin_queries.for_trade(trade)))
    history = [(day.at, _tapped(day)) for day in lives.year_of(someone, today, tags, dice) if day.at < now]
    scored = [
        (one.at, {f"item{number}": answer for number, answer in enumerate(one.answers, start=1)})
        for one in lives.assessments_of(someone, today, rows, dice)
        if one.at < now
    ]
    written = checkins.bring_history(keys=me.keys, history=history, chance=edge.chance)
    return written + assessments.bring_history(keys=me.keys, instrument_id="phq-9", history=scored, chance=edge.chance)


def _tapped(day: lives.Day) -> checkin_queries.Answers:
    return checkin_queries.Answers(
        mood=day.mood,
        stress=day.stress,
        sleep=day.sleep_quality,
        sleep_hours=day.sleep_hours,
        energy=day.energy,
        work=day.work,
        tags=day.tags,
    )
