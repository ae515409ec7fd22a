"""Step 3: the database, as its server says it is set up."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import Error

from rigcheck.doors.doctor.findings import Finding, Place, good, wrong
from rigcheck.outside.databases import looking

TELLTALE = {
    "log_statement": {"none", "ddl"},
    "log_min_duration_statement": {"-1"},
    "log_min_duration_sample": {"-1"},
    "log_transaction_sample_rate": {"0"},
    "log_parameter_max_length": {"0"},
    "log_parameter_max_length_on_error": {"0"},
    "track_commit_timestamp": {"off"},
    "auto_explain.log_min_duration": {"-1"},
    "fsync": {"on"},
}
"""PostgreSQL's settings that would tell or lose something, each with what it should be."""
SQLITE = {"journal_mode": "wal", "secure_delete": "1", "synchronous": "2", "foreign_keys": "1"}
AWAY = timedelta(seconds=5)


def database(place: Place) -> Finding:
    """The database answers, keeps what was committed, and writes nobody's words into a log."""
    if not looking.is_there():
        return wrong(
            "There is no database yet.",
            why="Every page needs it.",
            do=f"python -m rigcheck.doors.manage {place.side} migrate",
        )
    try:
        return _server(place) if looking.is_server() else _file()
    except Error as fault:
        return wrong(
            f"The database does not answer: {type(fault).__name__}.",
            why="Every page needs it.",
            do="Is it running? Are PGHOST, PGUSER, PGPASSWORD and the database's name right? See settings.md.",
        )


def tables(place: Place) -> Finding:
    """The database has the tables of this version."""
    missing = looking.tables_missing()
    if missing:
        return wrong(
            f"{len(missing)} changes of tables are waiting, the first is {missing[0]}.",
            why="Pages that need them fail.",
            do=f"python -m rigcheck.doors.manage {place.side} migrate, after a backup.",
        )
    return good("The tables are those of this version.")


def telltale(found: Mapping[str, str]) -> list[str]:
    """What is set otherwise than it should be, as `name = value`."""
    return [f"{name} = {value}" for name, value in sorted(found.items()) if value not in TELLTALE[name]]


def _server(place: Place) -> Finding:
    off = telltale(looking.settings_of(TELLTALE))
    if off:
        return wrong(
            f"PostgreSQL is set up to tell or to lose: {', '.join(off)}.",
            why="Statements with their values, or the times of commits, in a log or a table undo what the rows hide.",
            do="Set them as docs/operate/README.md says (ALTER SYSTEM SET ..., then SELECT pg_reload_conf()).",
        )
    if looking.is_superuser():
        return wrong(
            "The site signs in to PostgreSQL as a superuser.",
            why="A fault in the program could then reach every database on that server.",
            do="Make a user that owns this database only, and name it in PGUSER.",
        )
    if abs(looking.now() - place.now) > AWAY:
        return wrong(
            "The database server's clock is more than five seconds away from this machine's.",
            why="Leases and sessions are reckoned by both.",
            do="Keep both clocks by NTP.",
        )
    return good("PostgreSQL writes neither statements nor values into its log.")


def _file() -> Finding:
    found = looking.pragmas_of(SQLITE)
    off = [f"{name} = {found[name]}" for name, value in SQLITE.items() if found[name] != value]
    if off:
        return wrong(
            f"SQLite is set up otherwise than this program asks: {', '.join(off)}.",
            why="A check-in that was acknowledged could be lost, or an erased one left in the file.",
            do="Unset RIGCHECK_DEMO; do not open the file with other programs while the site runs.",
        )
    return good("SQLite overwrites what is erased and keeps what was acknowledged.")
