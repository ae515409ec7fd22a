"""What a conversation will not do. A refusal changes nothing: the same bytes may be tried again."""

from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.messages import gettext_noop


class TooLong(SealingRefusal):
    """The content is larger than one message: refused before it is encoded or sealed."""

    code = "too-long"
    sentence = gettext_noop("This is too long for one message. Send it in parts, or as a file.")


class BadContent(SealingRefusal):
    """The content is not of a known kind, or cannot be written down."""

    code = "bad-content"
    sentence = gettext_noop("This cannot be sent as a message.")


class CutShort(SealingRefusal):
    """There are fewer bytes than any envelope has."""

    code = "cut-short"
    sentence = gettext_noop("This message is not whole. It was not opened.")


class Foreign(SealingRefusal):
    """The envelope is of another conversation, or of the other direction."""

    code = "foreign-envelope"
    sentence = gettext_noop("This message belongs somewhere else. It was not opened.")


class Forked(SealingRefusal):
    """Two copies of one conversation hold different envelopes under one number."""

    code = "forked"
    sentence = gettext_noop("Two of your devices were shown different messages. Stop, and tell whoever runs this site.")


class Replayed(SealingRefusal):
    """The envelope was received before."""

    code = "replayed"
    sentence = gettext_noop("This message came before. It was not opened again.")


class Missing(SealingRefusal):
    """Envelopes before this one are not here; `missing` says how many."""

    code = "missing"
    sentence = gettext_noop("Earlier messages have not arrived yet.")

    def __init__(self, missing: int) -> None:
        super().__init__()
        self.missing = missing


class Rewritten(SealingRefusal):
    """What the sender sent before is not what was received here: something was changed or taken out on the way."""

    code = "rewritten"
    sentence = gettext_noop(
        "Something in this conversation was changed on the way. Stop, and tell whoever runs this site."
    )


class KeyChanged(SealingRefusal):
    """The other side uses another key than the one that the member knows; `author` is the new signing key."""

    code = "key-changed"
    sentence = gettext_noop(
        "This person’s keys are new. Compare the six words with them before you go on. Until then nothing is sent."
    )

    def __init__(self, author: bytes) -> None:
        super().__init__()
        self.author = author


class NotAnOpening(SealingRefusal):
    """A conversation begins with a member's opening, and this is none, or it brings no key to answer to."""

    code = "not-an-opening"
    sentence = gettext_noop("This conversation cannot be opened from here. Its beginning is missing.")
