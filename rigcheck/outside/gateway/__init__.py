"""Texts and calls through somebody who can send them: one gateway, a folder for the demonstration, or nothing."""

from rigcheck.outside.gateway.folder import FolderGateway
from rigcheck.outside.gateway.messages import Call, Text, e164
from rigcheck.outside.gateway.null import KeptGateway, NoGateway
from rigcheck.outside.gateway.opening import open_gateway
from rigcheck.outside.gateway.protocol import (
    Gateway,
    GatewayAway,
    GatewayNotSet,
    GatewayRefused,
    GatewayUnclear,
    NotAGateway,
    NotANumber,
    NumberRefused,
)
from rigcheck.outside.gateway.twilio import TwilioGateway
from rigcheck.outside.gateway.twiml import said

__all__ = [
    "Call",
    "FolderGateway",
    "Gateway",
    "GatewayAway",
    "GatewayNotSet",
    "GatewayRefused",
    "GatewayUnclear",
    "KeptGateway",
    "NoGateway",
    "NotAGateway",
    "NotANumber",
    "NumberRefused",
    "Text",
    "TwilioGateway",
    "e164",
    "open_gateway",
    "said",
]
