"""Browser and Python give the same answer, with the same reasons, on every message of the set and on hostile ones."""

import json

import pytest
from playwright.sync_api import Page

from docs import triage_set
from docs.triage_set import FURTHER
from rigcheck.engines.triage.messages import read
from tests.engines.triage.odd_messages import ODD
from tests.journeys.modules import served

pytestmark = pytest.mark.journey

BODY = """async (texts) => {
    const { reader } = await import("/care/triage/triage.js");
    const read = await reader();
    return texts.map((text) => { const { offer, level, reasons } = read(text); return [offer, level, reasons]; });
}"""


def answers(page: Page, texts: list[str]) -> list[list[object]]:
    with served() as address:
        page.goto(f"{address}/")
        return page.evaluate(BODY, texts)


def ours(text: str) -> list[object]:
    found = read(text)
    return [found.offer, found.level.name.lower(), list(found.reasons)]


@pytest.mark.parametrize("half", ["tune", "held", "other", "extra", "voices", "apart", *FURTHER])
def test_the_same_answer_on_every_message_of_the_set(page, half):
    texts = [row.text for row in triage_set.half(half)]
    theirs = answers(page, texts)

    # Only the number of differences is shown: what held says of single messages is nobody's to tune on.
    differ = sum(given != ours(text) for text, given in zip(texts, theirs, strict=True))
    assert (len(theirs), differ) == (len(texts), 0)


def test_the_same_answer_on_odd_and_hostile_messages(page):
    theirs = dict(zip(ODD, answers(page, list(ODD)), strict=True))

    assert json.loads(json.dumps(theirs)) == {text: ours(text) for text in ODD}


def test_reading_sends_nothing(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    answers(page, ["i want to die tonight"])

    assert {url.rsplit("/", 1)[1] for url in asked} <= {"", "triage.js", "reading.json", "favicon.ico"}
