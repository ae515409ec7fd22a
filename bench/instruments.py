"""How fast PHQ-9 responses are scored, checked, banded and flagged: ours, Polars and pandas on the same bytes.

All three get nine columns of bytes (255 where there is no answer) and do the same work: the state of each row
(scored, missing, out of range), total, band, the flag on item 9; and the counts of states, bands, flags and of the
two diagnostic-type patterns. The outcomes are compared row by row before anything is reported. Polars uses every core
and whichever of its two engines is faster; ours uses as many threads; pandas knows one. Ours on one thread is
reported beside it.

    python3 run.py bench instruments [--quick]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pandas as pd
import polars as pl

from bench.measuring.report import finish, goal, is_quick
from rigcheck.doors.command import main as rigcheck
from rigcheck.engines.instruments import MISSING, load, score, score_columns

ROWS = 10_000_000
NAMES = [f"item{number}" for number in range(1, 10)]
SHARES = (0.72, 0.18, 0.06, 0.04)
"""Answers 0 to 3, about as often as among adults; every 200th is then missing, every 500th a 7 or 9."""
BAND_STARTS = (5, 10, 15, 20)
PHQ9 = load("phq-9")


def responses(rows: int) -> dict[str, np.ndarray]:
    """Nine columns of answers, the same in every run."""
    chance = np.random.default_rng(20261122)
    wheel = np.repeat(np.arange(4, dtype=np.uint8), [round(share * 100) for share in SHARES])
    columns = {name: wheel[chance.integers(0, 100, rows, dtype=np.uint8)] for name in NAMES}
    for column in columns.values():
        column[chance.integers(0, rows, rows // 2000)] = MISSING
        column[chance.integers(0, rows, rows // 5000)] = chance.choice(np.array([7, 9], np.uint8), rows // 5000)
    return columns


def ours(columns: dict[str, np.ndarray], workers: int) -> dict[str, Any]:
    """`score_columns`, as anybody would call it."""
    scores = score_columns(PHQ9, columns, workers=workers)
    return {
        "state": scores.states,
        "total": scores.total.scores,
        "band": scores.total.bands,
        "flag": scores.flags["phq-9-item-9"],
        "scored": scores.scored,
        "missing": scores.refused["missing"],
        "bands": [*scores.total.band_counts.values()],
        "flags": scores.flag_counts["phq-9-item-9"],
        "major": scores.pattern_counts["major"],
        "other": scores.pattern_counts["other"],
    }


def polars_plan(frame: pl.DataFrame) -> pl.LazyFrame:
    """The same work as one lazy query; refused rows are null."""
    items = [pl.col(name) for name in NAMES]
    highest = pl.max_horizontal(items)
    counting = [item >= (1 if name == "item9" else 2) for item, name in zip(items, NAMES, strict=True)]
    many = pl.sum_horizontal([count.cast(pl.UInt8) for count in counting])
    core = (pl.col("item1") >= 2) | (pl.col("item2") >= 2)
    state = pl.when(highest <= 3).then(0).when(highest == MISSING).then(1).otherwise(2).cast(pl.UInt8)
    scored, total = pl.col("state") == 0, pl.col("total")
    band = pl.when(total < 5).then(0).when(total < 10).then(1).when(total < 15).then(2).when(total < 20).then(3)
    return (
        frame.lazy()
        .with_columns(state=state, many=many, core=core)
        .with_columns(total=pl.when(scored).then(pl.sum_horizontal(items)).cast(pl.UInt8))
        .select(
            "state",
            "total",
            band=pl.when(scored).then(band.otherwise(4)).cast(pl.UInt8),
            flag=scored & (pl.col("item9") >= 1),
            major=scored & pl.col("core") & (pl.col("many") >= 5),
            other=scored & pl.col("core") & pl.col("many").is_between(2, 4),
        )
    )


def by_polars(plan: pl.LazyFrame, engine: str) -> dict[str, Any]:
    """Run the query and count."""
    done = plan.collect(engine=engine)
    states = dict(done["state"].value_counts().iter_rows())
    bands = dict(done["band"].value_counts().iter_rows())
    return {
        **{name: done[name] for name in ("state", "total", "band", "flag")},
        "scored": states.get(0, 0),
        "missing": states.get(1, 0),
        "bands": [bands.get(number, 0) for number in range(5)],
        "flags": done["flag"].sum(),
        "major": done["major"].sum(),
        "other": done["other"].sum(),
    }


def by_pandas(frame: pd.DataFrame) -> dict[str, Any]:
    """The same work with whole columns; refused rows are NaN."""
    highest = frame.max(axis=1)
    scored = highest <= 3
    state = pd.Series(np.select([scored, highest == MISSING], [0, 1], 2), dtype="uint8")
    total = frame.sum(axis=1).where(scored)
    band = pd.cut(total, [-1, 4, 9, 14, 19, 27], labels=False)
    flag = scored & (frame["item9"] >= 1)
    counting = frame >= 2
    counting["item9"] = frame["item9"] >= 1
    many = counting.sum(axis=1)
    core = scored & (counting["item1"] | counting["item2"])
    states = state.value_counts()
    return {
        "state": state,
        "total": total,
        "band": band,
        "flag": flag,
        "scored": states.get(0, 0),
        "missing": states.get(1, 0),
        "bands": [*band.value_counts().reindex(range(5), fill_value=0)],
        "flags": flag.sum(),
        "major": (core & (many >= 5)).sum(),
        "other": (core & many.between(2, 4)).sum(),
    }


def same(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Stop where two outcomes differ, in a row or in a count."""
    for name in ("state", "total", "band", "flag"):
        column = theirs[name]
        filled = column.fill_null(255) if isinstance(column, pl.Series) else column.fillna(255)
        assert np.array_equal(mine[name], filled.to_numpy().astype(np.uint8)), name
    for name in ("scored", "missing", "bands", "flags", "major", "other"):
        assert mine[name] == theirs[name], name


