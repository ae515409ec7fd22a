"""The exit, the gallery, the frame, and the headers that all of them carry."""

import re

import pytest
from django.test import Client
from pytest_django import Settings


def test_the_exit_shows_a_clock_and_no_trace(client: Client, side: str) -> None:
    shown = client.get("/exit/").content.decode().lower()
    assert "<title>clock</title>" in shown
    for trace in ("rigcheck", "check-in", "crisis", "mood", "roster", "css/", "shell/"):
        assert trace not in shown


def test_the_exit_takes_no_form(browser: Client) -> None:
    assert browser.post("/exit/").status_code == 405


def test_the_gallery_stands_in_each_sides_frame(client: Client, side: str) -> None:
    answer = client.get("/gallery/")
    assert answer.status_code == 200
    assert f'data-side="{side}"' in answer.content.decode()


def test_every_page_of_a_side_has_the_way_out_and_a_way_past_the_frame(client: Client, side: str) -> None:
    shown = client.get("/gallery/").content.decode()
    assert "data-leave" in shown
    assert 'href="#main"' in shown
    assert 'id="main"' in shown


def test_care_always_shows_the_lit_door(client: Client, settings: Settings) -> None:
    shown = client.get("/gallery/").content.decode()
    assert "nav-door" in shown
    assert "Step it up" in shown


def test_the_two_sides_do_not_share_a_look(client: Client, settings: Settings) -> None:
    settings.SIDE = "care"
    care = client.get("/gallery/").content.decode()
    settings.SIDE = "roster"
    roster = client.get("/gallery/").content.decode()
    assert "roster.css" in roster
    assert "roster.css" not in care
    assert "nav-door" not in roster


@pytest.mark.parametrize("address", ["/exit/", "/gallery/", "/nowhere/"])
def test_nothing_is_kept_and_nothing_is_told(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_ids_are_unique_in_the_gallery(client: Client) -> None:
    found = re.findall(r'\sid="([^"]+)"', client.get("/gallery/").content.decode())
    assert sorted(found) == sorted(set(found))
