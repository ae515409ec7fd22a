"""The browser modules alone: `web/static` on a loopback port under the pages' own content security policy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page

from rigcheck.engines.sealing.refusals import SealingRefusal

STATIC = Path(__file__).resolve().parents[2] / "web/static"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"


class _Modules(SimpleHTTPRequestHandler):
    """Serves the files; the root is an empty page, and one worker alone may run WebAssembly."""

    def end_headers(self) -> None:
        is_worker = self.path == "/sealing/argon2-worker.js"
        self.send_header("Content-Security-Policy", WORKER_POLICY if is_worker else PAGE_POLICY)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><html lang=en><title>Modules</title><main></main>")
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read pages, not logs."""


@contextmanager
def served() -> Iterator[str]:
    """The address at which the modules are served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Modules, directory=str(STATIC)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://modules.localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Modules:
    """A page in which the modules run. Bytes go in and come out as hexadecimal."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(f"{address}/")

    def run(self, body: str, /, **given: Any) -> Any:
        """Run `body` with every module's exports, `toHex`, `fromHex` and the names `given` in scope.

        A refusal comes back as its code, so that a test can compare it with the Python one.
        """
        names = ("bytes", "refusals", "keys", "envelope", "padding", "cards", "words", "guessable", "store")
        names += ("callback", "outbox", "passkey", "recovery-card", "hazmat/hpke", "hazmat/signing", "hazmat/derive")
        names += ("prekeys", "conversation-wire", "conversation-state", "conversation", "attachments")
        wrapped = f"""async (given) => {{
            const all = await Promise.all({list(names)}.map((name) => import(`/sealing/${{name}}.js`)));
            const scope = Object.assign({{}}, ...all, given);
            const {{ Refusal, {", ".join(self._exported())} }} = scope;
            const {{ {", ".join(given)} }} = scope;
            try {{ {body} }} catch (error) {{
                if (!(error instanceof Refusal)) throw error;
                return {{ code: error.code, ...(error.groups && {{ groups: error.groups }}) }};
            }}
        }}"""
        return self.page.evaluate(wrapped, given)

    def _exported(self) -> tuple[str, ...]:
        return (
            *("utf8", "fromUtf8", "toHex", "fromHex", "Hierarchy", "Suite", "CardKind", "XWingPair", "X25519Pair"),
            *("sealOwn", "openOwn", "sealTo", "openFrom", "sealToSelf", "openToSelf", "pad", "unpad", "digest"),
            *("splitPassphrase", "splitCard", "splitPrf", "splitPin", "wrapRoot", "unwrapRoot"),
            *("rowKey", "rowKeys", "alias", "encode", "parse", "groupStands", "signerFrom", "verify"),
            *("nobleSigner", "nobleVerify", "drawPassphrase", "drawHandle", "below", "passphraseWords"),
            *("handleWords", "commonPasswords", "checkPassphrase", "foldPassphrase", "argon2id"),
            *("keep", "recall", "forget", "rememberRoot", "recallRoot", "forgetRoot", "deviceSecret"),
            *("forgetDeviceSecret", "rememberPublic", "canWriteLocked", "addDraft", "listDrafts", "removeDraft"),
            *("authorOf", "sealCallback", "openCallback"),
            *("random", "makePrekeys", "encodePrekey", "decodePrekey", "checkPrekey", "ownerOf", "emptyStore"),
            *("encodeStore", "decodeStore", "mergeStores", "withoutOld", "spend", "secretOf"),
            *("start", "send", "receive", "openFirst", "acceptKey", "checkKeys", "merge", "conversationOf"),
            *("encodeTalk", "decodeTalk", "readHeader", "unpack", "pack", "sealFile", "openFile", "paddedSize"),
            *("openDrafts", "keepDraft", "createPasskey", "getPasskey", "recoveryCardPdf", "blankCardPdf", "qrSvg"),
        )


def outcome(act: Callable[..., Any], *arguments: Any) -> Any:
    """What a call gives, or the refusal as the page reports it."""
    try:
        return act(*arguments)
    except SealingRefusal as refusal:
        groups = getattr(refusal, "groups", None)
        return {"code": refusal.code} if groups is None else {"code": refusal.code, "groups": list(groups)}
