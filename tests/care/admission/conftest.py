"""The edge of the members' tests, for those that open accounts here."""

from tests.care.members.conftest import edge, owner

__all__ = ["edge", "owner"]
