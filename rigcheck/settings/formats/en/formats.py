"""Dates as they are said here: the day first and the month in words, so that nobody mistakes one for the other."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j\u00a0M\u00a0Y"
SHORT_DATETIME_FORMAT = "j\u00a0M\u00a0Y, H:i"
