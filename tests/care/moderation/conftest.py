"""The circle of people around a group."""

from tests.care.groups.conftest import circle, edge, gateway, lead, passer_by

__all__ = ["circle", "edge", "gateway", "lead", "passer_by"]
