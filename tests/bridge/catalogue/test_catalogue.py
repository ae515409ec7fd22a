"""From roster to care: facts arrive whole, and nothing else does."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from rigcheck.bridge.catalogue.document import Catalogue, Group, Statement, parse
from rigcheck.bridge.catalogue.publish import publish
from rigcheck.bridge.catalogue.read import agency_of, read
from rigcheck.bridge.catalogue.refusals import (
    NotACatalogue,
    OlderEdition,
    OtherAgency,
    TellsOfTooFew,
    UnknownForm,
    Unsigned,
)
from rigcheck.bridge.keylog import holding
from rigcheck.outside.keyring import NoSuchKey
from tests.bridge.catalogue_facts import FACTS, agency_house, facts
from tests.bridge.lists import MONTH, House

HOUSE = agency_house()


def taken(
    text: str, *, house: House = HOUSE, agencies: tuple[str, ...] = ("port-alder",), newest: int = 0
) -> Catalogue:
    return read(text, keylog=house.log, agencies=agencies, newest=newest, month=MONTH)


def test_what_was_published_is_what_is_read():
    text = publish(FACTS, keyring=HOUSE.keyring)
    assert taken(text) == FACTS
    assert agency_of(text) == "port-alder"


def test_it_counts_in_the_year_after_as_well_and_then_no_more():
    text = publish(FACTS, keyring=HOUSE.keyring)
    assert read(text, keylog=HOUSE.log, agencies=["port-alder"], newest=0, month=MONTH.plus(13)) == FACTS
    with pytest.raises(Unsigned):
        read(text, keylog=HOUSE.log, agencies=["port-alder"], newest=0, month=MONTH.plus(14))


def test_an_unsigned_file_is_refused():
    with pytest.raises(Unsigned):
        taken(FACTS.written())


def test_a_changed_file_is_refused():
    text = publish(FACTS, keyring=HOUSE.keyring)
    with pytest.raises(Unsigned):
        taken(text.replace("400", "401"))


def test_something_added_before_the_signature_is_refused():
    text = publish(FACTS, keyring=HOUSE.keyring)
    with pytest.raises(Unsigned):
        taken(text.replace("\n\n", "\n\n{}\n\n"))


def test_a_file_signed_by_another_house_is_refused():
    with pytest.raises(Unsigned):
        taken(publish(FACTS, keyring=agency_house(name="impostor.example").keyring))


def test_one_agency_does_not_speak_for_another():
    both = agency_house("port-alder", "cedar-ridge")
    signed = publish(facts(agency="cedar-ridge"), keyring=both.keyring)
    stolen = signed.replace("cedar-ridge", "port-alder")
    with pytest.raises(Unsigned):
        taken(stolen, house=both)


def test_a_file_of_an_agency_that_is_not_served_here_is_refused():
    with pytest.raises(OtherAgency):
        taken(publish(FACTS, keyring=HOUSE.keyring), agencies=("cedar-ridge",))


@pytest.mark.parametrize("newest", [1, 2])
def test_an_edition_that_is_here_already_or_older_is_refused(newest: int):
    with pytest.raises(OlderEdition):
        taken(publish(FACTS, keyring=HOUSE.keyring), newest=newest)


def test_a_key_that_has_ended_signs_no_more():
    house = agency_house()
    text = publish(FACTS, keyring=house.keyring)
    holding.end(files=house.files, keyring=house.keyring, key=house.log.entries[-1].key)
    with pytest.raises(Unsigned):
        taken(text, house=house)


def test_without_a_key_nothing_is_published():
    with pytest.raises(NoSuchKey):
        publish(facts(agency="pine-hollow"), keyring=HOUSE.keyring)


def test_a_small_group_is_neither_published_nor_read():
    with pytest.raises(TellsOfTooFew):
        facts(groups=(Group("Dive team", 9),))
    with pytest.raises(TellsOfTooFew):
        parse(FACTS.written().replace("162", "49"))


@pytest.mark.parametrize(
    "changed",
    [
        {"policies": (Statement("", "text"),)},
        {"policies": (Statement("t" * 121, "text"),)},
        {"programmes": (Statement("title", "t" * 4001),)},
        {"agency": ""},
        {"edition": 0},
        {"headcount": -1},
    ],
    ids=["no title", "long title", "long text", "no agency", "edition 0", "fewer than nobody"],
)
def test_what_is_out_of_range_is_not_published(changed: dict[str, Any]):
    with pytest.raises(NotACatalogue):
        facts(**changed)


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    content = json.loads(FACTS.written())
    change(content)
    return json.dumps(content)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        "[" * 100_000,
        "{}",
        broken(lambda content: content.pop("groups")),
        broken(lambda content: content.update(groups=3)),
        broken(lambda content: content.update(groups=["Patrol"])),
        broken(lambda content: content.update(groups=[{"name": "Patrol", "headcount": "162"}])),
        broken(lambda content: content.update(headcount=True)),
        broken(lambda content: content.update(name=None)),
        broken(lambda content: content.update(month="2026-13")),
        broken(lambda content: content["patterns"][0].update(cycle="?")),
        broken(lambda content: content["patterns"][0].update(anchor="yesterday")),
        broken(lambda content: content["patterns"][0].update(hours="many")),
    ],
)
def test_what_is_no_catalogue_is_refused_in_one_sentence(text: str):
    with pytest.raises(NotACatalogue, match="Nothing was changed"):
        parse(text)


def test_a_form_of_tomorrow_is_refused_and_says_why():
    with pytest.raises(UnknownForm, match="newer version"):
        parse(broken(lambda content: content.update(form=2)))


def test_a_section_of_tomorrow_is_passed_over():
    assert parse(broken(lambda content: content.update(training_days=[]))) == FACTS
