"""Every template compiles, and every address that it names exists on its side."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import URLResolver, get_resolver

from tests.house import tree

TEMPLATES = tree.WEB / "templates"
LINK = re.compile(r"{%\s*url\s+[\"']([\w:-]+)[\"'](.*?)%}")


@cache
def names(side: str) -> frozenset[str]:
    """Every URL name of a side, with its namespace."""

    def walk(resolver: URLResolver, before: str) -> Iterator[str]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one, f"{before}{one.namespace}:" if one.namespace else before)
            elif one.name:
                yield before + one.name

    return frozenset(walk(get_resolver(f"rigcheck.doors.{side}.urls"), ""))


def dead_links(template: str, sides: list[str]) -> list[str]:
    """Names that none of these sides has; a name that is only asked for (`as`) may be missing."""
    found = LINK.findall(template)
    asked = {name for name, rest in found if re.search(r"\bas\s+\w+\s*$", rest.strip())}
    return [name for name, _ in found if name not in asked and not any(name in names(side) for side in sides)]


def sides_of(path: Path) -> list[str]:
    """Where a template is shown: its own side; the shell's on both."""
    tree_name = path.relative_to(TEMPLATES).parts[0]
    return ["care", "roster"] if tree_name == "shell" else [tree_name]


@pytest.mark.parametrize("path", list(tree.files(TEMPLATES, ".html")), ids=tree.short)
def test_a_template_compiles_and_its_links_exist(path: Path) -> None:
    get_template(path.relative_to(TEMPLATES).as_posix())
    if path.is_relative_to(TEMPLATES / "care/demo"):  # its addresses exist in the demonstration only
        return
    assert dead_links(path.read_text(), sides_of(path)) == []


def test_a_dead_link_is_seen_and_a_question_is_not_one() -> None:
    assert dead_links('{% url "crisis:nowhere" %}', ["care"]) == ["crisis:nowhere"]
    assert dead_links('{% url "crisis:nowhere" as maybe %}', ["care"]) == []
