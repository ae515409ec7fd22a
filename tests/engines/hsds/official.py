"""The specification's own schema and examples, and a county's directory, where they lie beside the repository.

Human Services Data Specification: an Open Referral resource (openreferral.org), CC BY-SA 4.0. Ohana: BSD, Code for
America. None of it is committed; tests that need it are skipped where it is missing, and say so.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "hsds"
VECTORS = Path(__file__).parents[2] / "vectors" / "hsds"
OURS = (VECTORS / "service.json").read_bytes()
needs_hsds = pytest.mark.skipif(not FOLDER.exists(), reason="needs shared/data/hsds beside the repository")


def checker(path: Path) -> Any:
    """What finds faults by this schema, formats included."""
    schema = json.loads(path.read_text())
    checked = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return lambda one: [f"{list(fault.absolute_path)}: {fault.message[:200]}" for fault in checked.iter_errors(one)]


def zipped(folder: Path) -> bytes:
    """A folder of CSV files as a package."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for path in sorted(folder.glob("*.csv")):
            archive.write(path, f"a-folder/{path.name}")
    return out.getvalue()


def services(written: bytes) -> Iterator[Any]:
    """The services of a JSON file."""
    yield from json.loads(written)["contents"]
