"""What blind signing will not do. Nothing was signed, opened or spent when one of these is raised."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class NotAToken(Refusal):
    """The bytes have not the length, or do not begin with the type, of a token."""

    code = "not-a-card"
    sentence = gettext_noop("This is not a whole card. Scan it once more, or open it again where you got it.")


class AlteredToken(Refusal):
    """The signature does not fit what the token says."""

    code = "altered-card"
    sentence = gettext_noop("This card was changed after it was made, so it does not open an account. Get another.")


class UnusableRequest(Refusal):
    """A request to sign has the wrong length or type, or a number outside the key's range (RFC 9474 4.3)."""

    code = "unusable-request"
    sentence = gettext_noop(
        "What your browser sent cannot be signed. Nothing was used up. Load the page and try again."
    )


class OtherKey(Refusal):
    """The request was made for another key than the one that would sign it (RFC 9578 6.2)."""

    code = "other-key"
    sentence = gettext_noop(
        "The signing key has changed since this page was opened. Nothing was used up. Load the page and try again."
    )


class UnusableKey(Refusal):
    """The bytes are not an issuer's key: not RSA with RSASSA-PSS, SHA-384 and salt 48, or too short."""

    code = "unusable-key"
    sentence = gettext_noop("The signing key is damaged or of a kind that is not known here.")


class SigningFailed(Refusal):
    """The private-key operation came out wrong; its result would have betrayed the key and was thrown away."""

    code = "signing-failed"
    status = 503
    sentence = gettext_noop("Signing went wrong inside the machine. Nothing was used up. Try again.")


class TooFewPeople(Refusal):
    """A scope of so few people that its token would nearly name them."""

    code = "too-few-people"
    sentence = gettext_noop(
        "Fewer than 50 people: a card made for this agency alone would point at too few of them. "
        "Join a council, or hand out cards drawn from a hat."
    )
