"""The cast of talks, whose supporters have keys to hand out."""

from tests.care.conversations.conftest import cast, edge, gateway, lead, member, passer_by

__all__ = ["cast", "edge", "gateway", "lead", "member", "passer_by"]
