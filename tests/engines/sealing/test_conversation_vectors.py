"""A talk that each program wrote once and that is kept: whatever changes, what lies in records today still opens."""

import hashlib
import json
from pathlib import Path

import pytest

from rigcheck.engines.sealing import attachments, prekeys
from rigcheck.engines.sealing.conversation import decode, encode, open_first, receive
from rigcheck.engines.sealing.prekeys import Prekey, check, owner_of
from tests.engines.sealing.talking import ID, MONTH, PEER, SEAT, text

KEPT = json.loads((Path(__file__).parents[2] / "vectors/sealing/conversation.json").read_text())
pytestmark = pytest.mark.parametrize("by", ["python", "browser"])


def test_the_prekeys_check_and_belong_to_the_store(by):
    keys = [Prekey.decode(bytes.fromhex(key)) for key in KEPT[by]["prekeys"]]
    store = prekeys.decode(KEPT[by]["store"])

    for key in keys:
        check(key, signer=PEER.signer.public, owner=owner_of(SEAT), month=MONTH)
    assert [secret.id for secret in store.secrets] == [key.id for key in keys]
    assert prekeys.encode(store) == KEPT[by]["store"]


def test_the_supporter_opens_it(by):
    opening, thanks = (bytes.fromhex(KEPT[by][name]) for name in ("opening", "thanks"))
    _, store, first = open_first(opening, conversation=ID, store=prekeys.decode(KEPT[by]["store"]))
    supporter, last = receive(decode(KEPT[by]["supporter"]), thanks)

    assert [first.content, last.content] == [text(KEPT["words"][0]), text(KEPT["words"][2])]
    assert store.left == 1
    assert supporter.got.number == 2


def test_the_member_opens_the_answer(by):
    member = decode(KEPT[by]["member"])
    moved, received = receive(member, bytes.fromhex(KEPT[by]["answer"]))

    assert received.content == text(KEPT["words"][1])
    assert moved.got == decode(KEPT[by]["supporter"]).sent
    assert encode(member) == KEPT[by]["member"]


def test_the_file_is_the_same(by):
    sealed = attachments.seal_file(b"k" * 32, b"photo" * 20_000)

    assert hashlib.sha256(sealed).hexdigest() == KEPT[by]["file"]
