"""What the database's own files must not tell."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from rigcheck.care.vault import actions, classes, models, queries
from rigcheck.kernel.months import Month

sqlite_only = pytest.mark.skipif(settings.ENGINE != "sqlite", reason="SQLite's own files")
postgres_only = pytest.mark.skipif(settings.ENGINE != "postgresql", reason="PostgreSQL's own settings")


@sqlite_only
@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("secure_delete", 1), ("synchronous", 2)])
def test_sqlite_overwrites_and_survives(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@sqlite_only
@pytest.mark.django_db
def test_tables_of_care_keep_no_order_of_insertion():
    """But for the words of the public directory, which SQLite's own search keeps its way."""
    with connection.cursor() as cursor:
        made = dict(cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    ours = {name: sql for name, sql in made.items() if name != "django_migrations" and not name.startswith("sqlite_")}

    assert "vault_row" in ours
    ordered = {name for name, sql in ours.items() if not sql.endswith("WITHOUT ROWID")}
    assert ordered == {"finding_words", *(f"finding_words_{part}" for part in ("content", "data", "docsize"))}


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_nobody_else_on_the_machine_reads_the_files():
    models.Row.objects.create(key=bytes(16), expires="2026-11", blob=bytes(542))
    folder = Path(str(connection.settings_dict["NAME"]))
    files = list(folder.parent.glob(folder.name + "*"))

    assert len(files) > 1
    assert {path.stat().st_mode & 0o077 for path in files} == {0}


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_an_erased_row_is_gone_from_the_files():
    mark = b"\xfe\xedRIGCHECK-MARK" * 8
    models.Row.objects.create(key=queries.place_of(bytes(16)), expires=str(Month(2026, 11)), blob=mark)
    assert mark in _files()

    actions.erase_sealed(names=[bytes(16)])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert mark not in _files()


@postgres_only
@pytest.mark.django_db
def test_postgresql_as_it_comes_logs_no_statement_and_no_parameter_of_a_failed_one():
    """Of the server that the tests start. An operator's own server is theirs to set (docs/operate)."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW log_parameter_max_length_on_error")
        assert cursor.fetchone() == ("0",)
        cursor.execute("SHOW track_commit_timestamp")
        assert cursor.fetchone() == ("off",)
        cursor.execute("SHOW log_statement")
        assert cursor.fetchone() == ("none",)


def test_every_class_of_record_has_an_end():
    assert all(0 < kind.months <= classes.YEARS_7 for kind in classes.ALL)
    assert len(classes.BY_NAME) == len(classes.ALL)


def _files() -> bytes:
    database = Path(connection.settings_dict["NAME"])
    parts = (database.with_name(database.name + end) for end in ("", "-wal", "-shm"))
    return b"".join(part.read_bytes() for part in parts if part.exists())
