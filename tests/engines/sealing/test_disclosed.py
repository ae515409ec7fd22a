"""What is written about a disclosure opens for its reader alone, in its own place, and by its own author."""

import pytest

from rigcheck.engines.sealing.disclosed import open_copy, open_told, seal_copy, seal_told
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.refusals import SealingRefusal

WRITER, STRANGER = Signer(b"w" * 32), Signer(b"s" * 32)
READER, OTHER = XWingPair(b"r" * 32), XWingPair(b"o" * 32)
MATTER, SEAT, RELATION = b"m" * 16, b"p" * 16, bytes(range(32))


def test_a_copy_opens_for_its_reader() -> None:
    blob = seal_copy(READER.public, MATTER, SEAT, "The least.", author=WRITER)
    assert open_copy(READER, WRITER.public, MATTER, SEAT, blob) == "The least."
    longer = seal_copy(READER.public, MATTER, SEAT, "The least." * 20, author=WRITER)
    assert len(longer) == len(blob)


@pytest.mark.parametrize(
    ("opener", "author", "matter", "seat"),
    [
        (OTHER, WRITER, MATTER, SEAT),
        (READER, STRANGER, MATTER, SEAT),
        (READER, WRITER, b"x" * 16, SEAT),
        (READER, WRITER, MATTER, b"x" * 16),
    ],
)
def test_a_copy_opens_nowhere_else(opener: XWingPair, author: Signer, matter: bytes, seat: bytes) -> None:
    blob = seal_copy(READER.public, MATTER, SEAT, "The least.", author=WRITER)
    with pytest.raises(SealingRefusal):
        open_copy(opener, author.public, matter, seat, blob)


def test_what_the_member_is_told_names_its_author_and_is_bound_to_the_relation() -> None:
    blob = seal_told(READER.public, RELATION, "The least.", author=WRITER)
    assert open_told(READER, RELATION, blob) == (WRITER.public, "The least.")
    for opener, relation, changed in (
        (OTHER, RELATION, blob),
        (READER, RELATION[::-1], blob),
        (READER, RELATION, STRANGER.public + blob[32:]),
        (READER, RELATION, blob[:-1]),
    ):
        with pytest.raises(SealingRefusal):
            open_told(opener, relation, changed)
