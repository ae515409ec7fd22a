"""Steps 4 and 5: the site's name, its certificate, and what the proxy does to a page on its way."""

import http.client
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from rigcheck.doors.doctor.findings import Finding, Place, good, wrong

PATIENCE = 10.0
"""Seconds that the site may take to answer its own machine."""
SOON = timedelta(days=14)
NEEDED = ("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from the site's own address: the first page, and until when the certificate counts."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    until: datetime | None = None
    fault: str = ""
    untrusted: bool = False


def address(place: Place) -> Finding:
    """The site has a name of its own, and is not set up as a demonstration."""
    if place.loopback:
        return wrong(
            "This site is set up for this machine only (RIGCHECK_DEMO or RIGCHECK_LOOPBACK).",
            why="Cookies go without their protection, and the demonstration's people can sign in.",
            do="Unset both, then start the site again.",
        )
    if place.host.endswith(".localhost") or "." not in place.host:
        return wrong(
            f"The name of this site is {place.host}.",
            why="Nobody outside this machine can come here. On care the name is mixed into every passphrase: it "
            "cannot change later.",
            do=f"Choose the name, then set RIGCHECK_{place.side.upper()}_HOST.",
        )
    return good(f"This site is called {place.host}.")


def certificate(place: Place) -> Finding:
    """The name answers over TLS with a certificate that browsers accept for two weeks more."""
    answer = ask(place)
    if answer.untrusted:
        return wrong(
            f"Browsers do not accept the certificate at {place.host}: {answer.fault}.",
            why="Members would see a warning instead of the page, and should heed it.",
            do="Let the proxy fetch one (Caddy does by itself), for exactly this name.",
        )
    if answer.fault:
        return wrong(
            f"Nothing answers at https://{place.host}: {answer.fault}.",
            why="Nobody can come in.",
            do="Is the name in the DNS, the proxy running, port 443 open? Some networks do not let a machine reach its "
            "own outer address: then look from elsewhere.",
        )
    if answer.until and answer.until - place.now < SOON:
        return wrong(
            f"The certificate runs out on {answer.until.date()}.",
            why="From that day on members see a warning instead of the page.",
            do="See why the proxy has not renewed it.",
        )
    return good(f"https://{place.host} answers with a certificate that browsers accept.")


def proxy(place: Place) -> Finding:
    """The page comes through the proxy as it was sent: right name, own headers, not compressed."""
    answer = ask(place)
    if answer.fault:
        return wrong(
            "What the proxy does to a page cannot be seen, since nothing answers.",
            why="Protection of members' browsers travels in headers.",
            do="Mend the check before this one first.",
        )
    if answer.status != http.client.OK:
        return _refused(answer.status)
    lost = [name for name in NEEDED if name not in answer.headers]
    if lost or "no-store" not in answer.headers.get("Cache-Control", ""):
        return wrong(
            f"The proxy takes away headers: {', '.join(lost) or 'Cache-Control'}.",
            why="They keep foreign scripts out of the page, and the page out of the phone's memory.",
            do="Remove what changes headers from the proxy's configuration.",
        )
    if place.side == "care" and "Content-Encoding" in answer.headers:
        return wrong(
            "The proxy compresses pages.",
            why="The length of a compressed page tells what is in it to whoever watches the network.",
            do="Turn compression off for care (no `encode` in Caddy, `gzip off` in nginx).",
        )
    return good("Pages come through the proxy as they were sent.")


def _refused(status: int) -> Finding:
    if status == http.client.BAD_REQUEST:
        return wrong(
            "The site does not take the name that the proxy hands on (400).",
            why="Every page would be refused.",
            do="Hand on the Host header as it came (Caddy does; nginx: proxy_set_header Host $host).",
        )
    if status >= http.client.INTERNAL_SERVER_ERROR:
        return wrong(
            f"The proxy answers, the site behind it does not ({status}).",
            why="Nobody can come in.",
            do="Is `python -m rigcheck.doors.serving` running on the port that the proxy hands on to? See its log.",
        )
    return wrong(
        f"The page for signing in answers {status}.",
        why="It should answer 200 to anybody.",
        do="Is another site behind this name, or a sign-in of the proxy's own?",
    )


def ask(place: Place, page: str = "/sign-in/", *, packed: bool = True) -> Answer:
    """Fetch a page that everybody may see; `packed`: as a browser does that takes compressed pages."""
    trusted = ssl.create_default_context(cafile=place.authority or None)
    line = http.client.HTTPSConnection(place.host, place.port, timeout=PATIENCE, context=trusted)
    try:
        line.request("GET", page, headers={"Accept-Encoding": "gzip" if packed else "identity"})
        until = _until(line)
        came = line.getresponse()
        return Answer(came.status, dict(came.getheaders()), came.read(), until)
    except ssl.SSLError as error:
        return Answer(fault=str(getattr(error, "verify_message", "") or error.reason), untrusted=True)
    except (OSError, http.client.HTTPException) as error:
        return Answer(fault=error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error))
    finally:
        line.close()


def _until(line: http.client.HTTPSConnection) -> datetime | None:
    shown = line.sock.getpeercert() if isinstance(line.sock, ssl.SSLSocket) else None
    when = shown.get("notAfter") if shown else None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(when)), UTC) if when else None
