"""Where a house holds its own list and the other's copy, and how keys change by the quarter."""

import pytest

from rigcheck.bridge.keylog import Purpose, holding, open_keylog
from rigcheck.bridge.keylog.holding import NoKeylog
from rigcheck.bridge.keylog.refusals import NewScopes, NotAKeylog, NothingToEnd, Rewritten, TooManyKeys, WrongSignature
from rigcheck.bridge.keylog.rotation import rotate
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.kernel.months import Month
from rigcheck.outside.files import OTHER_KEY, OTHER_KEYLOG, MemoryFiles
from rigcheck.outside.keyring import KeyName, NoSuchKey
from rigcheck.outside.randomness import SeededChance
from tests.bridge.lists import MONTH, PERIOD, ROSTER, House
from tests.issuers import issuer


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Keys that were made already, one after the other."""
    made = iter(range(100))
    monkeypatch.setattr(IssuerPrivate, "generate", lambda: issuer(next(made) % 5))


def brought_up(house: House, month: str, *scopes: str, purpose: Purpose = Purpose.ENROLMENT):
    return rotate(
        purpose=purpose, scopes=scopes or ("port-alder",), month=Month.parse(month), files=house.files,
        keyring=house.keyring, chance=house.chance,
    )  # fmt: skip


def named(period: str, scope: str = "port-alder", purpose: Purpose = Purpose.ENROLMENT) -> KeyName:
    return KeyName(purpose, scope, period)


def test_a_house_begins_its_list_once():
    house = House().begin()
    log = house.log

    assert log.name == ROSTER
    assert house.begin().log == log
    assert open_keylog(house.text).public == log.public


def test_a_beginning_that_was_cut_short_goes_on_with_the_same_key():
    house = House().begin()
    again = House(files=MemoryFiles(), keyring=house.keyring, chance=SeededChance("other")).begin()

    assert again.log == house.log


def test_there_is_no_list_before_it_is_begun():
    with pytest.raises(NoKeylog):
        holding.own(MemoryFiles())
    with pytest.raises(NoKeylog, match="printed card"):
        holding.other(MemoryFiles())


def test_a_list_is_signed_with_its_own_key_only():
    house = House().begin()
    house.keyring.destroy(holding.signing_key(ROSTER))
    with pytest.raises(NoSuchKey):
        house.serve("port-alder")

    house.keyring.keep(holding.signing_key(ROSTER), bytes(32))
    with pytest.raises(WrongSignature):
        house.serve("cedar-ridge")
    assert len(house.log.entries) == 1


def test_nothing_shorter_or_other_is_written():
    house = House().begin()
    house.serve("port-alder")
    begun = house.log

    with pytest.raises(Rewritten):
        holding.write(type(begun)(begun.name, begun.entries[:1]), files=house.files, keyring=house.keyring)
    assert house.log == begun


def test_the_first_list_of_the_other_house_is_pinned():
    roster, care = House().begin(), House("care.example")
    first = holding.take_over(care.files, roster.text)
    roster.serve("port-alder")
    second = holding.take_over(care.files, roster.text, accept=["port-alder"])

    assert (first.is_first, first.new_lines) == (True, 1)
    assert (second.is_first, second.new_lines) == (False, 1)
    assert care.files.read(OTHER_KEY) == roster.log.public.hex()
    assert holding.other(care.files) == roster.log == second.log


def test_what_is_not_the_same_list_grown_is_not_taken_over():
    roster, care = House().begin(), House("care.example")
    begun = roster.text
    roster.serve("port-alder")
    holding.take_over(care.files, roster.text, accept=["port-alder"])
    stranger = House(chance=SeededChance("stranger")).begin()
    fork = House(files=MemoryFiles(), keyring=roster.keyring).begin()
    fork.serve("cedar-ridge", issuer(1))

    for text, refusal in [
        (begun, Rewritten), (stranger.text, WrongSignature), (fork.text, Rewritten), ("no list", NotAKeylog),
    ]:  # fmt: skip
        with pytest.raises(refusal):
            holding.take_over(care.files, text, accept=["port-alder", "cedar-ridge"])
        assert holding.other(care.files) == roster.log


def test_a_scope_that_nobody_said_yes_to_is_not_taken_over():
    """A scope for one person, with a key of its own, would tell whose card it is; its name may look like any other."""
    roster, care = House().begin(), House("care.example")
    roster.serve("port-alder")
    with pytest.raises(NewScopes) as first:
        holding.take_over(care.files, roster.text)
    assert (first.value.scopes, care.files.names()) == (["port-alder"], [])

    holding.take_over(care.files, roster.text, accept=["port-alder"])
    taken = roster.log
    roster.serve("port-alder", issuer(1), period="2027-Q1")
    holding.take_over(care.files, roster.text)
    roster.serve("port-alder-417", issuer(2))
    with pytest.raises(NewScopes) as later:
        holding.take_over(care.files, roster.text, accept=["cedar-ridge"])
    assert later.value.scopes == ["port-alder-417"]
    assert holding.other(care.files).mark.size == taken.mark.size + 1


def test_a_copy_that_was_changed_on_the_disk_is_refused():
    roster, care = House().begin(), House("care.example")
    roster.serve("port-alder")
    holding.take_over(care.files, roster.text, accept=["port-alder"])
    care.files.write(OTHER_KEYLOG, roster.text.replace("port-alder", "pine-hollow"))

    with pytest.raises(WrongSignature):
        holding.other(care.files)


def test_each_quarter_brings_a_key_and_ends_the_one_before_the_last():
    house = House().begin()
    told = [
        [(entry.state.value, entry.period) for entry in brought_up(house, month)]
        for month in ("2026-10", "2026-12", "2027-01", "2027-05")
    ]

    assert told == [
        [("added", "2026-Q4")],
        [],
        [("added", "2027-Q1")],
        [("ended", "2026-Q4"), ("added", "2027-Q2")],
    ]
    assert [name.period for name in house.keyring.names() if name.purpose == "enrolment"] == ["2027-Q2"]
    private = IssuerPrivate.from_pem(house.keyring.key(named("2027-Q2")))
    assert house.log.issuing(Purpose.ENROLMENT, "port-alder", Month(2027, 5)).key == private.public.spki


def test_a_lost_key_is_ended_and_replaced_once():
    house = House().begin()
    brought_up(house, "2026-10")
    house.keyring.destroy(named(PERIOD))

    told = [(entry.state.value, entry.period) for entry in brought_up(house, "2026-11")]
    assert told == [("ended", PERIOD), ("added", PERIOD)]
    house.keyring.destroy(named(PERIOD))
    with pytest.raises(TooManyKeys):
        brought_up(house, "2026-11")
    assert house.log.mark.size == 4


def test_a_key_that_was_ended_by_hand_is_replaced():
    house = House().begin()
    brought_up(house, "2026-10")
    holding.end(files=house.files, keyring=house.keyring, key=house.log.entries[-1].key)

    assert [entry.state.value for entry in brought_up(house, "2026-11")] == ["added"]
    with pytest.raises(NothingToEnd):
        holding.end(files=house.files, keyring=house.keyring, key=bytes(32))


def test_a_key_that_was_made_and_not_announced_is_announced():
    house = House().begin()
    house.keyring.keep(named(PERIOD), issuer(7).to_pem())

    assert [entry.key for entry in brought_up(house, "2026-11")] == [issuer(7).public.spki]


def test_a_clock_set_back_ends_and_destroys_nothing():
    house = House().begin()
    brought_up(house, "2027-01")

    assert [entry.state.value for entry in brought_up(house, "2026-11")] == ["added"]
    assert {name.period for name in house.keyring.names() if name.purpose == "enrolment"} == {"2026-Q4", "2027-Q1"}


def test_scopes_and_purposes_keep_apart():
    house = House().begin()
    brought_up(house, "2026-11", "port-alder", "cedar-ridge")
    brought_up(house, "2026-11", purpose=Purpose.CATALOGUE)
    brought_up(house, "2027-02", "cedar-ridge")

    kept = [(name.purpose, name.scope, name.period) for name in house.keyring.names() if name.purpose != "log"]
    assert kept == [
        ("catalogue", "port-alder", "2026"),
        ("enrolment", "cedar-ridge", "2027-Q1"),
        ("enrolment", "port-alder", "2026-Q4"),
    ]
    assert len(house.log.live(Purpose.CATALOGUE, "port-alder", MONTH)) == 1
