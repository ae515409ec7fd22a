"""Guessing is slowed down, for all processes together, and nobody is locked out for good."""

import json
import os
import subprocess
import sys
from pathlib import Path

from rigcheck.roster.staff.models import Try

REPOSITORY = Path(__file__).resolve().parents[3]
RIGHT = {"login": "coordinator", "password": "walnut-harbor-9-lanterns"}
WRONG = {**RIGHT, "password": "guessed"}
GUESS = """
import json, sys
import django
django.setup()
from django.test import Client
def said(password):
    return Client(HTTP_HOST="roster.localhost").post("/sign-in/", {"login": "morgan", "password": password})
print(json.dumps(["Too many tries" in said(password).content.decode() for password in sys.argv[1:]]))
"""


def test_after_five_wrong_passwords_even_the_right_one_waits(coordinator, browser):
    for _ in range(5):
        assert "do not go together" in browser.post("/sign-in/", WRONG).content.decode()

    answer = browser.post("/sign-in/", RIGHT)

    assert "Too many tries" in answer.content.decode()
    assert browser.get("/").status_code == 302


def test_neither_another_port_nor_other_letters_begin_a_new_count(coordinator, browser):
    """What the browser calls this site, and how it spells the name, the guesser may choose."""
    hosts = ["roster.localhost:1", "roster.localhost:2", "127.0.0.1", "127.0.0.1:3", "roster.localhost"]
    names = ["coordinator", "COORDINATOR", "Coordinator ", "coordınator", "cOORDINATOR"]
    for host, name in zip(hosts, names, strict=True):
        browser.post("/sign-in/", {**WRONG, "login": name}, HTTP_HOST=host)

    assert "Too many tries" in browser.post("/sign-in/", RIGHT).content.decode()


def test_another_name_is_not_kept_out_with_it(coordinator, administrator, browser):
    for _ in range(6):
        browser.post("/sign-in/", WRONG)

    right = {"login": "administrator", "password": "thistle-quarry-7-bellows"}
    assert browser.post("/sign-in/", right).headers.get("Location") == "/"


def test_it_ends_by_itself(coordinator, browser):
    for _ in range(6):
        browser.post("/sign-in/", WRONG)
    Try.objects.all().delete()  # as time does

    assert browser.post("/sign-in/", RIGHT).headers.get("Location") == "/"


def test_signing_in_rightly_costs_nothing(coordinator, browser):
    for _ in range(7):
        assert browser.post("/sign-in/", RIGHT).headers.get("Location") == "/"
        browser.post("/sign-out/")


def test_an_unknown_name_is_answered_like_a_known_one(coordinator, browser):
    known = browser.post("/sign-in/", WRONG).content.decode()
    unknown = browser.post("/sign-in/", {**WRONG, "login": "nobody"}).content.decode()

    assert "do not go together" in known
    assert "do not go together" in unknown


def test_codes_are_not_guessed_either(coordinator, browser):
    guess = {"username": "coordinator", "code": "AAAA-BBBB-CCCC-DDDD", "password": "seven-lanterns-by-the-quay"}
    statuses = [browser.post("/sign-in/first/", guess).status_code for _ in range(11)]

    assert statuses == [400] * 10 + [429]
    assert "Too many tries in a row" in browser.post("/sign-in/first/", guess).content.decode()


def test_the_counts_are_in_the_database_and_name_nobody(coordinator, browser):
    browser.post("/sign-in/", WRONG)

    kept = [one.cache_key for one in Try.objects.all()]
    assert kept
    assert not [key for key in kept if "coordinator" in key]


def test_processes_count_together(tmp_path):
    environment = {
        **os.environ,
        "RIGCHECK_LOOPBACK": "1",
        "RIGCHECK_DATA": str(tmp_path),
        "RIGCHECK_ENGINE": "sqlite",
        "DJANGO_SETTINGS_MODULE": "rigcheck.settings.roster",
    }

    def run(*command):
        done = subprocess.run(
            [sys.executable, *command], env=environment, cwd=REPOSITORY, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("-m", "rigcheck.doors.manage", "roster", "migrate", "--verbosity", "0")
    assert json.loads(run("-c", GUESS, "a", "b", "c")) == [False, False, False]
    assert json.loads(run("-c", GUESS, "d", "e", "f")) == [False, False, True]
