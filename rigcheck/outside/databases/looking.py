"""What a database server says of itself: for the doctor, which shows it to whoever runs the site."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def is_server() -> bool:
    """Whether rows lie on a database server, PostgreSQL, and not in a file."""
    return connection.vendor == "postgresql"


def is_there() -> bool:
    """Whether SQLite's file is there: to ask it would make it. A server is there or not, and says so itself."""
    return is_server() or Path(connection.settings_dict["NAME"]).exists()


def settings_of(names: Iterable[str]) -> Mapping[str, str]:
    """PostgreSQL's settings as this connection has them; a setting that the server does not know is left out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(names)])
        return dict(cursor.fetchall())


def pragmas_of(names: Iterable[str]) -> Mapping[str, str]:
    """SQLite's settings as this connection has them."""
    with connection.cursor() as cursor:
        found = {}
        for name in names:
            cursor.execute(f"PRAGMA {name}")
            found[name] = str(cursor.fetchone()[0])
        return found


def is_superuser() -> bool:
    """Whether PostgreSQL lets this user do everything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        return bool(cursor.fetchone()[0])


def now() -> datetime:
    """The server's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
        return moment.astimezone(UTC)


def tables_missing() -> list[str]:
    """Migrations that this program has and the database has not, as `room.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
