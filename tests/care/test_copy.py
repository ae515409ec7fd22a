"""The copy for a backup: what has a short life is in none, what members keep is in each."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from rigcheck.care.sessions.models import Mark, Session
from rigcheck.care.vault.models import Row
from rigcheck.outside.clock import SetClock
from rigcheck.outside.databases import copying
from tests.postgres import programs

pytestmark = pytest.mark.django_db(transaction=True)
PLANTED, KEPT = b"what a session locks away for hours", b"what a member keeps for years"
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="on a server pg_dump copies: it is run below")
on_server = pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a file is copied by ourselves: see above")


@pytest.fixture
def rows(clock: SetClock) -> Iterator[None]:
    now = clock.now()
    Session.objects.create(digest=bytes(32), group=bytes(16), payload=PLANTED * 40, opened=now, seen=now)
    Mark.objects.create(id=b"m" * 16, until=now + timedelta(days=1))
    Row.objects.create(key=b"k" * 16, expires="2099-01", blob=KEPT)
    yield
    Row.objects.all().delete()


def options() -> list[str]:
    said = StringIO()
    call_command("copy", "--options", stdout=said)
    return said.getvalue().split()


def dumped(*told: str) -> str:
    """What the real pg_dump writes of this database."""
    there = connection.settings_dict
    address = ["-h", there["HOST"], "-U", there["USER"], "-d", there["NAME"]]
    return subprocess.run([programs() / "pg_dump", *address, *told], check=True, capture_output=True, text=True).stdout


def copied(to: Path) -> str:
    said = StringIO()
    call_command("copy", to, stdout=said)
    return said.getvalue()


@on_sqlite
def test_what_lives_for_a_while_is_in_no_copy(rows: None, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite3"
    assert "without the rows of" in copied(file)
    living = [model for model in apps.get_models() if hasattr(model, "life")]
    assert {Session, Mark} <= set(living)
    with closing(sqlite3.connect(file)) as there:
        counts = {one: there.execute(f"SELECT count(*) FROM {one._meta.db_table}").fetchone()[0] for one in living}
        assert set(counts.values()) == {0}
        assert there.execute("SELECT blob FROM vault_row").fetchall() == [(KEPT,)]
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert PLANTED not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert Session.objects.count() == 1, "the site itself keeps its own"


@on_sqlite
def test_nothing_else_is_left_behind(rows: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it fails half way: the copy in between holds everything."""
    folder = Path(connection.settings_dict["NAME"]).parent
    before = set(folder.glob("*.copy-*"))
    copied(tmp_path / "one")
    monkeypatch.setattr(copying, "_empty", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk full")))
    with pytest.raises(CommandError, match="disk full"):
        copied(tmp_path / "two")
    assert set(folder.glob("*.copy-*")) == before
    assert not (tmp_path / "two").exists()


@on_sqlite
def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite3"
    file.write_text("last night")
    with pytest.raises(CommandError, match="is there already"):
        copied(file)
    assert file.read_text() == "last night"


def test_it_asks_where_to() -> None:
    with pytest.raises(CommandError, match="Where to"):
        call_command("copy")


def test_the_options_leave_the_same_tables_out(tmp_path: Path) -> None:
    assert "--exclude-table-data=care_session" in options()
    assert not any("vault_row" in option for option in options())
    if connection.vendor != "sqlite":
        with pytest.raises(CommandError, match="pg_dump --exclude-table-data="):
            copied(tmp_path / "copy")


@on_server
def test_pg_dump_with_them_leaves_out_what_lives_for_a_while(rows: None) -> None:
    whole, copy = dumped(), dumped(*options())
    assert PLANTED.hex() in whole, "the dump would show it"
    assert PLANTED.hex() not in copy
    assert (b"m" * 16).hex() not in copy
    assert KEPT.hex() in copy
    assert "CREATE TABLE public.care_session" in copy, "an empty table to go on with"
