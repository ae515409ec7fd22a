"""Words are drawn evenly, and what thieves try first is refused."""

import gzip
from collections import Counter
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.sealing import guessable, words
from rigcheck.engines.sealing.guessable import TooCommon, TooShort
from rigcheck.engines.sealing.refusals import EmptySecret

LISTS = Path(__file__).resolve().parents[3] / "web/static/sealing/words"
PASSPHRASE, HANDLE = ((LISTS / f"{name}.txt").read_text().split() for name in ("passphrase", "handle"))
LISTED = (LISTS / "common-passwords.bin").read_bytes()
NOBODY = "quiet-owl-fox-12"


def stream(seed: bytes):
    """A draw that never ends and is the same every time."""
    counter = iter(range(10**9))
    return lambda count: sha256(seed + next(counter).to_bytes(8, "big")).digest()[:count]


def test_the_lists_are_whole():
    assert len(PASSPHRASE) == len(set(PASSPHRASE)) == 7776
    assert len(HANDLE) == len(set(HANDLE)) > 400
    assert all(word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 11 for word in HANDLE)


def test_the_passphrase_list_is_the_effs():
    """The words of the EFF's file, in its order; the sum was taken from the list as published on npm."""
    assert PASSPHRASE[0] == "abacus"
    assert PASSPHRASE[-1] == "zoom"


def test_a_passphrase_has_five_words_of_the_list():
    drawn = words.draw_passphrase(PASSPHRASE, stream(b"p")).split(" ")

    assert len(drawn) == 5
    assert set(drawn) <= set(PASSPHRASE)


def test_a_handle_has_three_words_and_two_digits():
    *drawn, digits = words.draw_handle(HANDLE, stream(b"h")).split("-")

    assert len(drawn) == 3
    assert set(drawn) <= set(HANDLE)
    assert len(digits) == 2
    assert digits.isdecimal()


@pytest.mark.parametrize("end", [1, 2, 3, 100, 462, 7776, 40_000, 65_535, 65_536])
def test_every_number_is_equally_likely(end):
    """Over all 65,536 draws that two bytes can be, each number below `end` comes out equally often."""
    usable = 65_536 - 65_536 % end
    drawn = Counter(words.below(end, lambda _, n=n: n.to_bytes(2, "big")) for n in range(0, usable, 1))

    assert set(drawn.values()) == {usable // end}


def test_surplus_draws_are_redrawn():
    draws = iter([b"\xff\xff", b"\xff\xdc", b"\x00\x05"])

    assert words.below(100, lambda _: next(draws)) == 5


def django_list() -> list[str]:
    packed = files("django.contrib.auth").joinpath("common-passwords.txt.gz").read_bytes()
    return gzip.decompress(packed).decode().split("\n")


def test_every_long_password_of_djangos_list_is_refused():
    long = [password for password in django_list() if len(password) >= 12]

    assert len(long) > 150
    for password in long:
        with pytest.raises(TooCommon):
            guessable.check_passphrase(password, NOBODY, LISTED)


def test_the_shipped_list_is_sorted_and_holds_djangos():
    prefixes = [LISTED[at : at + 4] for at in range(0, len(LISTED), 4)]
    djangos = guessable.build(django_list())

    assert prefixes == sorted(set(prefixes))
    assert {djangos[at : at + 4] for at in range(0, len(djangos), 4)} <= set(prefixes)


@pytest.mark.parametrize(
    "passphrase",
    [
        "Password123!",
        "password password",
        "sunshine2024!!!",
        "trustno1trustno1",
        "aaaaaaaaaaaa",
        "abab abab abab",
        "Quiet-Owl-Fox-12!",
        "p a s s w o r d 1 2 3",
    ],
)
def test_what_is_made_of_a_common_one_is_refused(passphrase):
    with pytest.raises(TooCommon):
        guessable.check_passphrase(passphrase, NOBODY, LISTED)


@pytest.mark.parametrize("passphrase", ["elevenchars", "           a", "ﬁ" * 5, "🚒" * 11])
def test_fewer_than_twelve_characters_are_refused(passphrase):
    with pytest.raises(TooShort):
        guessable.check_passphrase(passphrase, NOBODY, LISTED)


def test_nothing_is_refused_as_nothing():
    with pytest.raises(EmptySecret):
        guessable.check_passphrase("   ", NOBODY, LISTED)


@pytest.mark.parametrize(
    "passphrase",
    ["correct horse battery staple", "83649274625194", "brisk otter 4417", "пароль о лошадях", "no capitals no digits"],
)
def test_kinds_of_characters_do_not_matter(passphrase):
    guessable.check_passphrase(passphrase, NOBODY, LISTED)


def test_without_a_handle_and_without_a_list():
    guessable.check_passphrase("sunshine sunrise", "", b"")


@given(st.binary(min_size=8, max_size=8))
def test_generated_passphrases_are_never_refused(seed):
    guessable.check_passphrase(words.draw_passphrase(PASSPHRASE, stream(seed)), NOBODY, LISTED)


@given(st.sets(st.text(min_size=12, max_size=30).filter(str.strip), max_size=30))
def test_what_is_built_in_is_found(passwords):
    listed = guessable.build(passwords)

    assert len(listed) % 4 == 0
    assert all(guessable._is_listed(password.lower(), listed) for password in passwords)
