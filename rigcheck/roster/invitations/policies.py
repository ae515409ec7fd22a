"""Why no card is signed, and why no link is given. Nothing was changed when one of these is raised."""

from typing import Final

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.invitations.models import MOST, Invitation

LETTERS_AT_ONCE: Final = 200
"""Letters in one file: about two seconds of drawing."""

KEPT_MONTHS: Final = 6
"""How long links and counts of a quarter stay after it: long enough to say that an old link has run out."""


class UnknownLink(Refusal):
    """No such code, or another link has taken its place."""

    code = "link-unknown"
    status = 404
    sentence = gettext_noop(
        "This link is not known here. If you got two, the newer one works. Otherwise ask the coordinator for another; "
        "nobody asks why."
    )


class UsedLink(Refusal):
    """A card was made with this link already, and this is not the browser that made it."""

    code = "link-used"
    status = 409
    sentence = gettext_noop(
        "A card was made with this link already. If that was you, it is in the browser where you made it. If it was "
        "not you, ask the coordinator for another link; nobody asks why."
    )


class ExpiredLink(Refusal):
    """The quarter for which the link was given is over."""

    code = "link-expired"
    status = 410
    sentence = gettext_noop(
        "This link was for an earlier quarter and has run out. Everyone is offered a new one each quarter; the "
        "coordinator can send yours now."
    )


class NoThirdCard(Refusal):
    """Two cards were signed for this person in this quarter."""

    code = "two-cards-made"
    status = 409
    sentence = gettext_noop(
        "Two cards were made for this person in this quarter, and there are no more than two. A card drawn from the "
        "hat at roll call opens an account just as well, or a new link next quarter."
    )


class HasLeft(Refusal):
    """Links are for people who belong to the agency now."""

    code = "has-left"
    status = 409
    sentence = gettext_noop(
        "This person has left the agency, so there is no link for them. Whatever account they may have stays theirs."
    )


class NotFromOurPage(Refusal):
    """The request did not come from the card page's own script."""

    code = "not-our-page"
    status = 403
    sentence = gettext_noop("This address is for the card page alone. Open the page from your link.")


class NotARequest(Refusal):
    """What should be signed is not even base64url."""

    code = "not-a-request"
    sentence = gettext_noop("What your browser sent cannot be read. Nothing was used up. Load the page and try again.")


class NoKeyYet(Refusal):
    """The agency has no signing key for this quarter."""

    code = "no-key-yet"
    status = 503
    sentence = gettext_noop(
        "There is no key for this quarter’s cards yet, and nothing was changed. Whoever runs this site makes it with "
        "one command; try again after that."
    )


class NoListYet(Refusal):
    """This site has made no key at all."""

    code = "no-list-yet"
    status = 404
    sentence = gettext_noop("There is no list of keys here yet. Whoever runs this site makes it with one command.")


def check_link(found: Invitation | None, month: Month) -> Invitation:
    """The link, if it may be looked at in `month`; raises `UnknownLink` or `ExpiredLink`."""
    if found is None:
        raise UnknownLink
    if str(month) > found.expires:
        raise ExpiredLink
    return found


def check_unused(found: Invitation, request_digest: bytes) -> bool:
    """Whether the link is still unused; False where the same request comes again. Raises `UsedLink`."""
    if found.request_digest is None:
        return True
    if found.request_digest != request_digest:
        raise UsedLink
    return False


def may_have_another(issued: int, *, left: bool = False) -> bool:
    """Whether a person with so many cards in this quarter can get one more link."""
    return issued < MOST and not left


def check_another(issued: int, *, left: bool) -> None:
    """Raises `HasLeft` or `NoThirdCard`; the same rule hides the button (`may_have_another`)."""
    if may_have_another(issued, left=left):
        return
    raise HasLeft if left else NoThirdCard


def expires(period: Quarter) -> str:
    """The last month in which a link of this quarter works."""
    return str(period.last)
