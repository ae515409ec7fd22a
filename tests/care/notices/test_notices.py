"""Notices: no content, sealed addresses, a moment that tells nothing, and nothing too late."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import override_settings

from rigcheck.care.jobs import queries as jobs
from rigcheck.care.jobs.models import Job
from rigcheck.care.notices import actions, policies, queries
from rigcheck.care.notices.queries import Channel, Notice
from rigcheck.engines.sealing.refusals import SealBroken
from rigcheck.kernel.intervals import Interval
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import GatewayAway, KeptGateway, NoGateway, NotANumber, NumberRefused
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.mail import KeptMail, NoMail, NotALetter
from rigcheck.outside.push import KeptPush, NoPush, NotASubscription, Subscription, SubscriptionGone
from rigcheck.outside.randomness import SeededChance
from tests.care.notices.conftest import Work

pytestmark = pytest.mark.django_db
NUMBER, MAIL = "+15125550123", "jo@private.example"
BROWSER = Subscription("https://fcm.googleapis.com/fcm/send/abc", b"\x04" + b"k" * 64, b"s" * 16)


def ask(
    edge: Edge, channel: Channel, to: str, notice: Notice = Notice.UPDATE, spare: tuple[Interval, ...] = ()
) -> bytes:
    return actions.send(
        address=queries.seal(channel=channel, to=to, edge=edge), notice=notice, reference=b"\x0f" * 16,
        due=edge.clock.now(), by="test", chance=edge.chance, spare=spare,
    )  # fmt: skip


def due() -> datetime:
    return Job.objects.get().due


def test_every_way_says_the_same_and_nothing_else(
    edge: Edge, clock: SetClock, work: Work, mail: KeptMail, gateway: KeptGateway, push: KeptPush
) -> None:
    ask(edge, Channel.MAIL, MAIL)
    ask(edge, Channel.TEXT, NUMBER)
    ask(edge, Channel.PUSH, BROWSER.text)
    assert work() == 0
    clock.pass_(hours=1)
    assert work() == 3
    [letter] = mail.letters
    assert (letter.to, letter.subject, letter.text) == (MAIL, "You have an update.", "You have an update.\n")
    [text] = gateway.texts
    assert (text.to, text.words) == (NUMBER, "Updates: You have an update.")
    [(where, body)] = push.messages
    assert where == BROWSER
    assert json.loads(body) == {"name": "Updates", "text": "You have an update."}


def test_a_supporters_phone_gets_backup_requested_and_nothing_else(
    edge: Edge, work: Work, gateway: KeptGateway
) -> None:
    ask(edge, Channel.TEXT, NUMBER, Notice.BACKUP)
    ask(edge, Channel.VOICE, NUMBER, Notice.BACKUP)
    assert work() == 2
    assert [text.words for text in gateway.texts] == ["Backup requested"]
    [call] = gateway.calls
    assert call.words == "Backup requested"
    assert call.answer_at == "http://care.localhost:8000/hooks/gateway/voice/" + "0f" * 16 + "/"


def test_no_sentence_tells_anything() -> None:
    said = {notice: queries.words(notice) for notice in Notice}
    assert len(set(said.values())) == len(Notice)
    assert all(len(words) < 40 and not any(sign.isdigit() for sign in words) for words in said.values())


def test_all_but_pages_wait_for_five_to_sixty_minutes(edge: Edge, clock: SetClock) -> None:
    waits = {policies.delay(Notice.UPDATE, edge.chance) for _ in range(300)}
    assert timedelta(minutes=5) <= min(waits) < timedelta(minutes=8)
    assert timedelta(minutes=57) < max(waits) <= timedelta(minutes=60)
    assert {policies.delay(notice, edge.chance) for notice in queries.PAGES} == {timedelta()}
    ask(edge, Channel.TEXT, NUMBER, Notice.TEST_PAGE)
    assert due() == clock.now()


def test_nothing_arrives_in_a_stretch_to_spare_however_late_the_worker_is(
    edge: Edge, clock: SetClock, work: Work, mail: KeptMail
) -> None:
    now = clock.now()
    night, nap = (
        Interval(now, now + timedelta(hours=9)),
        Interval(now + timedelta(hours=12), now + timedelta(hours=14)),
    )
    ask(edge, Channel.MAIL, MAIL, spare=(night, nap))
    assert night.end + timedelta(minutes=5) <= due() <= night.end + timedelta(hours=1)
    clock.moment = nap.start + timedelta(minutes=1)
    assert work() == 1
    assert mail.letters == []


@pytest.mark.parametrize(("notice", "minutes"), [(Notice.BACKUP, 11), (Notice.UPDATE, 4 * 60 + 1)])
def test_what_is_too_late_is_dropped(
    edge: Edge, clock: SetClock, work: Work, gateway: KeptGateway, notice: Notice, minutes: int
) -> None:
    ask(edge, Channel.TEXT, NUMBER, notice)
    clock.pass_(minutes=minutes)
    assert work() == 1
    assert (gateway.texts, Job.objects.count()) == ([], 0)


def test_the_same_page_asked_for_twice_goes_out_once(edge: Edge, work: Work, gateway: KeptGateway) -> None:
    address = queries.seal(channel=Channel.TEXT, to=NUMBER, edge=edge)
    names = {
        actions.send(address=address, notice=Notice.BACKUP, reference=b"p", due=edge.clock.now(), by="test",
                     chance=edge.chance)
        for _ in range(2)
    }  # fmt: skip
    assert (len(names), work(), len(gateway.texts)) == (1, 1, 1)


def test_a_notice_can_be_taken_back(edge: Edge, clock: SetClock, work: Work, mail: KeptMail) -> None:
    job = ask(edge, Channel.MAIL, MAIL)
    assert actions.withdraw(job=job, by="test")
    assert not actions.withdraw(job=job, by="test")
    clock.pass_(hours=2)
    assert (work(), mail.letters) == (0, [])


def test_an_address_is_sealed_anew_each_time_and_its_way_does_not_show(edge: Edge) -> None:
    kinds = ((Channel.MAIL, MAIL), (Channel.TEXT, NUMBER), (Channel.PUSH, BROWSER.text))
    sealed = [queries.seal(channel=channel, to=to, edge=edge) for channel, to in kinds * 2]
    assert len(set(sealed)) == 6
    assert len({len(one) for one in sealed}) == 1
    assert queries.opened(address=sealed[1], edge=edge).to == NUMBER
    assert NUMBER not in repr(queries.opened(address=sealed[1], edge=edge))


def test_no_job_shows_where_it_goes(edge: Edge) -> None:
    for channel, to in ((Channel.MAIL, MAIL), (Channel.TEXT, NUMBER)):
        ask(edge, channel, to)
    rows = [bytes(row.payload) + row.kind.encode() + row.by.encode() for row in Job.objects.all()]
    assert len({len(bytes(row.payload)) for row in Job.objects.all()}) == 1
    assert not [row for row in rows if NUMBER[1:].encode() in row or b"private" in row]


def test_another_keybox_opens_no_address(edge: Edge) -> None:
    sealed = queries.seal(channel=Channel.MAIL, to=MAIL, edge=edge)
    other = replace(edge, keybox=memory_keybox(chance=SeededChance("another")))
    with pytest.raises(SealBroken):
        queries.opened(address=sealed, edge=other)
    assert queries.number_digest(number=NUMBER, edge=edge) != queries.number_digest(number=NUMBER, edge=other)


def test_a_number_is_known_however_it_is_typed(edge: Edge) -> None:
    digest = queries.number_digest(number="+1 (512) 555-0123", edge=edge)
    assert digest == queries.number_digest(number=NUMBER, edge=edge)
    assert len(digest) == 16
    with pytest.raises(NotANumber):
        queries.number_digest(number="512", edge=edge)


@override_settings(AGENCY_DOMAINS=("kestrel.example",))
@pytest.mark.parametrize("to", ["jo@kestrel.example", "jo@Fire.Kestrel.example", " jo@kestrel.example. "])
def test_an_agencys_mailbox_is_refused(edge: Edge, to: str) -> None:
    with pytest.raises(policies.AgencyAddress, match="private one"):
        queries.seal(channel=Channel.MAIL, to=to, edge=edge)


@override_settings(AGENCY_DOMAINS=("kestrel.example",))
def test_a_name_that_only_ends_alike_is_nobodys_agency(edge: Edge) -> None:
    assert queries.seal(channel=Channel.MAIL, to="jo@notkestrel.example", edge=edge)


@pytest.mark.parametrize(
    ("channel", "to", "refusal"),
    [
        (Channel.MAIL, "jo", NotALetter),
        (Channel.MAIL, "jo@private.example\nBcc: x@x.example", NotALetter),
        (Channel.TEXT, "911", NotANumber),
        (Channel.VOICE, "", NotANumber),
        (Channel.PUSH, "{}", NotASubscription),
        (Channel.PUSH, replace(BROWSER, endpoint="https://127.0.0.1/").text, NotASubscription),
    ],
)
def test_what_is_no_address_is_refused(edge: Edge, channel: Channel, to: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        queries.seal(channel=channel, to=to, edge=edge)


class Refusing(KeptGateway):
    """A gateway that refuses as it is told to."""

    def __init__(self, refusal: Exception) -> None:
        super().__init__()
        self.refusal = refusal
        self.tries = 0

    def text(self, message: object) -> None:
        self.tries += 1
        raise self.refusal


def worked(edge: Edge, gateway: KeptGateway) -> None:
    from rigcheck.care.jobs import actions as doing

    reached = replace(edge, gateway=gateway)
    while doing.work(handlers=actions.handlers(edge=reached), clock=edge.clock, chance=edge.chance):
        continue


def test_a_page_to_a_gateway_that_is_down_is_tried_again_within_seconds(edge: Edge, clock: SetClock) -> None:
    down = Refusing(GatewayAway())
    ask(edge, Channel.TEXT, NUMBER, Notice.BACKUP)
    for _ in range(4):
        worked(edge, down)
        clock.pass_(seconds=10)
    assert down.tries == 4
    up = KeptGateway()
    clock.pass_(seconds=30)
    worked(edge, up)
    assert len(up.texts) == 1


def test_a_page_that_cannot_reach_its_number_waits_for_somebody_to_look(edge: Edge) -> None:
    ask(edge, Channel.TEXT, NUMBER, Notice.BACKUP)
    worked(edge, Refusing(NumberRefused()))
    assert [one.why for one in jobs.stuck(kind=actions.PAGE)] == ["number-refused"]


def test_a_reminder_that_nobody_wants_any_more_is_dropped(edge: Edge, clock: SetClock) -> None:
    ask(edge, Channel.TEXT, NUMBER)
    clock.pass_(hours=1)
    worked(edge, Refusing(NumberRefused()))
    ask(edge, Channel.TEXT, NUMBER)
    clock.pass_(hours=1)
    worked(edge, Refusing(SubscriptionGone()))
    assert Job.objects.count() == 0


def test_a_site_has_the_ways_that_its_settings_open(edge: Edge) -> None:
    assert list(queries.ways(edge=edge)) == list(Channel)
    closed = replace(edge, mail=NoMail(), push=NoPush(), gateway=NoGateway())
    assert list(queries.ways(edge=closed)) == []
    assert queries.key(edge=closed) == ""
