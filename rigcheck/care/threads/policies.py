"""What may be written in a group, what becomes of a post, and the refusals that say why not."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.groups.policies import TooOften
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.threads.models import Shown
from rigcheck.kernel.machines import Machine, Move

LONGEST: Final = 4000
TITLE_LETTERS: Final = 100
WORDS_LETTERS: Final = 600
KEPT_MONTHS: Final = 13
"""How long a post is kept, the month in which it was written among them."""


class Reason(StrEnum):
    """Why a post was hidden or somebody barred. Written to disk."""

    NAMES = "names"
    METHOD = "method"
    ATTACKS = "attacks"
    SELLS = "sells"
    CASE = "case"
    RULES = "rules"
    WORRY = "worry"
    """For reports only: nothing is wrong with the post, and somebody should look after its writer."""


REASONS: Final = {
    Reason.NAMES: _("It names somebody, or says enough to find them"),
    Reason.METHOD: _("It says how somebody could be harmed, or shows it"),
    Reason.ATTACKS: _("It attacks or shames somebody"),
    Reason.SELLS: _("It sells or recruits"),
    Reason.CASE: _("It tells of a case that is under way"),
    Reason.RULES: _("It is against this group's own rules"),
}

REPORTS: Final = {Reason.WORRY: _("I am worried about whoever wrote this"), **REASONS}
"""Why somebody asks for a look; the others are also why a post is hidden."""

POST: Final = Machine(
    "post",
    Shown.SHOWN,
    (
        Move("hold", (Shown.SHOWN,), Shown.HELD),
        Move("keep", (Shown.SHOWN, Shown.HELD), Shown.SHOWN),
        Move("hide", (Shown.SHOWN, Shown.HELD), Shown.HIDDEN),
        Move("ask again", (Shown.HIDDEN,), Shown.APPEALED),
        Move("restore", (Shown.HIDDEN, Shown.APPEALED), Shown.SHOWN),
        Move("uphold", (Shown.APPEALED,), Shown.SETTLED),
    ),
)


class TooLong(SpokenRefusal):
    """More than a post holds."""

    code = "group-too-long"
    status = 413
    sentence = _("A post holds 4,000 characters, and this is more. Nothing was posted; shorten it or send it in parts.")


class NothingSaid(SpokenRefusal):
    """No words."""

    code = "group-nothing-said"
    sentence = _("There are no words in it yet. Nothing was changed.")


class NamesSomebody(SpokenRefusal):
    """The text has the name of somebody who supports people here."""

    code = "group-names-somebody"
    status = 409
    sentence = _(
        "This has the name of somebody who supports people here, so it was not posted. Write “my peer”, “the chaplain” "
        "or “my clinician” instead. Your text is still in the field."
    )


class NoReason(SpokenRefusal):
    """Hiding and barring need one."""

    code = "group-no-reason"
    sentence = _("Choose a reason: whoever it concerns reads it. Nothing was changed.")


class LookedAt(SpokenRefusal):
    """Somebody reported what a moderator wrote, and nobody else has looked yet."""

    code = "group-looked-at"
    status = 409
    sentence = _("Somebody asked for a look at this. It can be erased once another moderator or the lead has looked.")


REFUSED: Final = (NamesSomebody, TooLong, NothingSaid, TooOften)
"""What a page says beside the field, with the words still in it."""


def post_text(written: str, *, most: int = LONGEST) -> str:
    """The words without blanks around them; raises NothingSaid or TooLong."""
    text = written.replace("\r\n", "\n").strip()
    if len(text) > most:
        raise TooLong
    if not text:
        raise NothingSaid
    return text


def reason(written: str, *, among: Mapping[Reason, object] = REASONS) -> str:
    """Raises NoReason for anything that is none of these."""
    if written not in among:
        raise NoReason
    return written


TITLES: Final = frozenset(
    {"chaplain", "dr", "doctor", "father", "pastor", "rabbi", "imam", "rev", "reverend", "sister", "brother", "officer"}
    | {"sgt", "sergeant", "lt", "lieutenant", "captain", "capt", "chief", "deputy", "detective", "trooper", "medic"}
    | {"mr", "mrs", "ms"}
)


def check_names(text: str, names: Iterable[str]) -> None:
    """Raise NamesSomebody where the text has one of these names of people who work here.

    `Riley K.` is found in “Riley K”, “riley kowalski” and “RILEY-K”, `Chaplain Moss` in “Moss” and “chaplain moss”.
    A single name that is a word too counts only with its capital letter, or beside its title.
    """
    said = _words(text)
    folded = [_folded(word) for word in said]
    if any(_stands_in(_words(name), said, folded) for name in names):
        raise NamesSomebody


def _stands_in(name: Sequence[str], said: Sequence[str], folded: Sequence[str]) -> bool:
    whole = [_folded(word) for word in name]
    bare = [word for word in whole if word not in TITLES]
    if len(bare) > 1:
        return _in_a_row(bare, folded) or (len(bare[-1]) > 1 and "".join(bare) in folded)
    if not bare:
        return False
    alone = any(word == bare[0] and said[at][:1].isupper() for at, word in enumerate(folded))
    return alone or (len(whole) > 1 and _in_a_row(whole, folded))


def _in_a_row(name: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether the words stand one after the other; an initial fits whatever begins with it."""
    starts = range(len(folded) - len(name) + 1)
    return any(all(_fits(*pair) for pair in zip(name, folded[at:], strict=False)) for at in starts)


def _fits(one: str, there: str) -> bool:
    return there == one or (len(one) == 1 and there.startswith(one))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).translate(_MARKS)
    return re.findall(r"[^\W\d_]+", "".join(sign for sign in plain if unicodedata.category(sign) != "Cf"))


def _folded(word: str) -> str:
    return word.casefold()


_MARKS: Final = dict.fromkeys(range(768, 880)) | {ord("'"): None, ord("’"): None}
