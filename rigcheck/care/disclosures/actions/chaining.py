"""The ledger's next line, done last inside the transaction; its ends are signed beside the list of keys."""

import hashlib
import json

from rigcheck.bridge.keylog import holding
from rigcheck.care.disclosures.models import Disclosure, Entry
from rigcheck.care.disclosures.queries.chain import HEAD, ends_of, entry_of, head_signed_by
from rigcheck.engines import disclosure as engine
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge


def note(*, row: Disclosure, move: str, by: bytes, edge: PlainEdge) -> None:
    """Write what was done into the ledger, and sign its new end. Raises NoKeylog where the site has no keys yet."""
    last = Entry.objects.select_for_update().order_by("-place").first()
    entry = engine.Entry(
        place=last.place + 1 if last else 1,
        before=last.digest if last else engine.BEGINNING,
        matter=row.id.hex(),
        move=move,
        by=by.hex(),
        role=row.role,
        ground=row.ground,
        recipient=row.recipient,
        label=row.label,
        month=str(Month.of(edge.clock.now())),
        seal=hashlib.sha256(row.own + row.copy).hexdigest(),
    )
    entry_of(entry).save(force_insert=True)
    sign_ends(edge=edge)


def sign_ends(*, edge: PlainEdge) -> None:
    """Sign where the ledger begins and ends now with this site's own key, beside the list of keys."""
    log, rows = holding.own(edge.files), Entry.objects.order_by("place")
    text = json.dumps({"site": log.name, **ends_of(rows.first(), rows.last())}, sort_keys=True) + "\n"
    signer = Signer(edge.keyring.key(holding.signing_key(log.name)))
    edge.files.write(HEAD, sign_note(text, name=head_signed_by(log.name), signer=signer))
