"""One root, and everything that grows from it; wraps that open with the right parts only."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.sealing import keys
from rigcheck.engines.sealing.hazmat.hpke import X25519Pair, XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.keys import Hierarchy, Method, PrivateKeys, SessionKeys
from rigcheck.engines.sealing.refusals import EmptySecret, NotASlot, WrongLength, WrongSecret

ROOT = bytes(range(32))
PARTS = {
    "method": Method.CARD,
    "pre_wrap": bytes([1]) * 32,
    "keybox_share": bytes([2]) * 32,
    "locator": bytes([3]) * 16,
}
WRAP = keys.wrap_root(root=ROOT, nonce=bytes(12), **PARTS)


def hkdf(secret: bytes, label: str) -> bytes:
    """RFC 5869 written out: extract with an empty salt, one block of expand."""
    extracted = hmac.digest(bytes(32), secret, "sha256")
    return hmac.digest(extracted, b"rigcheck/1/" + label.encode() + b"\x01", "sha256")


def test_the_hierarchy_is_the_one_of_the_design():
    tree = Hierarchy.from_root(ROOT)
    session = hkdf(ROOT, "session")

    assert tree.seal_seed == hkdf(ROOT, "seal")
    assert tree.signer.public == Signer(hkdf(ROOT, "sign")).public
    assert tree.session == session
    assert tree.session_keys.index == hkdf(session, "index")
    assert tree.session_keys.check == hmac.digest(session, b"check", "sha256")[:16]
    assert tree.private.index == hkdf(hkdf(ROOT, "private"), "private/index")
    assert tree.classic_opener.public == X25519Pair(hkdf(hkdf(ROOT, "seal"), "seal/x25519")).public


@pytest.mark.parametrize("store", ["session_keys", "private"])
def test_the_store_keys_are_the_ones_of_the_design(store):
    secret = {"session_keys": hkdf(hkdf(ROOT, "session"), "store")}
    secret["private"] = hkdf(hkdf(ROOT, "private"), "private/store")
    made_here = keys.SessionKeys.from_session(bytes(32)).store.__class__(secret[store])

    blob = made_here.encrypt(bytes(12), b"x", b"bound")

    assert getattr(Hierarchy.from_root(ROOT), store).store.decrypt(blob, 0, b"bound") == b"x"


@pytest.mark.parametrize(
    "grow",
    [Hierarchy.from_root, SessionKeys.from_session, PrivateKeys.from_private, XWingPair, X25519Pair, Signer],
)
@pytest.mark.parametrize("length", [0, 31, 33])
def test_keys_have_one_length(grow, length):
    with pytest.raises(WrongLength):
        grow(bytes(length))


def test_nothing_secret_is_printed():
    tree = Hierarchy.from_root(ROOT)
    shown = repr((tree, tree.session_keys, tree.private, keys.split_card(bytes(20))))

    assert shown == "(Hierarchy(), SessionKeys(), PrivateKeys(), Split())"


def test_row_key_is_the_one_of_the_design():
    want = hmac.new(b"i" * 32, b"checkin\x1f2026-11\x1f12", hashlib.sha256).digest()[:16]

    assert keys.row_key(b"i" * 32, "checkin", "2026-11", 12) == want


@given(st.lists(st.integers(0, 10**6)))
def test_many_row_keys_are_the_single_ones(slots):
    many = keys.row_keys(b"i" * 32, "checkin", "standing", slots)

    assert many == [keys.row_key(b"i" * 32, "checkin", "standing", slot) for slot in slots]


@pytest.mark.parametrize(("klass", "month", "slot"), [("a\x1fb", "m", 0), ("a", "m\x1f", 0), ("a", "m", -1)])
def test_there_is_no_such_slot(klass, month, slot):
    with pytest.raises(NotASlot):
        keys.row_key(b"i" * 32, klass, month, slot)


def test_alias_is_the_one_of_the_design():
    assert keys.alias(b"i" * 32, "group|7") == hmac.digest(b"i" * 32, b"group|7", "sha256")[:16]


def test_an_alias_is_never_a_row_key():
    with pytest.raises(NotASlot):
        keys.alias(b"i" * 32, "checkin\x1f2026-11\x1f0")


def test_wrap_opens_with_all_its_parts():
    assert len(WRAP) == 60
    assert keys.unwrap_root(WRAP, **PARTS) == ROOT


@pytest.mark.parametrize(
    "other",
    [
        {"method": Method.PASSKEY},
        {"pre_wrap": bytes(32)},
        {"keybox_share": bytes(32)},
        {"locator": bytes(16)},
    ],
    ids=lambda part: next(iter(part)),
)
def test_wrap_stays_shut_with_one_part_changed(other):
    with pytest.raises(WrongSecret):
        keys.unwrap_root(WRAP, **(PARTS | other))


@given(st.integers(0, 60 * 8 - 1))
def test_a_changed_wrap_stays_shut(bit):
    changed = bytearray(WRAP)
    changed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(WrongSecret):
        keys.unwrap_root(bytes(changed), **PARTS)


@given(st.binary(max_size=59))
def test_half_a_wrap_stays_shut(wrap):
    with pytest.raises(WrongSecret):
        keys.unwrap_root(wrap, **PARTS)


@pytest.mark.parametrize("part", ["root", "pre_wrap", "keybox_share", "locator", "nonce"])
def test_parts_have_one_length(part):
    parts = {"root": ROOT, "nonce": bytes(12), **PARTS}
    parts[part] = parts[part][:-1]

    with pytest.raises(WrongLength):
        keys.wrap_root(**parts)


def test_passphrase_split_is_the_one_of_the_design():
    split = keys.split_passphrase("lantern otter plaza fig moss", "care.localhost", "quiet-harbor-oak-41")

    assert split.proof.hex() == "25b3502c92b0817e0ab2532215ae60badf673f9ffa10b99da097af03ff0fa83b"
    assert split.pre_wrap.hex() == "707cd7e2e0b067334deadea542c7075add042ea6e3abb3ce52864e42d7657dd9"


@pytest.mark.parametrize(
    "typed", ["  lantern   otter\u00a0plaza\tfig moss\n", "\uff4cantern otter plaza\u3000fig moss"]
)
def test_spaces_and_widths_of_a_keyboard_do_not_matter(typed):
    want = keys.split_passphrase("lantern otter plaza fig moss", "care.localhost", "h")

    assert keys.split_passphrase(typed, "care.localhost", "h") == want


def test_another_site_or_handle_is_another_secret():
    splits = [keys.split_passphrase("a b", *place) for place in [("s", "h"), ("s", "i"), ("t", "h"), ("sh", "")]]

    assert len({split.proof for split in splits}) == 4


@pytest.mark.parametrize("typed", ["", "  \t\u3000", "half \ud83d"])
def test_a_passphrase_that_holds_nothing(typed):
    with pytest.raises(EmptySecret):
        keys.split_passphrase(typed, "s", "h")


def test_pin_depends_on_the_device():
    first, second = (keys.split_pin("123456", bytes([n]) * 32) for n in (1, 2))

    assert first != second
    assert first == keys.split_pin("123456", bytes([1]) * 32)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "１２３４５６", "123456\n"])
def test_a_pin_is_six_digits(pin):
    with pytest.raises(EmptySecret):
        keys.split_pin(pin, bytes(32))


def test_secrets_have_one_length():
    with pytest.raises(WrongLength):
        keys.split_pin("123456", bytes(16))
    with pytest.raises(WrongLength):
        keys.split_card(bytes(16))
    with pytest.raises(WrongLength):
        keys.split_prf(bytes(64))


def test_card_and_passkey_split_by_hkdf():
    assert keys.split_card(bytes(20)).proof == hkdf(bytes(20), "proof")
    assert keys.split_prf(bytes(32)).pre_wrap == hkdf(bytes(32), "wrap")


def test_a_talk_has_a_key_of_its_own_for_being_told():
    tree, other = Hierarchy.from_root(ROOT), Hierarchy.from_root(bytes(32))
    seed = hkdf(hkdf(ROOT, "private"), f"private/told/{bytes(32).hex()}")

    assert tree.talk_told(bytes(32)).public == XWingPair(seed).public
    assert len({one.talk_told(talk).public for one in (tree, other) for talk in (bytes(32), b"t" * 32)}) == 4
