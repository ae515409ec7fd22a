"""Made-up listings: every field, odd letters and what spreadsheets would run included."""

from hypothesis import strategies as st

from rigcheck.engines.hsds import COSTS, LANGUAGES, By, Listing, Way

ODD = st.sampled_from(
    ["=1+1", "+44 20 7946 0000", "-x", "@here", "a;b,c", '"quoted"', "'=x", "två\nrader", "  x", "日本"]
)
TEXT = st.one_of(
    st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="\0"), max_size=30), ODD
).map(str.strip)
NAME = TEXT.filter(bool)
WORD = st.text("abcdefghij", min_size=1, max_size=8)
NUMBER = st.from_regex(r"\+?[0-9][0-9 -]{2,12}[0-9]", fullmatch=True)
HOST = st.from_regex(r"[a-z]{2,8}\.example(/[a-z]{1,6})?", fullmatch=True)
DAY = st.dates().map(str)


@st.composite
def way(draw: st.DrawFn) -> Way:
    by = draw(st.sampled_from(list(By)))
    if by is By.CALL:
        return Way(by, draw(NUMBER), press=draw(st.sampled_from(["", "2", "07", "*1", "1,2"])))
    if by is By.TEXT:
        return Way(by, draw(NUMBER), word=draw(st.one_of(st.just(""), WORD)))
    return Way(by, draw(HOST) if by is not By.MAIL else f"{draw(WORD)}@mail.example")


def some(word: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(word, unique=True, max_size=3).map(tuple)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    fields = ("kind", "role", "who", "operator", "passes_on", "source", "status", "reason", "verified_by", "area")
    texts = {name: draw(TEXT) for name in (*fields, "organization", "description", "hours", "cost_note", "place")}
    placed = draw(st.booleans())
    ways = draw(st.lists(way(), unique=True, max_size=5))
    return Listing(
        id=draw(st.one_of(st.uuids().map(str), st.from_regex(r"[a-z]{2}-[a-z0-9]{1,12}", fullmatch=True))),
        name=draw(NAME),
        ways=tuple(ways) or (Way(By.CALL, "555-0100"),),
        country=draw(st.sampled_from(["", "us", "gb", "nz"])),
        doors=draw(some(WORD)),
        needs=draw(some(WORD)),
        languages=draw(some(st.sampled_from(sorted(LANGUAGES)))),
        cost=draw(st.sampled_from(["", *COSTS])),
        responders=draw(st.booleans()),
        latitude=draw(st.floats(-90, 90)) if placed else None,
        longitude=draw(st.floats(-180, 180)) if placed else None,
        shown=draw(st.booleans()),
        verified_on=draw(st.one_of(st.just(""), DAY)),
        expires_on=draw(st.one_of(st.just(""), DAY)),
        **texts,
    )
