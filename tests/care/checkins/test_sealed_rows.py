"""Rows that only the browser opens: kept by key, handed back by key, never opened here."""

import base64

import pytest
from django.test import Client

from rigcheck.care.vault.models import Row
from tests.care.checkins.conftest import FETCH

pytestmark = pytest.mark.django_db

KEY = "0f" * 16
BLOB = bytes([1, 1]) + bytes(12 + 16 + 512)
ROW = {"kind": "note", "key": KEY, "blob": base64.b64encode(BLOB).decode()}


def test_a_row_is_kept_once_and_handed_back_as_it_came(signed_in: Client) -> None:
    assert signed_in.post("/sealed/keep/", ROW).json() == {"kept": True}
    assert signed_in.post("/sealed/keep/", {**ROW, "blob": ROW["blob"]}).json() == {"kept": False}
    asked = {"keys": f"{KEY} {'00' * 16}"}
    assert signed_in.post("/sealed/read/", asked).json() == {"rows": {KEY: ROW["blob"]}}


def test_a_row_is_deleted_by_who_knows_its_key(signed_in: Client) -> None:
    signed_in.post("/sealed/keep/", ROW)
    assert signed_in.post("/sealed/erase/", {"keys": KEY}).json() == {"erased": 1}
    assert signed_in.post("/sealed/read/", {"keys": KEY}).json() == {"rows": {}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "check-in"},
        {"kind": "none"},
        {"key": "0f"},
        {"key": "not hex"},
        {"blob": "%%%"},
        {"blob": base64.b64encode(BLOB + b"x").decode()},
        {"blob": base64.b64encode(bytes(40_000)).decode()},
    ],
)
def test_what_does_not_look_like_a_row_is_refused(signed_in: Client, wrong: dict[str, str]) -> None:
    before = Row.objects.count()
    answer = signed_in.post("/sealed/keep/", {**ROW, **wrong}, headers=FETCH)
    assert answer.status_code == 400
    assert "what you wrote is kept" in answer.json()["message"]
    assert Row.objects.count() == before


@pytest.mark.parametrize("keys", ["", "xyz", " ".join(["00" * 16] * 257)])
def test_too_many_or_odd_keys_are_refused(signed_in: Client, keys: str) -> None:
    assert signed_in.post("/sealed/read/", {"keys": keys}, headers=FETCH).status_code == 400


@pytest.mark.parametrize("path", ["keep", "read", "erase"])
def test_nobody_signed_out_reaches_them(passer_by: Client, path: str) -> None:
    answer = passer_by.post(f"/sealed/{path}/", {**ROW, "keys": KEY}, headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (401, "locked")
