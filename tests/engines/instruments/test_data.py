"""The data files: no silent edit, the confirmed constants, the errors that copies on the web are known for."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from rigcheck.engines.instruments import Direction, ShipState, catalogue, load, offered
from rigcheck.engines.instruments.plan import plan_for
from rigcheck.engines.instruments.reading import parse
from rigcheck.engines.instruments.refusals import DamagedDefinition, UnknownInstrument, UnknownVersion
from rigcheck.engines.instruments.texts import CHANGES, NEVER_A_DIAGNOSIS, TEXTS, TURNS

DATA = files("rigcheck.engines.instruments") / "data"
SUMS = (Path(__file__).parents[2] / "vectors/instruments/SHA256SUMS").read_text(encoding="utf-8")
BY_ID = {instrument.id: instrument for instrument in catalogue()}
PHQ = ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8")
GAD = ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7")
C_SSRS = ("93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9")


def test_no_data_file_is_edited_silently():
    """After a deliberate edit: a new `version` in the file, and a new sum here."""
    kept = {entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() for entry in DATA.iterdir()}
    assert kept == {name: digest for digest, name in (line.split() for line in SUMS.splitlines())}


@pytest.mark.parametrize(
    ("form", "questions", "lowest", "highest"),
    [
        ("phq-2", 2, 0, 6),
        ("phq-4", 4, 0, 12),
        ("phq-8", 8, 0, 24),
        ("phq-9", 9, 0, 27),
        ("gad-2", 2, 0, 6),
        ("gad-7", 7, 0, 21),
        ("pc-ptsd-5", 5, 0, 5),
        ("pcl-5", 20, 0, 80),
        ("k6", 6, 0, 24),
        ("k10", 10, 10, 50),
        ("audit", 10, 0, 40),
        ("audit-c", 3, 0, 12),
        ("who-5", 5, 0, 100),
        ("brs", 6, 1, 5),
    ],
)
def test_questions_and_range(form, questions, lowest, highest):
    total = plan_for(load(form)).total
    assert len(total.scale.items) == questions
    assert (total.outcomes[0].value, total.outcomes[-1].value) == (lowest, highest)


@pytest.mark.parametrize(
    ("form", "reason", "state"),
    [
        *[(form, "free", "on") for form in ("phq-2", "phq-4", "phq-8", "phq-9", "gad-2", "gad-7")],
        *[(form, "free", "on") for form in ("pc-ptsd-5", "pcl-5", "k6", "k10", "audit-c", "cbi")],
        *[(form, "own", "on") for form in ("sleep", "job-satisfaction")],
        ("brs", "research and education only", "off"),
        ("audit", "not for commercial purposes", "off"),
        ("who-5", "licence not confirmed", "off"),
        ("proqol-5", "item map not confirmed", "off"),
        ("c-ssrs", "for people asking people", "guided"),
    ],
)
def test_what_ships(form, reason, state):
    ship = BY_ID[form].ship
    assert reason
    assert ship.state == state
    assert ship.reason
    assert BY_ID[form].notice


def test_nothing_else_is_in_the_catalogue():
    assert len(BY_ID) == 19


def test_an_agency_switches_on_what_is_off_but_never_makes_a_self_test_of_the_guided_form():
    usual = {instrument.id for instrument in offered()}
    assert usual == {instrument.id for instrument in catalogue() if instrument.ship.state is ShipState.ON}
    assert {i.id for i in offered(["audit", "c-ssrs", "phq-9", "nothing"])} == usual | {"audit"}


@pytest.mark.parametrize(
    ("form", "first_of_band"),
    [
        ("phq-9", {"minimal": 0, "mild": 5, "moderate": 10, "moderately-severe": 15, "severe": 20}),
        ("phq-4", {"normal": 0, "mild": 3, "moderate": 6, "severe": 9}),
        ("gad-7", {"minimal": 0, "mild": 5, "moderate": 10, "severe": 15}),
        ("k6", {"low": 0, "moderate": 5, "serious": 13}),
        ("brs", {"low": 1, "normal": 3, "high": 4.31}),
    ],
)
def test_bands(form, first_of_band):
    assert {band.id: band.at_least for band in load(form).bands} == first_of_band


@pytest.mark.parametrize("form", ["pcl-5", "k10", "audit", "audit-c", "who-5", "cbi", "phq-2", "gad-2", "phq-8"])
def test_no_band_where_none_is_official(form):
    assert load(form).bands == ()


def test_answers_stand_in_their_published_order():
    assert load("gad-7").item("item1").answers.answers[0].text == "Not at all"
    k6 = load("k6").item("item1").answers.answers
    assert [(a.value, a.text.split()[0]) for a in k6] == [(4, "All"), (3, "Most"), (2, "Some"), (1, "A"), (0, "None")]
    assert [a.value for a in load("k10").item("item1").answers.answers] == [5, 4, 3, 2, 1]
    assert [a.value for a in load("who-5").item("item1").answers.answers] == [5, 4, 3, 2, 1, 0]
    assert load("audit").item("item9").answers.values == load("audit").item("item10").answers.values == {0, 2, 4}
    assert load("audit-c").item("item3").answers == load("audit").item("item3").answers
    assert load("audit-c").item("item2").answers.answers[0].text == "0, 1, or 2"


def test_what_is_turned_round():
    turned = {i.id: [item.id for item in i.items if item.reversed] for i in catalogue()}
    assert {form: items for form, items in turned.items() if items} == {
        "brs": ["item2", "item4", "item6"],
        "cbi": ["item10"],
        "proqol-5": ["item1", "item4", "item15", "item17", "item29"],
    }
    better = {i.id for i in catalogue() if i.direction is Direction.HIGHER_IS_BETTER}
    assert better == {"who-5", "brs"}


def test_subscales():
    scales = {i.id: {s.id: len(s.items) for s in i.scales if s.id != "total"} for i in catalogue()}
    assert {form: subscales for form, subscales in scales.items() if subscales} == {
        "phq-4": {"anxiety": 2, "depression": 2},
        "pcl-5": {"b": 5, "c": 2, "d": 7, "e": 6},
        "cbi": {"personal": 6, "work": 7, "public": 6},
        "proqol-5": {"satisfaction": 10, "burnout": 10, "secondary-stress": 10},
    }


def test_only_confirmed_loinc_codes():
    codes = {i.id: tuple(item.loinc for item in i.items if item.loinc) for i in catalogue()}
    assert {form: found for form, found in codes.items() if found} == {
        "phq-2": PHQ[:2],
        "phq-8": PHQ[:8],
        "phq-9": (*PHQ, "69722-7"),
        "gad-2": GAD[:2],
        "gad-7": GAD,
        "phq-4": (*GAD[:2], *PHQ[:2]),
        "audit-c": ("68519-8", "68520-6"),
        "c-ssrs": C_SSRS,
    }
    assert {i.id: (i.panel_loinc, i.total_loinc) for i in catalogue() if i.panel_loinc or i.total_loinc} == {
        "phq-2": ("55757-9", "55758-7"),
        "phq-9": ("44249-1", "44261-6"),
        "gad-7": ("69737-5", "70274-6"),
        "audit-c": ("72109-2", ""),
        "c-ssrs": ("93373-9", ""),
    }
    answers = load("gad-7").item("item1").answers
    assert [answer.loinc for answer in answers.answers] == ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]


def test_thresholds_and_intervals():
    lines = {i.id: (i.change.reliable, i.change.meaningful) for i in catalogue() if i.change.source}
    assert lines == {"phq-9": (6, 5), "gad-7": (4, None), "pcl-5": (15, 10), "who-5": (None, 10)}
    assert {f: load(f).minimum_interval_days for f in ("phq-2", "gad-2", "phq-9", "pcl-5", "audit-c", "who-5")} == {
        "phq-2": 14,
        "gad-2": 14,
        "phq-9": 14,
        "pcl-5": 30,
        "audit-c": 365,
        "who-5": 14,
    }


def test_the_two_question_forms_are_the_first_questions_of_the_long_ones():
    for short, long in (("phq-2", "phq-9"), ("gad-2", "gad-7"), ("phq-8", "phq-9")):
        assert load(short).items == load(long).items[: len(load(short).items)]
    assert load("phq-4").items[2].text == load("phq-9").items[0].text


def test_own_items_say_that_they_are_no_scale():
    for instrument in catalogue():
        own = instrument.id in ("sleep", "job-satisfaction")
        assert instrument.validated is not own
        assert ("Not a validated scale" in instrument.caution) is own
        assert not (own and instrument.scales)


def test_suggestions_lead_to_forms_on_offer():
    on_offer = {instrument.id for instrument in offered()}
    assert {s.next for i in catalogue() for s in i.suggestions} <= on_offer


def test_every_sentence_for_members_is_marked_for_translation():
    assert {text for i in catalogue() for text in said_to_members(i)} == {*TEXTS}
    assert all([*CHANGES.values(), *TURNS.values(), NEVER_A_DIAGNOSIS])


def said_to_members(instrument):
    said = [instrument.title, instrument.recall, instrument.caution]
    said += [scale.title for scale in instrument.scales]
    said += [words for band in instrument.bands for words in (band.title, band.text)]
    said += [cut.text for cut in instrument.cuts if cut.audience == "everyone"]
    said += [rule.text for rule in (*instrument.safety, *instrument.suggestions)]
    if not instrument.validated:
        said += [instrument.stem, *(item.text for item in instrument.items)]
        said += [answer.text for item in instrument.items for answer in item.answers.answers]
    return [text for text in said if text and not text.isdigit()]


def test_an_unknown_form_or_version_is_refused():
    assert load("phq-9", "1") is load("phq-9")
    with pytest.raises(UnknownVersion):
        load("phq-9", "0")
    for wrong in ("phq-10", "../data/phq-9", ""):
        with pytest.raises(UnknownInstrument):
            load(wrong)


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r'^id = "phq-2"', "id ="),
        (r"^version.*\n", ""),
        (r'missing = "refuse"', 'missing = "prorate"'),
        (r'"higher-is-worse"', '"up"'),
        (r'id = "item2"', 'id = "item1"'),
        (r'answers = "frequency"', 'answers = "often"'),
        (r'next = "phq-9"', 'next = "phq-9"\nof = "mood"'),
        (r'id = "total"', 'id = "total"\nitems = ["item3"]'),
        (r"\Z", '\n[[skips]]\nwhen_zero = ["item1"]\nskip = ["item9"]\n'),
        (r"\Z", '\n[[surprise]]\n[[safety]]\nid = "x"\nkind = "crisis"\ntext = ""\ncolour = 1\n'),
    ],
)
def test_a_damaged_file_is_refused(pattern, replacement):
    text = (DATA / "phq-2.toml").read_text(encoding="utf-8")
    damaged = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert damaged != text
    with pytest.raises(DamagedDefinition):
        parse(damaged)


def test_a_question_that_cannot_count_0_cannot_be_skipped():
    text = (DATA / "brs.toml").read_text(encoding="utf-8")
    with pytest.raises(DamagedDefinition):
        parse(text + '\n[[skips]]\nwhen_zero = ["item1"]\nskip = ["item2"]\n')


def test_items_and_scales_by_name():
    with pytest.raises(KeyError):
        load("phq-9").item("item10")
    assert load("phq-9").scale("total").items[-1] == "item9"
    assert load("cbi").scale("total") is None
