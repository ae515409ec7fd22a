"""Shift patterns in the words that people use for them."""

from datetime import time

from django.utils.translation import gettext

from rigcheck.engines.shifts import CATALOGUE, TEXTS, Pattern


def catalogue_name(pattern: Pattern) -> str:
    """The id of the pattern in the catalogue of `engines.shifts`, whatever its times and first day; else empty."""
    same = (one.id for one in CATALOGUE.values() if (one.cycle, one.hours) == (pattern.cycle, pattern.hours))
    return next(same, "")


def pattern_words(pattern: Pattern) -> str:
    """The pattern's usual name, or its cycle."""
    known = catalogue_name(pattern)
    return gettext(TEXTS[known]) if known else pattern.cycle


def clock(at: time) -> str:
    """A time on the wall as 07:00."""
    return at.strftime("%H:%M")
