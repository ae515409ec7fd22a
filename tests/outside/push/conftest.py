"""A push service on this machine: checks who asks, opens the record as browsers do, says what is planted."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rigcheck.engines.sealing.push import from_unpadded
from rigcheck.outside.push import Subscription

SECRET = b"b" * 16


@dataclass
class Service:
    """What arrived, opened with the browser's key as browsers open it."""

    browser: ec.EllipticCurvePrivateKey
    origin: str = ""
    answer: int = 201
    silent: threading.Event = field(default_factory=threading.Event)
    bodies: list[bytes] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    claims: list[dict[str, object]] = field(default_factory=list)

    @property
    def subscription(self) -> Subscription:
        point = self.browser.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Subscription(f"{self.origin}/p/1", point, SECRET)

    def take(self, heads: dict[str, str], body: bytes) -> None:
        signed, key = heads["authorization"].removeprefix("vapid t=").split(", k=")
        asking = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_unpadded(key))
        rules = {"verify_exp": False}
        self.claims.append(jwt.decode(signed, asking, algorithms=["ES256"], audience=self.origin, options=rules))
        self.bodies.append(http_ece.decrypt(body, private_key=self.browser, auth_secret=SECRET, version="aes128gcm"))
        self.sizes.append(len(body))
        self.heads.append(heads)


@pytest.fixture
def service() -> Iterator[Service]:
    kept = Service(ec.derive_private_key(11, ec.SECP256R1()))

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            kept.silent.wait(5) if kept.answer == 0 else None
            kept.take({name.lower(): value for name, value in self.headers.items()}, body)
            self.send_response(kept.answer or 201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    kept.origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield kept
    kept.silent.set()
    server.shutdown()
    server.server_close()
