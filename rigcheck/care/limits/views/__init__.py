"""Pages: what anybody may read, and what the lead confirms."""

from rigcheck.care.limits.views.lead import pack, packs, take_back
from rigcheck.care.limits.views.public import act_now, limits, limits_of

__all__ = ["act_now", "limits", "limits_of", "pack", "packs", "take_back"]
