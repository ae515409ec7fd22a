"""The care process: Django's pages and the streams beside them, inside the thin ASGI shell."""

from rigcheck.doors.care.wsgi import pages
from rigcheck.doors.thinshell import thin_shell

# After the pages: until they are loaded there are no settings and no tables.
from rigcheck.doors.care.streams import PATH, streams_of_process  # isort: skip

streams = streams_of_process()
application = thin_shell(pages, streams={PATH: streams}, leave=streams.leave)
