"""Keeping the index in step, and what leads write."""

from rigcheck.care.finding.actions.indexing import bring_up_to_date

__all__ = ["bring_up_to_date"]
