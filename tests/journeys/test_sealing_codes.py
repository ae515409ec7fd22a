"""Browser and Python read and write the same cards, draw the same words and refuse the same passphrases."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from rigcheck.engines.sealing import cards, guessable, words
from rigcheck.engines.sealing.cards import CardKind
from tests.journeys.modules import STATIC, Modules, outcome, served

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


@pytest.mark.parametrize("kind", CardKind)
def test_cards_are_equal(js, kind):
    secret = bytes(range(200, 200 + kind.size))
    code = cards.encode(kind, secret)

    theirs, parsed = js.run(
        "return [encode(CardKind[kind], fromHex(secret)), toHex(parse(CardKind[kind], code))];",
        kind=kind.name,
        secret=secret.hex(),
        code=code.lower().replace("-", " ").replace("0", "o").replace("1", "l"),
    )

    assert theirs == code
    assert parsed == secret.hex()


def mistyped() -> list[str]:
    code = cards.encode(CardKind.JOIN, bytes(range(16)))
    groups = code.split("-")
    swapped = "-".join([groups[1], groups[0], *groups[2:]])
    other = cards.encode(CardKind.JOIN, bytes(range(1, 17))).split("-")
    changed = code[:6] + ("2" if code[6] != "2" else "3") + code[7:]
    return [
        *("", "ABCD", code + "-0000", code[:-1], swapped, changed, code.replace(code[0], "U", 1)),
        cards.encode(CardKind.ACCOUNT, bytes(16)),
        "-".join([*groups[:8], other[8]]),
        f" {code.lower()} ",
    ]


@pytest.mark.parametrize("typed", mistyped())
def test_mistyped_cards_are_refused_alike(js, typed):
    theirs = js.run("return toHex(parse(CardKind.JOIN, typed));", typed=typed)
    mine = outcome(lambda: cards.parse(CardKind.JOIN, typed).hex())

    assert theirs == mine


def test_words_are_drawn_alike(js):
    passphrase, handle = (
        (STATIC / f"sealing/words/{name}.txt").read_text().split() for name in ("passphrase", "handle")
    )
    drawn = bytes(range(256)) * 2

    theirs = js.run(
        """const all = fromHex(drawn);
        const drawing = () => { let at = 0; return (count) => all.slice(at, (at += count)); };
        return [drawPassphrase(await passphraseWords(), drawing()), drawHandle(await handleWords(), drawing()),
          drawPassphrase(await passphraseWords()).split(" ").length];""",
        drawn=drawn.hex(),
    )

    def drawing():
        left = iter(drawn)
        return lambda count: bytes(next(left) for _ in range(count))

    assert theirs == [words.draw_passphrase(passphrase, drawing()), words.draw_handle(handle, drawing()), 5]


@pytest.mark.parametrize(
    "typed",
    [
        *("short", "Password123!", "password password", "qwertyuiop[]", "aaaaaaaaaaaa", "ababababababab"),
        *("sunshine2024!!!", "1q2w3e4r5t6y", "quiet-owl-fox-12 abc", "correct horse battery staple"),
        *("83649274625194", "brisk otter 4417 walks", "пароль о лошадях", "\U0001f692\U0001f692\U0001f692"),
    ],
)
def test_own_passphrases_are_judged_alike(js, typed):
    listed = (STATIC / "sealing/words/common-passwords.bin").read_bytes()

    theirs = js.run(
        "await checkPassphrase(typed, 'quiet-owl-fox-12', await commonPasswords()); return null;", typed=typed
    )

    assert theirs == outcome(guessable.check_passphrase, typed, "quiet-owl-fox-12", listed)
