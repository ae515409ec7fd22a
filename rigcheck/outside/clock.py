"""What time it is: read once at the edge and passed inward."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment as an aware UTC `datetime`."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class SetClock:
    """A clock that stands where it is put; for tests, and for a demonstration that writes a past year."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 4, 0, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment

    def pass_(self, **by: float) -> None:
        """Move on by a `timedelta(**by)`."""
        self.moment += timedelta(**by)
