"""Counsel's confirmation: written down by a lead, signed, read without a database, bound to the very text."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rigcheck.bridge.keylog import holding
from rigcheck.care.limits import actions, policies, queries
from rigcheck.care.limits.checks import packs_can_be_used
from rigcheck.care.limits.models import Confirmation
from rigcheck.care.limits.queries import Duty, Ground, Recipient, Role, packs
from rigcheck.engines.disclosure import DamagedPack, shipped
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import MemoryFiles
from tests.care.disclosures.conftest import Cast
from tests.care.members.cast import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("under_us")]
TODAY = date(2026, 11, 22)
MARK = shipped()["us"].parts[Role.CLINICIAN].mark
OWN = 'id = "us-xx"\nversion = 1\nname = "X"\napplies = "X"\nsource = "X"\n[role.peer]\nsays = ["Here."]\n'


def confirm(
    cast: Cast, edge: Edge, *, mark: str = MARK, counsel: str = "R. Vance, city attorney", on: date = TODAY
) -> None:
    actions.confirm(
        by=cast.lead.me, pack="us", role=Role.CLINICIAN, mark=mark, counsel=counsel, confirmed=on, edge=edge
    )


def shown(edge: Edge, today: date = TODAY) -> queries.Notice:
    return queries.notice(role=Role.CLINICIAN, files=edge.files, today=today)


def test_before_counsel_the_default_stands_and_says_so(cast: Cast, edge: Edge) -> None:
    assert (shown(edge).is_default, shown(edge).must, shown(edge).version) == (True, [], "default 1")


def test_after_counsel_notice_and_gate_follow_at_once_and_ask_no_database(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    with CaptureQueriesContext(connection) as asked:
        notice = shown(edge)
        answer = queries.gate(
            role=Role.CLINICIAN,
            ground=Ground.CHILD_ABUSE,
            to=Recipient.AUTHORITY,
            now=False,
            files=edge.files,
            today=TODAY,
        )
    assert len(asked) == 0
    assert (notice.is_default, notice.partly, notice.version) == (False, True, "us 1, default 1")
    assert notice.must == ["that a child is abused or neglected"]
    assert answer.duty is Duty.MUST
    row = Confirmation.objects.get()
    assert (row.counsel, row.lead, row.expires_on) == ("R. Vance, city attorney", cast.lead.name, "2027-11-22")
    assert queries.notice(role=Role.PEER, files=edge.files, today=TODAY).is_default


def test_side_by_side_shows_where_they_differ(cast: Cast, edge: Edge) -> None:
    before = queries.side_by_side(files=edge.files, today=TODAY)
    assert (before.must, before.differ) == ([], [])
    confirm(cast, edge)
    after = queries.side_by_side(files=edge.files, today=TODAY)
    child = "that a child is abused or neglected"
    assert after.differ == [(child, [Duty.MAY, Duty.MAY, Duty.MUST])]
    assert child in before.may
    assert child not in after.may


def test_it_counts_for_a_year(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    assert not shown(edge, date(2027, 11, 21)).is_default
    assert shown(edge, date(2027, 11, 22)).is_default
    part = queries.part(pack="us", role="clinician", files=edge.files, today=date(2027, 11, 22))
    assert (part.confirmation, part.stale) == (None, True)


def test_a_leap_day_counts_until_the_end_of_february(cast: Cast) -> None:
    assert policies.counts_until(confirmed=date(2028, 2, 29), today=date(2028, 3, 1)) == date(2029, 2, 28)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), TODAY - timedelta(days=365)])
def test_a_day_ahead_or_a_year_back_is_refused(cast: Cast, edge: Edge, on: date) -> None:
    with pytest.raises(policies.BadDay):
        confirm(cast, edge, on=on)


def test_another_text_or_no_name_is_refused(cast: Cast, edge: Edge) -> None:
    for refused in ({"mark": "00" * 32}, {"counsel": " "}, {"counsel": "x" * 121}):
        with pytest.raises(policies.NotTheseRules):
            confirm(cast, edge, **refused)
    with pytest.raises(policies.NotTheseRules):
        actions.confirm(
            by=cast.lead.me, pack="us-zz", role=Role.PEER, mark=MARK, counsel="R. V.", confirmed=TODAY, edge=edge
        )
    assert shown(edge).is_default


def test_nobody_but_a_lead_confirms_or_takes_back(cast: Cast, owner: Person, edge: Edge) -> None:
    confirm(cast, edge)
    for me in (cast.clinician.me, cast.peer.me, cast.auditor.me, owner.me):
        with pytest.raises(NotFound):
            actions.confirm(by=me, pack="us", role=Role.PEER, mark=MARK, counsel="R. V.", confirmed=TODAY, edge=edge)
        with pytest.raises(NotFound):
            actions.take_back(by=me, pack="us", role=Role.CLINICIAN, edge=edge)
    assert not shown(edge).is_default


def test_taken_back_the_default_stands_again(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    actions.take_back(by=cast.lead.me, pack="us", role=Role.CLINICIAN, edge=edge)
    assert (shown(edge).is_default, Confirmation.objects.filter(ended="").count()) == (True, 0)


def test_every_act_is_kept_with_who_and_when(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    confirm(cast, edge, counsel="T. Abara, county counsel")
    assert not shown(edge).is_default
    actions.take_back(by=cast.lead.me, pack="us", role=Role.CLINICIAN, edge=edge)
    actions.take_back(by=cast.lead.me, pack="us", role=Role.CLINICIAN, edge=edge)
    month = str(Month.of(edge.clock.now()))
    kept = queries.before(pack="us", role="clinician")
    assert {one.counsel for one in kept} == {"R. Vance, city attorney", "T. Abara, county counsel"}
    for one in kept:
        assert (one.lead, one.ended_by, one.ended) == (cast.lead.name, cast.lead.name, month)
        assert (one.version, one.confirmed_on) == (1, "2026-11-22")
    assert {row.written for row in Confirmation.objects.all()} == {month}
    assert queries.before(pack="us", role="peer") == []


def test_a_table_that_somebody_changed_changes_no_notice(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    Confirmation.objects.update(mark=bytes.fromhex(shipped()["us"].parts[Role.PEER].mark), role="peer")
    assert not shown(edge).is_default
    assert queries.notice(role=Role.PEER, files=edge.files, today=TODAY).is_default


def test_a_file_that_this_site_did_not_sign_counts_for_nothing(cast: Cast, edge: Edge) -> None:
    confirm(cast, edge)
    text = edge.files.read(packs.PUBLISHED) or ""
    body = text.partition("\n\n")[0] + "\n"
    forged = sign_note(body, name=packs.signed_by("care.localhost"), signer=Signer(b"x" * 32))
    for bad in (forged, text.replace(MARK, "0" * 64), "", "x"):
        edge.files.write(packs.PUBLISHED, bad)
        assert shown(edge).is_default
    log = holding.own(edge.files)
    own = Signer(edge.keyring.key(holding.signing_key(log.name)))
    for body in ("[]\n", text.partition("\n\n")[0].replace('"form":1', '"form":2') + "\n"):
        edge.files.write(packs.PUBLISHED, sign_note(body, name=packs.signed_by(log.name), signer=own))
        assert shown(edge).is_default
    strangers = MemoryFiles()
    strangers.write(packs.PUBLISHED, text)
    assert packs.published(strangers) == ()


def test_an_agencys_own_packs_are_read_from_a_file_or_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge: Edge
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OWN)
    for where in (file, tmp_path):
        monkeypatch.setattr(settings, "DISCLOSURE_PACKS", str(where))
        assert "us-xx" in packs.library()
        monkeypatch.setattr(settings, "JURISDICTION", "us-xx")
        assert packs_can_be_used(None) == []
        found = queries.parts(files=edge.files, today=TODAY)
        assert (found[0].pack, found[0].here) == ("us-xx", True)


def test_a_damaged_pack_leaves_the_shipped_ones_and_the_operator_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge: Edge
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "default"')
    for where in (bad, tmp_path / "nowhere.toml"):
        monkeypatch.setattr(settings, "DISCLOSURE_PACKS", str(where))
        with pytest.raises(DamagedPack):
            packs.named(str(where))
        assert packs.library() == shipped()
        assert shown(edge).is_default
        assert [one.id for one in packs_can_be_used(None)] == ["limits.E001"]
    monkeypatch.setattr(settings, "DISCLOSURE_PACKS", "")
    monkeypatch.setattr(settings, "JURISDICTION", "us-zz")
    assert [one.id for one in packs_can_be_used(None)] == ["limits.E002"]
    assert shown(edge).place == ""


def test_rules_of_one_country_and_lines_of_another_are_found_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "JURISDICTION", "nz")
    assert [one.id for one in packs_can_be_used(None)] == ["limits.E003"]
    monkeypatch.setattr(settings, "COUNTRY", "nz")
    assert packs_can_be_used(None) == []
