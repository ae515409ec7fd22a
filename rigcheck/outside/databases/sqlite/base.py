"""Django's SQLite backend, except that tables are made WITHOUT ROWID.

Even with random primary keys a rowid table keeps rows in the order of insertion, which tells who wrote beside
whom. Tables whose key the database counts up by itself (Django's own on roster) need a rowid and keep it.
"""

from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SQLiteSchemaEditor


class DatabaseSchemaEditor(SQLiteSchemaEditor):
    """Makes tables that lie in the order of their key."""

    def table_sql(self, model: Any) -> tuple[str, list[Any]]:
        """The CREATE TABLE statement of a model and its parameters."""
        sql, params = super().table_sql(model)
        counted = model._meta.pk.get_internal_type().endswith("AutoField")  # noqa: SLF001
        return (sql if counted else f"{sql} WITHOUT ROWID"), params


class DatabaseWrapper(SQLiteWrapper):
    """Connection to an SQLite file."""

    SchemaEditorClass = DatabaseSchemaEditor
