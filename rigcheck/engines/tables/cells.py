"""Cells that a spreadsheet would run, and how they are made text.

OWASP, "CSV Injection": a cell that begins with = + - @, a tab or a carriage return may be taken for a formula by
the program that opens the file; an apostrophe before it makes it text.
"""

import re
from typing import Final

_RUNS: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")


def runs(text: str) -> bool:
    """Whether a spreadsheet could take this text for a formula; a plain number is none."""
    return bool(_RUNS.match(text)) and not _NUMBER.fullmatch(text)


def neutral(text: str) -> str:
    """The text as it may stand in a file that a spreadsheet opens."""
    return f"'{text}" if runs(text) else text


def plain(text: str) -> str:
    """The text without the apostrophe that `neutral` put before it."""
    return text[1:] if text.startswith("'") and runs(text[1:]) else text
