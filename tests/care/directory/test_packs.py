"""Checks shared between agencies: signed by one site, taken in by another that accepted its key once."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from rigcheck.care.directory import actions, queries
from rigcheck.care.directory.actions import Heard
from rigcheck.care.directory.models import Channel, Entry, Partner
from rigcheck.care.directory.policies import NotAPack, OlderPack, OwnPack, PackUnsigned, UnknownSite
from rigcheck.care.directory.queries import By, Role, packs
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge
from tests.care.directory.conftest import TODAY, Site, checked, site
from tests.care.seats.conftest import Seated

pytestmark = pytest.mark.django_db
SLUG = "us-safecallnow"


def here(edge: Edge) -> Mapping[str, queries.Line]:
    return {line.id: line for line in queries.lines(country="us", today=TODAY, files=edge.files)}


def take(by: Seated, text: str, edge: Edge) -> actions.Taken:
    return actions.take_in(by=by.me, text=text, own="", edge=edge)


@pytest.fixture
def partner(lead: Seated, union: Site, edge: Edge) -> Site:
    """The union's site, whose key the operator has accepted."""
    actions.accept(text=union.pack(), replace=False, edge=edge)
    return union


def test_what_another_agency_checked_counts_here(lead: Seated, partner: Site, edge: Edge) -> None:
    taken = take(lead, partner.pack(checked(SLUG, who="Peers.")), edge)
    assert (taken.site, taken.entries, taken.left) == ("union.example.org", 1, ())
    line = here(edge)[SLUG]
    assert (line.who, line.verified_by, line.confirmed) == ("Peers.", "B. Lead, union.example.org", True)


def test_our_own_pack_goes_out_and_in_again_elsewhere(lead: Seated, edge: Edge) -> None:
    heard = Heard(shown=True, who="Peers.")
    actions.check(by=lead.me, slug=SLUG, checked=TODAY, heard=heard, own="", edge=edge)
    text = actions.give_out(by=lead.me, edge=edge)
    claimed = packs.claimed(text)
    opened = packs.opened(text, what=packs.PACK, site=claimed.site, public=bytes.fromhex(claimed.key))
    assert [(facts["slug"], facts["who"]) for facts in opened.entries] == [(SLUG, "Peers.")]
    for refused in (lambda: take(lead, text, edge), lambda: actions.accept(text=text, replace=False, edge=edge)):
        with pytest.raises(OwnPack):
            refused()


def test_a_pack_of_a_site_whose_key_nobody_accepted_is_refused(lead: Seated, union: Site, edge: Edge) -> None:
    with pytest.raises(UnknownSite):
        take(lead, union.pack(checked(SLUG)), edge)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "change", [("206-459-3020", "206-459-3021"), ("B. Lead", "A. Lead"), ('"shown":true', '"shown":false')]
)
def test_a_pack_that_was_tampered_with_is_refused(
    lead: Seated, partner: Site, edge: Edge, change: tuple[str, str]
) -> None:
    text = partner.pack(checked(SLUG))
    assert change[0] in text
    with pytest.raises(PackUnsigned):
        take(lead, text.replace(*change), edge)
    assert Entry.objects.count() == 0
    assert SLUG not in here(edge)


def test_another_key_under_the_same_name_is_refused(lead: Seated, partner: Site, edge: Edge) -> None:
    forger = Site(partner.name, site("forger.example.org").signer)
    with pytest.raises(PackUnsigned):
        take(lead, forger.pack(checked(SLUG)), edge)
    with pytest.raises(PackUnsigned):
        actions.accept(text=forger.pack(), replace=False, edge=edge)
    assert Partner.objects.get().key == partner.signer.public
    actions.accept(text=forger.pack(), replace=True, edge=edge)
    assert take(lead, forger.pack(checked(SLUG)), edge).entries == 1


@pytest.mark.parametrize("text", ["", "{}", "[]\n\n- x\n", "\x00", '{"form":1}\n'])
def test_what_is_no_pack_is_refused(lead: Seated, partner: Site, edge: Edge, text: str) -> None:
    with pytest.raises(NotAPack):
        take(lead, text, edge)


