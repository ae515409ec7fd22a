"""Whether a text calls for help now: an answer for its writer, with its reasons. It alerts nobody.

    read("i dont want to wake up tomorrow")     # Reading(offer=True, level=Level.WISH, reasons=("wish",))

A cascade: a scan for words and phrases, rules for "not", other people, the past, quotations, jokes and duty talk, then
weights, which have the last word. The same file, data/messages/reading.json, and the same steps serve the browser.
"""

from rigcheck.engines.triage.messages.reading import Level, Reading, read
from rigcheck.engines.triage.messages.texts import REASONS

__all__ = ["REASONS", "Level", "Reading", "read"]
