"""Roster's end: sign the facts."""

from rigcheck.bridge.catalogue.document import Catalogue
from rigcheck.bridge.keylog.entries import Purpose
from rigcheck.bridge.keylog.rotation import period_of
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.outside.keyring import KeyName, Keyring


def publish(catalogue: Catalogue, *, keyring: Keyring) -> str:
    """The signed file, with the agency's catalogue key of the month's year. Raises `NoSuchKey`."""
    name = KeyName(Purpose.CATALOGUE, catalogue.agency, period_of(Purpose.CATALOGUE, catalogue.month))
    return sign_note(catalogue.written(), name=f"{catalogue.agency}/catalogue", signer=Signer(keyring.key(name)))
