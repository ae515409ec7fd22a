"""Taking a file in: kept, its columns named, checked row by row, applied whole or not at all."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from rigcheck.engines.tables import packed, read_table
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.imports import policies, queries
from rigcheck.roster.imports.models import Draft, DraftRow, Habits, Heading, State
from rigcheck.roster.imports.queries import Field, Plan
from rigcheck.roster.people import actions as people_actions

BATCH = 1000


@transaction.atomic
def take_file(*, by: str, agency: Agency, name: str, content: bytes) -> Draft:
    """Keep a file that `by` sent for an agency, in the place of the one before; nothing of it is applied yet.

    Raises the refusals of `engines.tables`, and FileTooLarge.
    """
    policies.check_size(len(content))
    table = read_table(content)
    Draft.objects.filter(agency=agency, by=by).delete()
    return Draft.objects.create(
        agency=agency,
        by=by,
        name=name[:200],
        content=content if table.encoding else b"",
        table=packed(table),
        encoding=table.encoding,
        digest=b"",
    )


@transaction.atomic
def read_again(*, by: str, draft: Draft, encoding: str) -> None:
    """Read a CSV in the encoding that `by` says it is in. Raises the refusals of `engines.tables`."""
    policies.check_move(draft.state, "read again")
    table = read_table(bytes(draft.content), encoding)
    draft.table, draft.encoding, draft.state = packed(table), table.encoding, State.RECEIVED
    draft.save(update_fields=["table", "encoding", "state"])


@transaction.atomic
def name_columns(
    *, by: str, draft: Draft, fields: Mapping[str, str], dates: str, employment: str, everyone: bool
) -> None:
    """Remember what the headings mean (heading -> field) and how the file is written; then check it.

    Raises ColumnsMissing, ColumnTwice, NotNow.
    """
    policies.check_move(draft.state, "check")
    _check_columns(fields.values())
    Habits.objects.update_or_create(agency=draft.agency, defaults={"dates": dates, "employment": employment})
    meant = {queries.heading_key(one): field for one, field in reversed(list(fields.items()))}
    Heading.objects.bulk_create(
        [Heading(agency=draft.agency, heading=one, field=field) for one, field in meant.items() if one],
        update_conflicts=True,
        unique_fields=["agency", "heading"],
        update_fields=["field"],
    )
    draft.everyone = everyone
    check(by=by, draft=draft)


@transaction.atomic
def check(*, by: str, draft: Draft) -> None:
    """Work out what the file would do to the people as they are now, and keep every row of it to be looked at."""
    policies.check_move(draft.state, "check")
    found = queries.planned(draft)
    _keep(draft, found)
    draft.state, draft.digest, draft.held = State.CHECKED, found.digest, found.held
    draft.save(update_fields=["state", "digest", "held", "everyone"])


@transaction.atomic
def apply(*, by: str, draft: Draft) -> None:
    """Write what the table shows, all of it or nothing. Raises NotNow, and PeopleChanged where it no longer holds."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("agency").get(pk=draft.pk)
    policies.check_move(draft.state, "write")
    found = queries.planned(draft, held=True)
    if found.digest != bytes(draft.digest):
        raise policies.PeopleChanged
    people_actions.write_people(by=by, agency=draft.agency, people=found.write, gone=found.gone)
    draft.state, draft.content, draft.table = State.APPLIED, b"", b""
    draft.save(update_fields=["state", "content", "table"])


@transaction.atomic
def discard(*, by: str, draft: Draft) -> None:
    """Take the file away with everything that was read of it; people stay as they are."""
    policies.check_move(draft.state, "discard")
    draft.delete()


def _check_columns(fields: Iterable[str]) -> None:
    used = [field for field in fields if field]
    if len(set(used)) < len(used):
        raise policies.ColumnTwice
    if Field.NUMBER not in used or not {Field.NAME, Field.FIRST, Field.LAST}.intersection(used):
        raise policies.ColumnsMissing


def _keep(draft: Draft, found: Plan) -> None:
    draft.rows.all().delete()
    DraftRow.objects.bulk_create(
        (
            DraftRow(
                draft=draft,
                line=one.line,
                kind=one.kind,
                number=one.number[:60],
                name=one.name[:130],
                detail=one.detail,
            )
            for one in found.rows
        ),
        batch_size=BATCH,
    )
