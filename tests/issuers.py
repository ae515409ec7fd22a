"""Issuer keys for tests: a few, made once in a process, because each takes a second."""

from functools import cache

from rigcheck.engines.tokens.keys import IssuerPrivate

_generate = IssuerPrivate.generate  # as it is, also while a test puts something else in its place


@cache
def issuer(number: int = 0) -> IssuerPrivate:
    """The same RSA-3072 key for the same number, within one process."""
    assert number >= 0
    return _generate()
