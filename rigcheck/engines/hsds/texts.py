"""Why a service of a file is not taken. Rooms show these with gettext."""

from rigcheck.kernel.messages import gettext_noop

NO_NAME = gettext_noop("It has no name.")
NO_WAY = gettext_noop("It has no number, no address and no web page, so nobody could reach it.")
TWICE = gettext_noop("Another service in this file has the same id.")
