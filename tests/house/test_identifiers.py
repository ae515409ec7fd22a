"""No column, page, log line, cache key or message of one side can hold what the other side calls its people by."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

from rigcheck.outside.databases.fields import OpaqueBytes, PublicChar
from rigcheck.settings import care
from tests.house import identifier_rules as rules
from tests.house import tree
from tests.house.test_columns import models_of

LONGEST = 40
"""Letters in a readable column of care that belongs to no seat: a handle's, and no more."""
PUBLIC_BOOKS = {"directory": "offers that are public anyway, as their sites and telephone books print them"}
"""Rooms of care with readable columns as long as what they copy; what these are called is looked at all the same."""
BYTES_OF_ROSTER = {
    "Invitation.code_digest": "of the link that roster itself drew",
    "Invitation.request_digest": "of what was blinded: unrelated to the finished card, whatever one knows",
    "Job.id": "HMAC of what the job does",
    "Job.payload": "sealed letter",
    "Job.claim": "drawn by the worker",
    "Draft.content": "the uploaded file of people",
    "Draft.table": "the same, read",
    "Draft.digest": "of the people at the time of the dry run",
}
BANNED = {"care": rules.OF_ROSTER, "roster": rules.OF_CARE}
BOTH = rules.OF_ROSTER | rules.OF_CARE


def code_of(side: str) -> list[Path]:
    """Modules of a side's rooms and of its door, without those that only make fiction."""
    return [*tree.modules(side), *(path for path in tree.modules(f"doors/{side}") if "demo" not in str(path))]


def pages_of(side: str) -> list[Path]:
    return list(tree.files(tree.WEB / "templates" / side))


def test_no_column_of_care_can_hold_whom_roster_knows() -> None:
    private = [model for model in models_of("care") if model._meta.app_label not in PUBLIC_BOOKS]
    assert [one for model in private for one in rules.columns(rules.IN_COLUMNS, model, free=LONGEST)] == []


def test_no_column_of_a_public_book_is_called_like_an_identifier() -> None:
    books = [model for model in models_of("care") if model._meta.app_label in PUBLIC_BOOKS]
    assert books
    found = [one for model in books for one in rules.columns(rules.IN_COLUMNS, model, free=LONGEST)]
    assert [one for one in found if "identifier" in one] == []


def test_no_column_of_roster_is_for_an_account() -> None:
    for model in models_of("roster"):
        assert [field.name for field in model._meta.concrete_fields if rules.words(field.name) & rules.OF_CARE] == []
        assert list(rules.binary(BYTES_OF_ROSTER.keys(), model)) == []


def test_roster_keeps_no_time_of_issue() -> None:
    times = models.DateField | models.TimeField | models.DurationField
    rooms = [model for model in models_of("roster") if model._meta.app_label == "invitations"]
    assert rooms
    assert [field.name for model in rooms for field in model._meta.concrete_fields if isinstance(field, times)] == []
    assert {
        field.max_length for model in rooms for field in model._meta.fields if field.name in {"period", "expires"}
    } == {7}


@pytest.mark.parametrize("side", BANNED)
def test_no_page_shows_what_the_other_side_knows(side: str) -> None:
    found = {tree.short(path): list(rules.shown(BANNED[side], path.read_text())) for path in pages_of(side)}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("side", BANNED)
def test_no_message_names_what_the_other_side_knows(side: str) -> None:
    assert list(breaches(rules.said, BANNED[side], code_of(side))) == []


def test_no_log_line_names_anybody() -> None:
    everywhere = tree.modules("shell", "care", "roster", "doors", "bridge", "outside", "engines")
    assert list(breaches(rules.logged, BOTH, everywhere)) == []


def test_no_cache_key_names_anybody_and_care_keeps_no_cache() -> None:
    assert list(breaches(rules.cached, BOTH, tree.modules("shell", "care", "roster", "doors"))) == []
    assert not hasattr(care, "CACHES")
    assert [path for path in code_of("care") if "django.core.cache" in path.read_text()] == []
    assert [path for path in code_of("care") if "django.contrib.messages" in path.read_text()] == []


def breaches(rule, banned, paths: list[Path]) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Where a rule is broken."""
    for path in paths:
        yield from (f"{tree.short(path)}, {one}" for one in rule(banned, tree.parsed(path)))


class Knowing(models.Model):
    """A table of care that knows far too much."""

    person = PublicChar(max_length=20)
    email = models.EmailField()
    remark = PublicChar(max_length=200)
    note = models.TextField()
    of_account = OpaqueBytes(max_length=32)

    class Meta:
        app_label = "planted"


@pytest.mark.parametrize(
    "said",
    [
        "Knowing.person is called like an identifier of the other side",
        "Knowing.email is called like an identifier of the other side",
        "Knowing.email can hold anything",
        "Knowing.remark is long enough for a name",
        "Knowing.note can hold anything",
    ],
)
def test_a_knowing_table_is_seen(said: str) -> None:
    assert said in set(rules.columns(rules.IN_COLUMNS, Knowing, free=LONGEST))


def test_unexplained_bytes_are_seen() -> None:
    assert list(rules.binary(BYTES_OF_ROSTER.keys(), Knowing)) == [
        "Knowing.of_account holds bytes that nobody has explained"
    ]


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (rules.logged, "logger.warning('came in: %s', person.email)"),
        (rules.logged, "logging.getLogger(__name__).info(f'opened {handle}')"),
        (rules.logged, "log.error('no such account', extra={'account': account.id})"),
        (rules.cached, "cache.set(f'last-{account}', 1)"),
        (rules.cached, "caches['default'].get(person.name)"),
        (rules.said, "x = 'Welcome, %(email)s'"),
        (rules.said, "x = _('There is no {handle} here').format(handle=1)"),
        (rules.said, "x = f'Written to {person.email}'"),
    ],
)
def test_a_line_that_tells_is_seen(rule, source: str) -> None:  # type: ignore[no-untyped-def]
    assert list(rule(BOTH, ast.parse(source)))


@pytest.mark.parametrize(
    "page",
    [
        "<p>{{ person.name }}</p>",
        "{% if me.email %}x{% endif %}",
        "{% for one in unit.persons %}x{% endfor %}",
        "{% url 'members:page' account.id %}",
        "<p data-of='{{ row.handle|escape }}'></p>",
    ],
)
def test_a_page_that_tells_is_seen(page: str) -> None:
    assert list(rules.shown(BOTH, page))


def test_harmless_lines_and_pages_pass() -> None:
    code = ast.parse("log.warning('a job of kind %s was refused', kind)\nx = 'The %(count)d cards'\ncache.get('tries')")
    assert [one for rule in (rules.logged, rules.cached, rules.said) for one in rule(BOTH, code)] == []
    assert list(rules.shown(BOTH, "{% url 'members:account' %}{{ count }}{% translate 'Your account' %}")) == []
