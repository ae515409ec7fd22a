"""Whose key a person's token is made with: the agency's, or its council's where the agency is small.

A token tells its scope and its period. Among few people that alone would nearly be a name (DESIGN 6).
"""

from rigcheck.engines.tokens.refusals import TooFewPeople

SMALLEST_SCOPE = 50
"""People, by public headcount."""


def issuing_scope(*, agency: str, headcount: int, council: str | None) -> str:
    """The slug whose key serves this agency.

    `council` is the slug of the council that the agency has joined, or None. Raises `TooFewPeople` for a small agency
    without one. The council's own size is the operator's to see to: see docs/operate/keys.md.
    """
    if headcount >= SMALLEST_SCOPE:
        return agency
    if council is None:
        raise TooFewPeople
    return council
