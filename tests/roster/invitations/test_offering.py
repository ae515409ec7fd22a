"""Everybody is offered a card in the same window; whoever lost theirs gets one more link."""

import re

import pytest

from rigcheck.doors.roster.handling import handlers
from rigcheck.engines.sealing.cards import CardKind, parse
from rigcheck.engines.tokens.refusals import TooFewPeople
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.outside.keyring import KeyName
from rigcheck.roster.invitations import actions, policies, queries
from rigcheck.roster.invitations.models import Invitation, Issued
from rigcheck.roster.jobs import actions as jobs
from rigcheck.roster.jobs.models import Job
from tests.roster.invitations.conftest import PEOPLE, PERIOD, with_link

pytestmark = pytest.mark.django_db
WITHOUT_ADDRESS = 6
QUARTER = Quarter(Month(2026, 10))


class Posted(list):
    """The mail server of these tests: a list of letters."""

    def send(self, letter) -> None:
        self.append(letter)

    def links(self) -> list[str]:
        return [found for letter in self for found in re.findall(r"\S+/your-card/#\S+", letter.text)]


@pytest.fixture
def work(edge):
    """Let the worker do all that is due, and see what it posted."""

    def run() -> Posted:
        posted = Posted()
        while jobs.work(handlers=handlers(posted), clock=edge.clock, chance=edge.chance):
            pass
        return posted

    return run


def test_everybody_is_offered_one_at_once(edge, agency, people, work, monkeypatch) -> None:
    monkeypatch.setattr("rigcheck.roster.invitations.actions.offering.MAILS_AT_ONCE", 20)
    assert actions.offer(agency=agency, edge=edge, by="test") == PEOPLE
    before = queries.standing(agency, QUARTER)
    assert (before.to_mail, before.to_print, before.out, before.missing) == (
        PEOPLE - WITHOUT_ADDRESS,
        WITHOUT_ADDRESS,
        0,
        0,
    )

    posted = work()
    assert sorted(letter.to for letter in posted) == sorted(one.email for one in people if one.email)
    assert len(set(posted.links())) == len(posted) == PEOPLE - WITHOUT_ADDRESS
    assert queries.standing(agency, QUARTER).out == len(posted)
    assert Job.objects.count() == 0


def test_a_mailed_link_works_and_its_code_is_kept_nowhere(edge, agency, people, work, officer) -> None:
    Invitation.objects.all().delete()
    Issued.objects.all().delete()
    actions.offer(agency=agency, edge=edge, by="test")
    link = work().links()[0]
    code = link.split("#")[1]
    assert link.startswith("http://roster.localhost:8001/your-card/#")
    officer.code = code
    assert officer.look().status_code == 200

    kept = b"".join(bytes(row.code_digest or b"") for row in Invitation.objects.all())
    assert parse(CardKind.LINK, code) not in kept


def test_a_second_offer_is_for_those_who_came_since(edge, agency, people, work) -> None:
    actions.offer(agency=agency, edge=edge, by="test")
    work()
    assert actions.offer(agency=agency, edge=edge, by="test") == 0
    assert work() == []

    new = type(people[0]).objects.create(
        agency=agency, number="N1", name="New", trade="police", employment="recruit", email="new@marsh.example"
    )
    assert queries.standing(agency, QUARTER).missing == 1
    assert actions.offer(agency=agency, edge=edge, by="test") == 1
    assert [letter.to for letter in work()] == [new.email]


def test_each_quarter_has_its_own_offer(edge, agency, people, house) -> None:
    actions.offer(agency=agency, edge=edge, by="test")
    house.serve("marsh-point", private=_fresh(), period="2027-Q1")
    edge.clock.moment = edge.clock.moment.replace(year=2027, month=1)
    assert actions.offer(agency=agency, edge=edge, by="test") == PEOPLE
    assert set(Invitation.objects.values_list("period", "expires")) == {("2026-Q4", "2026-12"), ("2027-Q1", "2027-03")}


def _fresh():
    from tests.issuers import issuer

    return issuer(2)


