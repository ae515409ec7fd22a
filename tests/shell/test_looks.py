"""Colours: every pair that meets on screen reads at WCAG AA, in each theme of each side, reckoned from the CSS."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "web" / "static" / "css"

TEXT = 4.5
"""WCAG 2.2, 1.4.3: text against its ground."""
SHAPE = 3.0
"""WCAG 2.2, 1.4.11: edges of controls, icons and lines of a chart against what is beside them."""

TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "link") for ground in ("ground", "surface", "sunken")],
    ("on-action", "action"),
    ("on-action", "action-lift"),
    ("on-quiet", "quiet"),
    ("on-danger", "danger"),
    ("on-trim", "trim"),
    ("on-bar", "bar"),
    *[(f"on-{kind}", kind) for kind in ("info", "good", "caution", "help")],
]
SHAPE_PAIRS = [
    *[("edge", ground) for ground in ("ground", "surface", "sunken")],
    *[("focus", ground) for ground in ("ground", "surface", "sunken", "help")],
    ("action", "ground"),
    ("action", "surface"),
    ("danger", "ground"),
    ("bar-line", "bar"),
    ("trim", "bar"),
    *[(f"plot-{line}", "surface") for line in (1, 2, 3, 4)],
    *[(f"plot-{line}", "plot-band") for line in (1, 2)],
]


def blocks(sheet: str) -> dict[str, dict[str, str]]:
    """Custom properties by selector; the selector within a media query is prefixed with "auto "."""
    found: dict[str, dict[str, str]] = {}
    text = re.sub(r"/\*.*?\*/", "", (CSS / sheet).read_text(), flags=re.DOTALL)
    for match in re.finditer(r"(:root[^{]*)\{([^}]*)\}", text):
        before = text[: match.start()]
        auto = "auto " if before.rstrip().endswith("(prefers-color-scheme: dark) {") else ""
        properties = dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", match[2]))
        found.setdefault(auto + match[1].strip(), {}).update(properties)
    return found


SHELL, ROSTER = blocks("tokens.css"), blocks("roster.css")
AGENCY = ':root[data-side="roster"]'
LAYERS: dict[tuple[str, str], list[dict[str, str]]] = {
    ("care", "light"): [SHELL[":root"]],
    ("care", "dark"): [SHELL[":root"], SHELL[':root[data-theme="dark"]']],
    ("care", "red"): [SHELL[":root"], SHELL[':root[data-theme="red"]']],
    ("roster", "light"): [
        SHELL[":root"],
        ROSTER[AGENCY + ':not([data-theme="red"])'],
        ROSTER[AGENCY + ':not([data-theme="dark"], [data-theme="red"])'],
    ],
    ("roster", "dark"): [
        SHELL[":root"],
        SHELL[':root[data-theme="dark"]'],
        ROSTER[AGENCY + ':not([data-theme="red"])'],
        ROSTER[AGENCY + '[data-theme="dark"]'],
    ],
    ("roster", "red"): [SHELL[":root"], SHELL[':root[data-theme="red"]']],
}


def colours(side: str, theme: str) -> dict[str, str]:
    """Tokens as they stand in a theme."""
    merged: dict[str, str] = {}
    for layer in LAYERS[side, theme]:
        merged |= layer
    return merged


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [value / 255 for value in channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_reckoning_agrees_with_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("side", "theme"), LAYERS)
def test_text_reads_on_its_ground(side: str, theme: str) -> None:
    shown = colours(side, theme)
    short = {pair: round(contrast(shown[pair[0]], shown[pair[1]]), 2) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in short.items() if ratio < TEXT} == {}


@pytest.mark.parametrize(("side", "theme"), LAYERS)
def test_edges_and_lines_stand_out(side: str, theme: str) -> None:
    shown = colours(side, theme)
    short = {pair: round(contrast(shown[pair[0]], shown[pair[1]]), 2) for pair in SHAPE_PAIRS}
    assert {pair: ratio for pair, ratio in short.items() if ratio < SHAPE} == {}


def test_night_red_lights_the_red_channel_only() -> None:
    red = SHELL[':root[data-theme="red"]']
    hexes = {name: value for name, value in red.items() if value.startswith("#")}
    assert {name: value for name, value in hexes.items() if channels(value)[1:] != (0, 0)} == {}


def test_night_red_leaves_no_colour_of_another_theme() -> None:
    coloured = {name for name, value in SHELL[":root"].items() if value.startswith("#")}
    assert coloured <= set(SHELL[':root[data-theme="red"]'])


@pytest.mark.parametrize(
    ("automatic", "chosen"),
    [
        (SHELL["auto :root:not([data-theme])"], SHELL[':root[data-theme="dark"]']),
        (ROSTER[f"auto {AGENCY}:not([data-theme])"], ROSTER[AGENCY + '[data-theme="dark"]']),
    ],
)
def test_dark_by_the_phone_is_dark_by_choice(automatic: dict[str, str], chosen: dict[str, str]) -> None:
    assert automatic == chosen


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_colours_stand_in_tokens_only(sheet: Path) -> None:
    if sheet.name in {"tokens.css", "roster.css"}:
        return
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|\brgba?\(|\bhsl", sheet.read_text()) == []


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_token_used_is_a_token(sheet: Path) -> None:
    known = set().union(*SHELL.values(), *ROSTER.values()) | {"rail", "press", "on-press"}
    used = set(re.findall(r"var\(--([a-z0-9-]+)", sheet.read_text()))
    assert used - known == set()
