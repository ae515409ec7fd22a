"""The cast of disclosures, on a site whose jurisdiction can be set."""

import pytest
from django.conf import settings

from tests.care.disclosures.conftest import cast, edge, lead, owner, passer_by, visitor

__all__ = ["cast", "edge", "lead", "owner", "passer_by", "visitor"]


@pytest.fixture
def under_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """This site's jurisdiction is the general pack of the United States."""
    monkeypatch.setattr(settings, "JURISDICTION", "us")
