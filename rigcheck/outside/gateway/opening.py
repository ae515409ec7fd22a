"""Choosing the gateway that the settings name."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from rigcheck.outside.gateway.folder import FolderGateway
from rigcheck.outside.gateway.messages import NUMBER
from rigcheck.outside.gateway.null import NoGateway
from rigcheck.outside.gateway.protocol import Gateway, NotAGateway
from rigcheck.outside.gateway.twilio import Account, TwilioGateway
from rigcheck.outside.posting import HERE

SCHEMES = {"twilio": "https", "twilio+plain": "http"}


def open_gateway(where: str, *, sender: str, token: str = "", authority: str = "") -> Gateway:
    """The gateway at `where`: twilio://<account>@<host>, `folder:<path>`, or empty for none; raises NotAGateway.

    The token never stands in `where`. `twilio+plain` is for a stand-in on this machine only.
    """
    if not where:
        return NoGateway()
    if where.startswith("folder:"):
        return FolderGateway(Path(where.removeprefix("folder:")))
    parts = urlsplit(where)
    named = parts.scheme in SCHEMES and parts.hostname and parts.username and not parts.password
    if not named or not token or not NUMBER.fullmatch(sender):
        raise NotAGateway
    if parts.scheme == "twilio+plain" and parts.hostname not in HERE:
        raise NotAGateway
    base = f"{SCHEMES[parts.scheme]}://{parts.netloc.rpartition('@')[2]}"
    return TwilioGateway(Account(base, unquote(parts.username or ""), sender, token, authority))
