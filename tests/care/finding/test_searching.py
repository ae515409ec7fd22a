"""Searching by words, need, kind, cost, language, trade and distance; on SQLite and on PostgreSQL alike."""

from datetime import date, timedelta

import pytest

from rigcheck.care.directory import actions as directory
from rigcheck.care.directory.models import Entry
from rigcheck.care.directory.queries.facts import row_of
from rigcheck.care.finding import actions, queries
from rigcheck.care.finding.models import INDEX
from rigcheck.care.finding.queries import Asked, Found
from rigcheck.care.finding.queries.lines import standing
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from tests.care.finding.conftest import ENTRIES, facts
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
LOCAL = ("service", "eap", "outside", "clinician")


def found(today: date, **asked: object) -> Found:
    lines = standing(today=today, files=MemoryFiles(), own="")
    actions.bring_up_to_date(lines=lines)
    return queries.search(Asked(**{"kinds": LOCAL, **asked}), today=today, lines=lines)


def slugs(today: date, **asked: object) -> list[str]:
    return [offer.slug for offer in found(today, **asked).offers]


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"text": "counselling"}, {"harbor-counselling", "county-eap", "dr-moreau"}),
        ({"text": "counsellors"}, {"harbor-counselling", "county-eap", "dr-moreau"}),
        ({"text": "help with my sleep"}, {"night-desk-sleep"}),
        ({"text": "ELODIE"}, {"dr-moreau"}),
        ({"text": "insomnia nights"}, {"night-desk-sleep"}),
        ({"text": "moneytree"}, set()),
        ({"text": "'; DROP TABLE x; -- \" * ( ) : & |"}, set()),
        ({"needs": ("money",)}, {"county-eap", "union-fund"}),
        ({"needs": ("sleep", "couple")}, {"night-desk-sleep", "dr-moreau"}),
        ({"costs": ("free",)}, {"county-eap", "union-fund"}),
        ({"languages": ("fr", "es")}, {"dr-moreau", "harbor-counselling"}),
        ({"doors": ("fire",)}, {"union-fund"}),
        ({"doors": ("police",)}, set()),
        ({"kinds": ("clinician",)}, {"dr-moreau"}),
        ({"needs": ("trauma",), "languages": ("es",), "text": "harbor"}, {"harbor-counselling"}),
        ({"countries": ("ie",)}, set()),
        ({"near": "Alder Bay", "km": 10}, {"harbor-counselling", "dr-moreau"}),
        ({"near": "alder bay, or", "km": 10, "needs": ("couple",)}, {"dr-moreau"}),
        ({"near": "44.95, -123.05", "km": 25}, {"night-desk-sleep"}),
    ],
)
def test_what_fits_is_found_and_nothing_else(
    county: Seated, today: date, asked: dict[str, object], fits: set[str]
) -> None:
    assert set(slugs(today, **asked)) == fits


def test_the_word_in_a_name_counts_more_than_the_word_in_a_text(county: Seated, today: date) -> None:
    about = facts("mentions", "Second Office", description="They send people to the sleep clinic.")
    directory.write_entries(by=county.me, entries=[about])
    assert slugs(today, text="sleep") == ["night-desk-sleep", "mentions"]


def test_where_nothing_holds_all_words_some_are_enough_and_it_is_said(county: Seated, today: date) -> None:
    loosened = found(today, text="sleep unicorn")
    assert [offer.slug for offer in loosened.offers] == ["night-desk-sleep"]
    assert loosened.loosened
    assert not found(today, text="sleep").loosened


def test_the_nearest_stand_first_and_those_without_a_place_last(county: Seated, today: date) -> None:
    offers = found(today, near="Fernhollow").offers
    assert [offer.slug for offer in offers][:3] == ["night-desk-sleep", "dr-moreau", "harbor-counselling"]
    assert [offer.distance for offer in offers] == [0, 87, 88, None, None]


def test_a_place_that_nobody_knows_is_said_and_no_distance_is_made_up(county: Seated, today: date) -> None:
    lost = found(today, near="Atlantis", km=10)
    assert lost.lost
    assert {offer.distance for offer in lost.offers} == {None}


def test_an_entry_is_gone_on_the_day_it_expires(county: Seated, today: date) -> None:
    last = date(2027, 1, 29)
    assert "dr-moreau" in slugs(last)
    assert slugs(last + timedelta(days=1)) == []


def test_what_was_changed_hidden_and_removed_is_found_so_at_once(county: Seated, today: date) -> None:
    assert slugs(today, text="moreau") == ["dr-moreau"]
    row = next(one for one in ENTRIES if one["slug"] == "dr-moreau")
    directory.write_entries(by=county.me, entries=[{**row, "name": "Dr. Noor Haddad"}])
    assert (slugs(today, text="moreau"), slugs(today, text="haddad")) == ([], ["dr-moreau"])
    directory.write_entries(by=county.me, entries=[{**row, "shown": False, "reason": "On leave."}])
    assert slugs(today, text="moreau") == []
    directory.write_entries(by=county.me, entries=[row])
    directory.remove_entries(by=county.me, slugs=["dr-moreau"])
    assert slugs(today, text="moreau") == []


def test_the_lines_of_the_files_are_found_too(county: Seated, today: date) -> None:
    assert "us-copline" in slugs(today, kinds=("line",), text="copline")
    assert "us-988" in slugs(date(2029, 1, 1), kinds=("line",), countries=("us",)), "age hides no national line"


def test_the_index_holds_nothing_that_members_do_not_see(county: Seated, today: date) -> None:
    found(today)
    lines = standing(today=today, files=MemoryFiles(), own="")
    shown = [one for one in ENTRIES if one["shown"]]
    assert INDEX.count() == len(shown) + len(lines)
    assert INDEX.changed() == []


def test_a_second_page_goes_on_where_the_first_ends(county: Seated, today: date) -> None:
    many = [facts(f"group-{number:02}", f"Evening group {number}", needs="grief") for number in range(45)]
    directory.write_entries(by=county.me, entries=many)
    pages = [found(today, needs=("grief",), page=page) for page in (1, 2, 3, 99)]
    assert [(one.page, one.pages, one.count, len(one.offers)) for one in pages] == [
        (1, 3, 45, 20), (2, 3, 45, 20), (3, 3, 45, 5), (3, 3, 45, 5),
    ]  # fmt: skip
    seen = [offer.slug for one in pages[:3] for offer in one.offers]
    assert len(set(seen)) == 45


def test_a_partners_word_counts_until_there_is_one_of_our_own(county: Seated, edge: Edge, today: date) -> None:
    partners = facts("river-group", "River Group of a Partner")
    row_of(partners, site="care.elsewhere.example").save(force_insert=True)
    assert slugs(today, text="river") == ["river-group"]
    directory.write_entries(
        by=county.me, entries=[{**partners, "name": "River Group", "shown": False, "reason": "Shut."}]
    )
    assert slugs(today, text="river") == []
    directory.remove_entries(by=county.me, slugs=["river-group"])
    assert slugs(today, text="river") == ["river-group"]
    assert Entry.objects.filter(slug="river-group").count() == 1
