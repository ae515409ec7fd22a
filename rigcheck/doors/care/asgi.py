"""The care process: Django's pages and the streams beside them, inside the thin ASGI shell."""

from rigcheck.doors.care.wsgi import pages
from rigcheck.doors.thinshell import in_threads, thin_shell, whole

# After the pages: until they are loaded there are no settings and no tables.
from rigcheck.doors.care.streams import PATH, streams_of_process  # isort: skip

BUTTON = "/step-it-up/backup/press"
AT_THE_BUTTON = 16
"""Threads: the button never waits behind a page that is slow, and those who press at once are kept together."""

MOST_PRESSED, SECONDS = 512 * 1024, 10
"""A press to the most supporters that may be asked is a third of a megabyte; a phone gives up after ten seconds too."""

streams = streams_of_process()
button = whole(in_threads(pages, AT_THE_BUTTON), most=MOST_PRESSED, seconds=SECONDS)
application = thin_shell(pages, streams={PATH: streams, BUTTON: button}, leave=streams.leave)