def test_who_has_left_is_not_offered_one_nor_mailed(edge, agency, people, work) -> None:
    type(people[0]).objects.filter(pk=people[1].pk).update(left=True)
    assert actions.offer(agency=agency, edge=edge, by="test") == PEOPLE - 1
    type(people[0]).objects.filter(pk=people[2].pk).update(left=True)
    assert not {people[1].email, people[2].email} & {letter.to for letter in work()}


@pytest.mark.parametrize("destroyed", [True, False])
def test_without_a_key_or_for_too_few_nobody_is_offered_anything(edge, agency, people, house, destroyed) -> None:
    if destroyed:
        house.keyring.destroy(KeyName("enrolment", "marsh-point", PERIOD))
    else:
        type(people[0]).objects.filter(pk__in=[one.pk for one in people[:11]]).delete()
    with pytest.raises(policies.NoKeyYet if destroyed else TooFewPeople):
        actions.offer(agency=agency, edge=edge, by="test")
    assert (Issued.objects.count(), Invitation.objects.count(), Job.objects.count()) == (0, 0, 0)
    assert queries.hindrance(agency=agency, period=QUARTER, edge=edge)


def test_a_small_agency_is_offered_cards_through_its_council(edge, council) -> None:
    assert queries.hindrance(agency=council, period=QUARTER, edge=edge) == ""
    assert actions.offer(agency=council, edge=edge, by="test") == 3


def test_letters_are_written_once_for_those_without_an_address(edge, agency, people, officer) -> None:
    actions.offer(agency=agency, edge=edge, by="test")
    letters = actions.letters(agency=agency, again=False, edge=edge, by="test")
    assert {one.person.number for one in letters} == {"0010", "0020", "0030", "0040", "0050"}
    assert actions.letters(agency=agency, again=False, edge=edge, by="test") == []

    officer.code = letters[0].code
    assert officer.look().status_code == 200


def test_printing_again_voids_the_unused_letters(edge, agency, people, officer) -> None:
    Invitation.objects.all().delete()
    Issued.objects.all().delete()
    actions.offer(agency=agency, edge=edge, by="test")
    first = actions.letters(agency=agency, again=False, edge=edge, by="test")
    officer.code = first[0].code
    assert officer.sign().status_code == 200

    second = actions.letters(agency=agency, again=True, edge=edge, by="test")
    assert len(second) == len(first) - 1
    officer.code = first[1].code
    assert officer.look().json()["refused"] == "link-unknown"
    officer.code = second[0].code
    assert officer.look().status_code == 200


def test_another_link_takes_the_place_of_an_unused_one(edge, people, officer, work) -> None:
    assert actions.another(person=people[1], edge=edge, by="test") is None
    posted = work()
    assert [letter.to for letter in posted] == [people[1].email]

    written = actions.another(person=people[0], edge=edge, by="test")
    assert officer.look().json()["refused"] == "link-unknown"
    assert written
    officer.code = written.code
    assert officer.sign().status_code == 200


def test_who_lost_a_card_gets_one_more_and_no_third(edge, people, officer) -> None:
    assert officer.sign().status_code == 200
    written = actions.another(person=people[0], edge=edge, by="test")
    assert written
    officer.code = written.code
    assert officer.sign().status_code == 200
    with pytest.raises(policies.NoThirdCard):
        actions.another(person=people[0], edge=edge, by="test")
    assert Issued.objects.get(person=people[0]).issued == 2
    assert not policies.may_have_another(2)


def test_who_has_left_gets_no_other_link(edge, people) -> None:
    people[0].left = True
    with pytest.raises(policies.HasLeft):
        actions.another(person=people[0], edge=edge, by="test")
    assert Invitation.objects.count() == 0


def test_old_links_and_counts_go_after_half_a_year(edge, people, officer) -> None:
    with_link(officer.client, people[1], b"O" * 16, period="2026-Q1", expires="2026-03")
    Issued.objects.create(person=people[1], period="2026-Q1", issued=1)
    assert actions.purge(month=Month(2026, 9)) == 0
    assert actions.purge(month=Month(2026, 10)) == 1
    assert list(Issued.objects.values_list("person", "period")) == [(people[0].pk, PERIOD), (people[1].pk, PERIOD)]
