"""The name and the icon on a phone: chosen by whoever runs the site, and checked before a phone is offered them."""

import struct
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as own
from django.test import Client

from rigcheck.care.installing import queries
from rigcheck.care.installing.checks import can_be_installed
from rigcheck.care.installing.queries import PNG, SHIPPED

STATIC = own.WEB / "static"


def picture(side: int) -> bytes:
    """As much of a PNG as tells its size."""
    return PNG + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", side, side) + b"rest"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for icon in queries.ICONS:
        (tmp_path / icon.file).write_bytes(picture(icon.side))
    return tmp_path


@pytest.mark.parametrize("shipped", SHIPPED)
def test_each_shipped_icon_has_its_three_pictures(shipped: str) -> None:
    assert queries.icon_faults(chosen=shipped, static=STATIC) == []


def test_an_agencys_own_name_and_icon(folder: Path, settings: Any) -> None:
    settings.NEUTRAL_NAME, settings.NEUTRAL_ICON = "Duty notes of the north", str(folder)
    manifest = Client().get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["short_name"]) == ("Duty notes of the north", "Duty notes o")
    shown = Client().get(manifest["icons"][0]["src"])
    assert shown.content == picture(192)
    assert can_be_installed(None) == []


def test_faults_are_told_before_a_phone_meets_them(folder: Path, settings: Any) -> None:
    settings.NEUTRAL_ICON = str(folder)
    (folder / "icon-192.png").unlink()
    (folder / "icon-512.png").write_bytes(picture(500))
    (folder / "icon-maskable-512.png").write_bytes(b"GIF89a")
    said = [error.msg for error in can_be_installed(None)]
    assert said == [
        "icon-192.png is not there.",
        "icon-512.png is 500 by 500, not 512.",
        "icon-maskable-512.png is not a PNG picture.",
    ]
    assert Client().get("/app/icon-192.png").status_code == 404


@pytest.mark.parametrize("asked", ["..%2Ficon-192.png", "other.png", "icon-192.png%00"])
def test_nothing_else_of_the_folder_is_served(folder: Path, settings: Any, asked: str) -> None:
    settings.NEUTRAL_ICON = str(folder)
    (folder / "other.png").write_bytes(picture(1))
    assert Client().get(f"/app/{asked}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/join/", "/helps/", "/step-it-up/", "/safety-plan/", "/no-such-page/"])
def test_whoever_looks_over_a_shoulder_reads_the_neutral_name(settings: Any, address: str) -> None:
    settings.NEUTRAL_NAME = "Duty notes"
    shown = Client().get(address).content.decode()
    header = shown[shown.index("<header") : shown.index("</header>")]
    assert "Duty notes" in header
    assert "Rigcheck" not in header
