"""What goes through a gateway: a text of one line, or a call that says one line and waits for a 1."""

import re
from dataclasses import dataclass, field
from typing import ClassVar

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
"""A telephone number for the whole world (ITU-T E.164): a plus, the country, at most fifteen digits."""
BETWEEN = re.compile(r"[\s().\-/]")


class NotANumber(Refusal):
    """This is no telephone number that the whole world can dial."""

    code: ClassVar[str] = "not-a-number"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("This is not a number that can be dialled from anywhere. Begin with + and the country.")
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A text to one number. `reference` (opaque) is the same at every try."""

    to: str = field(repr=False)
    words: str
    reference: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call to one number that says `words`; whoever presses 1 is told of at the address `answer_at`."""

    to: str = field(repr=False)
    words: str
    reference: str
    answer_at: str


def e164(typed: str) -> str:
    """The number as the whole world dials it, without what people put between digits; raises NotANumber.

    A number without its country is refused: which country it belongs to would be a guess.
    """
    number = BETWEEN.sub("", typed)
    if not NUMBER.fullmatch(number):
        raise NotANumber
    return number
