"""A code copied by hand comes back whole, or the group that is wrong is pointed out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigcheck.engines.sealing import cards
from rigcheck.engines.sealing.cards import (
    ALPHABET,
    AnotherCard,
    CardDoesNotAddUp,
    CardKind,
    CardRefusal,
    CardTooShortOrLong,
    WrongGroups,
)
from rigcheck.engines.sealing.refusals import WrongLength

kinds = st.sampled_from(CardKind)


@st.composite
def printed(draw) -> tuple[CardKind, bytes, str]:
    """A card: kind, secret, code."""
    kind = draw(kinds)
    secret = draw(st.binary(min_size=kind.size, max_size=kind.size))
    return kind, secret, cards.encode(kind, secret)


@given(printed())
def test_round_trip(card):
    kind, secret, code = card

    assert cards.parse(kind, code) == secret
    assert len(code.split("-")) == kind.groups == (11 if kind is CardKind.RECOVERY else 9)


@given(printed(), st.data())
def test_however_it_is_typed(card, data):
    kind, secret, code = card
    loose = {"0": "0Oo", "1": "1IiLl", "-": ["-", " ", "", " – ", "\n", "_"]}
    typed = "".join(data.draw(st.sampled_from(loose.get(symbol, [symbol, symbol.lower()]))) for symbol in code)

    assert cards.parse(kind, f" {typed} ") == secret


@given(printed(), st.data())
def test_one_wrong_character_names_its_group(card, data):
    kind, _, code = card
    at = data.draw(st.sampled_from([place for place, symbol in enumerate(code) if symbol != "-"]))
    other = data.draw(st.sampled_from([symbol for symbol in ALPHABET + "U*é" if symbol != code[at]]))

    with pytest.raises(WrongGroups) as refusal:
        cards.parse(kind, code[:at] + other + code[at + 1 :])

    assert refusal.value.groups == (at // 5 + 1,)


@given(printed(), st.data())
def test_two_exchanged_characters_name_their_group(card, data):
    kind, _, code = card
    place = data.draw(st.integers(0, kind.groups - 1))
    one, two = data.draw(st.lists(st.integers(5 * place, 5 * place + 3), min_size=2, max_size=2, unique=True))
    assume(code[one] != code[two])
    typed = list(code)
    typed[one], typed[two] = typed[two], typed[one]

    with pytest.raises(WrongGroups) as refusal:
        cards.parse(kind, "".join(typed))

    assert refusal.value.groups == (place + 1,)


@given(printed(), st.data())
def test_two_exchanged_groups_are_both_named(card, data):
    kind, _, code = card
    groups = code.split("-")
    one, two = sorted(data.draw(st.lists(st.integers(0, kind.groups - 1), min_size=2, max_size=2, unique=True)))
    groups[one], groups[two] = groups[two], groups[one]

    with pytest.raises(CardRefusal) as refusal:
        cards.parse(kind, "-".join(groups))

    assert refusal.value.groups == (one + 1, two + 1)


@given(printed(), st.data())
def test_a_missing_or_extra_character_names_its_group(card, data):
    kind, _, code = card
    groups = code.split("-")
    place = data.draw(st.integers(0, kind.groups - 1))
    groups[place] = data.draw(st.sampled_from([groups[place][:3], groups[place] + "7"]))

    with pytest.raises(CardTooShortOrLong) as refusal:
        cards.parse(kind, "-".join(groups))

    assert refusal.value.groups == (place + 1,)


@pytest.mark.parametrize("typed", ["", "-", "ABC", "ABCD-EFGH", "0" * 100])
def test_no_card_at_all(typed):
    with pytest.raises(CardTooShortOrLong) as refusal:
        cards.parse(CardKind.ACCOUNT, typed)

    assert refusal.value.groups == ()


@given(st.binary(min_size=16, max_size=16), st.permutations([CardKind.ACCOUNT, CardKind.JOIN, CardKind.SEAT]))
def test_a_card_of_another_kind_is_called_that(secret, two):
    with pytest.raises(AnotherCard):
        cards.parse(two[0], cards.encode(two[1], secret))


def test_groups_of_two_cards_do_not_add_up():
    ones, others = (cards.encode(CardKind.JOIN, bytes([n]) * 16).split("-") for n in (1, 2))

    with pytest.raises(CardDoesNotAddUp):
        cards.parse(CardKind.JOIN, "-".join(ones[:8] + others[8:]))


def test_a_code_beyond_its_size_does_not_add_up():
    too_large = [31] * 26
    data = [*too_large, cards._sum(too_large)]
    groups = [cards._group(CardKind.JOIN, n, data[3 * n : 3 * n + 3]) for n in range(9)]

    with pytest.raises(CardDoesNotAddUp):
        cards.parse(CardKind.JOIN, "-".join(groups))


@given(printed(), st.data())
def test_each_group_can_be_checked_as_it_is_copied(card, data):
    kind, _, code = card
    place = data.draw(st.integers(1, kind.groups))
    group = code.split("-")[place - 1]

    cards.check_group(kind, place, f" {group.lower()} ")
    for wrong in (group[:3], group + "7", "", "U" * 4):
        with pytest.raises(WrongGroups):
            cards.check_group(kind, place, wrong)


@pytest.mark.parametrize("place", [0, 10])
def test_there_is_no_such_group(place):
    with pytest.raises(WrongGroups):
        cards.check_group(CardKind.JOIN, place, "0000")


@pytest.mark.parametrize("kind", CardKind)
def test_a_secret_of_another_length(kind):
    with pytest.raises(WrongLength):
        cards.encode(kind, bytes(kind.size - 1))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CardKind.ACCOUNT, "0000-4109-6101-50R0-3GGJ-28AC-1C64-0T3W-GFZW"),
        (CardKind.JOIN, "000J-410E-610P-50R7-3GG0-28AN-1C6D-0T35-GFZT"),
        (CardKind.SEAT, "0001-4108-610F-50RE-3GGS-28A7-1C6A-0T3J-GFZX"),
        (CardKind.RECOVERY, "0008-G40M-R40P-M30R-E20T-9183-5GRF-38EB-1W85-124J-GKCR"),
    ],
)
def test_printed_codes_stay_readable_for_ever(kind, code):
    assert cards.encode(kind, bytes(range(kind.size))) == code
