"""The keyring: in a folder and in memory the same; for its owner's eyes; never written over."""

import stat
from pathlib import Path

import pytest

from rigcheck.outside.keyring import FolderKeyring, KeyName, Keyring, MemoryKeyring, NoSuchKey

NAME = KeyName("enrolment", "port-alder", "2026-Q4")


@pytest.fixture(params=["folder", "memory"])
def keyring(request, tmp_path: Path) -> Keyring:
    return MemoryKeyring() if request.param == "memory" else FolderKeyring(tmp_path / "secrets/keyring")


def test_a_key_is_kept_and_destroyed(keyring):
    other = KeyName("log", "roster.example", "standing")
    assert keyring.names() == []
    keyring.keep(other, b"seed")
    keyring.keep(NAME, b"pem")

    assert keyring.key(NAME) == b"pem"
    assert keyring.names() == [NAME, other]
    keyring.destroy(NAME)
    keyring.destroy(NAME)
    assert keyring.names() == [other]
    with pytest.raises(NoSuchKey, match="cannot sign"):
        keyring.key(NAME)


def test_a_key_is_never_written_over(keyring):
    keyring.keep(NAME, b"pem")
    with pytest.raises(ValueError, match="a key of this name"):
        keyring.keep(NAME, b"other")

    assert keyring.key(NAME) == b"pem"


@pytest.mark.parametrize("part", ["", "../x", "a/b", "a~b", ".x", "é"])
def test_a_name_cannot_lead_elsewhere(keyring, part):
    for act in (lambda name: keyring.keep(name, b""), keyring.key, keyring.destroy):
        with pytest.raises(NoSuchKey):
            act(KeyName("enrolment", part, "2026-Q4"))


def test_files_are_for_their_owner_alone(tmp_path):
    FolderKeyring(tmp_path / "keyring").keep(NAME, b"pem")
    file = next((tmp_path / "keyring").iterdir())

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_strange_file_in_the_folder_is_passed_over(tmp_path):
    keyring = FolderKeyring(tmp_path)
    keyring.keep(NAME, b"pem")
    (tmp_path / "notes.txt").touch()

    assert keyring.names() == [NAME]
