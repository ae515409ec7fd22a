"""Columns that declare what they may tell a reader of the file.

`public`: may be read by anyone. `seat`: belongs to somebody who works under a name. `living`: may hold a time or an
opaque id, has a maximum life, stays out of backups. `sealed`: an envelope. `opaque`: random, HMAC, hash, wrap or
handle. `month`: a time no finer than a month. A house test refuses any column of care without one of these.
"""

from typing import Any

from django.db import models

SENSITIVITIES = ("public", "seat", "living", "sealed", "opaque", "month")


class Declared:
    """Mixed into a field: carries `sensitivity`, and into the migration with it."""

    sensitivity: str = ""

    def __init__(self, *args: Any, sensitivity: str = "", **kwargs: Any) -> None:
        self.sensitivity = sensitivity or type(self).sensitivity
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """What a migration needs to make this column again."""
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        if self.sensitivity != type(self).sensitivity:
            kwargs["sensitivity"] = self.sensitivity
        return name, path, args, kwargs


class PublicChar(Declared, models.CharField):  # type: ignore[type-arg]
    """A short word that anyone may read."""

    sensitivity = "public"


class PublicCount(Declared, models.PositiveIntegerField):  # type: ignore[type-arg]
    """A number that anyone may read."""

    sensitivity = "public"


class PublicText(Declared, models.TextField):  # type: ignore[type-arg]
    """A text that anyone may read."""

    sensitivity = "public"


class PublicFlag(Declared, models.BooleanField):  # type: ignore[type-arg]
    """A yes or no that anyone may read."""

    sensitivity = "public"


class PublicReal(Declared, models.FloatField):  # type: ignore[type-arg]
    """A quantity that anyone may read."""

    sensitivity = "public"


class PublicDay(PublicChar):
    """A day as `2026-11-22` that stands in public beside a public fact, as the day a telephone number was dialled.

    Never a day on which somebody used the site: for those a month is as fine as care gets.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 10, **kwargs})


class OpaqueChar(Declared, models.CharField):  # type: ignore[type-arg]
    """Random words: a handle."""

    sensitivity = "opaque"


class OpaqueBytes(Declared, models.BinaryField):  # type: ignore[type-arg]
    """Random bytes, an HMAC, a hash, a public key or a wrap."""

    sensitivity = "opaque"
    _pyi_private_get_type: bytes
    """For the type checker, which would otherwise expect memory views."""

    def from_db_value(self, value: Any, *_: Any) -> bytes | None:
        """PostgreSQL hands out memory views; code below deals in bytes."""
        return None if value is None else bytes(value)


class Opaque16(OpaqueBytes):
    """Sixteen random or derived bytes; the only kind of key in care."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 16, **kwargs})


class Sealed(OpaqueBytes):
    """An envelope: readable by the holder of a key that is not here."""

    sensitivity = "sealed"


class MonthField(Declared, models.CharField):  # type: ignore[type-arg]
    """A month as `2026-11`; no finer time stands in care outside the seals."""

    sensitivity = "month"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 7, **kwargs})


class LivingDateTime(Declared, models.DateTimeField):  # type: ignore[type-arg]
    """A moment in a row that lives hours, not months, and is in no backup."""

    sensitivity = "living"
