"""Cells that a spreadsheet would run, and how they are made text.

OWASP, "CSV Injection": a cell that begins with = + - @, a tab or a carriage return may be taken for a formula by
the program that opens the file; an apostrophe before it makes it text. The same holds after a semicolon, a tab or a
line break inside a cell: where these part the columns, as in much of Europe, a comma's quotation marks do not help.
"""

import re
from typing import Final

_RUNS: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_INSIDE: Final = re.compile(r'([;|\t\r\n] *"?)(?=[=+\-@＝＋－＠])')
_MADE_TEXT: Final = re.compile(r"""([;|\t\r\n] *"?)'(?=[=+\-@＝＋－＠])""")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")


def runs(text: str) -> bool:
    """Whether a spreadsheet could take this text for a formula; a plain number is none."""
    return bool(_RUNS.match(text)) and not _NUMBER.fullmatch(text)


def neutral(text: str) -> str:
    """The text as it may stand in a file that a spreadsheet opens."""
    inside = _INSIDE.sub(r"\1'", text)
    return f"'{inside}" if runs(text) else inside


def plain(text: str) -> str:
    """The text without the apostrophes that `neutral` put there."""
    bare = text[1:] if text.startswith("'") and runs(text[1:]) else text
    return _MADE_TEXT.sub(r"\1", bare)