def seconds(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs: what the machine can do when nobody else uses it."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_response() -> tuple[float, float]:
    """Microseconds for one response through the public API: the shortest of many short rounds, and the median."""
    answers = {name: number % 4 for number, name in enumerate(NAMES)}
    calls = 500

    def round_of_calls() -> None:
        for _ in range(calls):
            score(PHQ9, answers)

    rounds = [_once(round_of_calls) / calls * 1e6 for _ in range(150)]
    return min(rounds), statistics.median(rounds)


def through_the_command(columns: dict[str, np.ndarray], rows: int) -> float:
    """Rows a second from a CSV file to a summary."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        pl.DataFrame({name: column[:rows] for name, column in columns.items()}).write_csv(path)
        with redirect_stdout(StringIO()):
            return rows / seconds(lambda: rigcheck(["score", "--instrument", "phq-9", str(path)]), 1)


def measure(rows: int, times: int) -> None:
    """Compare, then time, then report."""
    columns = responses(rows)
    frame = pl.DataFrame(columns)
    plan, table = polars_plan(frame), pd.DataFrame(columns)
    threads = pl.thread_pool_size()
    mine = ours(columns, threads)
    same(mine, by_polars(plan, "in-memory"))
    same(mine, by_polars(plan, "streaming"))
    same(mine, by_pandas(table))
    scored = mine["scored"]
    del mine
    engines = {engine: seconds(lambda e=engine: by_polars(plan, e), times) for engine in ("in-memory", "streaming")}
    polars, pandas = min(engines.values()), seconds(lambda: by_pandas(table), 3)
    rigs, alone = (seconds(lambda w=workers: ours(columns, w), times) for workers in (threads, 1))
    read = seconds(lambda: [column.sum(dtype=np.uint64) for column in columns.values()], times)
    single, usual = one_response()
    figures = {
        "rows": rows,
        "rows scored": scored,
        "ours, seconds": rigs,
        "ours, million rows a second": rows / rigs / 1e6,
        "ours on one thread, seconds": alone,
        **{f"Polars {engine}, seconds": took for engine, took in engines.items()},
        "threads of ours and Polars": threads,
        "pandas, seconds": pandas,
        "plain read (sum of the same columns), seconds": read,
        "ours over a plain read": rigs / read,
        "one response, microseconds": single,
        "one response, microseconds, median": usual,
        "command, rows a second from CSV": through_the_command(columns, rows // 20),
    }
    goals = {
        "times as fast as Polars": goal(2, round(polars / rigs, 2), polars / rigs >= 2),
        "times as fast as pandas": goal(20, round(pandas / rigs, 1), pandas / rigs >= 20),
        "one response, microseconds, under": goal(20, round(single, 2), single < 20),
    }
    for name, figure in figures.items():
        print(f"{name:50} {figure:>14,.6g}")
    finish("instruments", figures, goals)


if __name__ == "__main__":
    measure(ROWS // 4 if is_quick() else ROWS, 7)
