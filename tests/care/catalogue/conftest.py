"""The edge of the members tests, for what reads signed files."""

from tests.care.members.conftest import edge

__all__ = ["edge"]
