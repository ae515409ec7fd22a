"""The components of every page, as template tags. `{% load shell %}`; the gallery shows each in use.

Shapes: an inclusion tag renders `web/templates/shell/components/<name>.html`; a block tag takes its
body between `{% card %}` and `{% endcard %}`. Extra keyword arguments of a button or entry become HTML
attributes, underscores turned into hyphens (`data_opens="x"` is `data-opens="x"`); there is no way to
pass `style` or an `on...` handler, since the content security policy would drop them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect, Select, Textarea
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from rigcheck.shell import icons
from rigcheck.shell.cells import table_body

register = template.Library()

NOTICE_ICONS = {"info": "info", "good": "circle-check", "caution": "triangle-alert", "help": "life-buoy"}
CHEVRONS_AT_MOST = 12


@register.simple_tag
def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """One icon of the sprite; without `label` it is decoration and hidden from screen readers.

    `size`: "", "small" or "large".
    """
    return icons.svg(name, str(label), size)


@register.inclusion_tag("shell/components/button.html")
def button(
    label: str, kind: str = "primary", *, icon: str = "", href: str = "", wide: bool = False, **attributes: object
) -> dict[str, object]:
    """A button, or a link that looks like one where `href` is given.

    `kind`: primary, quiet, danger, door or link; several words allowed ("quiet small").
    """
    if not href:
        attributes.setdefault("type", "submit")
    classes = " ".join(["button", *(f"button-{word}" for word in [*kind.split(), *(["wide"] if wide else [])])])
    return {"label": label, "icon": icon, "href": href, "classes": classes, "attributes": _flat(attributes)}


@register.simple_block_tag
def card(content: str, *, title: str = "", icon: str = "", tag: str = "", href: str = "", kind: str = "") -> str:
    """A sheet of paper with one matter on it; `kind="main"` marks the one of the day."""
    return _component("card", content=content, title=title, icon=icon, tag=tag, href=href, kind=kind)


@register.simple_block_tag
def notice(content: str, kind: str = "info", *, title: str = "", live: bool = False) -> str:
    """A remark: info, good, caution, or help (help is wanted now). `live` reads it out when it appears."""
    mark = NOTICE_ICONS[kind]
    return _component("notice", content=content, kind=kind, title=title, icon=mark, live=live)


@register.simple_block_tag
def emptystate(content: str, *, title: str, icon: str = "clipboard-check") -> str:
    """Nothing here yet: what will stand here, and how it gets here."""
    return _component("emptystate", content=content, title=title, icon=icon)


@register.simple_block_tag
def dialog(content: str, name: str, *, title: str) -> str:
    """A question above the page. A button with `data-opens="NAME"` opens it, `data-closes` within closes it."""
    return _component("dialog", content=content, name=name, title=title)


@register.inclusion_tag("shell/components/scale.html")
def scale(
    name: str,
    legend: str,
    words: Sequence[str],
    *,
    value: object = None,
    first: int = 1,
    hint: str = "",
    required: bool = False,
) -> dict[str, object]:
    """Keys counted from `first` under one thumb; first and last word name the ends, the chosen one shows."""
    keys = [(str(number), word) for number, word in enumerate(words, first)]
    return {
        "name": name, "legend": legend, "keys": keys, "low": words[0], "high": words[-1],
        "value": _text(value), "hint": hint, "required": required, "many": len(words) > 7,
    }  # fmt: skip


@register.inclusion_tag("shell/components/options.html")
def options(
    name: str,
    legend: str,
    choices: Iterable[tuple[object, str]],
    *,
    value: object = None,
    hint: str = "",
    many: bool = False,
    required: bool = False,
    hints: bool = False,
) -> dict[str, object]:
    """Answers, one to a row; `many` makes them checkboxes, `hints` shows the number keys that choose them."""
    chosen = {str(one) for one in value} if many and isinstance(value, Iterable) else {_text(value)}
    rows = [(str(choice), label, str(choice) in chosen) for choice, label in choices]
    return {
        "name": name, "legend": legend, "rows": rows, "hint": hint, "required": required,
        "type": "checkbox" if many else "radio", "hints": hints,
    }  # fmt: skip


@register.inclusion_tag("shell/components/chips.html")
def chips(
    name: str,
    legend: str,
    choices: Iterable[tuple[object, str]],
    *,
    values: Iterable[object] = (),
    hint: str = "",
) -> dict[str, object]:
    """Tags to pick, any number of them."""
    chosen = {str(one) for one in values}
    rows = [(str(choice), label, str(choice) in chosen) for choice, label in choices]
    return {"name": name, "legend": legend, "rows": rows, "hint": hint}


@register.inclusion_tag("shell/components/stepper.html")
def stepper(
    name: str, label: str, *, value: object = "", low: float = 0, high: float = 24, step: float = 1,
    unit: str = "", hint: str = "",
) -> dict[str, object]:  # fmt: skip
    """A number between `low` and `high`, written or stepped; without JavaScript a plain number field."""
    return {
        "name": name, "label": label, "value": _text(value), "low": low, "high": high, "step": step,
        "unit": unit, "hint": hint,
    }  # fmt: skip


@register.inclusion_tag("shell/components/writing.html")
def writing(
    name: str,
    label: str,
    *,
    value: object = "",
    limit: int = 0,
    hint: str = "",
    error: str = "",
    **attributes: object,
) -> dict[str, object]:
    """A text area with a count of what is left. `name=""` with `key="..."` for text that never submits."""
    key = attributes.pop("key", name)
    return {
        "name": name, "key": key, "label": label, "value": _text(value), "limit": limit, "hint": hint,
        "error": error, "attributes": _flat(attributes),
    }  # fmt: skip


@register.inclusion_tag("shell/components/entry.html")
def entry(
    name: str,
    label: str,
    *,
    value: object = "",
    hint: str = "",
    error: str = "",
    mono: bool = False,
    **attributes: object,
) -> dict[str, object]:
    """One written line. `name=""` with `key="..."` for a field that never submits."""
    key = attributes.pop("key", name)
    attributes.setdefault("type", "text")
    return {
        "name": name, "key": key, "label": label, "value": _text(value), "hint": hint, "error": error,
        "mono": mono, "attributes": _flat(attributes),
    }  # fmt: skip


@register.inclusion_tag("shell/components/switch.html")
def switch(name: str, label: str, *, checked: bool = False, hint: str = "", value: str = "on") -> dict[str, object]:
    """On or off; a checkbox underneath, so it submits without JavaScript."""
    return {"name": name, "label": label, "checked": checked, "hint": hint, "value": value}


@register.inclusion_tag("shell/components/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """A Django form field with label, help and errors, dressed by its widget."""
    widget = bound.field.widget
    kinds = [(RadioSelect, "radio"), (Textarea, "area"), (Select, "select"), (CheckboxInput, "check")]
    kind = next((kind for of, kind in kinds if isinstance(widget, of)), "line")
    drawn = bound.as_widget(attrs={"class": "input"}) if kind in {"area", "select", "line"} else ""
    return {"bound": bound, "kind": kind, "drawn": drawn}


@register.inclusion_tag("shell/components/steps.html")
def stephead(title: str, *, now: int = 0, of: int = 0, back: str = "", lead: str = "") -> dict[str, object]:
    """Head of one step of several: the way back, chevrons for steps done, and the question."""
    marks = ["done" if step < now else "now" if step == now else "next" for step in range(1, of + 1)]
    many = of > CHEVRONS_AT_MOST
    return {"title": title, "now": now, "of": of, "back": back, "lead": lead, "marks": marks, "many": many}


@register.inclusion_tag("shell/components/pagehead.html")
def pagehead(title: str, *, lead: str = "", tag: str = "", lit: bool = False) -> dict[str, object]:
    """Head of a page: an optional stamped tag, the title, one sentence."""
    return {"title": title, "lead": lead, "tag": tag, "lit": lit}


@register.inclusion_tag("shell/components/progress.html")
def progress(name: str, label: str, value: int, *, of: int = 100, say: str = "") -> dict[str, object]:
    """How far: a bar with its words (`say`, otherwise "value / of")."""
    return {"name": name, "label": label, "value": value, "of": of, "say": say}


@register.inclusion_tag("shell/components/working.html")
def working(text: str, *, live: bool = True, **attributes: object) -> dict[str, object]:
    """Something is being done, and the words say what; no spinner."""
    return {"text": text, "live": live, "attributes": _flat(attributes)}


@register.inclusion_tag("shell/components/chart.html")
def chart(
    name: str,
    title: str,
    sentence: str,
    series: Mapping[str, Any],
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> dict[str, object]:
    """A picture, its meaning in one sentence, and the same figures as a table.

    `series`: {"x": [unix seconds or numbers], "time": bool, "low": float, "high": float,
    "lines": [{"label": str, "values": [float | None]}, ...] (at most four),
    "band": optional {"label": str, "low": [...], "high": [...]},
    "marks": optional [{"label": str, "at": float}] (level lines)}.
    """
    return {
        "name": name, "title": title, "sentence": sentence, "series": series, "headers": headers,
        "rows": rows, "data_name": f"{name}-data",
    }  # fmt: skip


@register.inclusion_tag("shell/components/table.html")
def datatable(headers: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "") -> dict[str, object]:
    """Rows under headers; the first cell of a row names it. Scrolls inside its frame on a phone."""
    return {"headers": headers, "body": table_body(rows), "caption": caption}


@register.inclusion_tag("shell/components/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Names and what they stand at."""
    return {"pairs": pairs}


