"""Pages speak in translation, in plain words, and only with their own side; each rule is also broken on purpose."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import page_rules as rules
from tests.house import tree

TEMPLATES = tree.WEB / "templates"
MEMBERS = [*tree.files(TEMPLATES / "care", ".html", ".txt"), *tree.files(TEMPLATES / "shell", ".html", ".txt")]
ALL = list(tree.files(TEMPLATES, ".html"))
STATIC = tree.WEB / "static"
OWN = [path for path in tree.files(STATIC) if "vendor" not in path.parts]
SCRIPTS = [path for path in OWN if path.suffix == ".js"]
STYLES = [path for path in OWN if path.suffix in {".css", ".svg"}]
THEIRS = {"instruments", "messages"}


def namespaces(side: str) -> set[str]:
    """The URL namespaces of a side's rooms."""
    found = [re.search(r'^app_name = "(.+)"', path.read_text(), re.M) for path in tree.CODE.glob(f"{side}/*/urls.py")]
    return {match[1] for match in found if match}


WHERE = [
    ("text is translated", rules.shows_untranslated_text, ALL),
    ("no inline code", rules.has_inline_code, ALL),
    ("nothing from elsewhere, pages", rules.fetches_elsewhere, ALL),
    ("plain words, pages", rules.says_a_banned_word, MEMBERS),
    ("scripts show the page's words", rules.script_shows_text, SCRIPTS),
    ("nothing from elsewhere, scripts", rules.script_goes_elsewhere, SCRIPTS),
    ("nothing from elsewhere, styles", rules.style_goes_elsewhere, STYLES),
    ("care never leads to roster", rules.crosses_to("roster", namespaces("roster")), MEMBERS),
    (
        "roster never leads to care",
        rules.crosses_to("care", namespaces("care")),
        list(tree.files(TEMPLATES / "roster")),
    ),
]
BREACHES = [
    (rules.shows_untranslated_text, "<p>Hello there</p>"),
    (rules.shows_untranslated_text, '<img alt="A hill">'),
    (rules.shows_untranslated_text, '<input type="submit" value="Send">'),
    (rules.shows_untranslated_text, '{% card title="Breathing" %}'),
    (rules.shows_untranslated_text, '<p>{% translate "Half" %} said</p>'),
    (rules.has_inline_code, "<script>go()</script>"),
    (rules.has_inline_code, "<style>p{}</style>"),
    (rules.has_inline_code, '<p style="color: red">'),
    (rules.has_inline_code, '<p onclick="go()">'),
    (rules.has_inline_code, '<a href="javascript:go()">'),
    (rules.fetches_elsewhere, '<script src="https://cdn.example/x.js"></script>'),
    (rules.fetches_elsewhere, '<link rel="stylesheet" href="//cdn.example/x.css">'),
    (rules.fetches_elsewhere, '<form action="https://example.org/">'),
    *(
        (rules.says_a_banned_word, f'{{% translate "Your {word}s" %}}')
        for word in (*rules.SCREEN_WORDS, *rules.CARE_WORDS)
    ),
    (rules.says_a_banned_word, "{% blocktranslate %}It is sealed.{% endblocktranslate %}"),
    (rules.script_shows_text, 'node.textContent = "Try again";'),
    (rules.script_shows_text, "alert(`Not now`)"),
    (rules.script_shows_text, 'button.setAttribute("aria-label", "Close it")'),
    (rules.script_goes_elsewhere, 'fetch("https://example.org/")'),
    (rules.script_goes_elsewhere, "import x from '//cdn.example/x.js'"),
    (rules.style_goes_elsewhere, "body { background: url(https://example.org/x.png) }"),
    (rules.crosses_to("roster", {"staff"}), '{% include "roster/staff/sign_in.html" %}'),
    (rules.crosses_to("roster", {"staff"}), "{% url 'staff:sign-in' %}"),
    (rules.crosses_to("care", {"crisis"}), "{% static 'care/crisis/crisis.css' %}"),
]
HARMLESS = """{% extends "shell/base.html" %}{# a remark #}{% block title %}Rigcheck{% endblock %}
<p class="lead {% if x %}on{% endif %}" title="{% translate 'What it says' %}">{% translate "Hello" %} {{ name }} 3</p>
<script type="module" src="{% static 'shell/shell.js' %}"></script><svg xmlns="http://www.w3.org/2000/svg"></svg>
{% blocktranslate with n=3 %}{{ n }} nights{% endblocktranslate %}<a href="tel:123" hx-get="/more/">{{ n }}</a>"""


@pytest.mark.parametrize(("name", "rule", "paths"), WHERE, ids=[name for name, _, _ in WHERE])
def test_the_tree_keeps_the_rule(name: str, rule: rules.Rule, paths: list[Path]) -> None:
    assert [f"{tree.short(path)}: {breach}" for path in paths for breach in rule(path.read_text())] == []


@pytest.mark.parametrize(("rule", "text"), BREACHES)
def test_a_breach_of_the_rule_is_seen(rule: rules.Rule, text: str) -> None:
    assert list(rule(text))


@pytest.mark.parametrize(("name", "rule"), [(name, rule) for name, rule, _ in WHERE])
def test_a_harmless_page_passes(name: str, rule: rules.Rule) -> None:
    assert list(rule(HARMLESS)) == []


def spoken(path: Path) -> list[str]:
    """Texts in Python code that reach a member: marked for translation, or the message of a refusal."""
    found = []
    for node in ast.walk(tree.parsed(path)):
        call = node.exc if isinstance(node, ast.Raise) else node
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            named = ast.unparse(call.func).split(".")[-1]
            if isinstance(node, ast.Raise) or named in {"_", "gettext", "gettext_lazy", "gettext_noop", "pgettext"}:
                found.append(str(call.args[0].value))
    return found


def test_texts_in_code_keep_to_plain_words() -> None:
    paths = tree.modules("care", "shell", "engines", "kernel", "doors/care")
    # The hazardous engines speak to programmers; rooms put their refusals into a member's words.
    paths = [path for path in paths if not {"sealing", "tokens"}.intersection(path.parts)]
    said = [(path, text) for path in paths for text in spoken(path) if rules.BANNED.search(text) and " " in text]
    assert [f"{tree.short(path)}: {text}" for path, text in said] == []


def test_texts_in_data_keep_to_plain_words() -> None:
    """Official names and licences of assessments, and words that people write, are what they are; all else is ours."""
    data = [path for path in tree.files(tree.CODE, ".toml", ".json") if THEIRS.isdisjoint(path.parts)]
    said = [(path, line) for path in data for line in path.read_text().splitlines() if rules.BANNED.search(line)]
    assert [f"{tree.short(path)}: {line}" for path, line in said] == []
