"""Whose key a person's token is made with: the agency's, or its council's where the agency has joined one.

A token tells its scope and its period. Among few people that alone would nearly be a name (DESIGN 6).
"""

from rigcheck.engines.tokens.refusals import TooFewPeople

SMALLEST_SCOPE = 50
"""People, by public headcount."""


def issuing_scope(*, agency: str, headcount: int, council: str | None) -> str:
    """The slug whose key serves this agency; `headcount` is the agency's own.

    `council` is the slug of the council that the agency has joined, or None. All agencies of a council share its key,
    also a large one: were it only the small ones, twelve people would be alone under it. Raises `TooFewPeople` for a
    small agency without a council.
    """
    if council is not None:
        return council
    if headcount < SMALLEST_SCOPE:
        raise TooFewPeople
    return agency


def shared_scopes(agencies: list[tuple[str, int, str | None]]) -> tuple[set[str], set[str]]:
    """The scopes that get a key, and the agencies that get none because too few people would share one.

    Each agency is its slug, its own headcount and its council's slug; a council itself is not among them.
    """
    crowds: dict[str, int] = {}
    for agency, headcount, council in agencies:
        crowds[council or agency] = crowds.get(council or agency, 0) + headcount
    served = {scope for scope, people in crowds.items() if people >= SMALLEST_SCOPE}
    return served, {agency for agency, _, council in agencies if (council or agency) not in served}
