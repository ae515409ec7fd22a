"""The icon under which the site stands among a phone's applications: one of ours, or a folder of three pictures."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SHIPPED: Final = ("clock", "pages", "mark")
"""Two that say nothing, and Rigcheck's own mark."""
SHORT_NAME: Final = 12
"""Characters that a phone has room for below an icon, as the manifest's documentation advises."""
PNG: Final = b"\x89PNG\r\n\x1a\n"
HEAD: Final = 24
"""Bytes of a PNG up to the end of its size: signature (8), length and name of its first chunk (8), width, height."""


@dataclass(frozen=True, slots=True)
class Icon:
    """One picture: its file's name, and its side in pixels. `maskable`: the phone may cut it to its own shape."""

    file: str
    side: int
    maskable: bool = False


ICONS: Final = (
    Icon("icon-192.png", 192),
    Icon("icon-512.png", 512),
    Icon("icon-maskable-512.png", 512, maskable=True),
)


def icon_folder(*, chosen: str, static: Path) -> Path:
    """Where the pictures lie: `chosen` is one of SHIPPED or the path of a folder, `static` our own static files."""
    return static / "care/icons" / chosen if chosen in SHIPPED else Path(chosen)


def icon_file(file: str, *, chosen: str, static: Path) -> Path | None:
    """The path of one picture, or None where there is no such picture."""
    if file not in {icon.file for icon in ICONS}:
        return None
    path = icon_folder(chosen=chosen, static=static) / file
    return path if path.is_file() else None


def icon_faults(*, chosen: str, static: Path) -> list[str]:
    """What is wrong with the chosen pictures, one sentence each."""
    return [fault for icon in ICONS if (fault := _fault(icon, chosen, static))]


def _fault(icon: Icon, chosen: str, static: Path) -> str:
    path = icon_file(icon.file, chosen=chosen, static=static)
    if path is None:
        return f"{icon.file} is not there."
    with path.open("rb") as picture:
        head = picture.read(HEAD)
    if len(head) < HEAD or not head.startswith(PNG):
        return f"{icon.file} is not a PNG picture."
    width, height = struct.unpack(">II", head[16:])
    return "" if (width, height) == (icon.side, icon.side) else f"{icon.file} is {width} by {height}, not {icon.side}."
