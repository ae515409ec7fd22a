"""What may stand in the record of a person. The form and the import ask the same questions."""

import unicodedata
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from rigcheck.engines.tables import runs
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.people.models import Details

LONGEST_NUMBER = 40
LONGEST_TEXT = 120
_email = EmailValidator()


class NumberMissing(Refusal):
    """A person without a number cannot be found again in the next file."""

    code: ClassVar[str] = "number-missing"


class NameMissing(Refusal):
    """A person without a name."""

    code: ClassVar[str] = "name-missing"


class TooLong(Refusal):
    """A number, name or unit that is longer than any real one."""

    code: ClassVar[str] = "too-long"


class WouldRun(Refusal):
    """A text that a spreadsheet would run as a formula."""

    code: ClassVar[str] = "would-run"


class NotAnAddress(Refusal):
    """The e-mail is no e-mail address."""

    code: ClassVar[str] = "not-an-address"


class NoFirstDay(Refusal):
    """A shift pattern without a day on which its cycle began."""

    code: ClassVar[str] = "no-first-day"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Choose a day on which the cycle began: the first day on after days off."))


class NumberTaken(Refusal):
    """Somebody else in the agency has this number."""

    code: ClassVar[str] = "number-taken"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Somebody else here has this number. Look them up, or use another."))


class EmailTaken(Refusal):
    """Somebody else in the agency has this e-mail address; links are personal."""

    code: ClassVar[str] = "email-taken"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Somebody else here has this e-mail address, and a link sent there would reach both. "
                "Leave it empty: a link can be printed instead."
            )
        )


def tidy(text: str) -> str:
    """The text in one Unicode form, with single spaces and no control signs."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check(details: Details) -> None:
    """Raise the first refusal that these details deserve; unit, number and e-mail are looked at for themselves."""
    if not details.number:
        raise NumberMissing(gettext_noop("There is no number. Without one nobody can be found again in the next file."))
    if not details.name:
        raise NameMissing(gettext_noop("There is no name."))
    if len(details.number) > LONGEST_NUMBER or max(len(details.name), len(details.unit)) > LONGEST_TEXT:
        raise TooLong(gettext_noop("The number is longer than 40 signs, or the name or unit longer than 120."))
    if any(runs(text) for text in (details.number, details.name, details.unit, details.email)):
        raise WouldRun(
            gettext_noop("It begins with a sign that a spreadsheet would run as a formula. Write it as text.")
        )
    _check_email(details.email)


def _check_email(email: str) -> None:
    if not email:
        return
    try:
        _email(email)
    except ValidationError:
        raise NotAnAddress(gettext_noop("The e-mail address is not one. Correct it, or leave it empty.")) from None
