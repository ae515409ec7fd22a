"""What a list of keys is refused for. Nothing was taken over when one of these is raised."""

from collections.abc import Collection

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class KeylogRefusal(Refusal):
    """The list of keys, or what is to be added to it, was refused."""

    code = "keys-refused"
    sentence = gettext_noop("The list of keys was refused. The one kept here stays as it is.")


class NotAKeylog(KeylogRefusal):
    """The text is not a keylog: a line is missing, damaged or of an unknown kind."""

    code = "not-a-keylog"
    sentence = gettext_noop("This is not a whole list of keys. Copy the file once more. Nothing was changed.")


class WrongSignature(KeylogRefusal):
    """The list is not signed with the key that was pinned, or its digest does not fit its lines."""

    code = "keylog-signature"
    sentence = gettext_noop(
        "The list of keys is not signed by the site it should come from. Do not use it; ask how it came here."
    )


class Rewritten(KeylogRefusal):
    """The list is shorter than, or differs in a line from, one that was seen before."""

    code = "keylog-rewritten"
    sentence = gettext_noop(
        "Lines of the list of keys were changed or taken away since it was last seen here. "
        "That must never happen: do not use it; ask the people who run that site, and tell the union."
    )


class NewScopes(KeylogRefusal):
    """The list has blind keys for scopes (`scopes`) that nobody here has said yes to: one might be a single person."""

    code = "new-scopes"
    sentence = gettext_noop(
        "The list of keys names agencies that this site has not taken cards of so far. Nothing was changed."
    )

    def __init__(self, scopes: Collection[str]) -> None:
        super().__init__()
        self.scopes = sorted(scopes)


class TooManyKeys(KeylogRefusal):
    """More than two keys would be live for one purpose and scope, or more than two would stand for one period."""

    code = "too-many-keys"
    sentence = gettext_noop(
        "There are more than two keys for the same thing. Keys for one person each could hide among them, "
        "so none is used. Ask the people who run the site that made the list."
    )


class NotCertified(KeylogRefusal):
    """A seat's key without the signature of a clinical lead whose own key stood in the list before it."""

    code = "not-certified"
    sentence = gettext_noop("A key of a seat is not signed by a clinical lead. Nothing was changed.")


class NothingToEnd(KeylogRefusal):
    """A key that is not live would be ended, or one that stands in the list would be added again."""

    code = "key-state"
    sentence = gettext_noop("That key is in the list already, or is not live. Nothing was changed.")


class OlderCopy(KeylogRefusal):
    """The card was made with a longer list than the copy here: it has not come here yet."""

    code = "older-copy"
    sentence = gettext_noop("The list of keys here is older than your card. Try again tomorrow; the card stays good.")


class AnotherLog(KeylogRefusal):
    """The card was made with another list than the copy here: somebody was shown a list of their own."""

    code = "another-list"
    sentence = gettext_noop(
        "Your card was made with another list of keys than everybody else's. It was not used, because it could be "
        "traced to you. Compare the number on the poster, tell the union, and use a card drawn from the hat."
    )


class NotAMark(KeylogRefusal):
    """The size and digest that travel with a card are damaged."""

    code = "not-a-mark"
    sentence = gettext_noop("Part of the card is missing. Scan it once more, or open it again where you got it.")


class NoLiveKey(KeylogRefusal):
    """There is no live key for this purpose and scope in this month."""

    code = "no-live-key"
    sentence = gettext_noop("There is no signing key for this quarter yet. Tell the people who run this site.")
