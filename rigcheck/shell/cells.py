"""The markup of a table's body, built without templates: a year has a thousand cells."""

from collections.abc import Iterable, Sequence

from django.utils.formats import localize
from django.utils.html import format_html_join
from django.utils.safestring import SafeString


def table_body(rows: Iterable[Sequence[object]]) -> SafeString:
    """Rows, the first cell of each its header. In a template each cell costs five times as much."""
    return format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', (_cells(*row) for row in rows))


def _cells(first: object, *others: object) -> tuple[object, SafeString]:
    return localize(first), format_html_join("", "<td>{}</td>", ((localize(one),) for one in others))
