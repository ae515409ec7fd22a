"""Rules for templates, scripts and styles, each a function from a file's text to its breaches."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

Rule = Callable[[str], Iterator[str]]

NAMES = {"Rigcheck"}
"""Visible words that are the same in every language."""
SHOWN = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"}
"""Attributes that a person sees or hears."""
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "manifest", "hx-get", "hx-post", "ping"}
FOREIGN = re.compile(r"(https?:)?//(?!www\.w3\.org/)[a-z0-9]", re.IGNORECASE)
SCREEN_WORDS = ("token", "wallet", "redeem", "credit", "vault", "seal", "shred", "epoch", "house")
CARE_WORDS = ("patient", "disorder", "panic button")
BANNED = re.compile(rf"\b({'|'.join(SCREEN_WORDS + CARE_WORDS)})(s|ed|ing|er)?\b", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2,}")
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?%}(?P<block>.*?){%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*trans(?:late)?\s+(?P<quote>[\"'])(?P<text>.*?)(?P=quote).*?%}",
    re.DOTALL,
)
CLASSES = re.compile(r"{%\s*block\s+\w*class\w*\s*%}.*?{%\s*endblock.*?%}", re.DOTALL)
"""A block that fills a class attribute of the page it extends."""
NOT_TEXT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%.*?%}|{{.*?}}", re.DOTALL)


def translated(template: str) -> Iterator[str]:
    """Every text that a template shows by way of translation."""
    for found in TRANSLATED.finditer(template):
        yield NOT_TEXT.sub(" ", found["block"] or found["text"] or "")


def _bare(text: str) -> bool:
    return any(word not in NAMES for word in LETTERS.findall(text))


class _Reader(HTMLParser):
    """Collects a page's visible words, its inline code and what it fetches from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.bare: list[str] = []
        self.inline: list[str] = []
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.inline.append(f"<{tag}>")
        for name, value in attrs:
            text = value or ""
            shown = name in SHOWN or (name == "value" and tag == "input" and given.get("type") in {"submit", "button"})
            if shown and _bare(text):
                self.bare.append(f'{name}="{text}"')
            if name == "style" or re.match(r"on[a-z]|hx-on", name) or text.strip().startswith("javascript:"):
                self.inline.append(f'{name}="{text}"')
            if (name in FETCHED or (tag == "link" and name == "href")) and FOREIGN.match(text.strip()):
                self.foreign.append(f'{name}="{text}"')

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not {"script", "style"}.intersection(self.open) and _bare(data):
            self.bare.append(" ".join(data.split()))


def _read(template: str) -> _Reader:
    reader = _Reader()
    reader.feed(NOT_TEXT.sub("", TRANSLATED.sub("", CLASSES.sub("", template))))
    reader.close()
    return reader


def shows_untranslated_text(template: str) -> Iterator[str]:
    """Words between tags, in attributes or handed to a component that did not go through translation."""
    yield from _read(template).bare
    for tag in re.findall(r"{%(.*?)%}", TRANSLATED.sub("", template), re.DOTALL):
        for name, text in re.findall(r"\b(title|lead|hint|label|text|error|unit|tag)=\"([^\"]*)\"", tag):
            if _bare(text):
                yield f'{name}="{text}"'


def has_inline_code(template: str) -> Iterator[str]:
    """Scripts, styles and handlers inside a page, which the content policy would not run."""
    yield from _read(template).inline


def fetches_elsewhere(template: str) -> Iterator[str]:
    """Anything that a page would load or send to another host."""
    yield from _read(template).foreign


def says_a_banned_word(template: str) -> Iterator[str]:
    """Words of the machinery, or of illness, on a member's screen."""
    for text in translated(template):
        yield from (f"{found[0]!r} in {' '.join(text.split())!r}" for found in BANNED.finditer(text))


def script_shows_text(script: str) -> Iterator[str]:
    """Visible words written in a script instead of on the page."""
    shown = (
        r"(?:\.(?:textContent|innerText|innerHTML|placeholder|title|ariaLabel|alt)\s*=|\b(?:alert|confirm|prompt)\()"
    )
    for found in re.finditer(shown + r"\s*([\"'`])(.*?)\1", script):
        if _bare(re.sub(r"\$\{.*?\}", "", found[2])):
            yield found[0]
    for found in re.finditer(
        r"setAttribute\(\s*[\"'](?:aria-label|title|alt|placeholder)[\"']\s*,\s*([\"'`])(.*?)\1", script
    ):
        if _bare(re.sub(r"\$\{.*?\}", "", found[2])):
            yield found[0]


def script_goes_elsewhere(script: str) -> Iterator[str]:
    """Addresses of other hosts in a script's strings."""
    for found in re.finditer(r"[\"'`]\s*((https?|wss?):)?//(?!www\.w3\.org/)[a-z0-9][^\"'`]*", script, re.IGNORECASE):
        yield found[0]


def style_goes_elsewhere(style: str) -> Iterator[str]:
    """Addresses of other hosts in a style sheet."""
    for found in re.finditer(r"(url\(|@import)\s*[\"']?\s*(https?:)?//[^)\"';]+", style, re.IGNORECASE):
        yield found[0]


def crosses_to(side: str, namespaces: set[str]) -> Rule:
    """A rule against templates that extend, include or link what belongs to the other side."""

    def rule(template: str) -> Iterator[str]:
        for found in re.finditer(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)", template):
            if found[1].startswith(f"{side}/"):
                yield found[0]
        for found in re.finditer(r"{%\s*url\s+[\"']([a-z_-]+):", template):
            if found[1] in namespaces:
                yield found[0]
        for found in re.finditer(r"{%\s*static\s+[\"']([^\"']+)", template):
            if found[1].startswith(f"{side}/"):
                yield found[0]

    return rule
