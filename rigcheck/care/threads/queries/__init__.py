"""Reading threads: posts, what was decided about them, and what waits."""

from rigcheck.care.threads.models import Shown, Told

__all__ = ["Shown", "Told"]
