"""What the doctor sees of the relay for voice: a place on it, asked for with a pass as a browser would."""

import ssl
from datetime import timedelta

from django.conf import settings

from rigcheck.doors.care.keeper import relay_of_settings
from rigcheck.doors.doctor.findings import Finding, Place, good, look, wrong
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.relay import Pass
from rigcheck.outside.relay.asking import DONE, FORBIDDEN, UNAUTHORIZED, Line

A_MINUTE = timedelta(minutes=1)
PRIVATE = "10.0.0.1"
"""An address to which no relay of ours may send (RFC 1918)."""
PAGE = "docs/operate/relay.md"


def relay(place: Place) -> Finding:
    """Every address of the relay lets us in with a pass, and sends nothing into private networks."""
    try:
        port = relay_of_settings()
    except Refusal as refusal:
        return wrong(f"{refusal}", why="No page shows a call.", do="Correct RIGCHECK_RELAY or its secret.")
    if not port.is_there:
        return good("No relay is set up, so there is no voice in talks, as at first.")
    for url in settings.RELAY.split(","):
        shown = port.issue(name=place.edge.chance.bytes(12), until=place.now + A_MINUTE)
        if found := _asked(url.strip(), shown, place):
            return found
    if "turns:" not in settings.RELAY:
        return look(
            "The relay has no address with TLS.",
            why="Networks that let only TLS through carry no call.",
            do=f"Name a turns: address as well: {PAGE}.",
        )
    return good("The relay lets us in with a pass, and sends nothing into private networks.")


def _asked(url: str, shown: Pass, place: Place) -> Finding | None:
    """What is wrong with one address; None where it is as it should be."""
    try:
        with Line(url, place.edge.chance) as line:
            let_in = line.allocate(shown).code
            may_send = line.permit(PRIVATE, shown).code if let_in == DONE else FORBIDDEN
            if let_in == DONE:
                line.refresh(shown, seconds=0)
    except ssl.SSLError:
        return wrong(
            f"{url} shows no certificate that holds.",
            why="Browsers do not go there: networks that let only TLS through carry no call.",
            do=f"Look at its name and its end (cert, pkey): {PAGE}.",
        )
    except OSError:
        return wrong(f"{url} does not answer.", why="Calls fail.", do=f"See that it runs and can be reached: {PAGE}.")
    if let_in == UNAUTHORIZED:
        return wrong(
            f"{url} does not take our pass.",
            why="Calls fail.",
            do="Give both the same secret (RIGCHECK_RELAY_SECRET, static-auth-secret), and look at both clocks.",
        )
    if let_in != DONE:
        return wrong(f"{url} gives no place: {let_in}.", why="Calls fail.", do=f"Look at its quotas: {PAGE}.")
    if may_send != FORBIDDEN:
        return wrong(
            f"{url} would send into private networks.",
            why="Whoever talks could look into the network that the relay stands in.",
            do=f"Take denied-peer-ip and allowed-peer-ip from {PAGE}.",
        )
    return None