@pytest.mark.parametrize(
    "facts",
    [
        {"slug": SLUG},
        {**checked(SLUG), "shown": "yes"},
        {**checked(SLUG), "kind": "spell"},
        {**checked(SLUG), "country": "usa"},
        {**checked(SLUG), "channels": "[{}]"},
        {**checked(SLUG), "verified_on": "2027-01-01"},
        {**checked(SLUG), "expires_on": ""},
        {**checked(SLUG), "latitude": "here"},
        {**checked(SLUG), "more": "[]"},
        {**checked(SLUG), "more": "[" * 100_000},
        {**checked(SLUG), "latitude": float("nan")},
        {**checked(SLUG), "latitude": 10**400},
        {**checked(SLUG), "who": "Peers\0"},
        {**checked(SLUG), "who": "Peers\ud800"},
    ],
)
def test_entries_that_do_not_fit_change_nothing(lead: Seated, partner: Site, edge: Edge, facts: object) -> None:
    with pytest.raises(NotAPack):
        take(lead, partner.pack(checked("us-copline"), facts), edge)  # type: ignore[arg-type]
    assert Entry.objects.count() == 0


def test_a_newer_pack_stands_in_the_place_of_the_one_before_and_an_older_is_refused(
    lead: Seated, partner: Site, edge: Edge
) -> None:
    take(lead, partner.pack(checked(SLUG), made=TODAY), edge)
    with pytest.raises(OlderPack):
        take(lead, partner.pack(made=TODAY - timedelta(days=1)), edge)
    assert SLUG in here(edge)
    take(lead, partner.pack(checked("us-frontline"), made=TODAY), edge)
    assert SLUG not in here(edge)
    assert "us-frontline" in here(edge)


def test_a_pack_from_a_day_to_come_shuts_no_later_one_out(lead: Seated, partner: Site, edge: Edge) -> None:
    with pytest.raises(NotAPack):
        take(lead, partner.pack(checked(SLUG), made=TODAY + timedelta(days=400)), edge)
    assert take(lead, partner.pack(checked(SLUG), made=TODAY + timedelta(days=1)), edge).entries == 1


def test_the_same_key_accepted_again_lets_no_older_pack_in(lead: Seated, partner: Site, edge: Edge) -> None:
    take(lead, partner.pack(checked(SLUG)), edge)
    older = partner.pack(made=TODAY - timedelta(days=1))
    actions.accept(text=older, replace=False, edge=edge)
    with pytest.raises(OlderPack):
        take(lead, older, edge)
    assert SLUG in here(edge)


def test_another_number_has_to_be_dialled_here_first(lead: Seated, partner: Site, edge: Edge) -> None:
    other = (Channel(By.CALL, "1-900-000-0000"),)
    taken = take(lead, partner.pack(checked("us-988", channels=other), checked(SLUG, channels=other)), edge)
    assert taken.entries == 0
    assert taken.left == ("988 Suicide & Crisis Lifeline", "Safe Call Now")
    assert here(edge)["us-988"].channels[0].number == "988"


def test_nobody_elses_pack_makes_an_emergency_number(lead: Seated, partner: Site, edge: Edge) -> None:
    own = {**checked("us-911"), "slug": "xx-911"}
    local = {**checked(SLUG, role=Role.OTHER), "slug": "xx-peers", "name": "County peers"}
    assert take(lead, partner.pack(own, local), edge).entries == 1
    assert here(edge)["xx-peers"].name == "County peers"


def test_what_this_site_keeps_off_stays_off(lead: Seated, partner: Site, edge: Edge) -> None:
    off = Heard(shown=False, reason="Sells treatment.")
    actions.check(by=lead.me, slug=SLUG, checked=TODAY - timedelta(days=30), heard=off, own="", edge=edge)
    take(lead, partner.pack(checked(SLUG)), edge)
    assert SLUG not in here(edge)


def test_a_warning_from_a_partner_hides_a_line_but_never_what_stays(lead: Seated, partner: Site, edge: Edge) -> None:
    wrong = {"shown": False, "reason": "Closed."}
    take(lead, partner.pack(checked("us-copline", **wrong), checked("us-988", **wrong)), edge)
    assert "us-copline" not in here(edge)
    assert "us-988" in here(edge)


def test_a_check_from_elsewhere_lasts_no_longer_than_one_made_here(lead: Seated, partner: Site, edge: Edge) -> None:
    take(lead, partner.pack(checked(SLUG, expires_on=TODAY + timedelta(days=4000))), edge)
    assert here(edge)[SLUG].expires_on == TODAY + timedelta(days=90)


def test_a_site_that_was_let_go_of_says_nothing_here(lead: Seated, partner: Site, edge: Edge) -> None:
    take(lead, partner.pack(checked(SLUG)), edge)
    assert actions.forget(site=partner.name, edge=edge) == 1
    assert SLUG not in here(edge)
    assert queries.partners() == []


def test_nobody_but_a_lead_gives_out_or_takes_in(lead: Seated, clinician: Seated, partner: Site, edge: Edge) -> None:
    with pytest.raises(NotFound):
        take(clinician, partner.pack(checked(SLUG)), edge)
    with pytest.raises(NotFound):
        actions.give_out(by=clinician.me, edge=edge)
