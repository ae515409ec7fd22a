"""oTree's questionnaire page with the check-in's questions, served the way oTree serves in production."""

import json
import os
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench.measuring.load import LOOPBACK
from bench.measuring.running import ROOT, Page, free_port, running
from run import OTREE_VENV, python_of


@contextmanager
def otree_page(folder: Path) -> Iterator[Page]:
    """The page of one participant of a session that was started through oTree's own interface.

    oTree serves with one process: its server takes no number of workers.
    """
    scripts = python_of(OTREE_VENV).parent
    shutil.copytree(ROOT / "bench" / "otree", folder)
    (folder / "_static").mkdir()
    port = free_port()
    environment = {**os.environ, "OTREE_PRODUCTION": "1", "PATH": f"{scripts}:{os.environ['PATH']}"}
    command = [scripts / "otree", "prodserver1of2", f"{LOOPBACK}:{port}"]
    with running(command, Page(port, "/static/otree/js/formInputs.js"), environment=environment, folder=folder) as site:
        yield replace(site, path=_participants_page(f"http://{LOOPBACK}:{port}"), host=f"{LOOPBACK}:{port}")


def _participants_page(site: str) -> str:
    session = _call(f"{site}/api/sessions", {"session_config_name": "questionnaire", "num_participants": 1})
    participants = _call(f"{site}/api/sessions/{session['code']}")["participants"]
    with urllib.request.urlopen(f"{site}/InitializeParticipant/{participants[0]['code']}") as page:  # noqa: S310
        return str(page.url).removeprefix(site)


def _call(address: str, data: object = None) -> dict[str, list[dict[str, str]]]:
    body = None if data is None else json.dumps(data).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        found: dict[str, list[dict[str, str]]] = json.load(answer)
    return found
