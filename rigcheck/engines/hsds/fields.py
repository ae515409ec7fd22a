"""What HSDS has no column for: each such field of a listing stands as an attribute of the service, under our terms.

An attribute points at a term of a taxonomy and may carry a value (HSDS 3.0, `attribute`). Our terms are one for each
field; `link_type` names the field, `value` what it holds.
"""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from rigcheck.engines.hsds.tables import Record

SPACE: Final = uuid5(NAMESPACE_URL, "rigcheck/hsds")
TEXTS: Final = (
    *("kind", "country", "role", "who", "operator", "passes_on", "source", "status", "reason", "verified_by"),
    "expires_on",
)
"""Fields of a listing with one text."""
WORDS: Final = ("doors", "needs")
"""Fields with several words, an attribute for each."""
OTHERS: Final = ("slug", "responders", "way", "order", "word", "press")
"""`slug` is an id that is no UUID; `way` a web address, chat or e-mail beyond the first; `order` the order of ways."""
MARK: Final = "rigcheck:"
TAXONOMY: Final[Record] = {
    "id": str(uuid5(SPACE, "taxonomy")),
    "name": "Rigcheck directory",
    "description": "What a directory for public-safety people says of a service beyond HSDS.",
}
TERMS: Final[dict[str, Record]] = {
    name: {
        "id": str(uuid5(SPACE, f"term/{name}")),
        "code": f"{MARK}{name}",
        "name": name.replace("_", " "),
        "description": "",
        "taxonomy": "Rigcheck directory",
        "taxonomy_id": TAXONOMY["id"],
    }
    for name in (*TEXTS, *WORDS, *OTHERS)
}
OUR_TERMS: Final = frozenset(str(term["id"]) for term in TERMS.values())


def row_id(listing: str, *what: object) -> str:
    """The id of a row that belongs to a listing: the same one at every export."""
    return str(uuid5(SPACE, "/".join(map(str, (listing, *what)))))


def service_id(listing: str) -> str:
    """The id of a listing as HSDS wants it, a UUID."""
    return listing if is_uuid(listing) else row_id(listing, "service")


def is_uuid(text: str) -> bool:
    """Whether this is a UUID as HSDS writes one."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
