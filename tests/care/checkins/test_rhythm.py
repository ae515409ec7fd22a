"""The rhythm: due when it fits, never in the sleep after nights, and a picture of two weeks that is right."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.care.checkins import actions, policies, queries
from rigcheck.care.checkins.queries import Due, OwnRhythm
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.shifts import CATALOGUE, Letter, UnknownZone, sleep_after_nights
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.randomness import SeededChance

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TINY = timedelta(microseconds=1)
DENVER = OwnRhythm(every="daily", zone="America/Denver", at="18:00")


def on(pattern: str, **more: object) -> OwnRhythm:
    """Daily at six in the evening, on a pattern of the catalogue."""
    known = CATALOGUE[pattern]
    values = {"pattern": pattern, "cycle": known.cycle, "anchor": "2026-11-01", "hours": float(known.hours), **more}
    return replace(DENVER, **values)


def test_without_a_rhythm_nothing_is_asked() -> None:
    assert queries.waiting(None, None, NOW).due is Due.NO_RHYTHM
    assert queries.waiting(replace(DENVER, every=""), None, NOW).due is Due.WHENEVER


def test_a_daily_check_in_waits_until_it_is_made() -> None:
    evening = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert queries.waiting(DENVER, None, evening).due is Due.NOW
    made = queries.waiting(DENVER, evening, evening + TINY)
    assert (made.due, made.at and made.at.isoformat()) == (Due.LATER, "2026-11-22T18:00:00-07:00")


def test_training_days_are_own_dates() -> None:
    own = replace(DENVER, every="training-day", training_days=["2026-11-21", "2026-12-04"])
    assert queries.waiting(own, None, NOW).due is Due.NOW
    coming = queries.waiting(own, NOW, NOW).at
    assert coming is not None
    assert coming.date() == date(2026, 12, 4)


@given(
    pattern=st.sampled_from(sorted(CATALOGUE)),
    every=st.sampled_from(["daily", "per-shift", "weekly"]),
    minutes=st.integers(0, 60 * 24 * 400),
    at=st.times().map(lambda moment: moment.strftime("%H:%M")),
)
def test_nobody_is_asked_in_the_sleep_after_nights(pattern: str, every: str, minutes: int, at: str) -> None:
    own = on(pattern, every=every, at=at)
    shifts = queries.engine_pattern(own)
    assert shifts is not None
    moment = NOW + timedelta(minutes=minutes)
    if sleep_after_nights(shifts, moment, moment + TINY):
        assert queries.waiting(own, None, moment).due is Due.SLEEP


def test_the_picture_shows_the_coming_two_weeks_from_the_local_day() -> None:
    own = on("dupont", anchor="2026-11-21")
    pattern = queries.engine_pattern(own)
    assert pattern is not None
    drawn = queries.strip(pattern, NOW)
    assert "".join(one.letter.value for one in drawn) == "NNNN---DDD-NNN"
    assert [one.day for one in drawn if one.is_today] == [date(2026, 11, 21)]
    assert len(drawn) == 14


def test_every_pattern_of_the_catalogue_can_be_drawn() -> None:
    for name in CATALOGUE:
        pattern = queries.engine_pattern(on(name))
        assert pattern is not None
        assert {one.letter for one in queries.strip(pattern, NOW)} <= set(Letter)


@pytest.mark.django_db
def test_the_last_rhythm_holds(member: SessionKeys, stranger: SessionKeys, chance: SeededChance) -> None:
    for own in (DENVER, on("24-48", every="per-shift")):
        actions.keep_rhythm(keys=member, rhythm=own, today=Month(2026, 11), chance=chance)
    assert queries.rhythm(keys=member) == on("24-48", every="per-shift")
    assert queries.rhythm(keys=stranger) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("own", "refusal"),
    [
        (replace(DENVER, zone="Mars/Base"), UnknownZone),
        (replace(DENVER, at="noon"), policies.RhythmNotUnderstood),
        (replace(DENVER, training_days=["soon"]), policies.RhythmNotUnderstood),
        (replace(DENVER, training_days=["2026-11-22"] * 61), policies.RhythmNotUnderstood),
        (on("24-48", anchor=""), policies.RhythmNotUnderstood),
        (on("24-48", cycle="ABC"), Refusal),
        (on("24-48", hours=99.0), Refusal),
        (replace(DENVER, every="per-shift"), Refusal),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_old_one_stays(
    member: SessionKeys, chance: SeededChance, own: OwnRhythm, refusal: type[Refusal]
) -> None:
    actions.keep_rhythm(keys=member, rhythm=DENVER, today=Month(2026, 11), chance=chance)
    with pytest.raises(refusal):
        actions.keep_rhythm(keys=member, rhythm=own, today=Month(2026, 11), chance=chance)
    assert queries.rhythm(keys=member) == DENVER


CHOSEN = {"every": "per-shift", "zone": "America/Denver", "pattern": "24-48", "anchor": "2026-11-21"}


def letters(page: str) -> list[str]:
    return re.findall(r'class="strip-letter"[^>]*>([^<]+)<', page)


@pytest.mark.django_db
def test_showing_keeps_nothing_and_an_arrow_moves_the_cycle_by_a_day(signed_in: Client) -> None:
    shown = signed_in.post("/check-in/rhythm/", {**CHOSEN, "show": "1"}).content.decode()
    later = signed_in.post("/check-in/rhythm/", {**CHOSEN, "nudge": "1"}).content.decode()
    assert letters(shown)[:4] == ["24", "–", "–", "24"]
    assert letters(later)[:4] == ["–", "24", "–", "–"]
    assert 'value="2026-11-22"' in later
    assert "Not chosen yet" in signed_in.get("/").content.decode()


@pytest.mark.django_db
def test_the_picture_alone_is_drawn_for_the_script(signed_in: Client, passer_by: Client) -> None:
    assert len(letters(signed_in.post("/check-in/rhythm/strip/", CHOSEN).content.decode())) == 14
    assert passer_by.post("/check-in/rhythm/strip/", CHOSEN).status_code == 302


@pytest.mark.django_db
def test_a_rhythm_by_shift_without_shifts_is_refused_on_the_page(signed_in: Client) -> None:
    answer = signed_in.post("/check-in/rhythm/", {"every": "per-shift", "zone": "America/Denver", "keep": "1"})
    assert answer.status_code == 400
    assert "Pick your shift pattern first" in answer.content.decode()


@pytest.mark.django_db
def test_kept_it_shows_on_its_page_and_on_today(signed_in: Client) -> None:
    assert signed_in.post("/check-in/rhythm/", {**CHOSEN, "keep": "1"}).status_code == 302
    assert "24 on, 48 off" in signed_in.get("/").content.decode()
    assert re.search(r'<option value="24-48" selected>', signed_in.get("/check-in/rhythm/").content.decode())
