"""Cards are printed once, counted in public, used once, and a used one is told from an unknown one."""

import pytest
from django.apps import apps

from rigcheck.care.admission import actions, policies, queries
from rigcheck.care.admission.models import CardBatch, JoinCard, Spent
from rigcheck.engines.sealing.cards import CardKind, encode, parse
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db
NOVEMBER = Month(2026, 11)


@pytest.fixture
def printed(chance: SeededChance) -> list[str]:
    return actions.print_cards(count=3, seat=Seat.MEMBER, by="Dr Lind", chance=chance, today=NOVEMBER)


def digest(code: str) -> bytes:
    return queries.card_digest(policies.card_secret(code))


def test_codes_are_handed_out_once_and_only_hashes_stay(printed: list[str]) -> None:
    secrets = [parse(CardKind.JOIN, code) for code in printed]
    assert len(set(secrets)) == JoinCard.objects.count() == 3
    stored = b"".join(bytes(one) for one in JoinCard.objects.values_list("digest", flat=True))
    assert not [secret for secret in secrets if secret in stored]


def test_cards_that_lie_open_are_counted_and_others_are_not(printed: list[str], chance: SeededChance) -> None:
    for count, seat in ((4, Seat.MEMBER), (5, Seat.FAMILY), (6, Seat.PEER)):
        actions.print_cards(count=count, seat=seat, by="Dr Lind", chance=chance, today=NOVEMBER.plus(1))
    assert queries.cards_printed() == {Seat.MEMBER: 7, Seat.FAMILY: 5}
    newest, oldest = queries.batches()[0], queries.batches()[-1]
    assert (newest.month, oldest) == (NOVEMBER.plus(1), queries.Batch(Seat.MEMBER, 3, NOVEMBER, "Dr Lind"))


def test_nothing_printed_counts_as_nothing() -> None:
    assert queries.cards_printed() == {Seat.MEMBER: 0, Seat.FAMILY: 0}


@pytest.mark.parametrize(
    ("seat", "kind"),
    [(Seat.MEMBER, CardKind.JOIN), (Seat.FAMILY, CardKind.JOIN), (Seat.CLINICIAN, CardKind.SEAT)],
)
def test_each_seat_has_its_kind_of_card(chance: SeededChance, seat: Seat, kind: CardKind) -> None:
    code = actions.print_cards(count=1, seat=seat, by="operator", chance=chance, today=NOVEMBER)[0]
    assert parse(kind, code)
    assert queries.card_seat(digest=digest(code), today=NOVEMBER) is seat


@pytest.mark.parametrize("count", [0, -1, policies.MOST_AT_ONCE + 1])
def test_an_odd_number_of_cards_prints_none(chance: SeededChance, count: int) -> None:
    with pytest.raises(policies.TooManyCards):
        actions.print_cards(count=count, seat=Seat.MEMBER, by="operator", chance=chance, today=NOVEMBER)
    assert (JoinCard.objects.count(), CardBatch.objects.count()) == (0, 0)


def test_a_card_is_used_once_and_says_so_afterwards(printed: list[str]) -> None:
    assert actions.use_card(digest=digest(printed[0]), today=NOVEMBER) is Seat.MEMBER
    with pytest.raises(policies.CardUsed, match="take another card"):
        actions.use_card(digest=digest(printed[0]), today=NOVEMBER)
    assert (JoinCard.objects.count(), Spent.objects.count()) == (2, 1)
    assert queries.cards_printed()[Seat.MEMBER] == 3


def test_of_two_that_use_one_card_at_once_the_later_is_told(
    printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked at it and found it good."""
    actions.use_card(digest=digest(printed[0]), today=NOVEMBER)
    monkeypatch.setattr(queries, "card_seat", lambda **_: Seat.MEMBER)
    with pytest.raises(policies.CardUsed):
        actions.use_card(digest=digest(printed[0]), today=NOVEMBER)
    assert Spent.objects.count() == 1


def test_a_code_that_was_never_printed_is_told_from_a_used_one(printed: list[str]) -> None:
    stranger = encode(CardKind.JOIN, bytes(16))
    with pytest.raises(policies.CardUnknown, match="not one of ours"):
        queries.card_seat(digest=digest(stranger), today=NOVEMBER)
    assert JoinCard.objects.count() == 3


def test_what_is_over_is_forgotten_and_the_counts_stay(printed: list[str]) -> None:
    actions.use_card(digest=digest(printed[0]), today=NOVEMBER)
    assert actions.expire(today=NOVEMBER.plus(12)) == 0
    assert actions.expire(today=NOVEMBER.plus(13)) == 2
    with pytest.raises(policies.CardUsed):
        queries.card_seat(digest=digest(printed[0]), today=NOVEMBER.plus(13))
    assert actions.expire(today=NOVEMBER.plus(14)) == 1
    assert queries.cards_printed()[Seat.MEMBER] == 3


def test_no_table_links_a_card_to_its_batch_or_to_an_account() -> None:
    for model in apps.get_app_config("admission").get_models():
        assert not [field for field in model._meta.get_fields() if field.is_relation]
    assert {field.name for field in JoinCard._meta.get_fields()} == {"digest", "seat", "expires"}
    assert {field.name for field in Spent._meta.get_fields()} == {"digest", "expires"}
