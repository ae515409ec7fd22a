"""What the crisis page shows on one day. No database is asked: everything is read from files."""

from datetime import date

from rigcheck.care.directory import queries as directory
from rigcheck.care.directory.queries import CrisisPage, Door, Line
from rigcheck.outside.files import Files

__all__ = ["CrisisPage", "Door", "Line", "page_at_hand"]


def page_at_hand(*, today: date, own: str, home: str, files: Files) -> CrisisPage:
    """The lines open on that day, the agency's country first; what is shipped where its own files are of no use."""
    return directory.page_at_hand(today=today, own=own, home=home, files=files)
