"""Signed notes (C2SP signed-note): opened by the right key, refused in every other case."""

import base64

import pytest

from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import DASH, key_hint, open_note, sign_note
from rigcheck.engines.sealing.refusals import BadContext, WrongAuthor

SIGNER, WITNESS = Signer(bytes(range(32))), Signer(bytes(32))
NAME = "example.org/log"
TEXT = "example.org/log\n7\nroot\n"
NOTE = sign_note(TEXT, name=NAME, signer=SIGNER)


def test_a_note_opens_with_its_key():
    assert open_note(NOTE, name=NAME, public=SIGNER.public) == TEXT


def test_a_note_that_go_wrote_opens():
    """golang.org/x/mod/sumdb/note, example of its documentation: the verifier's key and a note that it signed."""
    spelled = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    assert spelled[:1] == b"\1"
    name, public = "PeterNeumann", spelled[1:]
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        f"{DASH} PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )

    assert key_hint(name, public).hex() == "c74f20a3"
    assert open_note(note, name=name, public=public).startswith("If you think")


def test_a_witness_may_sign_below():
    head = sign_note(TEXT, name="witness.example/w", signer=WITNESS)
    both = head + NOTE.removeprefix(TEXT + "\n")

    assert open_note(both, name=NAME, public=SIGNER.public) == TEXT
    assert open_note(both, name="witness.example/w", public=WITNESS.public) == TEXT


def short(note: str) -> str:
    """The note, its signature cut by one byte."""
    text, line = note.rsplit(" ", 1)
    return f"{text} {base64.b64encode(base64.b64decode(line)[:-1]).decode()}\n"


def respelled(note: str) -> str:
    """The note, its signature's last character changed in bits that stand for nothing."""
    assert note.endswith("=\n")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return note[:-3] + alphabet[alphabet.index(note[-3]) ^ 1] + "=\n"


@pytest.mark.parametrize(
    "note",
    ["", TEXT, NOTE.replace("7", "8"), NOTE.replace(NAME + " ", "other "), NOTE[:-3] + "\n", NOTE[:-5] + "A=\n",
     respelled(NOTE),
     NOTE.replace(DASH, "-"), short(NOTE), NOTE.replace("\n\n", "\n"), NOTE.replace("root\n", "root\n\n")],
)  # fmt: skip
def test_a_spoiled_note_is_refused(note):
    with pytest.raises(WrongAuthor):
        open_note(note, name=NAME, public=SIGNER.public)


def test_a_note_of_another_key_or_name_is_refused():
    for name, public in [(NAME, WITNESS.public), ("other", SIGNER.public)]:
        with pytest.raises(WrongAuthor):
            open_note(NOTE, name=name, public=public)


@pytest.mark.parametrize(("text", "name"), [("x", NAME), ("x\n", ""), ("x\n", "a b"), ("x\n", "a+b"), ("x\n", "a\n")])
def test_what_cannot_be_written_is_refused(text, name):
    with pytest.raises(BadContext):
        sign_note(text, name=name, signer=SIGNER)
