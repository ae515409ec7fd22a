"""Signed notes: a text that anyone may read, with an Ed25519 signature below it (C2SP signed-note).

The text ends with a line break; a blank line and one signature line follow. The signature names its key by a hash of
name and key, so that a reader knows before checking whether the key is the one it holds.
"""

import base64
import binascii
from hashlib import sha256

from rigcheck.engines.sealing.hazmat.signing import SIGNATURE_BYTES, Signer, verify
from rigcheck.engines.sealing.refusals import BadContext, WrongAuthor

ED25519 = b"\x01"
DASH = "\u2014"
HINT_BYTES = 4


def key_hint(name: str, public: bytes) -> bytes:
    """The four bytes by which a signature says whose it is: SHA-256(name, line break, 0x01, key)."""
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:HINT_BYTES]


def sign_note(text: str, *, name: str, signer: Signer) -> str:
    """The note: `text`, which must end with a line break, and its signature by the key called `name`.

    Raises `BadContext` for a name with white space or a plus sign, or a text that does not end its last line.
    """
    if not text.endswith("\n") or not name or "+" in name or name.split() != [name]:
        raise BadContext
    signature = key_hint(name, signer.public) + signer.sign(text.encode())
    return f"{text}\n{DASH} {name} {base64.b64encode(signature).decode()}\n"


def open_note(note: str, *, name: str, public: bytes) -> str:
    """The text of a note that `public` (32 bytes) signed under `name`; raises `WrongAuthor` for every other note.

    Signature lines of other keys, such as a witness's, are passed over, as the specification asks.
    """
    head, split, signatures = note.rpartition("\n\n")
    text = head + "\n"
    hint = key_hint(name, public)
    for line in signatures.split("\n") if split else ():
        signature = _signature(line, name)
        if signature[:HINT_BYTES] == hint:
            verify(public, signature[HINT_BYTES:], text.encode())
            return text
    raise WrongAuthor


def _signature(line: str, name: str) -> bytes:
    """Hint and signature of a signature line by `name`; nothing of a line that is another's."""
    start = f"{DASH} {name} "
    if not line.startswith(start):
        return b""
    try:
        spelled = base64.b64decode(line.removeprefix(start), validate=True)
    except binascii.Error:
        raise WrongAuthor from None
    if len(spelled) != HINT_BYTES + SIGNATURE_BYTES or base64.b64encode(spelled).decode() != line.removeprefix(start):
        raise WrongAuthor
    return spelled
