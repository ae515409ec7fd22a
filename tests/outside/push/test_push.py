"""Messages to a real push service on this machine, opened by another program; what it refuses, in words."""

import json
import socket

import pytest

from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import SetClock
from rigcheck.outside.push import (
    SERVICES,
    KeptPush,
    NoPush,
    NotAPushContact,
    NotASubscription,
    PushAway,
    PushNotSet,
    PushRefused,
    Subscription,
    SubscriptionGone,
    WebPush,
    open_push,
    subscription,
    webpush,
)
from rigcheck.outside.randomness import SeededChance
from tests.outside.push.conftest import Service

CONTACT = "mailto:care@union.example"
TOPIC = "ab" * 16


def push_to(*services: str) -> WebPush:
    opened = open_push(
        CONTACT, seed=b"v" * 32, clock=SetClock(), chance=SeededChance("push"), services=services or SERVICES
    )
    assert isinstance(opened, WebPush)
    return opened


def test_a_message_arrives_sealed_signed_and_of_one_length(service: Service) -> None:
    push = push_to(service.origin)
    for body in (b"You have an update.", b"Backup requested"):
        push.send(service.subscription, body, topic=TOPIC, seconds=600)
    assert service.bodies == [b"You have an update.", b"Backup requested"]
    assert len(set(service.sizes)) == 1
    assert service.claims[0]["sub"] == CONTACT
    assert service.claims[0]["exp"] == int(SetClock().now().timestamp()) + 3600
    head = service.heads[0]
    assert (head["ttl"], head["topic"], head["content-encoding"]) == ("600", TOPIC, "aes128gcm")
    assert not {"user-agent", "referer", "cookie"} & set(head)


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (404, SubscriptionGone),
        (410, SubscriptionGone),
        (429, PushAway),
        (503, PushAway),
        (400, PushRefused),
        (403, PushRefused),
        (302, PushRefused),
    ],
)
def test_gone_later_and_never_are_told_apart(service: Service, status: int, refusal: type[Refusal]) -> None:
    service.answer = status
    with pytest.raises(refusal):
        push_to(service.origin).send(service.subscription, b"x", topic=TOPIC, seconds=0)


def test_a_service_that_is_away_or_slow_is_tried_again(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webpush, "TIMEOUT", 0.1)
    service.answer = 0
    with pytest.raises(PushAway):
        push_to(service.origin).send(service.subscription, b"x", topic=TOPIC, seconds=0)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        gone = f"http://127.0.0.1:{listener.getsockname()[1]}"
    known = Subscription(f"{gone}/p", service.subscription.key, b"b" * 16)
    with pytest.raises(PushAway):
        push_to(gone).send(known, b"x", topic=TOPIC, seconds=0)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
    ],
)
def test_the_services_of_browsers_are_known(endpoint: str, service: Service) -> None:
    kept = Subscription(endpoint, service.subscription.key, b"b" * 16)
    assert subscription(kept.text) == kept
    assert endpoint not in repr(kept)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://169.254.169.254/latest",
        "http://fcm.googleapis.com/abc",
        "https://fcm.googleapis.com.attacker.example/abc",
        "https://fcm.googleapis.com@attacker.example/abc",
        "https://notapush.apple.com/abc",
        "https://fcm.googleapis.com:22/abc",
        "https://fcm.googleapis.com:many/abc",
        "http://localhost/abc",
        "file:///etc/passwd",
        "https://fcm.googleapis.com/" + "a" * 700,
        "",
    ],
)
def test_nobody_points_the_worker_at_a_machine_of_their_choice(endpoint: str, service: Service) -> None:
    kept = Subscription(endpoint, service.subscription.key, b"b" * 16)
    with pytest.raises(NotASubscription):
        subscription(kept.text)


def test_a_subscription_to_elsewhere_is_not_sent_even_if_it_was_kept(service: Service) -> None:
    with pytest.raises(NotASubscription):
        push_to().send(service.subscription, b"x", topic=TOPIC, seconds=0)
    assert service.bodies == []


@pytest.mark.parametrize(
    "text",
    ["", "[]", "1", "{}", '{"endpoint": 1, "keys": {}}', '{"endpoint": "https://fcm.googleapis.com/", "keys": 1}'],
)
def test_what_is_no_subscription_is_refused(text: str) -> None:
    with pytest.raises(NotASubscription):
        subscription(text)


def test_keys_of_another_length_or_off_the_curve_are_refused(service: Service) -> None:
    good = json.loads(Subscription("https://fcm.googleapis.com/a", service.subscription.key, b"b" * 16).text)
    for name, value in (("auth", "AAAA"), ("p256dh", "BAAA"), ("auth", "ü"), ("p256dh", 5)):
        with pytest.raises(NotASubscription):
            subscription(json.dumps({**good, "keys": {**good["keys"], name: value}}))
    off = Subscription(service.subscription.endpoint, b"\x04" + bytes(64), b"b" * 16)
    with pytest.raises(NotASubscription):
        push_to(service.origin).send(off, b"x", topic=TOPIC, seconds=0)


def test_push_is_off_unless_somebody_answers_for_it(service: Service) -> None:
    off = open_push("", seed=b"", clock=SetClock(), chance=SeededChance(""))
    assert isinstance(off, NoPush)
    assert off.key == ""
    with pytest.raises(PushNotSet):
        off.send(service.subscription, b"x", topic=TOPIC, seconds=0)


@pytest.mark.parametrize("contact", ["us", "mailto:us", "http://union.example", "mailto:a@b c"])
def test_a_contact_is_an_address(contact: str) -> None:
    with pytest.raises(NotAPushContact):
        open_push(contact, seed=b"v" * 32, clock=SetClock(), chance=SeededChance(""))


def test_kept_messages_are_kept(service: Service) -> None:
    push = KeptPush()
    push.send(service.subscription, b"x", topic=TOPIC, seconds=0)
    assert push.messages == [(service.subscription, b"x")]
