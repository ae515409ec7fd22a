"""Making an index beside its table, in a migration."""

from typing import Any, Final

from django.db.migrations.operations.base import Operation


class MakeIndex(Operation):
    """Makes the index beside its table, in a migration; every row that is there counts as changed."""

    reversible = True

    def __init__(self, *, table: str, source: str, key: str = "id") -> None:
        self.table, self.source, self.key = table, source, key

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The index is no model: nothing changes for Django."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the index, the list of changed keys and the triggers that write to it."""
        made = _MAKE_POSTGRES if schema_editor.connection.vendor == "postgresql" else _MAKE_SQLITE
        for statement in made:
            schema_editor.execute(self._filled(statement))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take it all away."""
        is_server = schema_editor.connection.vendor == "postgresql"
        for statement in _DROP_POSTGRES if is_server else _DROP_SQLITE:
            schema_editor.execute(self._filled(statement))

    def describe(self) -> str:
        """What `migrate` prints."""
        return f"Make the full-text index {self.table}"

    def _filled(self, statement: str) -> str:
        for name in ("table", "source", "key"):
            statement = statement.replace(f"<{name}>", getattr(self, name))
        return statement


_NOTE: Final = "INSERT INTO <table>_changed (key) VALUES ({}.<key>) ON CONFLICT DO NOTHING"
_FIRST: Final = "INSERT INTO <table>_changed (key) SELECT <key> FROM <source>"
_MAKE_SQLITE: Final = (
    (
        "CREATE VIRTUAL TABLE <table> USING fts5(key UNINDEXED, title, body, facets, lat UNINDEXED, lon UNINDEXED, "
        "until UNINDEXED, tokenize = 'porter unicode61', prefix = '3')"
    ),
    "CREATE TABLE <table>_changed (key BLOB PRIMARY KEY) WITHOUT ROWID",
    f"CREATE TRIGGER <table>_added AFTER INSERT ON <source> BEGIN {_NOTE.format('NEW')}; END",
    f"CREATE TRIGGER <table>_altered AFTER UPDATE ON <source> BEGIN {_NOTE.format('NEW')}; END",
    f"CREATE TRIGGER <table>_gone AFTER DELETE ON <source> BEGIN {_NOTE.format('OLD')}; END",
    _FIRST,
)
_DROP_SQLITE: Final = (
    *(f"DROP TRIGGER IF EXISTS <table>_{name}" for name in ("added", "altered", "gone")),
    "DROP TABLE IF EXISTS <table>_changed",
    "DROP TABLE IF EXISTS <table>",
)
_MAKE_POSTGRES: Final = (
    (
        "CREATE TABLE <table> (key bytea PRIMARY KEY, title text NOT NULL, words tsvector NOT NULL, "
        "facets text[] NOT NULL, lat double precision, lon double precision, until text NOT NULL)"
    ),
    "CREATE INDEX <table>_words ON <table> USING gin (words)",
    "CREATE INDEX <table>_facets ON <table> USING gin (facets)",
    "CREATE TABLE <table>_changed (key bytea PRIMARY KEY)",
    (
        "CREATE FUNCTION <table>_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN {_NOTE.format('OLD')}; ELSE {_NOTE.format('NEW')}; END IF; RETURN NULL; END $$"
    ),
    (
        "CREATE TRIGGER <table>_noted AFTER INSERT OR UPDATE OR DELETE ON <source> FOR EACH ROW "
        "EXECUTE FUNCTION <table>_note()"
    ),
    _FIRST,
)
_DROP_POSTGRES: Final = (
    "DROP TRIGGER IF EXISTS <table>_noted ON <source>",
    "DROP FUNCTION IF EXISTS <table>_note()",
    "DROP TABLE IF EXISTS <table>_changed",
    "DROP TABLE IF EXISTS <table>",
)
