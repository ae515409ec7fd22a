"""How many short messages the cascade of triage reads in a second on one core: scan, rules and weights.

Compared, in the same run and on the same messages, with a plain loop that tries one alternation of every phrase the
scan knows in Python's own regular expressions and does nothing else: no spelling, no rules, no weights, no reasons. The
messages are the half of the set called tune, over and over; half of those ask for help, so the rules have more to do
than on an ordinary day, which is timed apart on those that ask for nothing.

    python3 run.py bench triage [--quick]
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring.report import finish, goal, is_quick
from docs import triage_data, triage_set
from rigcheck.engines.triage.messages import read
from rigcheck.engines.triage.messages.lexicon import lexicon

WANT = 20_000
PHRASES_AT_LEAST = 2
"""Words in a phrase of the plain loop; single words would match everything."""


def alternation() -> re.Pattern[str]:
    """Every phrase of two words or more that the scan knows, longest first."""
    phrases = [phrase for phrase, _ in triage_data.reading()["phrases"] if len(phrase.split()) >= PHRASES_AT_LEAST]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")\b")


def per_second(work: Callable[[str], object], texts: Sequence[str], seconds: float) -> float:
    """Median of five: messages a second of processor time, so that other work on the machine counts for nothing."""
    rates = []
    for _ in range(5):
        start, done = time.process_time(), 0
        while time.process_time() - start < seconds / 5:
            for text in texts:
                work(text)
            done += len(texts)
        rates.append(done / (time.process_time() - start))
    return statistics.median(rates)


def main() -> None:
    """Run it and print the figures."""
    seconds = 2.0 if is_quick() else 10.0
    start = time.process_time()
    lexicon()
    loaded = time.process_time() - start
    rows = triage_set.half("tune")
    texts = [row.text for row in rows]
    calm = [row.text for row in rows if not row.needs_help]
    plain = alternation()
    rate = per_second(read, texts, seconds)
    regex = per_second(lambda text: plain.search(text.lower()), texts, seconds)
    figures: dict[str, Any] = {
        "messages": len(texts),
        "characters_mean": round(statistics.fmean(map(len, texts)), 1),
        "load_ms": round(loaded * 1000, 1),
        "cascade_per_second": round(rate),
        "cascade_calm_per_second": round(per_second(read, calm, seconds)),
        "plain_regex_per_second": round(regex),
        "ratio": round(rate / regex, 2),
    }
    goals = {
        "messages a second on one core": goal(WANT, round(rate), rate >= WANT),
        "faster than the plain loop": goal(1, figures["ratio"], rate >= regex),
    }
    finish("triage", figures, goals)


if __name__ == "__main__":
    main()
