"""A database that somebody else holds, and one that has no room: made on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from django.db import OperationalError, connection

ENDLESS = 1_073_741_823
"""SQLite's own limit of pages."""
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/5/16397": No space left on device'
        USING ERRCODE = 'disk_full', HINT = 'Check free disk space.';
END $$
"""
"""What PostgreSQL says when a table's file cannot grow (SQLSTATE 53100), word for word."""


def tables() -> list[str]:
    """Care's own tables."""
    models = [model for model in apps.get_models() if model.__module__.startswith("rigcheck.care.")]
    return [connection.ops.quote_name(model._meta.db_table) for model in models]


@contextmanager
def busy(patience: int) -> Iterator[Any]:
    """Somebody else writes and does not stop until `ROLLBACK`; nobody waits for them longer than `patience` ms."""
    with _held_sqlite(patience) if connection.vendor == "sqlite" else _held_postgres(patience) as other:
        yield other


@contextmanager
def full() -> Iterator[None]:
    """No page more fits in: on SQLite what fits into pages that are there already is still written."""
    with _full_sqlite() if connection.vendor == "sqlite" else _full_postgres():
        yield


@contextmanager
def no_room_at_all() -> Iterator[None]:
    """Every insert and update fails, in the words of the database."""
    with connection.execute_wrapper(_refuse) if connection.vendor == "sqlite" else _full_postgres():
        yield


def _refuse(execute: Callable[..., Any], sql: str, params: object, many: object, context: object) -> Any:
    if sql.startswith(("INSERT", "UPDATE")):
        raise OperationalError("database or disk is full")
    return execute(sql, params, many, context)


@contextmanager
def _held_sqlite(patience: int) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={patience}")
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.close()
        cursor.execute("PRAGMA busy_timeout=20000")


@contextmanager
def _held_postgres(patience: int) -> Iterator["psycopg.Connection[Any]"]:
    """EXCLUSIVE: everybody may read and nobody write, as with SQLite."""
    known = connection.settings_dict
    other = psycopg.connect(dbname=known["NAME"], host=known["HOST"], user=known["USER"], autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {patience}")
        other.execute("BEGIN")
        other.execute(f"LOCK TABLE {', '.join(tables())} IN EXCLUSIVE MODE".encode())
        yield other
        other.close()
        cursor.execute("RESET lock_timeout")


@contextmanager
def _full_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        yield
        cursor.execute(f"PRAGMA max_page_count={ENDLESS}")


@contextmanager
def _full_postgres() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(NO_ROOM)
        for table in tables():
            cursor.execute(
                f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION no_room()"
            )
        yield
        cursor.execute("DROP FUNCTION no_room() CASCADE")
