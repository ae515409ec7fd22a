"""Handles are drawn, never chosen."""

import pytest

from rigcheck.kernel import handles


def test_the_lists_hold_128_different_words_each():
    for words in (handles.FIRST, handles.SECOND):
        assert len(words) == len(set(words)) == 128


@pytest.mark.parametrize("chance", [bytes(8), b"\xff" * 8, b"12345678", b"12345678 and more"])
def test_a_drawn_handle_is_one_of_ours(chance):
    drawn = handles.handle(chance)
    assert handles.check(drawn) == handles.fold(drawn) == drawn


def test_too_little_chance_is_refused():
    with pytest.raises(ValueError, match="8 random bytes"):
        handles.handle(bytes(7))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "amber-otter",
        "amber-otter-42",
        "amber-otter-042",
        "sergeant-otter-417",
        "amber-miller-417",
        "Amber-otter-417",
    ],
)
def test_what_nobody_drew_is_refused(written):
    with pytest.raises(handles.NotAHandle):
        handles.check(written)


@pytest.mark.parametrize("typed", [" Amber Otter 417 ", "AMBER_OTTER-417", "amber--otter-417"])
def test_a_tired_thumb_is_understood(typed):
    assert handles.fold(typed) == "amber-otter-417"
