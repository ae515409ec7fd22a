"""Reminders: after the sleep, never in it; fourteen unrelated rows, then silence; gone with the account."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from icalendar import Calendar

from rigcheck.care.assessments import actions as assessments
from rigcheck.care.assessments.queries import taken
from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers, OwnRhythm
from rigcheck.care.jobs.models import Job
from rigcheck.care.notices.policies import AgencyAddress
from rigcheck.care.reminders import actions, policies, queries
from rigcheck.care.reminders.models import Feed, Planned
from rigcheck.care.reminders.queries import OwnReminders, Way
from rigcheck.care.vault.models import Row
from rigcheck.kernel.months import Month
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import KeptGateway, NotANumber
from rigcheck.outside.mail import KeptMail
from tests.care.members.cast import Person, person
from tests.care.notices.conftest import Work
from tests.care.reminders.conftest import NIGHTS

pytestmark = pytest.mark.django_db
MAIL = "jo@private.example"
BY_MAIL = OwnReminders(way="mail", to=MAIL)


@pytest.fixture
def one(db: None, edge: Edge) -> Person:
    return person("one", edge)


@pytest.fixture
def browser(one: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = one.me.cookie.hex()
    return client


def keep(one: Person, rhythm: OwnRhythm, edge: Edge) -> None:
    checkins.keep_rhythm(keys=one.me.keys, rhythm=rhythm, today=Month.of(edge.clock.now()), chance=edge.chance)


def choose(one: Person, chosen: OwnReminders, edge: Edge) -> OwnReminders:
    return actions.choose(keys=one.me.keys, chosen=chosen, edge=edge)


def days_pass(clock: SetClock, work: Work, mail: KeptMail, days: int) -> list[datetime]:
    """The worker looks every five minutes; when each letter went out."""
    went: list[datetime] = []
    for _ in range(days * 24 * 12):
        clock.pass_(minutes=5)
        if work():
            went += [clock.now()] * (len(mail.letters) - len(went))
    return went


def asleep(moment: datetime) -> bool:
    """Reckoned here by hand: the four mornings after nights, from 07:00 for nine hours."""
    day = (moment.date() - datetime(2026, 11, 23, tzinfo=UTC).date()).days % 8
    return day in {1, 2, 3, 4} and time(7) <= moment.time() < time(16)


def test_after_a_night_it_comes_when_the_sleep_is_over_and_never_in_it(
    one: Person, edge: Edge, clock: SetClock, work: Work, mail: KeptMail
) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    went = days_pass(clock, work, mail, 10)
    assert len(went) == 10
    assert [moment for moment in went if asleep(moment)] == []
    after_nights = [moment for moment in went if moment.day in {24, 25, 26, 27}]
    assert len(after_nights) == 4
    assert all(time(16, 5) <= moment.time() <= time(17, 5) for moment in after_nights)
    assert all(time(9, 5) <= moment.time() <= time(10, 5) for moment in went if moment not in after_nights)


def test_a_worker_that_was_away_sends_nothing_into_the_sleep(
    one: Person, edge: Edge, clock: SetClock, work: Work, mail: KeptMail
) -> None:
    keep(one, replace(NIGHTS, at="06:00"), edge)
    choose(one, BY_MAIL, edge)
    clock.moment = datetime(2026, 11, 24, 7, 1, tzinfo=UTC)
    assert work() > 0
    assert mail.letters == []


def test_fourteen_rows_then_silence(one: Person, edge: Edge, clock: SetClock, work: Work, mail: KeptMail) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    assert (Planned.objects.count(), Job.objects.count()) == (14, 14)
    assert len(days_pass(clock, work, mail, 20)) == 14


def test_no_row_says_whose_it_is_or_where_it_goes(one: Person, edge: Edge) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    rows = [bytes(row.key) + bytes(row.job) for row in Planned.objects.all()]
    rows += [bytes(row.id) + bytes(row.payload) for row in Job.objects.all()]
    rows += [bytes(row.key) + bytes(row.blob) for row in Row.objects.all()]
    for mark in (MAIL.encode(), one.me.account, one.handle.encode()):
        assert not [row for row in rows if mark in row]
    assert len({bytes(row.payload)[:60] for row in Job.objects.all()}) == 14


def test_the_stranger_finds_nothing_of_it(one: Person, edge: Edge) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    other = person("other", edge)
    assert queries.own(keys=other.me.keys) == OwnReminders()
    assert queries.jobs_ahead(keys=other.me.keys) == []
    actions.forget(keys=other.me.keys)
    choose(other, OwnReminders(), edge)
    assert (Planned.objects.count(), Job.objects.count()) == (14, 14)


def test_coming_back_puts_more_ahead_and_nothing_twice(one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    assert not actions.look_after(keys=one.me.keys, edge=edge)
    clock.pass_(days=9)
    assert actions.look_after(keys=one.me.keys, edge=edge)
    assert not actions.look_after(keys=one.me.keys, edge=edge)
    ahead = queries.coming(keys=one.me.keys, now=clock.now())
    assert len(ahead) == len(set(ahead)) == 14
    assert Job.objects.filter(due__gt=clock.now()).count() == 14


def test_a_check_in_made_early_is_not_reminded_of(browser: Client, one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, replace(NIGHTS, pattern="", cycle="", anchor=""), edge)
    choose(one, BY_MAIL, edge)
    assert queries.coming(keys=one.me.keys, now=clock.now())[0].day == 22
    answer = browser.post("/check-in/", {"client": "ab" * 16, "mood": "3", "zone": "UTC"})
    assert answer.status_code == 303
    assert queries.coming(keys=one.me.keys, now=clock.now())[0].day == 23


def test_other_shifts_move_what_lies_ahead(browser: Client, one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, replace(NIGHTS, pattern="", cycle="", anchor=""), edge)
    choose(one, BY_MAIL, edge)
    nights = {"pattern": "own", "cycle": "NNNN----", "hours": "12", "anchor": "2026-11-23", "day_starts": "07:00"}
    fields = {"every": "daily", "at": "09:00", "weekday": "0", "night_starts": "19:00", "zone": "UTC", "keep": "1"}
    assert browser.post("/check-in/rhythm/", fields | nights).status_code == 302
    ahead = queries.coming(keys=one.me.keys, now=clock.now())
    assert {moment.hour for moment in ahead} == {9, 16}


def test_a_form_is_asked_for_when_its_time_is_over(one: Person, edge: Edge, clock: SetClock) -> None:
    now = clock.now()
    answers = {f"item{item}": 1 for item in range(1, 10)}
    assessments.bring_history(keys=one.me.keys, instrument_id="phq-9", history=[(now, answers)], chance=edge.chance)
    plan = queries.plan(keys=one.me.keys, chosen=BY_MAIL, now=now)
    assert plan.moments == [datetime(2026, 12, 6, 18, 0, tzinfo=UTC)]
    assert queries.plan(keys=one.me.keys, chosen=replace(BY_MAIL, assessments=False), now=now).moments == []


def test_days_of_ones_own_come_when_one_is_up(one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, replace(NIGHTS, every=""), edge)
    choose(one, replace(BY_MAIL, days=["2026-11-30", "2026-11-25", "2026-11-30"]), edge)
    ahead = queries.coming(keys=one.me.keys, now=clock.now())
    assert [(moment.day, moment.hour) for moment in ahead] == [(25, 16), (30, 9)]


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        (OwnReminders(way="text"), policies.AddressMissing),
        (OwnReminders(way="text", to="911"), NotANumber),
        (OwnReminders(way="mail", to="jo@kestrel.example"), AgencyAddress),
        (replace(BY_MAIL, days=["2026-11-21"]), policies.DayRefused),
        (replace(BY_MAIL, days=["2027-11-21"]), policies.DayRefused),
        (replace(BY_MAIL, days=["soon"]), policies.DayRefused),
        (replace(BY_MAIL, days=[f"2026-12-0{day}" for day in range(1, 7)]), policies.DayRefused),
    ],
)
@override_settings(AGENCY_DOMAINS=("kestrel.example",))
def test_what_is_refused_changes_nothing(
    one: Person, edge: Edge, chosen: OwnReminders, refusal: type[Exception]
) -> None:
    keep(one, NIGHTS, edge)
    before = choose(one, BY_MAIL, edge)
    with pytest.raises(refusal):
        choose(one, chosen, edge)
    assert queries.own(keys=one.me.keys) == before
    assert Planned.objects.count() == 14


def test_an_empty_field_keeps_the_address_of_the_same_way(one: Person, edge: Edge) -> None:
    choose(one, BY_MAIL, edge)
    assert choose(one, OwnReminders(way="mail", check_ins=False), edge).to == MAIL


def test_switched_off_nothing_lies_ahead_and_the_address_is_gone(one: Person, edge: Edge) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    assert choose(one, OwnReminders(to=MAIL), edge) == OwnReminders()
    assert (Planned.objects.count(), Job.objects.count()) == (0, 0)


def test_a_text_goes_to_the_number(one: Person, edge: Edge, clock: SetClock, work: Work, gateway: KeptGateway) -> None:
    choose(one, OwnReminders(way="text", to="+1 512 555 0123", days=["2026-11-22"]), edge)
    clock.pass_(hours=15, minutes=30)
    assert work() == 1
    assert [(text.to, text.words) for text in gateway.texts] == [("+15125550123", "Updates: You have an update.")]


def test_a_calendar_is_neutral_closed_without_its_address_and_goes_when_switched_off(
    browser: Client, one: Person, edge: Edge, clock: SetClock
) -> None:
    keep(one, NIGHTS, edge)
    chosen = choose(one, OwnReminders(way="calendar"), edge)
    answer = Client().get(f"/calendar/{chosen.to}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(entry["SUMMARY"]) for entry in entries} == {"Updates"}
    assert len(entries) == 14
    assert [entry for entry in entries if asleep(entry["DTSTART"].dt)] == []
    [row] = Feed.objects.all()
    assert chosen.to.encode() not in bytes(row.blob) + bytes(row.id)
    assert bytes(row.id) not in bytes.fromhex(chosen.to)
    for wrong in ("00" * 32, "x", chosen.to[:-2]):
        assert Client().get(f"/calendar/{wrong}.ics").status_code == 404
    assert choose(one, OwnReminders(way="calendar"), edge).to == chosen.to
    choose(one, BY_MAIL, edge)
    assert Client().get(f"/calendar/{chosen.to}.ics").status_code == 404


def test_a_calendar_is_filled_up_by_coming_back(one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, NIGHTS, edge)
    chosen = choose(one, OwnReminders(way="calendar"), edge)
    clock.pass_(days=20)
    actions.look_after(keys=one.me.keys, edge=edge)
    entries = Calendar.from_ical(queries.calendar(secret=chosen.to, now=clock.now())).walk("VEVENT")
    assert min(entry["DTSTART"].dt for entry in entries) > clock.now()


def test_what_is_over_is_taken_away(one: Person, edge: Edge, clock: SetClock) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    choose(person("other", edge), OwnReminders(way="calendar"), edge)
    assert actions.expire(now=clock.now()) == 0
    clock.pass_(days=100)
    assert actions.expire(now=clock.now()) == 15


def test_with_the_account_they_go(browser: Client, one: Person, edge: Edge) -> None:
    keep(one, NIGHTS, edge)
    choose(one, BY_MAIL, edge)
    browser.post("/account/erase", {"handle": one.handle, "rows": []}, content_type="application/json")
    assert (Planned.objects.count(), Job.objects.count()) == (0, 0)


def test_the_page_keeps_what_is_chosen_and_says_what_comes(browser: Client, one: Person, edge: Edge) -> None:
    keep(one, NIGHTS, edge)
    page = browser.get("/me/reminders/").content.decode()
    assert "What is due shows when you sign in." in page
    assert "You have an update." in page
    answer = browser.post("/me/reminders/", {"way": "mail", "mail": MAIL, "check_ins": "on", "zone": "UTC"})
    assert answer.status_code == 302
    assert queries.own(keys=one.me.keys) == OwnReminders(way="mail", to=MAIL, assessments=False)
    page = browser.get("/me/reminders/").content.decode()
    assert "Sunday 22 November, 09:00" in page
    assert MAIL in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"way": "mail"}, "where the reminders should go"),
        ({"way": "carrier"}, "where the reminders should go"),
        ({"way": "text", "text": "911"}, "Begin with +"),
        ({"way": "push", "push": "{}"}, "Choose another way"),
    ],
)
def test_the_page_says_what_is_wrong(browser: Client, one: Person, fields: dict[str, str], said: str) -> None:
    answer = browser.post("/me/reminders/", fields)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert queries.own(keys=one.me.keys) == OwnReminders()


def test_nobody_without_a_session_sees_the_page(browser: Client) -> None:
    assert Client().get("/me/reminders/").status_code == 302


def test_ways_that_the_site_has_not_are_not_offered(edge: Edge) -> None:
    from rigcheck.outside.gateway import NoGateway
    from rigcheck.outside.push import NoPush

    closed = replace(edge, push=NoPush(), gateway=NoGateway())
    assert [way for way, _ in queries.ways(edge=closed)] == [Way.NONE, Way.MAIL, Way.CALENDAR]


def test_a_fault_in_reminders_never_costs_the_page(
    browser: Client, one: Person, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def fail(**_: object) -> bool:
        raise OperationalError

    monkeypatch.setattr(actions, "look_after", fail)
    assert browser.get("/").status_code == 200


def test_the_horizon_is_shorter_than_a_job_lives() -> None:
    assert Planned.life < Job.life
    assert timedelta(days=14) < Planned.life


def test_what_is_due_shows_at_the_sign_in_without_any_way(browser: Client, one: Person, edge: Edge) -> None:
    now, answers = edge.clock.now(), {f"item{item}": 0 for item in range(1, 10)}
    history = [(now - timedelta(days=15), answers)]
    assessments.bring_history(keys=one.me.keys, instrument_id="phq-9", history=history, chance=edge.chance)
    choose(one, OwnReminders(days=["2026-11-22"]), edge)
    page = browser.get("/").content.decode()
    assert "Can be filled in again: PHQ-9" in page
    assert "You wanted to look in again" in page
    assert Planned.objects.count() == 0
    checkins.check_in(keys=one.me.keys, answers=Answers(mood=3), client="cd" * 16, now=now, chance=edge.chance)
    assert "You wanted to look in again" not in browser.get("/").content.decode()


def test_nobody_is_nagged_for_longer_than_a_month(one: Person, edge: Edge, clock: SetClock) -> None:
    keys, now = one.me.keys, clock.now()
    form = {f"item{item}": 0 for item in range(1, 10)}
    assessments.bring_history(keys=keys, instrument_id="phq-9", history=[(now, form)], chance=edge.chance)
    choose(one, OwnReminders(days=["2026-11-25"]), edge)
    shown = []
    for back in (0, 3, 14, 33, 44, 45):
        at, chosen = now + timedelta(days=back), queries.own(keys=keys)
        due = queries.due_here(chosen=chosen, taken=taken(keys=keys, now=at), last=None, zone="UTC", now=at)
        shown.append((bool(due.forms), due.day is not None))
    assert shown == [(False, False), (False, True), (True, True), (True, True), (True, False), (False, False)]
