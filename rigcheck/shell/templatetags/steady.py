"""Pieces of a page that never change while the process runs are drawn once. `{% load steady %}`."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST = 64
"""Variants of one piece that are kept; beyond that it starts anew, so that nobody can fill the memory."""


class Steady(template.Node):
    """A piece, and what was drawn of it, by language and keys."""

    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.keys = keys
        self.drawn: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """The piece, drawn now or before."""
        key = (get_language() or "", *(str(one.resolve(context)) for one in self.keys))
        if key not in self.drawn:
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            with context.push():
                self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]


@register.tag
def steady(parser: Parser, token: Token) -> Steady:
    """`{% steady key ... %}` to `{% endsteady %}`: drawn once for each language and set of keys, then repeated.

    What stands inside may depend on the keys alone. Never put anything inside that a person wrote or that
    belongs to one person: it would stay in memory and be shown to the next. Blocks cannot stand inside.
    """
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endsteady",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise template.TemplateSyntaxError("A block cannot stand inside a steady piece: its content may differ.")
    return Steady(nodelist, keys)


@register.filter
def section(path: object) -> str:
    """The first part of an address: "/how/records/" is "how", "/" is ""."""
    return str(path or "").lstrip("/").partition("/")[0]
