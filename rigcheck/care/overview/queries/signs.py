"""Early signs in words: for oneself only, worked out when the page opens, and kept nowhere."""

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from rigcheck.care.overview.queries.series import titles
from rigcheck.engines.trends import EarlySign, SignCode


def said_of_signs(signs: Sequence[EarlySign]) -> list[str]:
    """A sentence for each sign; where several come together, that sentence alone says it."""
    together = [sign for sign in signs if sign.code is SignCode.SEVERAL_TOGETHER]
    return [_said(sign) for sign in together or signs]


def _said(sign: EarlySign) -> str:
    names = titles()
    listed = ", ".join(names[name] for name in sign.series)
    if sign.code is SignCode.SEVERAL_TOGETHER:
        return _("Several things are on the hard side of your usual at once: %(listed)s.") % {"listed": listed}
    if sign.code is SignCode.WEEK_OUTSIDE:
        return str(format_lazy("{}: {}", listed, _("on the hard side of your own usual range this week.")))
    return str(format_lazy("{}: {}", listed, _("on the hard side of your own usual range three times in a row.")))
