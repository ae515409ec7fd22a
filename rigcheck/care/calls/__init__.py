"""Voice between the two of a talk: anonymous, through a relay alone, no number exchanged.

The server does one thing: it hands whoever holds an open talk a pass to the relay for ten minutes. That somebody rings,
offers, answers or hangs up goes as words of the talk, closed like all others (`web/static/care/calls`).
"""
