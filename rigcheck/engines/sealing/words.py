"""Words a person can keep: handles of three friendly words, passphrases of five from the EFF's large list.

The lists themselves are files beside the browser's twin (`web/static/sealing/words/`), so that both ends draw
from the same ones; this module is given their lines. Five words of 7,776 are 64.6 bits.
"""

from collections.abc import Callable, Sequence

PASSPHRASE_WORDS = 5
HANDLE_WORDS = 3
_RANGE = 1 << 16

Draw = Callable[[int], bytes]


def draw_passphrase(words: Sequence[str], draw: Draw) -> str:
    """Five words joined by spaces. `draw(n)` gives n unpredictable bytes."""
    return " ".join(_pick(words, draw) for _ in range(PASSPHRASE_WORDS))


def draw_handle(words: Sequence[str], draw: Draw) -> str:
    """Three words and two digits, such as `quiet-harbor-heron-41`."""
    picked = [_pick(words, draw) for _ in range(HANDLE_WORDS)]
    return "-".join([*picked, f"{below(100, draw):02d}"])


def below(end: int, draw: Draw) -> int:
    """A whole number from 0 to `end` - 1 (`end` up to 65,536), each equally likely: surplus draws are redrawn."""
    usable = _RANGE - _RANGE % end
    while (drawn := int.from_bytes(draw(2), "big")) >= usable:
        pass
    return drawn % end


def _pick(words: Sequence[str], draw: Draw) -> str:
    return words[below(len(words), draw)]
