"""What never changes is drawn once, by language and keys; what could differ cannot stand inside."""

from collections.abc import Callable, Iterator

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from rigcheck.shell.templatetags.steady import MOST, Steady, section

Count = Callable[[], int]


@pytest.fixture
def count() -> Count:
    """Says how often it was asked."""
    times: Iterator[int] = iter(range(1, 1000))
    return lambda: next(times)


def drawn(source: str) -> Callable[..., str]:
    template = Template("{% load steady %}" + source)
    return lambda **context: template.render(Context(context))


def test_a_steady_piece_is_drawn_once(count: Count) -> None:
    draw = drawn("{% steady %}{{ count }}{% endsteady %}")
    assert [draw(count=count), draw(count=count)] == ["1", "1"]


def test_keys_and_languages_are_drawn_apart(count: Count) -> None:
    draw = drawn("{% steady key %}{{ count }}{% endsteady %}")
    first = [draw(count=count, key="a"), draw(count=count, key="b"), draw(count=count, key="a")]
    with translation.override("fr"):
        first.append(draw(count=count, key="a"))
    assert first == ["1", "2", "1", "3"]


def test_what_is_named_inside_stays_inside(count: Count) -> None:
    draw = drawn('{% steady %}{% with x="in" %}{% firstof x as y %}{% endwith %}{% endsteady %}[{{ y }}]')
    assert [draw(), draw()] == ["[]", "[]"]


def test_nobody_can_fill_the_memory(count: Count) -> None:
    template = Template("{% load steady %}{% steady key %}x{% endsteady %}")
    for key in range(3 * MOST):
        template.render(Context({"key": key}))
    node = next(node for node in template.nodelist if isinstance(node, Steady))
    assert len(node.drawn) <= MOST


def test_a_block_cannot_stand_inside() -> None:
    with pytest.raises(TemplateSyntaxError, match="block cannot stand inside"):
        Template("{% load steady %}{% steady %}{% block main %}{% endblock %}{% endsteady %}")


@pytest.mark.parametrize(
    ("path", "first"), [("/", ""), ("/how/records/2026-11/", "how"), ("/helps/", "helps"), ("", ""), (None, "")]
)
def test_the_section_is_the_first_part_of_an_address(path: str | None, first: str) -> None:
    assert section(path) == first
