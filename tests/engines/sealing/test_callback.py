import pytest

from rigcheck.engines.sealing.callback import author_of, open_callback, seal_callback
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.refusals import SealBroken, SealingRefusal

PEER = Hierarchy.from_root(bytes(32))
OTHER = Hierarchy.from_root(bytes([1]) * 32)
CAPABILITY, PAGE, SEAT = b"c" * 16, b"p" * 32, b"s" * 16


def sealed(text: str = "555 0100", capability: bytes = CAPABILITY) -> bytes:
    return seal_callback(PEER.opener.public, PAGE, SEAT, text, author=author_of(capability))


def test_the_seat_opens_it() -> None:
    assert open_callback(PEER.opener, PAGE, SEAT, sealed("Zoë, +1 555 0100")) == "Zoë, +1 555 0100"


@pytest.mark.parametrize(
    ("opener", "page", "seat"),
    [(OTHER, PAGE, SEAT), (PEER, b"q" * 32, SEAT), (PEER, PAGE, b"t" * 16)],
    ids=["another seat's key", "another page", "another seat's copy"],
)
def test_nobody_else_and_nowhere_else(opener: Hierarchy, page: bytes, seat: bytes) -> None:
    with pytest.raises(SealBroken):
        open_callback(opener.opener, page, seat, sealed())


def test_a_copy_under_another_author_is_refused() -> None:
    other = author_of(b"d" * 16).public
    with pytest.raises(SealingRefusal):
        open_callback(PEER.opener, PAGE, SEAT, other + sealed()[32:])


@pytest.mark.parametrize("blob", [b"", bytes(32), bytes(2000)])
def test_nonsense_is_refused(blob: bytes) -> None:
    with pytest.raises(SealingRefusal):
        open_callback(PEER.opener, PAGE, SEAT, blob)


def test_two_pages_have_two_authors_and_every_text_the_same_length() -> None:
    assert sealed()[:32] == sealed("")[:32] != sealed(capability=b"d" * 16)[:32]
    assert len({len(sealed(text)) for text in ("", "5", "x" * 500)}) == 1
