"""A token opens one account; every bad one is refused by name, changes nothing, and says what to do."""

from dataclasses import replace

import pytest

from rigcheck.bridge.enrolment.refusals import AnotherAgency, EndedKey, UnknownKey
from rigcheck.bridge.keylog import Keylog
from rigcheck.bridge.keylog.refusals import AnotherLog, NotAKeylog, NotAMark, OlderCopy, TooManyKeys, WrongSignature
from rigcheck.care.admission import policies
from rigcheck.care.admission.models import JoinCard, Spent
from rigcheck.care.admission.queries import AgencyList, Brought
from rigcheck.care.members import actions
from rigcheck.care.members.models import Account, Profile, Wrap
from rigcheck.care.sessions import actions as visits
from rigcheck.care.sessions.models import Session
from rigcheck.engines.tokens.refusals import AlteredToken, NotAToken
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import KeyboxAway
from tests.care.admission import agency as cast
from tests.care.admission.agency import NEIGHBOUR, OWN, Agency, changed, first
from tests.care.members.cast import card
from tests.care.members.test_joining import HANDLE, keys, ways

pytestmark = pytest.mark.django_db
QUARTER = "2026-Q4"
NONCE, DIGEST, KEY_ID, SIGNATURE = 2, 34, 66, 98
"""Where the parts of a token begin."""


@pytest.fixture
def agency() -> Agency:
    return first(QUARTER)


@pytest.fixture
def brought(agency: Agency) -> Brought:
    return agency.gives("first", QUARTER)


def begin(brought: Brought, agency: AgencyList | None, edge: Edge, handle: str = HANDLE) -> str:
    return actions.begin(brought=brought, handle=handle, edge=edge, agency=agency).draft


def finish(draft: str, agency: AgencyList | None, edge: Edge, name: str = "owner") -> visits.Opened:
    return actions.finish(draft=draft, keys=keys(name), ways=ways(), profile=Profile(), edge=edge, agency=agency)


def refuses(refusal: type[Refusal], brought: Brought, agency: AgencyList | None, edge: Edge, says: str) -> None:
    """The refusal with its sentence, and nothing written."""
    with pytest.raises(refusal, match=says):
        begin(brought, agency, edge)
    assert (Account.objects.count(), Spent.objects.count()) == (0, 0)


def test_a_token_opens_one_members_account(agency: Agency, brought: Brought, edge: Edge) -> None:
    opened = finish(begin(brought, agency.listed(), edge), agency.listed(), edge)
    me = visits.visit(cookie=opened.cookie.hex(), edge=edge).me
    assert me is not None
    assert me.seat is Seat.MEMBER
    assert (Account.objects.count(), Spent.objects.count()) == (1, 1)


def test_of_the_token_a_digest_of_its_nonce_stays_and_no_account_beside_it(
    agency: Agency, brought: Brought, edge: Edge
) -> None:
    finish(begin(brought, agency.listed(), edge), agency.listed(), edge)
    kept = Spent.objects.values().get()
    assert set(kept) == {"digest", "expires"}
    assert kept["expires"] == "2027-12"
    assert brought.token[NONCE:DIGEST] not in kept["digest"]


def test_a_token_used_before_is_told_plainly_and_where_to_get_another(
    agency: Agency, brought: Brought, edge: Edge
) -> None:
    finish(begin(brought, agency.listed(), edge), agency.listed(), edge)
    with pytest.raises(policies.SentCardUsed, match="get another link"):
        begin(brought, agency.listed(), edge, handle="amber-otter-418")
    assert (Account.objects.count(), Spent.objects.count()) == (1, 1)


def test_two_drafts_of_one_token_open_one_account(agency: Agency, brought: Brought, edge: Edge) -> None:
    one = begin(brought, agency.listed(), edge)
    two = begin(brought, agency.listed(), edge, handle="amber-otter-418")
    finish(one, agency.listed(), edge)
    with pytest.raises(policies.SentCardUsed):
        finish(two, agency.listed(), edge, name="other")
    assert (Account.objects.count(), Wrap.objects.count(), Spent.objects.count()) == (1, 1, 1)


