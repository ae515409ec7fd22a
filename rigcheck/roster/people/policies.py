"""What may stand in the record of a person. The form and the import ask the same questions."""

import unicodedata

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

    code = "number-missing"
    sentence = gettext_noop("There is no number. Without one nobody can be found again in the next file.")


class NameMissing(Refusal):
    """A person without a name."""

    code = "name-missing"
    sentence = gettext_noop("There is no name.")


class TooLong(Refusal):
    """A number, name or unit that is longer than any real one."""

    code = "too-long"
    sentence = gettext_noop("The number is longer than 40 signs, or the name or unit longer than 120.")


class WouldRun(Refusal):
    """A text that a spreadsheet would run as a formula."""

    code = "would-run"
    sentence = gettext_noop("It begins with a sign that a spreadsheet would run as a formula. Write it as text.")


class NotAnAddress(Refusal):
    """The e-mail is no e-mail address."""

    code = "not-an-address"
    sentence = gettext_noop("The e-mail address is not one. Correct it, or leave it empty.")


class NoFirstDay(Refusal):
    """A shift pattern without a day on which its cycle began."""

    code = "no-first-day"
    sentence = gettext_noop("Choose a day on which the cycle began: the first day on after days off.")


class NumberTaken(Refusal):
    """Somebody else in the agency has this number."""

    code = "number-taken"
    sentence = gettext_noop("Somebody else here has this number. Look them up, or use another.")


class EmailTaken(Refusal):
    """Somebody else in the agency has this e-mail address; links are personal."""

    code = "email-taken"
    sentence = gettext_noop(
        "Somebody else here has this e-mail address, and a link sent there would reach both. "
        "Leave it empty: a link can be printed instead."
    )


def tidy(text: str) -> str:
    """The text in one Unicode form, with single spaces and no control signs."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check(details: Details) -> None:
    """Raise the first refusal that these details deserve; unit, number and e-mail are looked at for themselves."""
    if not details.number:
        raise NumberMissing
    if not details.name:
        raise NameMissing
    if len(details.number) > LONGEST_NUMBER or max(len(details.name), len(details.unit)) > LONGEST_TEXT:
        raise TooLong
    if any(runs(text) for text in (details.number, details.name, details.unit, details.email)):
        raise WouldRun
    _check_email(details.email)


def _check_email(email: str) -> None:
    if not email:
        return
    try:
        _email(email)
    except ValidationError:
        raise NotAnAddress from None
