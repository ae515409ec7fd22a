"""Copy care's database for a backup, without rows that only live for a while."""

import sqlite3
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from rigcheck.outside.databases.copying import copy


class Command(BaseCommand):
    help = "Copy the database to a new file, without sessions, pages in progress and whatever else has a short life."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, or what to tell pg_dump."""
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--options", action="store_true", help="print the options for pg_dump, and copy nothing")

    def handle(self, *_: object, file: Path | None = None, options: bool = False, **__: object) -> None:
        """Copy, or say with what pg_dump leaves the same rows out."""
        tables = living()
        told = " ".join(f"--exclude-table-data={table}" for table in tables)
        if options:
            self.stdout.write(told)
        elif file is None:
            raise CommandError("Where to? Name a new file, or ask for the --options of pg_dump.")
        elif connection.vendor != "sqlite":
            raise CommandError(f"This database is PostgreSQL's. Copy it with:\n  pg_dump {told}")
        else:
            self._copy(file, tables)

    def _copy(self, file: Path, tables: Sequence[str]) -> None:
        try:
            copy(source=Path(connection.settings_dict["NAME"]), to=file, without=tables)
        except FileExistsError as error:
            raise CommandError(f"{file} is there already. Nothing was copied.") from error
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"Not copied: {error}") from error
        self.stdout.write(f"{file} is there, without the rows of {len(tables)} tables that live for a while only.")


def living() -> Sequence[str]:
    """The tables whose rows live for a while only, in order: their models say for how long (`life`)."""
    return sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "life"))  # noqa: SLF001
