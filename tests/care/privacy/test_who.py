"""Who can see this: told from the table of record classes, and nothing promised that is not so."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from rigcheck.care.privacy import queries
from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import Opener, RecordClass


@pytest.fixture
def body(client: Client) -> str:
    answer = client.get("/who-can-see/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_class_of_record_is_told() -> None:
    assert len(queries.kept()) == len(classes.ALL)


def test_who_opens_it_is_read_from_the_table() -> None:
    told = dict(zip(classes.ALL, queries.kept(), strict=True))
    for kind, one in told.items():
        assert one.yours_alone is (kind.opener is Opener.BROWSER)
        assert ("never has the key" in str(one.opens)) is (kind.opener is Opener.BROWSER)


def test_how_long_is_read_from_the_table() -> None:
    spans = {kind.name: one.how_long for kind, one in zip(classes.ALL, queries.kept(), strict=True)}
    assert spans["check-in"].startswith("25 months")
    assert spans["note"].startswith("25 months")
    assert "last here" in spans["rhythm"]
    assert "last changed" in spans["assessment-draft"]


def test_a_class_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "ALL", (RecordClass("diary", Opener.SERVER, 25),))
    with pytest.raises(queries.UntoldClass):
        queries.kept()


def test_it_opens_without_an_account_and_reads_no_database(client: Client) -> None:
    assert client.get("/who-can-see/").status_code == 200  # no django_db mark: a query would fail


def test_it_names_which_administrator(body: str) -> None:
    for words in ("The administrator of this server", "The operator of this server", "Whoever holds or manages"):
        assert words in body


def test_each_reader_says_whether_it_is_promised(body: str) -> None:
    assert body.count("Promised, and tested") == sum(one.promised for one in queries.READERS)
    assert body.count("Not promised</b>") == sum(not one.promised for one in queries.READERS)


def test_nothing_is_promised_that_cannot_be_kept(body: str) -> None:
    words = re.sub(r"<[^>]+>", " ", body).lower()
    for promise in ("100 %", "100%", "nobody will know", "completely confidential", "anonymous"):
        assert promise not in words


def test_care_alone_says_what_is_not_here_and_why(client: Client, settings: Any) -> None:
    settings.ALONE = True
    body = unescape(client.get("/who-can-see/").content.decode())
    assert "What is not here, and why" in body
    assert all(str(one.what) in body and str(one.why) in body for one in queries.ABSENT)
    assert "No site of your department is connected" in body
    assert "another site" not in body
    assert "side of Rigcheck" not in body


def test_beside_an_agency_nothing_is_said_to_be_absent(body: str) -> None:
    assert "What is not here" not in body
    assert "another site with another database" in body


def test_it_says_who_runs_the_site_or_that_nobody_has_said(client, settings):
    settings.RUN_BY = "Heron Valley Firefighters Union"
    assert "This site is run by Heron Valley Firefighters Union." in client.get("/who-can-see/").content.decode()
    settings.RUN_BY = ""
    assert "Ask before you join" in client.get("/who-can-see/").content.decode()
