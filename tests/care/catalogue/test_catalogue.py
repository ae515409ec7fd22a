"""What agencies say, on care: taken in by command, shown to anybody, checked each time."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from rigcheck.bridge.catalogue.publish import publish
from rigcheck.bridge.catalogue.refusals import OlderEdition, OtherAgency, Unsigned
from rigcheck.bridge.keylog import holding
from rigcheck.bridge.keylog.holding import NoKeylog
from rigcheck.care.catalogue import queries
from rigcheck.care.catalogue.actions import take_in
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from tests.bridge.catalogue_facts import FACTS, agency_house, facts
from tests.bridge.lists import MONTH, House

pytestmark = pytest.mark.django_db


@pytest.fixture
def roster() -> House:
    return agency_house("port-alder", "cedar-ridge")


@pytest.fixture
def files(roster: House) -> MemoryFiles:
    here = MemoryFiles()
    holding.take_over(here, roster.text)
    return here


def here(files: MemoryFiles) -> list[str]:
    return [f"{one.name} {one.edition}" for one in queries.catalogues(files=files, month=MONTH)]


def test_facts_are_taken_in_and_read(roster: House, files: MemoryFiles) -> None:
    take_in(text=publish(FACTS, keyring=roster.keyring), serves=(), files=files, month=MONTH)
    assert list(queries.catalogues(files=files, month=MONTH)) == [FACTS]
    assert list(queries.patterns(files=files, month=MONTH)) == [(FACTS, FACTS.patterns[0])]


def test_each_agency_has_its_own_newest_word(roster: House, files: MemoryFiles) -> None:
    for one in (FACTS, facts(agency="cedar-ridge", name="Cedar Ridge", edition=7), facts(edition=2)):
        take_in(text=publish(one, keyring=roster.keyring), serves=(), files=files, month=MONTH)
    assert here(files) == ["Cedar Ridge 7", "Port Alder Public Safety 2"]


def test_an_older_one_an_unsigned_one_and_anothers_change_nothing(roster: House, files: MemoryFiles) -> None:
    take_in(text=publish(facts(edition=2), keyring=roster.keyring), serves=(), files=files, month=MONTH)
    refused = [
        (OlderEdition, publish(FACTS, keyring=roster.keyring), ()),
        (Unsigned, facts(edition=3).written(), ()),
        (OtherAgency, publish(facts(edition=3), keyring=roster.keyring), ("cedar-ridge",)),
    ]
    for refusal, text, serves in refused:
        with pytest.raises(refusal):
            take_in(text=text, serves=serves, files=files, month=MONTH)
    assert here(files) == ["Port Alder Public Safety 2"]


def test_care_alone_has_none_and_takes_none(roster: House) -> None:
    alone = MemoryFiles()
    assert here(alone) == []
    with pytest.raises(NoKeylog):
        take_in(text=publish(FACTS, keyring=roster.keyring), serves=(), files=alone, month=MONTH)


def test_a_file_changed_on_the_disk_is_passed_over(roster: House, files: MemoryFiles) -> None:
    take_in(text=publish(FACTS, keyring=roster.keyring), serves=(), files=files, month=MONTH)
    files.write(queries.place("port-alder"), publish(FACTS, keyring=roster.keyring).replace("400", "12"))
    assert here(files) == []
    files.write(queries.place("port-alder"), "nothing")
    assert here(files) == []
    take_in(text=publish(FACTS, keyring=roster.keyring), serves=(), files=files, month=MONTH)
    assert here(files) == ["Port Alder Public Safety 1"]


@pytest.fixture
def edge_with(edge: Edge, roster: House, monkeypatch: pytest.MonkeyPatch) -> Edge:
    holding.take_over(edge.files, roster.text)
    for place in ("rigcheck.doors.care.middleware", "rigcheck.doors.care.management.commands.catalogue"):
        monkeypatch.setattr(f"{place}.edge_of_process", lambda: edge)
    return edge


def test_the_command_brings_it_to_the_page(edge_with: Edge, roster: House, tmp_path: Path, client: Client) -> None:
    file = tmp_path / "port-alder-catalogue.txt"
    file.write_text(publish(FACTS, keyring=roster.keyring), "utf-8")
    said = StringIO()
    call_command("catalogue", str(file), stdout=said)
    assert "edition 1 is here" in said.getvalue()
    text = client.get("/your-agency/").content.decode()
    assert "Yearly visit — “tune-up”" in text
    assert "Ask your sergeant; nobody asks why." in text
    assert "162" in text


def test_the_command_says_why_not(edge_with: Edge, roster: House, tmp_path: Path) -> None:
    file = tmp_path / "facts.txt"
    file.write_text(FACTS.written(), "utf-8")
    with pytest.raises(CommandError, match="not signed"):
        call_command("catalogue", str(file))
    with pytest.raises(CommandError, match="No such file"):
        call_command("catalogue", str(tmp_path / "nothing.txt"))
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError):
        call_command("catalogue", str(file))
    assert queries.edition_here("port-alder", files=edge_with.files) == 0


def test_what_an_agency_writes_is_text_and_nothing_else(edge_with: Edge, roster: House, client: Client) -> None:
    from rigcheck.bridge.catalogue.document import Statement

    loud = facts(policies=(Statement("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),))
    take_in(text=publish(loud, keyring=roster.keyring), serves=(), files=edge_with.files, month=MONTH)
    text = client.get("/your-agency/").content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_without_an_agency_the_page_says_so(edge: Edge, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rigcheck.doors.care.middleware.edge_of_process", lambda: edge)
    assert "can run without any agency" in client.get("/your-agency/").content.decode()
