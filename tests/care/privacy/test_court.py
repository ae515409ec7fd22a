"""What a court order would get is told from the tables themselves, and no table is left out."""

import pytest
from django.apps import apps
from django.test import Client

from rigcheck.care.privacy.queries import court


def test_every_table_is_told() -> None:
    tables = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("rigcheck.care.")}
    assert tables == set(court.WORDS)
    assert len(court.handed_over()) == len(tables)


def test_names_stand_only_where_people_work_here() -> None:
    named = {str(one.title) for one in court.handed_over() if court.KINDS["seat"] in one.kinds}
    assert {"Cards printed", "The directory", "Working seats"} <= named
    assert not {"Records", "Accounts", "Ways into accounts", "Reminders that lie ahead", "Open sessions"} & named


def test_the_sign_of_a_lock_stands_beside_nothing_that_can_be_read(client: Client) -> None:
    assert [name for name, kind in court.KINDS.items() if not kind.readable] == ["sealed"]
    shown = client.get("/court-order/").content.decode()
    locks = sum(court.KINDS["sealed"] in one.kinds for one in court.handed_over())
    assert shown.count('#lock"') == locks + 1


def test_records_hold_nothing_in_clear_but_a_month() -> None:
    records = next(one for one in court.handed_over() if str(one.title) == "Records")
    assert [str(kind.name) for kind in records.kinds] == ["months", "locked contents", "random bytes, keys and digests"]


def test_a_table_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(court, "WORDS", {})
    with pytest.raises(court.UntoldTable):
        court.handed_over()


def test_the_page_is_open_to_everybody_and_promises_no_law(client: Client) -> None:
    shown = client.get("/court-order/").content.decode()
    assert "Ask counsel" in shown
    assert "No independent cryptographer has reviewed them yet" in shown
    assert client.post("/court-order/").status_code == 405
