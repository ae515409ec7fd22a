"""Handles: random words and a number by which an account is found at sign-in, such as `amber-otter-417`.

Never typed in at sign-up, so that nobody can choose a name that gives them away. 128 colours and moods, 128
animals and 900 numbers: 14.7 million handles.
"""

import re
from typing import ClassVar, Final

from rigcheck.kernel.refusals import Refusal

FIRST: Final = tuple(
    """
    amber ample arctic ashen autumn azure basalt bold brass brave breezy bright brisk bronze calm canyon
    cedar chalk cherry clear clever cloudy cobalt copper coral cosmic cotton crimson crisp dapper daring
    dawn deep desert dusky eager early easy ember emerald fabled fair fern fleet floral forest fresh
    frosty gentle gilded glad golden granite grassy green hardy harvest hazel hearty hidden hollow honest
    humble hushed indigo ivory jade jolly keen kind lake lemon level lilac linen lively lunar maple marble
    meadow mellow merry mild mint misty modest mossy nimble noble northern ocean olive opal orchid pastel
    pearl pine plain plum polar prairie proud quick quiet rapid river robust rosy royal ruby rustic sandy
    scarlet serene shady silver sincere sleek smooth snowy solar steady sunny tidal timber
    velvet violet walnut
    """.split()  # noqa: SIM905 - a list of words reads as words
)
SECOND: Final = tuple(
    """
    ant badger bat bear beaver bee bison bobcat buffalo bunny camel caribou cat cheetah cicada clam cobra
    condor cougar coyote crane cricket crow deer dingo dolphin dove dragonfly duck eagle eel
    egret elk emu falcon ferret finch firefly fox frog gazelle gecko gibbon giraffe goat gopher grouse
    gull hamster hare hawk hedgehog heron hornet horse ibex ibis iguana impala jaguar jay
    kestrel kingfisher kiwi koala lark lemur leopard lion lizard llama lobster loon lynx macaw magpie mallard
    manatee marmot marten meerkat mink mole moose moth mouse newt octopus orca oriole osprey otter owl
    panda panther parrot pelican penguin pigeon pika plover pony puffin puma quail rabbit raccoon raven robin
    salmon sparrow stork
    starling swan swift tapir tern thrush tiger toucan trout turtle walrus whale wolf wombat wren zebra
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_NUMBERS: Final = range(100, 1000)
_WRITTEN: Final = re.compile(r"([a-z]+)-([a-z]+)-([1-9][0-9]{2})", re.ASCII)
_BREAKS: Final = re.compile(r"[\s_-]+")

RANDOM_BYTES: Final = 8
"""How much chance one handle takes; the remainder's bias is below one in a trillion."""


class NotAHandle(Refusal):
    """The text has not the shape of a handle."""

    code: ClassVar[str] = "not-a-handle"


def handle(chance: bytes) -> str:
    """The handle that 8 random bytes stand for. Raises ValueError for fewer."""
    if len(chance) < RANDOM_BYTES:
        raise ValueError("a handle takes 8 random bytes")
    number = int.from_bytes(chance[:RANDOM_BYTES], "big")
    number, first = divmod(number, len(FIRST))
    number, second = divmod(number, len(SECOND))
    return f"{FIRST[first]}-{SECOND[second]}-{_NUMBERS[number % len(_NUMBERS)]}"


def fold(typed: str) -> str:
    """A handle as typed by a tired thumb, in the one spelling that is stored."""
    return _BREAKS.sub("-", typed.strip().lower())


def check(written: str) -> str:
    """Return a handle unchanged; raise NotAHandle for any text that `handle` could not have made."""
    found = _WRITTEN.fullmatch(written)
    if found is None or found[1] not in FIRST or found[2] not in SECOND:
        raise NotAHandle("That is not one of our handles. Take the one that the page offers.")
    return written
