"""htmx gets pieces; everybody else gets pages."""

import json

from django.http import HttpResponse
from django.test import RequestFactory

from rigcheck.shell import htmx

PLAIN = RequestFactory().get("/")
ASKING = RequestFactory().get("/", headers={"HX-Request": "true"})
RETURNING = RequestFactory().get("/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})


def test_only_htmx_asks_for_a_piece() -> None:
    assert [htmx.asked(one) for one in (PLAIN, ASKING, RETURNING)] == [False, True, False]


def test_the_piece_is_part_of_no_frame() -> None:
    page = htmx.piece(PLAIN, "shell/exit.html", "shell/mark.html", {}).content
    piece = htmx.piece(ASKING, "shell/exit.html", "shell/mark.html", {}).content
    assert b"<html" in page
    assert b"<html" not in piece


def test_the_two_answers_are_kept_apart() -> None:
    assert htmx.piece(PLAIN, "shell/exit.html", "shell/mark.html", {}).headers["Vary"] == "HX-Request"


def test_a_move_is_a_redirect_or_the_header_for_it() -> None:
    assert htmx.move(PLAIN, "/doing/").status_code == 302
    assert htmx.move(ASKING, "/doing/").headers["HX-Redirect"] == "/doing/"


def test_a_word_travels_beside_the_answer_in_ascii() -> None:
    answer = htmx.say(HttpResponse(), "Gelöscht", undo="/undo/")
    assert answer.headers["HX-Trigger"].isascii()
    assert json.loads(answer.headers["HX-Trigger"]) == {"rigcheck:say": {"text": "Gelöscht", "undo": "/undo/"}}
