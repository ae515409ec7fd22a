"""The index over one table of a room."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from rigcheck.outside.databases.fulltext import dialects
from rigcheck.outside.databases.fulltext.asking import Document, Hit, Search
from rigcheck.outside.databases.fulltext.words import plain_words


class Index:
    """The index over one table, whose key is sixteen bytes."""

    def __init__(self, *, table: str, source: str, key: str = "id") -> None:
        self.table, self.source, self.key = table, source, key

    def changed(self) -> list[bytes]:
        """Take the keys of rows written or deleted since they were last taken, in the caller's transaction."""
        if not self._run(f"SELECT 1 FROM {self.table}_changed LIMIT 1"):  # noqa: S608
            return []
        return [bytes(row[0]) for row in self._run(f"DELETE FROM {self.table}_changed RETURNING key")]  # noqa: S608

    def put(self, documents: Iterable[Document]) -> None:
        """Write documents, each in the place of the one with its key."""
        told = list(documents)
        self.remove([document.key for document in told])
        with connection.cursor() as cursor:
            cursor.executemany(self._insert(), [self._row(document) for document in told])

    def remove(self, keys: Collection[bytes]) -> None:
        """Take documents out; keys that are not there do no harm."""
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {self.table} WHERE {self._place()} = %s", [(self._at(k),) for k in keys])  # noqa: S608

    def count(self) -> int:
        """How many documents there are."""
        return int(self._run(f"SELECT count(*) FROM {self.table}")[0][0])  # noqa: S608

    def find(self, search: Search) -> list[Hit]:
        """Every document that fits, the best first. Without words and facets, every one inside the box."""
        sql, values = dialects.postgres(self.table, search) if _is_server() else dialects.sqlite(self.table, search)
        rows = self._run(sql, *values)
        return [Hit(bytes(key), float(weight), lat, lon) for key, weight, lat, lon in rows]

    def _insert(self) -> str:
        if _is_server():
            words = "setweight(to_tsvector('english', %s), 'A') || to_tsvector('english', %s)"
            return (
                f"INSERT INTO {self.table} (key, title, words, facets, lat, lon, until) "  # noqa: S608
                f"VALUES (%s, %s, {words}, %s, %s, %s, %s) ON CONFLICT (key) DO NOTHING"
            )
        columns = "rowid, key, title, body, facets, lat, lon, until"
        return f"INSERT INTO {self.table} ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608

    def _row(self, document: Document) -> tuple[Any, ...]:
        title, body = (" ".join(plain_words(text)) for text in (document.title, document.body))
        last = (document.latitude, document.longitude, document.until or "9999")
        if _is_server():
            return (document.key, title, title, body, list(document.facets), *last)
        facets = " ".join(map(dialects.facet, document.facets))
        return (self._at(document.key), document.key, title, body, facets, *last)

    def _place(self) -> str:
        return "key" if _is_server() else "rowid"

    def _at(self, key: bytes) -> Any:
        """FTS5 finds a row by its number only: half of the key, which is a hash, makes one."""
        return key if _is_server() else int.from_bytes(key[:8], "big", signed=True)

    @staticmethod
    def _run(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())


def _is_server() -> bool:
    return connection.vendor == "postgresql"
