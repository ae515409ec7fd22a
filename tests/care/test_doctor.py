"""What the doctor sees of care: its database, keybox, worker, lead and crisis lines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from rigcheck.care.directory import queries as directory
from rigcheck.care.directory.queries.shipped import shipped
from rigcheck.care.jobs import actions as jobs
from rigcheck.care.sessions.models import Session
from rigcheck.doors.care import doctor, keeper
from rigcheck.doors.doctor import storage
from rigcheck.doors.doctor.findings import Place, State
from rigcheck.outside.clock import SetClock
from rigcheck.outside.databases import looking
from rigcheck.outside.edge import PlainEdge
from rigcheck.outside.keybox import open_keybox
from tests.postgres import Server

pytestmark = pytest.mark.django_db
ON_SERVER = connection.vendor == "postgresql"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime.now(UTC))


@pytest.fixture
def place(clock: SetClock, tmp_path: Path, settings: Any) -> Place:
    settings.OPERATOR = tmp_path / "operator.toml"
    made = doctor.place()
    edge = PlainEdge(clock=clock, chance=made.edge.chance)
    return Place(side="care", host="care.example.org", data=tmp_path, edge=edge, declared=made.declared)


def test_the_place_is_what_the_settings_say(settings: Any, tmp_path: Path) -> None:
    settings.OPERATOR = tmp_path / "operator.toml"
    settings.ALONE = True
    made = doctor.place()
    assert (made.side, made.host, made.alone) == ("care", settings.HOST_CARE, True)
    assert made.loopback is settings.LOOPBACK
    assert made.declared.path == tmp_path / "operator.toml"


def test_the_tables_are_there(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert storage.tables(place).state is State.GOOD
    monkeypatch.setattr(looking, "tables_missing", lambda: ["vault.0002_more"])
    found = storage.tables(place)
    assert (found.state, "vault.0002_more" in found.what, "manage care migrate" in found.do) == (
        State.WRONG,
        True,
        True,
    )


def test_a_database_that_is_not_there_is_not_made_by_asking(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "is_there", lambda: False)
    assert "no database yet" in storage.database(place).what


def test_a_database_that_does_not_answer(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise OperationalError

    monkeypatch.setattr(looking, "is_server", away)
    monkeypatch.setattr(looking, "is_there", lambda: True)
    assert "does not answer" in storage.database(place).what


@pytest.mark.skipif(ON_SERVER, reason="about SQLite's file")
def test_sqlite_is_set_up_to_keep_and_to_overwrite(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "is_there", lambda: True)
    assert storage.database(place).state is State.GOOD
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        found = storage.database(place)
        cursor.execute("PRAGMA secure_delete=ON")
    assert (found.state, "secure_delete = 0" in found.what) == (State.WRONG, True)


@pytest.mark.skipif(not ON_SERVER, reason="about PostgreSQL's settings")
def test_postgresql_as_it_comes_tells_the_values_of_statements_that_failed_or_were_logged(place: Place) -> None:
    found = storage.database(place)
    assert (found.state, "log_parameter_max_length = -1" in found.what) == (State.WRONG, True)


@pytest.mark.skipif(not ON_SERVER, reason="about PostgreSQL's settings")
def test_postgresql_set_up_as_the_page_says(place: Place, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL log_parameter_max_length = 0")
    monkeypatch.setitem(storage.TELLTALE, "fsync", {"on", "off"})  # the test's own server may forget
    assert "superuser" in storage.database(place).what
    monkeypatch.setattr(looking, "is_superuser", lambda: False)
    assert storage.database(place).state is State.GOOD
    clock.moment += timedelta(minutes=1)
    assert "clock" in storage.database(place).what


@pytest.mark.parametrize(
    ("name", "value"), [("log_statement", "all"), ("track_commit_timestamp", "on"), ("log_min_duration_statement", "0")]
)
def test_settings_that_tell_are_named(name: str, value: str) -> None:
    assert storage.telltale({"log_statement": "none", name: value}) == [f"{name} = {value}"]


def test_the_keybox_answers(place: Place, tmp_path: Path, settings: Any) -> None:
    file = tmp_path / "keybox.sqlite3"
    settings.KEYBOX = f"sqlite:{file}"
    assert "no keybox at" in doctor.keybox(place).what
    assert not file.exists()
    open_keybox(settings.KEYBOX)
    assert doctor.keybox(place).state is State.GOOD
    file.chmod(0o644)
    assert "may read" in doctor.keybox(place).what
    file.write_bytes(b"no database" * 1000)
    assert doctor.keybox(place).state is State.WRONG


def test_a_keybox_in_cares_own_database_is_refused(place: Place, settings: Any) -> None:
    name = settings.DATABASES["default"]["NAME"]
    settings.KEYBOX = f"postgresql://keeper@db.example.org/{name}?sslmode=require"
    assert "same name as care's" in doctor.keybox(place).what


@pytest.mark.postgres
def test_a_keybox_on_a_server(place: Place, settings: Any, postgres: Server) -> None:
    settings.KEYBOX = postgres.address("postgres")
    assert doctor.keybox(place).state is State.GOOD
    settings.KEYBOX = "postgresql:///postgres?host=/nowhere"
    assert "does not answer" in doctor.keybox(place).what


def test_a_session_that_is_long_over_means_that_no_worker_runs(place: Place) -> None:
    assert doctor.worker(place).state is State.GOOD
    opened = place.now - timedelta(hours=9)
    Session.objects.create(digest=b"d" * 32, group=b"g" * 16, payload=b"p", opened=opened, seen=opened)
    assert "worker does not run" in doctor.worker(place).what


def test_a_turn_that_is_long_due_means_that_no_worker_runs(place: Place) -> None:
    jobs.add(kind="every tidy", payload={}, due=place.now - timedelta(minutes=16), by="worker")
    assert "1 jobs are more than a quarter of an hour late" in doctor.worker(place).what


def test_what_was_given_up_is_told_by_kind_and_reason(place: Place) -> None:
    assert doctor.given_up(place).state is State.GOOD

    def fails(_: object) -> None:
        raise ValueError("+15555550100")

    jobs.add(kind="notice", payload={"to": "+15555550100"}, due=place.now, by="tests")
    handlers = {"notice": jobs.Handler(send=fails, waits=())}
    jobs.work(handlers=handlers, clock=place.edge.clock, chance=place.edge.chance)
    found = doctor.given_up(place)
    assert (found.state, found.what) == (State.WRONG, "1 jobs were given up (notice: ValueError).")


def test_a_site_needs_a_lead(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no verified clinical lead" in doctor.lead(place).what
    monkeypatch.setattr(doctor.seats, "verified", lambda *, seats: {seats[0]: 1})
    assert doctor.lead(place).state is State.GOOD


def test_without_gateway_and_mail_it_says_who_cannot_be_reached(place: Place) -> None:
    for check, said in ((doctor.texts, "cannot be paged"), (doctor.mail, "cannot be reminded")):
        found = check(place)
        assert found.state is State.LOOK
        assert said in found.why


def test_a_gateway_and_a_mail_server_that_let_us_in(place: Place, settings: Any, tmp_path: Path) -> None:
    settings.GATEWAY, settings.MAIL = f"folder:{tmp_path / 'sent'}", f"folder:{tmp_path / 'mail'}"
    assert doctor.texts(place).state is State.GOOD
    assert "No agency's mail domain" in doctor.mail(place).what
    settings.AGENCY_DOMAINS = ("kestrel.example",)
    assert doctor.mail(place).state is State.GOOD


def test_a_gateway_and_a_mail_server_that_do_not(place: Place, settings: Any) -> None:
    settings.GATEWAY, settings.MAIL = "twilio://api.twilio.com", "mail.example"
    for check, said in ((doctor.texts, "RIGCHECK_GATEWAY"), (doctor.mail, "RIGCHECK_CARE_MAIL")):
        found = check(place)
        assert (found.state, said in found.do) == (State.WRONG, True)


@pytest.mark.parametrize(
    ("contact", "state"), [("", State.GOOD), ("mailto:us@union.example", State.GOOD), ("us", State.WRONG)]
)
def test_somebody_answers_for_notifications(place: Place, settings: Any, contact: str, state: State) -> None:
    settings.PUSH_CONTACT = contact
    assert doctor.push(place).state is state


def test_a_wrong_setting_closes_one_way_and_not_the_site(settings: Any, tmp_path: Path) -> None:
    settings.GATEWAY, settings.MAIL, settings.PUSH_CONTACT = "twilio://api.twilio.com", "mail.example", "us"
    settings.KEYBOX = f"sqlite:{tmp_path / 'keybox.sqlite3'}"
    made = keeper.edge_of_process.__wrapped__()
    assert (made.gateway.there, made.mail.there, made.push.key) == (False, False, "")
    settings.PUSH_CONTACT = "mailto:us@union.example"
    settings.MAIL = f"folder:{tmp_path / 'mail'}"
    made = keeper.edge_of_process.__wrapped__()
    assert made.mail.there
    assert len(made.push.key) == 87
    made.keybox.close()


def on(clock: SetClock, day: date) -> None:
    clock.moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_lines_that_run_out_within_three_weeks_are_announced(place: Place, clock: SetClock) -> None:
    ends = min(
        line.expires_on for line in shipped().values() if line.shown and line.country == "us" and line.expires_on
    )
    on(clock, ends - timedelta(days=22))
    assert doctor.lines(place).state is State.GOOD
    on(clock, ends - timedelta(days=21))
    found = doctor.lines(place)
    assert (found.state, f"the first on {ends}" in found.what) == (State.LOOK, True)
    on(clock, ends)
    found = doctor.lines(place)
    assert (found.state, "have run out" in found.what) == (State.WRONG, True)


def test_a_file_of_lines_that_cannot_be_used(place: Place, settings: Any) -> None:
    settings.CRISIS_LINES = "/nowhere/lines.toml"
    assert "cannot be used" in doctor.lines(place).what
    settings.CRISIS_LINES, settings.COUNTRY = "", "atlantis"
    assert "cannot be used" in doctor.lines(place).what


def test_lines_that_nobody_here_dialled_are_named_and_the_emergency_number_is_not(
    place: Place, settings: Any, tmp_path: Path
) -> None:
    names = [line.name for line in directory.not_dialled(today=place.now.date(), own="", home="us")]
    assert "988 Suicide & Crisis Lifeline" in names
    assert "Emergency" not in names
    assert doctor.dialled(place).state is State.WRONG
    own = tmp_path / "lines.toml"
    shown = [line for line in shipped().values() if line.country == "us" and line.shown]
    own.write_text("".join(f'[line.{line.id}]\nverified_by = "A. Okafor, dialled"\n' for line in shown))
    settings.CRISIS_LINES = str(own)
    assert doctor.dialled(place).state is State.GOOD


def test_care_says_whose_cards_it_takes(place: Place, settings: Any) -> None:
    settings.AGENCIES = ()
    assert "accepted when the list was brought" in doctor.agencies(place).what
    settings.AGENCIES = ("port-alder",)
    assert "port-alder" in doctor.agencies(place).what
    settings.AGENCIES = ()
    assert doctor.agencies(replace(place, alone=True)).state is State.GOOD
