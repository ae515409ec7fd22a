"""All of one's own records as a table that any spreadsheet reads."""

import csv
import io
from collections.abc import Iterator
from dataclasses import fields

from rigcheck.care.overview.queries.series import Gathered

HEADER = ("utc", "zone", "record", "name", "value")
"""One row for each value: easy to read back, whatever forms come later."""
NOT_VALUES = {"at", "zone", "tags"}


def as_csv(found: Gathered) -> str:
    """Every value of every record, one to a row, in order of time within each kind."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(_check_ins(found))
    writer.writerows(_assessments(found))
    return out.getvalue()


Row = tuple[str, str, str, str, object]


def _check_ins(found: Gathered) -> Iterator[Row]:
    for one in found.check_ins:
        record = one.record
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name not in NOT_VALUES and value is not None:
                yield record.at, record.zone, "check-in", field.name, value
        for tag in record.tags:
            yield record.at, record.zone, "check-in", "happened", tag


def _assessments(found: Gathered) -> Iterator[Row]:
    for one in found.done:
        record = one.record
        form = f"{record.instrument} {record.form_version}"
        for item, value in record.answers.items():
            yield record.at, record.zone, form, item, value
        if record.total is not None:
            yield record.at, record.zone, form, "total", record.total
