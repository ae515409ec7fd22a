"""The question as each engine wants it put."""

from __future__ import annotations

from typing import Any

from rigcheck.outside.databases.fulltext.asking import Search
from rigcheck.outside.databases.fulltext.words import asked_words, beginning


def facet(word: str) -> str:
    """A facet as one word that no stemmer changes: letters and digits, ending with a digit."""
    return f"x{''.join(sign if sign.isalnum() else 'q' for sign in word.casefold())}0"


def _inside(search: Search) -> tuple[list[str], list[Any]]:
    clauses, values = ["until > %s"], [search.today]
    if search.box:
        south, west, north, east = search.box
        clauses += ["lat BETWEEN %s AND %s", "lon BETWEEN %s AND %s"]
        return clauses, [*values, south, north, west, east]
    return clauses, values


def _select(table: str, weight: str, clauses: list[str]) -> str:
    where = " AND ".join(clauses)
    return f"SELECT key, {weight} AS weight, lat, lon FROM {table} WHERE {where} ORDER BY weight DESC, title, key"  # noqa: S608


def sqlite(table: str, search: Search) -> tuple[str, list[Any]]:
    """The search for FTS5, which weighs with BM25: a word in the title counts eight times."""
    clauses, values = _inside(search)
    begin = [(word, beginning(word)) for word in asked_words(search.text)]
    words = [f'"{start}"*' if start else f'"{word}"' for word, start in begin]
    asked = [f"({(' OR ' if search.some else ' AND ').join(words)})"] if words else []
    asked += [f"facets : ({' OR '.join(map(facet, group))})" for group in search.facets if group]
    weight = "0"
    if asked:
        # Facets weigh nothing: a rare language would otherwise outrank the words that somebody wrote.
        weight = f"-bm25({table}, 0, 8, 1, 0)"
        clauses, values = [f"{table} MATCH %s", *clauses], [" AND ".join(asked), *values]
    return _select(table, weight, clauses), values


def postgres(table: str, search: Search) -> tuple[str, list[Any]]:
    """The search for a tsvector, weighed with ts_rank: a word in the title counts eight times."""
    clauses, values = _inside(search)
    before: list[Any] = []
    begin = [(word, beginning(word)) for word in asked_words(search.text)]
    words = [f"{start}:*" if start else word for word, start in begin]
    weight = "0"
    if words:
        asked = (" | " if search.some else " & ").join(words)
        weight, before = "ts_rank('{0, 0, 0.125, 1}', words, to_tsquery('english', %s))", [asked]
        clauses.append("words @@ to_tsquery('english', %s)")
        values.append(asked)
    for group in filter(None, search.facets):
        clauses.append("facets && %s::text[]")
        values.append(list(group))
    return _select(table, weight, clauses), [*before, *values]
