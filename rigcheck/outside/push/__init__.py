"""Waking a browser that asked for it (Web Push), or nobody: off unless the settings name a contact."""

from rigcheck.outside.push.null import KeptPush, NoPush
from rigcheck.outside.push.opening import open_push
from rigcheck.outside.push.protocol import (
    NotAPushContact,
    NotASubscription,
    Push,
    PushAway,
    PushNotSet,
    PushRefused,
    SubscriptionGone,
)
from rigcheck.outside.push.subscription import SERVICES, Subscription, subscription
from rigcheck.outside.push.webpush import WebPush

__all__ = [
    "SERVICES",
    "KeptPush",
    "NoPush",
    "NotAPushContact",
    "NotASubscription",
    "Push",
    "PushAway",
    "PushNotSet",
    "PushRefused",
    "Subscription",
    "SubscriptionGone",
    "WebPush",
    "open_push",
    "subscription",
]
