"""A folder of closed files: whole or not at all, nothing of a crash for ever, and no disk filled to the brim."""

import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rigcheck.outside.parcels import FolderParcels, MemoryParcels

NAME = b"n" * 16
HOUR = timedelta(hours=1)
Disk = namedtuple("Disk", "total used free")


def begun(folder: Path) -> tuple[Path, datetime]:
    """A file that a crash left, its times set already, and when."""
    part = folder / ".part-crash"
    part.write_bytes(b"closed bytes")
    return part, datetime.fromtimestamp(part.stat().st_ctime, UTC)


def test_what_a_crash_left_goes_after_an_hour(tmp_path: Path) -> None:
    parcels = FolderParcels(tmp_path)
    part, at = begun(tmp_path)
    parcels.keep(NAME, b"whole")
    parcels.sweep(now=at + HOUR / 2)
    assert part.exists(), "it may still be written"
    parcels.sweep(now=at + HOUR * 2)
    assert not part.exists()
    assert parcels.read(NAME) == b"whole"


def test_where_nothing_was_kept_there_is_nothing_to_sweep(tmp_path: Path) -> None:
    FolderParcels(tmp_path / "none").sweep(now=datetime.now(UTC))
    MemoryParcels().sweep(now=datetime.now(UTC))
    assert list(tmp_path.iterdir()) == []


def test_what_became_whole_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parcels = FolderParcels(tmp_path)
    _, at = begun(tmp_path)
    monkeypatch.setattr(parcels, "_here", lambda: [tmp_path / ".part-gone", tmp_path / ".part-crash"])
    parcels.sweep(now=at + HOUR * 2)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    parcels = FolderParcels(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("rigcheck.outside.parcels.folder.os.utime", lambda *_: full(0))
        with pytest.raises(OSError, match="No space"):
            parcels.keep(NAME, b"closed")
    assert list(tmp_path.iterdir()) == []


def test_names_are_those_of_parcels(tmp_path: Path) -> None:
    parcels = FolderParcels(tmp_path)
    parcels.keep(NAME, b"closed")
    for other in ("Thumbs.db", "x.bak", NAME.hex().upper(), NAME.hex()[:-1]):
        (tmp_path / other).write_bytes(b"not ours")
    (tmp_path / "lost+found").mkdir()
    (tmp_path / ("0" * 32)).mkdir()
    assert parcels.names() == [NAME]


@pytest.mark.parametrize(
    ("total", "free", "is_room"),
    [(100 * 2**30, 3 * 2**30, True), (100 * 2**30, 2**30, False), (2**30, 2**28, True), (2**30, 2**26, False)],
)
def test_a_tenth_of_the_disk_or_two_gibibytes_stay_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, total: int, free: int, is_room: bool
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(total, total - free, free))
    assert FolderParcels(tmp_path / "parcels").has_space() is is_room
    assert MemoryParcels().has_space()
