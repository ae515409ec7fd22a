"""What the index holds of an entry: its words, and facets by which it is chosen."""

from rigcheck.care.directory.queries import Told
from rigcheck.care.finding.queries.needs import needs
from rigcheck.outside.databases.fulltext import Document, plain_words


def document_of(told: Told) -> Document | None:
    """The document of an entry; None for one that members do not see."""
    facts = told.facts
    standing = facts["role"] != "other"
    if not facts["shown"] or not (facts["expires_on"] or standing):
        return None
    wanted = facts["needs"].split()
    named = [word for need in wanted if need in needs() for word in (needs()[need].name, *needs()[need].words)]
    body = (facts[name] for name in ("description", "who", "area", "place", "passes_on", "cost_note"))
    return Document(
        key=told.key,
        title=f"{facts['name']} {facts['organization']}",
        body=" ".join((*body, *named)),
        facets=(
            f"kind:{facts['kind']}",
            f"country:{facts['country']}",
            f"cost:{facts['cost']}",
            *(f"need:{need}" for need in wanted),
            *(f"door:{door}" for door in facts["doors"].split()),
            *(f"lang:{code}" for code in facts["languages"].split()),
            *(f"town:{town}" for town in towns_in(f"{facts['area']},{facts['place']}")),
        ),
        latitude=facts["latitude"],
        longitude=facts["longitude"],
        until="" if standing else facts["expires_on"],
    )


def towns_in(text: str) -> tuple[str, ...]:
    """The parts of an address or an area that may be a town or a region, without blanks: `redwoodcity`, `ca`."""
    parts = ("".join(plain_words(part)) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part and not any(sign.isdigit() for sign in part)))