@register.inclusion_tag("shell/components/tabs.html")
def tabs(label: str, items: Iterable[tuple[str, str, bool]]) -> dict[str, object]:
    """Neighbouring views of one matter: (text, address, whether this is it). Links, so each has an address."""
    return {"label": label, "items": items}


@register.inclusion_tag("shell/components/navitem.html")
def navitem(
    label: str, href: str, *, icon: str, path: str = "", also: str = "", door: bool = False
) -> dict[str, object]:
    """One place of the way around; `door` is the lit one that leads to people at once.

    It is marked as the place one stands at when `path` is its address or lies below it, or below `also`.
    """
    below = tuple(start for start in (href, also) if start not in ("", "/"))
    current = path == href or (bool(below) and path.startswith(below))
    return {"label": label, "href": href, "icon": icon, "current": current, "door": door}


@register.inclusion_tag("shell/components/themes.html")
def themes(*, group: str = "theme") -> dict[str, object]:
    """Choose how bright this phone shows Rigcheck; kept on the phone only."""
    return {"group": group}


def _component(name: str, /, **values: object) -> str:
    return render_to_string(f"shell/components/{name}.html", values)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _flat(attributes: Mapping[str, object]) -> SafeString:
    kept = [(key.replace("_", "-"), value) for key, value in attributes.items() if value not in (False, None)]
    bare = format_html_join("", " {}", ((key,) for key, value in kept if value is True))
    return bare + format_html_join("", ' {}="{}"', ((key, value) for key, value in kept if value is not True))
