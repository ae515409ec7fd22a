"""Putting seats into this site's public list of keys, and ending them there. Done last, inside the transaction:

the database is rolled back where the list refuses, and what the list has already is not added twice.
"""

from rigcheck.bridge.keylog import Entry, Keylog, holding
from rigcheck.bridge.keylog.refusals import NotCertified, NothingToEnd
from rigcheck.care.seats import policies
from rigcheck.outside.edge import Edge


def add(*, line: Entry, certificate: bytes, site: str, edge: Edge) -> None:
    """Add a seat's keys to the list; begins the list where there is none. Raises BadCertificate.

    `site` is the name of this site. The first lead of all stands there without a certificate: there was nobody to
    sign, and everybody can see that. Keys that stand there as somebody else's are refused as well.
    """
    log = holding.begin(name=site, files=edge.files, keyring=edge.keyring, chance=edge.chance)
    if _is_live(log, line):
        return
    try:
        holding.add(
            files=edge.files,
            keyring=edge.keyring,
            purpose=line.purpose,
            scope=line.scope,
            period=line.period,
            key=line.key,
            certificate=certificate,
        )
    except (NotCertified, NothingToEnd) as refusal:
        raise policies.BadCertificate from refusal


def end(*, line: Entry, edge: Edge) -> None:
    """End a seat's keys in the list, where they stand there as this seat's: never another's."""
    try:
        log = holding.own(edge.files)
    except holding.NoKeylog:
        return
    if _is_live(log, line):
        holding.end(files=edge.files, keyring=edge.keyring, key=line.key)


def _is_live(log: Keylog, line: Entry) -> bool:
    mine = (line.purpose, line.scope, line.key)
    return any((entry.purpose, entry.scope, entry.key) == mine for entry in log.unended())
