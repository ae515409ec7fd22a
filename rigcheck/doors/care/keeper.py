"""The process's own clock, chance, files, keyring and keybox: made once, at the first request."""

import logging
from collections.abc import Callable
from email.utils import formataddr
from functools import cache
from typing import ParamSpec, TypeVar

from django.conf import settings

from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.clock import SystemClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.files import FolderFiles
from rigcheck.outside.gateway import Gateway, NoGateway, open_gateway
from rigcheck.outside.keybox import Keybox, open_keybox
from rigcheck.outside.keyring import FolderKeyring
from rigcheck.outside.mail import Mail, NoMail, open_mail
from rigcheck.outside.parcels import FolderParcels
from rigcheck.outside.push import NoPush, Push, open_push
from rigcheck.outside.randomness import SystemChance
from rigcheck.outside.relay import NoRelay, Relay, open_relay

Asked = ParamSpec("Asked")
Port = TypeVar("Port")


@cache
def edge_of_process() -> Edge:
    """The real edge, as the settings say."""
    clock, keybox = SystemClock(), open_keybox(settings.KEYBOX, durable=not settings.DEMO)
    return Edge(
        clock=clock,
        chance=SystemChance(),
        keybox=keybox,
        mail=_or(NoMail(), mail_of_settings),
        push=_or(NoPush(), push_of_settings, keybox),
        gateway=_or(NoGateway(), gateway_of_settings),
        files=FolderFiles(settings.SIGNED_FILES),
        keyring=FolderKeyring(settings.KEYRING),
        parcels=FolderParcels(settings.PARCELS),
        relay=_or(NoRelay(), relay_of_settings),
    )


def mail_of_settings() -> Mail:
    """The mail server that the settings name; raises NotAMailServer."""
    return open_mail(
        settings.MAIL,
        sender=formataddr((settings.NEUTRAL_NAME, settings.MAIL_FROM)),
        clock=SystemClock(),
        password=settings.MAIL_PASSWORD,
        authority=settings.MAIL_AUTHORITY,
    )


def gateway_of_settings() -> Gateway:
    """The gateway for texts and calls that the settings name; raises NotAGateway."""
    return open_gateway(
        settings.GATEWAY,
        sender=settings.GATEWAY_FROM,
        token=settings.GATEWAY_PASSWORD,
        authority=settings.GATEWAY_AUTHORITY,
    )


def relay_of_settings() -> Relay:
    """The relay for voice that the settings name; raises NotARelay."""
    return open_relay(settings.RELAY, secret=settings.RELAY_SECRET)


def push_of_settings(keybox: Keybox) -> Push:
    """Push, if the settings switch it on; raises NotAPushContact."""
    contact = settings.PUSH_CONTACT
    seed = keybox.seed("push") if contact else b""
    return open_push(contact, seed=seed, clock=SystemClock(), chance=SystemChance(), services=settings.PUSH_SERVICES)


def _or(null: Port, opened: Callable[Asked, Port], *args: Asked.args, **kwargs: Asked.kwargs) -> Port:
    """What was opened; nothing where a setting is wrong: a letter that cannot be sent must not close the site."""
    try:
        return opened(*args, **kwargs)
    except Refusal as refusal:
        logging.getLogger(__name__).warning("a setting is wrong, so nothing is sent that way: %s", refusal.code)
        return null
