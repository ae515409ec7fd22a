"""Files as HR systems write them, and the way from a file to people."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from rigcheck.roster.imports import actions, queries
from rigcheck.roster.imports.queries import State
from rigcheck.roster.people import actions as people_actions
from rigcheck.roster.people import queries as people_queries

HEADINGS = "Badge No,Last Name,First Name,Work Email,Division,Employee Status,Pay Grade"


def lines(*rows: str, headings: str = HEADINGS) -> bytes:
    """A CSV of these rows, as Windows writes it."""
    return "\r\n".join([headings, *rows]).encode()


class Importing:
    """One coordinator's way from a file to people, in the agency of the test."""

    def __init__(self, agency: Any, by: str = "coordinator") -> None:
        self.agency, self.by = agency, by

    def send(self, content: bytes, name: str = "people.csv") -> Any:
        return actions.take_file(by=self.by, agency=self.agency, name=name, content=content)

    def check(self, content: bytes, *, everyone: bool = False, dates: str = "mdy", **fields: str) -> Any:
        """Send a file and take its columns as they are guessed, or as `fields` (heading=field) says."""
        draft = self.send(content)
        guessed = {column.heading: column.field for column in queries.columns_of(draft)}
        actions.name_columns(
            by=self.by,
            draft=draft,
            fields={**guessed, **fields},
            dates=dates,
            employment="sworn",
            everyone=everyone,
        )
        assert draft.state == State.CHECKED
        return draft

    def write(self, content: bytes, **more: Any) -> Any:
        draft = self.check(content, **more)
        actions.apply(by=self.by, draft=draft)
        return draft

    def told(self, draft: Any) -> list[tuple[int | None, str, str]]:
        """Line, kind and detail of each row."""
        return [(row.line, row.kind, row.detail) for row in queries.rows_of(draft)]

    def reasons(self, content: bytes, **more: Any) -> list[str]:
        """Why rows are refused."""
        return [row.detail for row in queries.rows_of(self.check(content, **more), kind="refused")]

    def people(self, *, with_left: bool = False) -> list[str]:
        """Who is there, as number and name."""
        found = people_queries.people_of(self.agency, with_left=with_left).order_by("number")
        return [f"{one.number} {one.name}" for one in found]


@pytest.fixture
def importing(agency) -> Importing:
    return Importing(agency)


@pytest.fixture
def add(agency) -> Callable[..., Any]:
    """Add somebody who is there before the file."""

    def one(number: str, name: str, **more: Any) -> Any:
        return people_actions.add_person(
            by="test", agency=agency, number=number, name=name, trade=more.pop("trade", "police"), **more
        )

    return one


@pytest.fixture
def kept() -> Callable[[], Sequence[tuple[Any, ...]]]:
    """Everything that is kept of people, to see that nothing changed."""
    return lambda: sorted(people_queries.Person.objects.values_list())
