"""Reads the data files, and refuses one that contradicts itself."""

import tomllib
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from rigcheck.engines.instruments import definition as d
from rigcheck.engines.instruments.refusals import DamagedDefinition, UnknownInstrument, UnknownVersion

_DATA = files("rigcheck.engines.instruments") / "data"
Table = Mapping[str, Any]
T = TypeVar("T")


@cache
def instrument_ids() -> tuple[str, ...]:
    """The ids of all data files, in order."""
    names = (entry.name for entry in _DATA.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(instrument_id: str, version: str | None = None) -> d.Instrument:
    """The instrument with that id; the same object every time.

    Raises UnknownInstrument, and UnknownVersion when another version is asked for than the one kept here.
    """
    instrument = _kept(instrument_id)
    if version not in (None, instrument.version):
        raise UnknownVersion(f"{instrument_id} is kept in version {instrument.version}, not {version!r}.")
    return instrument


@cache
def _kept(instrument_id: str) -> d.Instrument:
    if instrument_id not in instrument_ids():
        raise UnknownInstrument(f"There is no self-assessment called {instrument_id!r}.")
    return parse((_DATA / f"{instrument_id}.toml").read_text(encoding="utf-8"))


def catalogue() -> tuple[d.Instrument, ...]:
    """All instruments, whatever their state."""
    return tuple(load(instrument_id) for instrument_id in instrument_ids())


def offered(switched_on: Collection[str] = ()) -> tuple[d.Instrument, ...]:
    """The self-tests on offer: those that ship on and those switched on by the agency, never a guided one."""
    return tuple(
        instrument
        for instrument in catalogue()
        if instrument.ship.state is d.ShipState.ON
        or (instrument.ship.state is d.ShipState.OFF and instrument.id in switched_on)
    )


def parse(text: str) -> d.Instrument:
    """The instrument that a TOML text describes. Raises DamagedDefinition."""
    try:
        instrument = _instrument(tomllib.loads(text))
    except (KeyError, TypeError, ValueError) as fault:
        raise DamagedDefinition(f"The data file cannot be read: {fault!r}") from fault
    _check(instrument)
    return instrument


def _instrument(t: Table) -> d.Instrument:
    if t["missing"] != "refuse":
        raise ValueError("no rule but refusing partial forms is confirmed for any instrument")
    sets = {set_id: _answer_set(set_id, table) for set_id, table in t["answers"].items()}
    items = tuple(_item(table, sets) for table in t["items"])
    loinc = t.get("loinc", {})
    return d.Instrument(
        id=t["id"],
        version=t["version"],
        title=t["title"],
        official_name=t["official_name"],
        languages=tuple(t["languages"]),
        recall=t.get("recall", ""),
        recall_days=t.get("recall_days", 0),
        minimum_interval_days=t["minimum_interval_days"],
        direction=d.Direction(t["direction"]),
        validated=t["validated"],
        source=t["source"],
        licence=t["licence"],
        notice=t["notice"],
        caution=t.get("caution", ""),
        stem=t.get("stem", ""),
        ship=d.Ship(d.ShipState(t["ship"]["state"]), t["ship"]["reason"]),
        panel_loinc=loinc.get("panel", ""),
        total_loinc=loinc.get("total", ""),
        items=items,
        scales=_each(t, "scales", lambda table: _scale(table, items)),
        bands=_each(t, "bands", lambda table: d.Band(**{"of": d.TOTAL, **table})),
        cuts=_each(t, "cuts", lambda table: d.Cut(**{"of": d.TOTAL, **table})),
        change=d.Thresholds(**t.get("change", {})),
        safety=_each(t, "safety", _safety),
        skips=_each(t, "skips", lambda table: d.Skip(tuple(table["when_zero"]), tuple(table["skip"]))),
        suggestions=_each(t, "suggestions", lambda table: d.Suggestion(**{"of": d.TOTAL, **table})),
        patterns=_each(t, "patterns", _pattern),
    )


def _each(t: Table, name: str, make: Callable[[Table], T]) -> tuple[T, ...]:
    return tuple(make(table) for table in t.get(name, ()))


def _answer_set(set_id: str, t: Table) -> d.AnswerSet:
    if "from" in t:
        return d.AnswerSet(set_id, tuple(d.Answer(n, str(n)) for n in range(t["from"], t["to"] + 1)))
    return d.AnswerSet(set_id, tuple(d.Answer(**option) for option in t["options"]), t.get("loinc", ""))


def _item(t: Table, sets: Mapping[str, d.AnswerSet]) -> d.Item:
    return d.Item(**{**t, "answers": sets[t["answers"]]})


def _scale(t: Table, items: tuple[d.Item, ...]) -> d.Scale:
    listed = t.get("items", [item.id for item in items if item.scored])
    return d.Scale(t["id"], t["title"], d.Method(t["method"]), tuple(listed), t.get("multiply", 1))


def _safety(t: Table) -> d.SafetyRule:
    return d.SafetyRule(**{**t, "kind": d.RuleKind(t["kind"]), "items": tuple(t.get("items", ()))})


def _pattern(t: Table) -> d.Pattern:
    needs = tuple(
        d.Need(
            items=tuple(need["items"]),
            answer=need["answer"],
            at_least=need["at_least"],
            at_most=need.get("at_most", len(need["items"])),
            exceptions=need.get("exceptions", {}),
        )
        for need in t["needs"]
    )
    return d.Pattern(t["id"], t["title"], t["audience"], needs)


def _check(instrument: d.Instrument) -> None:
    """Every id that is named exists, and no id stands twice."""
    items = [item.id for item in instrument.items]
    scales = [scale.id for scale in instrument.scales]
    named = [item for group in _item_groups(instrument) for item in group]
    scored = [band.of for band in instrument.bands] + [cut.of for cut in instrument.cuts]
    scored += [suggestion.of for suggestion in instrument.suggestions]
    scored += [rule.of for rule in instrument.safety if rule.of]
    rules = [rule.id for rule in instrument.safety]
    if len({*items}) < len(items) or len({*scales}) < len(scales) or len({*rules}) < len(rules):
        raise DamagedDefinition(f"{instrument.id}: an id stands twice.")
    if not {*named} <= {*items} or not {*scored} <= {*scales}:
        raise DamagedDefinition(f"{instrument.id}: something names an item or a scale that is not there.")
    if any(0 not in instrument.item(item).answers.values for skip in instrument.skips for item in skip.skip):
        raise DamagedDefinition(f"{instrument.id}: a question that may be skipped cannot count 0.")


def _item_groups(instrument: d.Instrument) -> list[tuple[str, ...]]:
    groups = [scale.items for scale in instrument.scales]
    groups += [rule.items for rule in instrument.safety]
    groups += [group for skip in instrument.skips for group in (skip.when_zero, skip.skip)]
    groups += [need.items for pattern in instrument.patterns for need in pattern.needs]
    return groups
