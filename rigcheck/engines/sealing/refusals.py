"""What sealing will not do. Every failure to open is one of these; none is a value, none is silent."""

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal


class SealingRefusal(Refusal):
    """Sealing or opening was refused; nothing was opened."""

    code = "sealing-refused"
    sentence = gettext_noop("This could not be opened.")


class WrongLength(SealingRefusal):
    """A key, secret, share or nonce has not the length it must have."""

    code = "wrong-length"
    sentence = gettext_noop("A key has the wrong length.")


class UnusableKey(SealingRefusal):
    """A public key has the right length but is none: no secret can be agreed with it."""

    code = "unusable-key"
    sentence = gettext_noop("The reader's key is damaged. Nothing was sent.")


class EmptySecret(SealingRefusal):
    """A passphrase or PIN holds nothing, or characters that no keyboard sends."""

    code = "empty-secret"
    sentence = gettext_noop("There is nothing to unlock with. Type it once more.")


class WrongSecret(SealingRefusal):
    """The root does not come out of its wrap: other secret, other account, other method or a changed wrap."""

    code = "wrong-secret"
    sentence = gettext_noop("That does not unlock this account.")


class SealBroken(SealingRefusal):
    """The seal does not open under this key and context: changed, cut short, or made for something else."""

    code = "seal-broken"
    sentence = gettext_noop("This record was changed or is not for this place. It was not opened.")


class UnknownVersion(SealingRefusal):
    """The envelope's version byte is not one that this code knows."""

    code = "unknown-version"
    sentence = gettext_noop("This record was written by a newer Rigcheck. It was left as it is.")


class UnknownSuite(SealingRefusal):
    """The envelope's suite byte is not one that this code knows."""

    code = "unknown-suite"
    sentence = gettext_noop("This record is locked in a way that is not known here. It was left as it is.")


class SuiteNotAccepted(SealingRefusal):
    """The suite is known, but weaker or other than this reader accepts here (a downgrade)."""

    code = "suite-not-accepted"
    sentence = gettext_noop("This record is locked in a way that is not accepted here. It was not opened.")


class BadPadding(SealingRefusal):
    """The body inside the seal is not padded as it must be."""

    code = "bad-padding"
    sentence = gettext_noop("This record is not whole. It was not opened.")


class BadContext(SealingRefusal):
    """The context is empty, not plain printable ASCII, or not allowed for this suite."""

    code = "bad-context"
    sentence = gettext_noop("This record does not say what it belongs to.")


class WrongAuthor(SealingRefusal):
    """The signature inside the seal is not the expected author's."""

    code = "wrong-author"
    sentence = gettext_noop("This record was not written by the person it should be from. It was not opened.")


class NotASlot(SealingRefusal):
    """A record class, month, slot or relation holds a separator or is not a number from 0 upwards."""

    code = "not-a-slot"
    sentence = gettext_noop("There is no such place in the records.")
