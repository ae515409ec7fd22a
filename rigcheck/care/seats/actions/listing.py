"""Putting seats into this site's public list of keys, and ending them there. Done last, inside the transaction:

the database is rolled back where the list refuses, and what the list has already is not added twice.
"""

from rigcheck.bridge.keylog import Entry, Keylog, holding
from rigcheck.bridge.keylog.refusals import NotCertified
from rigcheck.care.seats import policies
from rigcheck.outside.edge import Edge


def add(*, line: Entry, certificate: bytes, site: str, edge: Edge) -> None:
    """Add a seat's keys to the list; begins the list where there is none. Raises BadCertificate.

    `site` is the name of this site. The first lead of all stands there without a certificate: there was nobody to
    sign, and everybody can see that.
    """
    log = holding.begin(name=site, files=edge.files, keyring=edge.keyring, chance=edge.chance)
    if _is_live(log, line.key):
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
    except NotCertified as refusal:
        raise policies.BadCertificate from refusal


def end(*, key: bytes, edge: Edge) -> None:
    """End a seat's keys in the list, where they stand there."""
    try:
        log = holding.own(edge.files)
    except holding.NoKeylog:
        return
    if _is_live(log, key):
        holding.end(files=edge.files, keyring=edge.keyring, key=key)


def _is_live(log: Keylog, key: bytes) -> bool:
    return any(entry.key == key for entry in log.unended())
