"""Reading groups: what they are, and where somebody stands in one."""

from rigcheck.care.groups.models import About, Kind, Standing

__all__ = ["About", "Kind", "Standing"]
