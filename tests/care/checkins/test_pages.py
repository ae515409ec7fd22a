"""What each page of the check-in shows, to whom."""

import json
import re

import pytest
from django.test import Client

from rigcheck.care.checkins import queries
from rigcheck.care.members import actions as members
from rigcheck.care.members.models import Profile
from rigcheck.care.vault.models import Row
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.checkins.conftest import FETCH
from tests.care.members.cast import Person

pytestmark = pytest.mark.django_db

OPEN = ("/", "/try/", "/check-in/offline/", "/helps/", "/helps/box-breathing/")
LOCKED = ("/check-in/", "/check-in/rhythm/", "/check-in/2026-11.0/")
SENT = {"client": "12" * 16, "mood": "2", "stress": "5", "tags": ["court"]}
UNWATCHED = "Nobody watches this in real time."


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("path", OPEN)
def test_these_pages_ask_for_nobody(passer_by: Client, path: str) -> None:
    assert passer_by.get(path).status_code == 200


@pytest.mark.parametrize("path", LOCKED)
def test_these_pages_are_locked(passer_by: Client, path: str) -> None:
    answer = passer_by.get(path)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/locked/")


def test_a_script_without_session_is_told_that_it_is_locked(passer_by: Client) -> None:
    answer = passer_by.post("/check-in/", SENT, headers=FETCH)
    assert (answer.status_code, answer.json()["refused"]) == (401, "locked")
    assert Row.objects.count() == 0


def test_nobody_watches_is_said_on_every_page_of_a_check_in(signed_in: Client) -> None:
    kept = signed_in.post("/check-in/", SENT)["Location"]
    for path in ("/check-in/", kept, "/check-in/rhythm/", "/check-in/offline/", "/try/", "/"):
        answer = signed_in.get(path)
        assert UNWATCHED in text_of(answer), path
        assert 'href="/step-it-up/"' in answer.content.decode(), path


def test_a_check_in_is_shown_back_in_words(signed_in: Client) -> None:
    said = text_of(signed_in.get(signed_in.post("/check-in/", SENT)["Location"]))
    assert all(words in said for words in ("Mood Low", "Stress Maxed out", "Court", "What may help next"))


def test_the_lowest_mood_leads_with_people(signed_in: Client) -> None:
    to = signed_in.post("/check-in/", {**SENT, "mood": "1"})["Location"]
    said = text_of(signed_in.get(to))
    assert said.index("Nobody has been told") < said.index("Mood Very low")


def test_a_stranger_sees_and_erases_nothing(signed_in: Client, strangers: Client, owner: Person, edge: Edge) -> None:
    to = signed_in.post("/check-in/", SENT)["Location"]
    assert strangers.get(to).status_code == 404
    assert strangers.post(f"{to}erase/").status_code == 404
    assert len(queries.latest(keys=owner.me.keys, now=edge.clock.now())) == 1


def test_one_check_in_can_be_taken_back(signed_in: Client, owner: Person, edge: Edge) -> None:
    to = signed_in.post("/check-in/", SENT)["Location"]
    assert signed_in.post(f"{to}erase/").status_code == 302
    assert signed_in.get(to).status_code == 404
    assert queries.latest(keys=owner.me.keys, now=edge.clock.now()) == []


def test_today_says_the_last_one_in_words(signed_in: Client) -> None:
    assert "Last time" not in text_of(signed_in.get("/"))
    signed_in.post("/check-in/", SENT)
    assert "Mood: low" in text_of(signed_in.get("/"))


def test_no_streak_and_no_count_of_what_was_left_out(signed_in: Client, clock: SetClock) -> None:
    rhythm = {"every": "daily", "zone": "UTC", "at": "08:00", "keep": "1"}
    assert signed_in.post("/check-in/rhythm/", rhythm).status_code == 302
    signed_in.post("/check-in/", SENT)
    clock.pass_(minutes=14)
    said = text_of(signed_in.get("/")).lower()
    assert not re.search(r"streak|missed|in a row|\d+ days|overdue", said)


def test_what_is_due_shows_on_today(signed_in: Client) -> None:
    signed_in.post("/check-in/rhythm/", {"every": "daily", "zone": "UTC", "at": "03:00", "keep": "1"})
    assert "Your check-in for today" in text_of(signed_in.get("/"))
    signed_in.post("/check-in/", SENT)
    assert "Nothing is waiting. Next: Monday 03:00" in text_of(signed_in.get("/"))


def test_off_nights_today_says_sleep_first(signed_in: Client) -> None:
    """It is four in the morning in UTC and nine hours later in Tokyo: the night that ended at noon is slept off."""
    nights = {"pattern": "pitman-nights", "anchor": "2026-11-21", "day_starts": "00:00", "night_starts": "00:00"}
    rhythm = {"every": "daily", "zone": "Asia/Tokyo", "at": "12:30", "keep": "1", **nights}
    assert signed_in.post("/check-in/rhythm/", rhythm).status_code == 302
    said = text_of(signed_in.get("/"))
    assert "Sleep first" in said
    assert "is waiting" not in said


def test_the_own_trade_stands_open(signed_in: Client, owner: Person, edge: Edge) -> None:
    assert "open" not in re.findall(r'data-trade="dispatch"([^>]*)>', signed_in.get("/check-in/").content.decode())[0]
    members.describe(me=owner.me, profile=Profile(trade="dispatch"), edge=edge)
    page = signed_in.get("/check-in/").content.decode()
    assert re.findall(r'data-trade="(\w+)"( open)?', page)[0] == ("dispatch", " open")
    assert "Heard a death on the line" in page


@pytest.mark.parametrize(("path", "most"), [("/", 6), ("/check-in/", 6)])
def test_a_page_asks_the_database_at_most_six_times(
    signed_in: Client, django_assert_max_num_queries, path: str, most: int
) -> None:
    signed_in.post("/check-in/", SENT)
    with django_assert_max_num_queries(most):
        signed_in.get(path)


def test_the_pages_that_a_phone_keeps_are_the_same_for_everybody(passer_by: Client) -> None:
    shelf = json.loads(passer_by.get("/sw.js").content.decode().partition("const SHELF = ")[2].partition(";\n")[0])
    assert shelf["offline"] in shelf["pages"]
    for path in shelf["pages"]:
        first, second = (without_csp_nonce(Client().get(path)) for _ in range(2))
        assert first == second, path
    assert not {"/", "/check-in/", "/me/", "/how/"} & set(shelf["pages"])


def without_csp_nonce(answer) -> str:
    assert answer.status_code == 200
    return re.sub(r'name="(csrfmiddlewaretoken|client)" value="[^"]+"', "", answer.content.decode())


def test_the_service_worker_names_files_that_exist(passer_by: Client) -> None:
    answer = passer_by.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    shelf = json.loads(answer.content.decode().partition("const SHELF = ")[2].partition(";\n")[0])
    files = passer_by.get(shelf["list"]).json()["files"]
    assert any(path.endswith("sealing/outbox.js") for path in files)
    assert [path for path in files if status(passer_by, path) != 200] == []


def test_it_can_be_installed_under_a_plain_name(passer_by: Client) -> None:
    manifest = passer_by.get("/manifest.webmanifest").json()
    assert (manifest["start_url"], manifest["display"], manifest["name"]) == ("/", "standalone", "Updates")
    assert "rig" not in json.dumps(manifest).lower()
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert all(status(passer_by, icon["src"]) == 200 for icon in manifest["icons"])


def status(client: Client, path: str) -> int:
    answer = client.get(path)
    answer.close()
    return answer.status_code
