"""Words found in a room's table: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL, one question for both.

The room names its table; a trigger there notes the key of every row that is written or deleted, whoever writes it.
Before the next search the room takes the noted keys and puts documents for them, so that none can be forgotten. The
index holds what the rows say in public and nothing of who searched.
"""

from rigcheck.outside.databases.fulltext.asking import Document, Hit, Search
from rigcheck.outside.databases.fulltext.index import Index
from rigcheck.outside.databases.fulltext.making import MakeIndex
from rigcheck.outside.databases.fulltext.words import asked_words, plain_words

__all__ = ["Document", "Hit", "Index", "MakeIndex", "Search", "asked_words", "plain_words"]
