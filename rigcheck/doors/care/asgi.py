"""The care process: Django's pages inside the thin ASGI shell."""

from rigcheck.doors.care.wsgi import pages
from rigcheck.doors.thinshell import thin_shell

application = thin_shell(pages, streams={})
