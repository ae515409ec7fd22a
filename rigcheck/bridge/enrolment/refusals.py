"""Why care's end turns a card away. Nothing was written down when one of these is raised."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class UnknownKey(Refusal):
    """The token was made with a key that is not in the list for this purpose."""

    code = "unknown-key"
    sentence = gettext_noop(
        "This card was made with a key that is not in the list kept here, so it was not used. If you got it today, "
        "try again tomorrow; if it still fails then, tell the union or the coordinator."
    )


class EndedKey(Refusal):
    """The token's key is in the list, and has ended or counts no more."""

    code = "ended-key"
    sentence = gettext_noop("This card has run out. Ask the coordinator for another link; no explanation is needed.")


class AnotherAgency(Refusal):
    """The token is good, for a scope that this site does not serve."""

    code = "another-agency"
    sentence = gettext_noop("This card is for another agency, which has its own site. Open the one named on the card.")
