"""The page on which a card is made: the same bytes for everybody, so that its fingerprint can be published.

Drawn once for each process, without a request. Its styles and scripts lie at addresses of its own, below `PARTS` and
a digest of them all, each with its SHA-384 in the page (Subresource Integrity, W3C 2016). Every module that a script
imports is named in the page as well, what is imported before what imports it: a browser then takes the module that it
has checked, and never fetches it a second time unchecked.
"""

import base64
import hashlib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, join, normpath
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from rigcheck.shell.context import site

TEMPLATE: Final = "roster/invitations/your_card.html"
ADDRESS: Final = "/your-card/"
PARTS: Final = f"{ADDRESS}parts/"
IMPORTED: Final = re.compile(r"(?:^|[;\n}])\s*(?:import|export)\b[^;\"'()]*[\"'](\.[^\"']+)[\"']")
IN_STYLE: Final = re.compile(r"url\([\"']?(?!data:)([^\"')#]+)")
MIME: Final = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class Part:
    """A style, script, font or picture of the page."""

    path: str
    body: bytes

    @property
    def integrity(self) -> str:
        """As the page names it: `sha384-` and base64."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.body).digest()).decode()

    @property
    def sha256(self) -> str:
        """As `sha256sum` prints it."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def kind(self) -> str:
        """Its media type."""
        suffix = self.path[self.path.rfind(".") :]
        return MIME.get(suffix) or mimetypes.guess_type(self.path)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FixedPage:
    """The page and its parts. `version`: sixteen hex digits over all parts."""

    html: bytes
    parts: Mapping[str, Part]
    version: str

    @property
    def sha256(self) -> str:
        """The published fingerprint of the page."""
        return hashlib.sha256(self.html).hexdigest()

    @property
    def integrity(self) -> str:
        """The page as one of its own parts, for the service worker."""
        return Part("index.html", self.html).integrity

    def address(self, path: str) -> str:
        """Where a part lies."""
        return f"{PARTS}{self.version}/{path}"

    def sums(self) -> str:
        """Page and parts as `sha256sum` writes them; the page comes first."""
        lines = [(self.sha256, "index.html"), *((part.sha256, path) for path, part in sorted(self.parts.items()))]
        return "".join(f"{digest}  {path}\n" for digest, path in lines)


@cache
def fixed_page() -> FixedPage:
    """The page as this version of Rigcheck has it."""
    with translation.override(settings.LANGUAGE_CODE):
        drawn = render_to_string(TEMPLATE, {**site(), "demo": False})
    parts = {path: Part(path, _body(path)) for path in _in_order(_named(drawn))}
    together = "".join(f"{part.sha256} {path}\n" for path, part in parts.items())
    version = hashlib.sha256(together.encode()).hexdigest()[:16]
    page = FixedPage(b"", parts, version)
    return FixedPage(_checked(drawn, page).encode(), parts, version)


def _named(drawn: str) -> list[str]:
    """The parts that the page itself names, in its order."""
    return list(dict.fromkeys(re.findall(re.escape(settings.STATIC_URL) + r"([^\"'#?]+)", drawn)))


def _in_order(paths: list[str]) -> Iterator[str]:
    """These parts and whatever they lead to, each once, what is imported before what imports it."""
    seen: set[str] = set()

    def walk(path: str) -> Iterator[str]:
        if path not in seen:
            seen.add(path)
            for other in _leads_to(path):
                yield from walk(other)
            yield path

    for path in paths:
        yield from walk(path)


def _leads_to(path: str) -> list[str]:
    if not path.endswith((".js", ".css")):
        return []
    text = _body(path).decode()
    found = IMPORTED.findall(text) if path.endswith(".js") else IN_STYLE.findall(text)
    return [normpath(join(dirname(path), one)) for one in dict.fromkeys(found)]


@cache
def _body(path: str) -> bytes:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"The card page names {path}, which is not among the static files.")
    with open(found, "rb") as file:
        return file.read()


def _checked(drawn: str, page: FixedPage) -> str:
    """The page with its parts' own addresses and fingerprints, and every module named before it is imported."""
    modules = [path for path in page.parts if path.endswith(".js")]
    classic = set(re.findall(r"<script src=\"" + re.escape(settings.STATIC_URL) + r"([^\"]+)\"", drawn))
    ahead = "".join(
        f'<script type="module" src="{settings.STATIC_URL}{path}"></script>\n  '
        for path in modules
        if path not in classic
    )
    first = drawn.index("<script")
    whole = drawn[:first] + ahead + drawn[first:]
    named = re.compile(r"(<(?:script|link)\b[^>]*?(?:src|href)=\")" + re.escape(settings.STATIC_URL) + r"([^\"]+)\"")

    def with_sum(found: re.Match[str]) -> str:
        path = found[2]
        is_checked = path.endswith((".js", ".css"))
        own = f' integrity="{page.parts[path].integrity}"' if is_checked else ""
        return f'{found[1]}{page.address(path)}"{own}'

    return named.sub(with_sum, whole).replace(settings.STATIC_URL, f"{PARTS}{page.version}/")
