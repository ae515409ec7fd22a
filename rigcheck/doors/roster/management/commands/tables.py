"""Every table of this site with its columns, and a few rows: what the page "What your department sees" is made of."""

import json
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import models

KINDS: tuple[tuple[Any, str], ...] = (
    (models.ForeignKey, "link"),
    (models.AutoField, "number"),
    (models.BooleanField, "yes or no"),
    (models.DateTimeField, "day and time"),
    (models.DateField, "day"),
    (models.TimeField, "time of day"),
    (models.BinaryField, "bytes"),
    (models.IntegerField, "number"),
    (models.FloatField, "number"),
    (models.JSONField, "list"),
)
"""What a column holds; text is everything else."""
HIDDEN = ("password", "digest", "secret", "token", "code", "session_data", "value", "data", "cache_key", "key")
"""Columns whose text is a digest, a lock or a random string: nobody is served by reading one."""


class Command(BaseCommand):
    """Run on a real site, without `--rows`, it lets a union check that the columns are those that were promised."""

    help = "Every table of this site as JSON: name and columns; with --rows also the first rows"

    def add_arguments(self, parser: CommandParser) -> None:
        """`--rows`: how many rows of each of our own tables."""
        parser.add_argument("--rows", type=int, default=0)

    def handle(self, *_: Any, rows: int, **__: Any) -> None:
        """Print the tables in the order of their names, our own first."""
        found = [table(model, rows) for model in apps.get_models(include_auto_created=True)]
        found.sort(key=lambda one: (not one["own"], one["table"]))
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)
        self.stdout.write(f"[\n{lines}\n]")


def table(model: type[models.Model], rows: int) -> dict[str, Any]:
    """One table: rows only of our own, those of libraries hold staff sign-ins and machinery."""
    fields = list(model._meta.concrete_fields)  # noqa: SLF001
    own = model.__module__.startswith("rigcheck.")
    first = list(model._default_manager.order_by("pk")[:rows]) if own and rows else []  # noqa: SLF001
    return {
        "table": model._meta.db_table,  # noqa: SLF001
        "own": own,
        "columns": [[field.column, kind(field)] for field in fields],
        "rows": [[shown(row, field) for field in fields] for row in first],
    }


def kind(field: "models.Field[Any, Any]") -> str:
    """What a column holds, in a word."""
    return next((name for type_, name in KINDS if isinstance(field, type_)), "text")


def shown(row: models.Model, field: "models.Field[Any, Any]") -> str:
    """A value as it may stand on a page that anybody reads."""
    value = getattr(row, field.attname)
    if value is None or value == "":
        return ""
    if kind(field) in {"bytes", "day and time"} or field.name in HIDDEN:
        return "…"
    return str(value)
