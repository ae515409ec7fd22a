from rigcheck.kernel.messages import Reason, gettext_noop


def test_marking_leaves_the_text_alone():
    assert gettext_noop("Breathe in") == "Breathe in"


def test_two_reasons_with_the_same_code_and_numbers_are_equal():
    assert Reason("poor-sleep", {"days": 3}) == Reason("poor-sleep", {"days": 3})
    assert Reason("poor-sleep").params == {}
