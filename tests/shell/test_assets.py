"""Templates, scripts and styles: nothing inline, nothing from elsewhere, nothing missing."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
STATIC = WEB / "static"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
OWN = [path for path in sorted(STATIC.rglob("*")) if path.suffix in {".js", ".css"} and "vendor" not in path.parts]
VENDORED = tomllib.loads((STATIC / "vendor" / "VENDORED.toml").read_text())["vendored"]
SPRITE = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "icons.svg").read_text()))
EXECUTED = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")")
NAMESPACES = {"http://www.w3.org/2000/svg"}


def name(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


def icons_of(source: str) -> set[str]:
    """Icons that a template or module names."""
    tags = re.findall(r'{% icon "([a-z0-9-]+)"', source)
    words = re.findall(r'\bicon="([a-z0-9-]+)"', source)
    return {*tags, *words}


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_nothing_is_inline(template: Path) -> None:
    source = template.read_text()
    assert EXECUTED.findall(source) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", source) == []


def test_an_inline_script_would_be_seen() -> None:
    assert EXECUTED.findall("<script>x()</script>")
    assert not EXECUTED.findall('<script type="module" src="x.js"></script>')


@pytest.mark.parametrize("path", [*TEMPLATES, *OWN], ids=name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    found = re.findall(
        r"(?:src|href|action|url\(|import|from|fetch\()[=\s(]*[\"']((?:https?:)?//[^\"']+)", path.read_text()
    )
    assert set(found) - NAMESPACES == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_icon_is_in_the_sprite(template: Path) -> None:
    assert icons_of(template.read_text()) - SPRITE == set()


def test_every_icon_named_in_code_is_in_the_sprite() -> None:
    modules = [path.read_text() for path in (ROOT / "rigcheck").rglob("*.py")]
    assert set().union(*map(icons_of, modules)) - SPRITE == set()


def test_the_icons_of_notices_are_in_the_sprite() -> None:
    from rigcheck.shell.templatetags.shell import NOTICE_ICONS

    assert set(NOTICE_ICONS.values()) <= SPRITE


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_static_file_named_exists(template: Path) -> None:
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", template.read_text())
    assert [one for one in named if not (STATIC / one).exists() and not one.startswith("django_htmx/")] == []


@pytest.mark.parametrize("script", [path for path in OWN if path.suffix == ".js"], ids=name)
def test_every_import_exists(script: Path) -> None:
    imported = re.findall(r"(?:from\s+|import\s+|import\()\"(\.[^\"]+)\"", script.read_text())
    assert [one for one in imported if not (script.parent / one).resolve().exists()] == []


@pytest.mark.parametrize("thing", VENDORED, ids=lambda thing: thing["name"])
def test_what_was_made_elsewhere_is_unchanged_and_says_whence(thing: dict[str, object]) -> None:
    assert {"name", "version", "licence", "source", "reason", "files"} <= thing.keys()
    files = thing["files"]
    assert isinstance(files, dict)
    assert any("LICENSE" in one for one in files)
    sums = {one: hashlib.sha256((STATIC / one).read_bytes()).hexdigest() for one in files}
    assert sums == files


def test_nothing_made_elsewhere_goes_unnamed() -> None:
    named = {one for thing in VENDORED for one in thing["files"]} | {"vendor/VENDORED.toml"}
    kept = [*(STATIC / "vendor").rglob("*"), *(STATIC / "fonts").rglob("*"), STATIC / "icons.svg"]
    assert {path.relative_to(STATIC).as_posix() for path in kept if path.is_file()} - named == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_what_is_said_is_translated(template: Path) -> None:
    """Words between tags stand inside a translate tag, apart from the name of the product and marks."""
    silent = r"{% comment %}.*?{% endcomment %}|<!--.*?-->|{% block body_class %}.*?{% endblock %}"
    source = re.sub(silent, "", template.read_text(), flags=re.DOTALL)
    source = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    source = re.sub(r"{%.*?%}|{{.*?}}", " ", source, flags=re.DOTALL)
    spoken = re.findall(r">([^<>]*[A-Za-z]{2,}[^<>]*)<", source)
    assert [text.strip() for text in spoken if text.strip().strip("·").strip() != "Rigcheck"] == []


VARIANTS = {
    "primary",
    "quiet",
    "wide",
    "danger",
    "door",
    "link",
    "small",
    "good",
    "caution",
    "help",
    "info",
    "main",
    "lit",
}


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_variants_are_written_with_their_part(template: Path) -> None:
    """`button quiet` would be a plain button: variants are `button-quiet`."""
    parts = re.findall(r'class="((?:button|notice|card|tag)\s[^"{]*)"', template.read_text())
    assert [words for words in parts if VARIANTS.intersection(words.split())] == []
