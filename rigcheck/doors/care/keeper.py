"""The process's own clock, chance, files, keyring and keybox: made once, at the first request."""

from functools import cache

from django.conf import settings

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.keybox import open_keybox
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.randomness import SystemChance


@cache
def edge_of_process() -> Edge:
    """The real edge, as the settings say."""
    return Edge(
        clock=SystemClock(),
        chance=SystemChance(),
        keybox=open_keybox(settings.KEYBOX, durable=not settings.DEMO),
        files=FolderFiles(settings.SIGNED_FILES),
        keyring=FolderKeyring(settings.KEYRING),
    )
