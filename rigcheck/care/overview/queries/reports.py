"""One's own record on paper: the same figures as on the page, without a server's mark on it."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.overview.queries.drawing import Drawn, drawn
from rigcheck.care.overview.queries.series import YEAR, Gathered

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

MARGIN = 54
WIDTH, HEIGHT = 480.0, 90.0


def as_pdf(found: Gathered) -> bytes:
    """A few pages: each series by week over a year, each form's results, and what they are not."""
    # Takes a third of a second to load, so only whoever asks for the paper pays for it.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415

    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=_("My record"),
    )
    page.build([*_head(found), *_trends(found), *_forms(found)])
    return out.getvalue()


def _head(found: Gathered) -> "list[Flowable]":
    made = _("Made on %(day)s by the person it is about.") % {"day": date_format(found.today, "DATE_FORMAT")}
    return [
        _text(_("My record"), "Title"),
        _text(made),
        _text(_("Figures by week, over the last year.")),
        _text(_("None of this is a diagnosis: it shows how one person has been doing by their own answers.")),
    ]


def _trends(found: Gathered) -> "list[Flowable]":
    flow: list[Flowable] = []
    for one in drawn(found, days=YEAR):
        flow += [_text(one.title, "Heading2"), _text(one.sentence), _picture(one), _table(one.headers, one.rows)]
    return flow


def _forms(found: Gathered) -> "list[Flowable]":
    flow: list[Flowable] = []
    for one in assessments.histories(found.done, zone=found.zone):
        flow += [
            _text(one.title, "Heading2"),
            _text(one.sentence),
            _table(one.headers, one.rows),
            _text(one.form.notice),
        ]
    return flow


def _text(words: str, style: str = "BodyText") -> "Flowable":
    from xml.sax.saxutils import escape  # noqa: PLC0415

    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    return Paragraph(escape(words), getSampleStyleSheet()[style])


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> "Flowable":
    from reportlab.lib import colors  # noqa: PLC0415
    from reportlab.platypus import Table, TableStyle  # noqa: PLC0415

    drawn_table = Table([list(headers), *(list(row) for row in rows)], hAlign="LEFT", repeatRows=1)
    drawn_table.setStyle(
        TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 8)])
    )
    return drawn_table


def _picture(one: Drawn) -> "Flowable":
    """The series as a line in a frame; a single week is a dot's worth, so it is left to the table."""
    from reportlab.graphics.shapes import Drawing, PolyLine, Rect  # noqa: PLC0415
    from reportlab.lib import colors  # noqa: PLC0415

    frame = Drawing(WIDTH, HEIGHT + 12)
    frame.add(Rect(0, 6, WIDTH, HEIGHT, strokeColor=colors.lightgrey, fillColor=None))
    places = _places(one)
    if len(places) > 1:
        frame.add(PolyLine([step for place in places for step in place], strokeWidth=1.5))
    return frame


def _places(one: Drawn) -> list[tuple[float, float]]:
    x: list[int] = one.chart["x"]  # type: ignore[assignment]
    low, high = float(one.chart["low"]), float(one.chart["high"])  # type: ignore[arg-type]
    values: list[float] = one.chart["lines"][0]["values"]  # type: ignore[index]
    length = max(x) - min(x)
    return [
        ((at - min(x)) / length * WIDTH if length else 0.0, 6 + (value - low) / (high - low) * HEIGHT)
        for at, value in zip(x, values, strict=True)
    ]
