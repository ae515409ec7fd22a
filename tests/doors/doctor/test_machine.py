"""The machine: each thing as it should be, and each as it should not."""

from pathlib import Path

import pytest

from rigcheck.doors.doctor import machine as checks
from rigcheck.doors.doctor.findings import State
from rigcheck.outside import machine
from tests.doors.doctor.conftest import Placed


def block(system: Path, name: str, uuid: str = "", on: str = "") -> None:
    """A block device as /sys shows it: perhaps a mapped one with a uuid, perhaps standing on another."""
    folder = system / "class/block" / name
    (folder / "dm").mkdir(parents=True)
    if uuid:
        (folder / "dm/uuid").write_text(f"{uuid}\n")
    if on:
        (folder / "slaves").mkdir()
        (folder / "slaves" / on).symlink_to(system / "class/block" / on)


def test_the_folder_is_for_its_own_user(placed: Placed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.folder(placed()).state is State.GOOD
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets").chmod(0o755)  # whatever the umask of this process is
    found = checks.folder(placed())
    assert (found.state, found.do) == (State.WRONG, f"chmod 700 {tmp_path / 'secrets'}")
    assert "no data folder" in checks.folder(placed(data=tmp_path / "nowhere")).what
    monkeypatch.setattr(machine, "own_user", lambda: 4711)
    assert "another user" in checks.folder(placed()).what


def test_room_on_the_disk(placed: Placed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "room", lambda _: 3 * 1024**3)
    assert checks.disk(placed()).state is State.GOOD
    monkeypatch.setattr(machine, "room", lambda _: 1024**3)
    assert (checks.disk(placed()).state, "1.0 GB" in checks.disk(placed()).what) == (State.WRONG, True)
    assert checks.disk(placed(data=Path("/nowhere"))).state is State.WRONG


@pytest.mark.parametrize(("lies", "state"), [(True, State.GOOD), (False, State.LOOK), (None, State.LOOK)])
def test_an_encrypted_disk(placed: Placed, monkeypatch: pytest.MonkeyPatch, lies: bool | None, state: State) -> None:
    monkeypatch.setattr(machine, "lies_encrypted", lambda _: lies)
    assert checks.encrypted(placed()).state is state


@pytest.mark.parametrize(
    ("swap", "cores", "state"),
    [
        ([], False, State.GOOD),
        (["/dev/sda2"], False, State.WRONG),
        ([], True, State.WRONG),
        (None, False, State.LOOK),
        ([], None, State.LOOK),
        (None, True, State.WRONG),
    ],
)
def test_memory_stays_in_memory(
    placed: Placed, monkeypatch: pytest.MonkeyPatch, swap: list[str] | None, cores: bool | None, state: State
) -> None:
    monkeypatch.setattr(machine, "swap_in_the_clear", lambda: swap)
    monkeypatch.setattr(machine, "dumps_core", lambda: cores)
    found = checks.memory(placed())
    assert found.state is state
    assert ("/dev/sda2" in found.what) is bool(swap)


@pytest.mark.parametrize(("kept", "state"), [(True, State.GOOD), (False, State.WRONG), (None, State.LOOK)])
def test_the_clock(placed: Placed, monkeypatch: pytest.MonkeyPatch, kept: bool | None, state: State) -> None:
    monkeypatch.setattr(machine, "clock_is_kept", lambda: kept)
    assert checks.clock(placed()).state is state


def test_swap_is_seen_as_the_kernel_tells_it(tmp_path: Path) -> None:
    system = tmp_path / "sys"
    block(system, "dm-0", uuid="CRYPT-PLAIN-swap")
    block(system, "dm-1", uuid="LVM-abc", on="dm-0")
    block(system, "dm-2", uuid="LVM-def")
    block(system, "zram0")
    head = "Filename Type Size Used Priority\n"
    for name, clear in (("dm-0", False), ("dm-1", False), ("zram0", False), ("dm-2", True), ("sda2", True)):
        (tmp_path / "swaps").write_text(f"{head}/dev/{name} partition 100 0 -2\n")
        assert machine.swap_in_the_clear(tmp_path, system) == ([f"/dev/{name}"] if clear else [])
    (tmp_path / "swaps").write_text(head)
    assert machine.swap_in_the_clear(tmp_path, system) == []
    assert machine.swap_in_the_clear(tmp_path / "nowhere", system) is None


def test_what_a_path_lies_on_is_followed_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = tmp_path / "sys"
    assert machine.lies_encrypted(tmp_path, system) is None
    device = tmp_path.stat().st_dev
    here = system / "dev/block" / f"{machine.os.major(device)}:{machine.os.minor(device)}"
    block(system, "dm-0", uuid="CRYPT-LUKS2-root")
    block(system, "dm-1", uuid="LVM-abc", on="dm-0")
    block(system, "sda1")
    here.parent.mkdir(parents=True)
    for name, closed in (("dm-0", True), ("dm-1", True), ("sda1", False)):
        here.symlink_to(system / "class/block" / name)
        assert machine.lies_encrypted(tmp_path, system) is closed
        here.unlink()


def test_this_machine_answers(tmp_path: Path) -> None:
    assert machine.clock_is_kept() in {True, False, None}
    assert machine.dumps_core() in {True, False}
    assert machine.room(tmp_path) > 0
    assert machine.own_user() == tmp_path.stat().st_uid
