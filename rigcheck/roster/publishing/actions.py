"""Writing policies and programmes, and publishing the agency's file."""

from django.db import IntegrityError, transaction

from rigcheck.bridge.catalogue.publish import publish as signed
from rigcheck.bridge.keylog import Purpose, holding
from rigcheck.bridge.keylog.rotation import rotate
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.publishing import policies, queries
from rigcheck.roster.publishing.models import Edition, Kind, Statement


def write(*, by: str, agency: Agency, kind: Kind, title: str, text: str, over: Statement | None = None) -> Statement:
    """Add a policy or programme, or write over one; raises `TitleThere`. It is public only once it is published."""
    one = over or Statement(agency=agency)
    one.kind, one.title, one.text, one.written_by = kind, title, text, by
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError as error:
        raise policies.TitleThere from error
    return one


@transaction.atomic
def take_away(*, by: str, agency: Agency, statement_id: int) -> None:
    """Take a statement out; the file that is published already keeps it until the next. Raises `NoSuchStatement`."""
    queries.statement(agency, statement_id).delete()


@transaction.atomic
def publish(*, by: str, agency: Agency, name: str, edge: PlainEdge) -> Edition:
    """Sign what the agency says today and keep the file for the operator to carry to care.

    `name` is roster's host name, under which its list of keys is kept; list and key are made where they are missing.
    The file is kept last: where that fails, no edition was noted either.
    """
    month = Month.of(edge.clock.now())
    last = Edition.objects.select_for_update().filter(agency=agency).first()
    facts = queries.facts(agency, edition=last.number + 1 if last else 1, month=month)
    holding.begin(name=name, files=edge.files, keyring=edge.keyring, chance=edge.chance)
    rotate(
        purpose=Purpose.CATALOGUE, scopes=[agency.slug], month=month,
        files=edge.files, keyring=edge.keyring, chance=edge.chance,
    )  # fmt: skip
    edition, _ = Edition.objects.update_or_create(
        agency=agency, defaults={"number": facts.edition, "published_by": by, "published_at": edge.clock.now()}
    )
    edge.files.write(queries.file_name(agency), signed(facts, keyring=edge.keyring))
    return edition
