"""The ledger is read by a lead and an auditor, and shows where it was changed, cut, or put back."""

import pytest

from rigcheck.care.disclosures import actions, policies, queries
from rigcheck.care.disclosures.actions import Written
from rigcheck.care.disclosures.models import Entry
from rigcheck.care.disclosures.queries import Whole
from rigcheck.care.disclosures.queries.chain import HEAD
from rigcheck.care.sessions.models import Visit
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from tests.care.disclosures.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast: Cast, proposed: Written, edge: Edge) -> Written:
    actions.sign(by=cast.clinician.me, number=proposed.number, edge=edge)
    actions.pass_on(by=cast.peer.me, number=proposed.number, edge=edge)
    return proposed


def whole(edge: Edge) -> Whole:
    return queries.ledger(files=edge.files).whole


def test_an_empty_one_is_whole(cast: Cast, edge: Edge) -> None:
    assert whole(edge) is Whole.WHOLE


def test_it_names_who_did_what_and_never_about_whom(cast: Cast, signed: Written, edge: Edge) -> None:
    found = queries.ledger(files=edge.files)
    assert found.whole is Whole.WHOLE
    assert [(line.move, found.names[line.by]) for line in found.lines] == [
        ("pass on", "Jo Marsh"),
        ("sign", "Sam Ortega"),
        ("propose", "Jo Marsh"),
    ]
    assert {(line.ground, line.label, line.month) for line in found.lines} == {("child-abuse", "default 1", "2026-11")}


def test_a_changed_line_is_found(signed: Written, edge: Edge) -> None:
    Entry.objects.filter(place=2).update(move="decline")
    assert whole(edge) is Whole.CHANGED


def test_a_line_that_was_taken_out_is_found(signed: Written, edge: Edge) -> None:
    Entry.objects.filter(place=2).delete()
    assert whole(edge) is Whole.CHANGED


@pytest.mark.parametrize("places", [[3], [1], [1, 2], [1, 2, 3]])
def test_lines_cut_off_either_end_are_found(signed: Written, edge: Edge, places: list[int]) -> None:
    Entry.objects.filter(place__in=places).delete()
    assert whole(edge) is Whole.CUT


def test_lines_that_went_when_their_years_were_over_are_not_missed(signed: Written, edge: Edge) -> None:
    Entry.objects.filter(place=1).update(month="2019-01")
    actions.tidy(today=Month.of(edge.clock.now()), edge=edge)
    found = queries.ledger(files=edge.files)
    assert ([line.place for line in found.lines], found.whole) == ([3, 2], Whole.WHOLE)


def test_a_signature_without_the_sites_list_of_keys_counts_for_nothing(signed: Written, edge: Edge) -> None:
    strangers = MemoryFiles()
    strangers.write(HEAD, edge.files.read(HEAD) or "")
    assert queries.ledger(files=strangers).whole is Whole.CUT


@pytest.mark.parametrize("text", ["", "no note", "{}\n\n— nobody AAAA\n"])
def test_without_the_sites_own_signature_it_is_not_called_whole(signed: Written, edge: Edge, text: str) -> None:
    edge.files.write(HEAD, text)
    assert whole(edge) is Whole.CUT


def test_only_a_lead_and_an_auditor_read_it(cast: Cast) -> None:
    for whom in (cast.lead, cast.auditor):
        assert policies.overseer(Visit(me=whom.me)) == whom.me
    for whom in (cast.peer, cast.clinician, cast.chaplain):
        with pytest.raises(NotFound):
            policies.overseer(Visit(me=whom.me))
