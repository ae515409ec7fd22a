"""Which question comes next, and what one answer sets off at once."""

from rigcheck.engines.instruments import RuleKind, flags, load, next_item, skipped


def walk(form, answer):
    """The ids asked, in order, when `answer` gives each answer."""
    instrument, answers = load(form), {}
    while item := next_item(instrument, answers):
        answers[item.id] = answer(item.id)
    return list(answers)


def test_all_questions_in_order_where_nothing_is_skipped():
    assert walk("gad-7", lambda _: 0) == [f"item{n}" for n in range(1, 8)]


def test_phq_9_asks_how_difficult_only_if_any_problem_was_checked():
    assert walk("phq-9", lambda _: 0) == [f"item{n}" for n in range(1, 10)]
    assert walk("phq-9", lambda name: int(name == "item9"))[-1] == "difficulty"


def test_audit_goes_to_9_and_10_for_somebody_who_never_drinks():
    assert walk("audit", lambda _: 0) == ["item1", "item9", "item10"]


def test_audit_goes_to_9_and_10_after_nothing_on_2_and_3():
    assert walk("audit", lambda name: int(name == "item1")) == ["item1", "item2", "item3", "item9", "item10"]
    assert len(walk("audit", lambda name: 1 if name in ("item1", "item3") else 0)) == 10


def test_pc_ptsd_5_stops_without_such_an_event():
    assert walk("pc-ptsd-5", lambda _: 0) == ["event"]
    assert len(walk("pc-ptsd-5", lambda _: 1)) == 6


def test_c_ssrs_asks_3_to_5_only_after_thoughts_and_the_date_only_after_an_act():
    assert walk("c-ssrs", lambda _: 0) == ["item1", "item2", "item6"]
    assert walk("c-ssrs", lambda name: int(name == "item2"))[:5] == ["item1", "item2", "item3", "item4", "item5"]
    assert walk("c-ssrs", lambda name: int(name == "item6")) == ["item1", "item2", "item6", "item6b"]


def test_going_back_changes_the_path():
    answers = {"item1": 3, "item2": 2, "item3": 2, "item4": 1}
    assert skipped(load("audit"), answers) == frozenset()
    assert skipped(load("audit"), {**answers, "item1": 0}) == {f"item{n}" for n in range(2, 9)}


def test_item_9_opens_the_crisis_path_before_the_form_is_finished():
    (rule,) = flags(load("phq-9"), {"item9": 1})
    assert (rule.id, rule.kind) == ("phq-9-item-9", RuleKind.CRISIS)
    assert flags(load("phq-9"), {"item9": 0, "item1": 3}) == ()
    assert flags(load("phq-9"), {}) == ()


def test_an_answer_that_is_not_listed_fires_nothing():
    assert flags(load("phq-9"), {"item9": 7}) == ()
    assert flags(load("phq-9"), {"item9": -1}) == ()


def test_soft_prompts_and_advice():
    assert [rule.kind for rule in flags(load("pcl-5"), {"item16": 3})] == [RuleKind.SOFT]
    assert flags(load("pcl-5"), {"item16": 2}) == ()
    assert [rule.kind for rule in flags(load("cbi"), {"item4": 75})] == [RuleKind.SOFT]
    assert [rule.kind for rule in flags(load("sleep"), {"driving": 1})] == [RuleKind.ADVICE]


def test_the_guided_screener_always_shows_the_lines():
    assert [rule.id for rule in flags(load("c-ssrs"), {})] == ["c-ssrs-always"]
    assert [rule.id for rule in flags(load("c-ssrs"), {"item6b": 1})] == ["c-ssrs-yes", "c-ssrs-always"]


def test_an_answer_that_was_taken_back_is_asked_again():
    assert next_item(load("gad-2"), {"item1": None, "item2": 1}).id == "item1"