def test_the_last_step_sent_twice_opens_one_account(agency: Agency, brought: Brought, edge: Edge) -> None:
    draft = begin(brought, agency.listed(), edge)
    first_, second = (finish(draft, agency.listed(), edge) for _ in range(2))
    assert {visits.visit(cookie=one.cookie.hex(), edge=edge).account for one in (first_, second)} == {
        Account.objects.get().id
    }


def test_when_the_last_step_breaks_the_token_stays_good(
    agency: Agency, brought: Brought, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begin(brought, agency.listed(), edge)
    with monkeypatch.context() as broken:
        broken.setattr(Session.objects, "create", _break)
        with pytest.raises(KeyboxAway):
            finish(draft, agency.listed(), edge)
    assert (Account.objects.count(), Spent.objects.count()) == (0, 0)
    finish(draft, agency.listed(), edge)
    assert (Account.objects.count(), Spent.objects.count()) == (1, 1)


@pytest.mark.parametrize("at", [NONCE, DIGEST, SIGNATURE, -1])
def test_an_altered_token_is_refused(agency: Agency, brought: Brought, edge: Edge, at: int) -> None:
    refuses(AlteredToken, changed(brought, at), agency.listed(), edge, "was changed after it was made")


@pytest.mark.parametrize("piece", [slice(0, -1), slice(1, None), slice(0, 2)])
def test_half_a_token_is_refused(agency: Agency, brought: Brought, edge: Edge, piece: slice) -> None:
    refuses(NotAToken, replace(brought, token=brought.token[piece]), agency.listed(), edge, "not a whole card")


@pytest.mark.parametrize("mark", ["", "2", "2.short", "0." + "A" * 43, "-1." + "A" * 43])
def test_a_token_without_its_mark_is_refused(agency: Agency, brought: Brought, edge: Edge, mark: str) -> None:
    refuses(NotAMark, replace(brought, mark=mark), agency.listed(), edge, "Part of the card is missing")


def test_a_token_for_another_agency_is_refused(agency: Agency, edge: Edge) -> None:
    both = agency.adds("neighbour", QUARTER, NEIGHBOUR)
    brought = both.gives("neighbour", QUARTER, NEIGHBOUR)
    refuses(AnotherAgency, brought, both.listed(OWN), edge, "another agency, which has its own site")
    assert begin(brought, both.listed(OWN, NEIGHBOUR), edge)
    assert begin(brought, both.listed(), edge), "a site that names none takes every agency in the list"


def test_one_agencys_signature_does_not_pass_for_anothers(agency: Agency, edge: Edge) -> None:
    brought = agency.gives("first", QUARTER, scope=NEIGHBOUR)
    refuses(AlteredToken, brought, agency.listed(), edge, "Get another")


def test_a_token_of_an_ended_key_is_refused(agency: Agency, brought: Brought, edge: Edge) -> None:
    refuses(EndedKey, brought, agency.ends("first").listed(), edge, "has run out. Ask the coordinator")


@pytest.mark.parametrize(("days", "good"), [(0, True), (129, True), (130, False)])
def test_a_token_is_good_in_its_quarter_and_the_next(
    agency: Agency, brought: Brought, edge: Edge, clock: SetClock, days: int, good: bool
) -> None:
    clock.pass_(days=days)
    if good:
        assert begin(brought, agency.listed(), edge)
    else:
        refuses(EndedKey, brought, agency.listed(), edge, "no explanation is needed")


def test_a_key_that_ends_between_two_steps_ends_there(agency: Agency, brought: Brought, edge: Edge) -> None:
    draft = begin(brought, agency.listed(), edge)
    with pytest.raises(EndedKey):
        finish(draft, agency.ends("first").listed(), edge)
    assert (Account.objects.count(), Spent.objects.count()) == (0, 0)


def test_a_key_that_is_not_in_the_list_is_refused(agency: Agency, edge: Edge) -> None:
    refuses(UnknownKey, agency.gives("unlisted", QUARTER), agency.listed(), edge, "not in the list kept here")


def test_a_key_for_one_person_in_a_list_for_one_person_is_refused(agency: Agency, edge: Edge) -> None:
    """The attack this list is for: one person is shown a key of their own, in a list signed as it should be."""
    shown_to_one = first(QUARTER).adds("for one person", QUARTER)
    brought = shown_to_one.gives("for one person", QUARTER)
    refuses(OlderCopy, brought, agency.listed(), edge, "Try again tomorrow")
    everybodys = agency.adds("next", "2027-Q1")
    refuses(AnotherLog, brought, everybodys.listed(), edge, "could be traced to you")


def test_a_key_for_one_person_is_not_used_even_if_it_is_put_in_the_list_later(agency: Agency, edge: Edge) -> None:
    brought = replace(agency.gives("for one person", QUARTER), mark=str(agency.log.mark))
    later = agency.adds("for one person", QUARTER)
    refuses(UnknownKey, brought, later.listed(), edge, "tell the union")


def test_a_list_with_more_than_two_live_keys_is_used_for_nobody(agency: Agency, brought: Brought, edge: Edge) -> None:
    crowded = agency.adds("second", "2027-Q1").log
    line = replace(crowded.entries[-1], number=3, key=cast.issuer(cast.NAMES.index("third")).public.spki)
    planted = Agency(Keylog(crowded.name, (*crowded.entries, line)))
    refuses(TooManyKeys, brought, planted.listed(), edge, "Keys for one person each could hide")


@pytest.mark.parametrize(
    ("damage", "refusal"),
    [
        (lambda text: text.replace(" enrolment ", " credit "), WrongSignature),
        (lambda text: text[:-40], NotAKeylog),
        (lambda text: "", NotAKeylog),
        (lambda text: "not a list\n", NotAKeylog),
    ],
)
def test_a_damaged_list_opens_nothing_and_paper_cards_still_work(
    agency: Agency, brought: Brought, edge: Edge, damage, refusal: type[Refusal]
) -> None:
    agency.put(edge.files)
    edge.files.write("other-keylog.txt", damage(agency.text))
    listed = AgencyList(edge.files)
    refuses(refusal, brought, listed, edge, "[.]$")
    finish(begin(Brought(card(edge)), listed, edge), listed, edge)
    assert Account.objects.count() == 1


def test_a_list_signed_by_somebody_else_is_refused(agency: Agency, brought: Brought, edge: Edge) -> None:
    listed = agency.listed()
    listed.files.write("other-key.txt", "11" * 32)
    refuses(WrongSignature, brought, listed, edge, "not signed by the site it should come from")


def test_a_site_that_runs_alone_says_so_and_takes_paper_cards(brought: Brought, edge: Edge) -> None:
    alone = AgencyList(edge.files)
    for nothing in (alone, None):
        refuses(policies.NoAgencyKeys, brought, nothing, edge, "opens accounts with paper cards only")
    finish(begin(Brought(card(edge)), alone, edge), alone, edge)
    assert (Account.objects.count(), JoinCard.objects.count()) == (1, 0)


def test_a_draft_that_names_a_token_is_checked_like_the_token(agency: Agency, brought: Brought, edge: Edge) -> None:
    """Whoever could forge drafts could still open nothing without a signature."""
    from django.core.signing import Signer

    signer = Signer(salt="rigcheck.join")
    written = signer.unsign_object(begin(brought, agency.listed(), edge))
    forged = signer.sign_object({**written, "t": changed(brought, NONCE).token.hex()})
    with pytest.raises(AlteredToken):
        finish(forged, agency.listed(), edge)
    assert (Account.objects.count(), Spent.objects.count()) == (0, 0)


def _break(*_: object, **__: object) -> None:
    raise KeyboxAway
