"""The place of signed files: in a folder and in memory the same; whole or not at all; one writer at a time."""

import threading
from pathlib import Path

import pytest

from rigcheck.outside.files import Files, FolderFiles, MemoryFiles


@pytest.fixture(params=["folder", "memory"])
def files(request, tmp_path: Path) -> Files:
    return MemoryFiles() if request.param == "memory" else FolderFiles(tmp_path / "signed")


def test_a_text_is_kept_and_replaced(files):
    assert files.read("keylog.txt") is None
    assert files.names() == []
    files.write("keylog.txt", "one\n")
    files.write("keylog.txt", "two é\n")

    assert files.read("keylog.txt") == "two é\n"
    assert files.names() == ["keylog.txt"]


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".turn", "A", "x" * 101])
def test_a_name_cannot_lead_elsewhere(files, name):
    for act in (lambda: files.read(name), lambda: files.write(name, "x")):
        with pytest.raises(ValueError) as refused:
            act()
        assert refused.value.args == (name,)


def test_turns_follow_one_another(files):
    files.write("count.txt", "0")

    def count() -> None:
        for _ in range(20):
            with files.turn():
                files.write("count.txt", str(int(files.read("count.txt") or 0) + 1))

    workers = [threading.Thread(target=count) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert files.read("count.txt") == "80"


def test_a_writer_that_dies_leaves_the_old_text(tmp_path, monkeypatch):
    files = FolderFiles(tmp_path)
    files.write("keylog.txt", "old\n")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("killed")))
    with pytest.raises(OSError, match="killed"):
        files.write("keylog.txt", "new\n")

    assert files.read("keylog.txt") == "old\n"
    assert files.names() == ["keylog.txt"]
