"""Reads lines from their files: those that are shipped, and over them the operator's own. No database is asked."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rigcheck.care.directory import policies
from rigcheck.care.directory.models import By, Channel, Door, Line, Operator, Role, Status
from rigcheck.care.directory.policies import BadLines

SUPPORTED = ("us", "ca", "gb", "ie", "au", "nz")
"""The countries that are shipped, in the order of the page."""


@cache
def shipped(own: str = "") -> Mapping[str, Line]:
    """Every line of the files by id, shown or not. `own` is the path of the operator's file, "" for none.

    Raises BadLines.
    """
    ours, over = _ours(), _agencys(own) if own else {}
    tables = _laid_over(ours["line"], over.get("line", {}))
    confirmed = over.get("line", {})
    read = {line_id: _line(line_id, table, confirmed=line_id in confirmed) for line_id, table in tables.items()}
    if strangers := {line.country for line in read.values()} - set(countries(own)):
        raise BadLines(f"Lines name a country that is not there: {', '.join(sorted(strangers))}.")
    for country in countries(own):
        policies.complete(country, [line for line in read.values() if line.country == country])
    return read


@cache
def countries(own: str = "") -> Mapping[str, Mapping[str, Any]]:
    """What the files say of each country: `name`, and perhaps `dispatch` and `know`. Raises BadLines."""
    return _laid_over(_ours()["country"], (_agencys(own) if own else {}).get("country", {}))


@cache
def _ours() -> Mapping[str, dict[str, Any]]:
    folder = files("rigcheck.care.directory") / "data"
    read = [tomllib.loads((folder / f"{country}.toml").read_text(encoding="utf-8")) for country in SUPPORTED]
    return {part: {name: table for one in read for name, table in one[part].items()} for part in ("country", "line")}


def _agencys(own: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(Path(own).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise BadLines(f"{own} cannot be read: {fault}") from fault


def _laid_over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: {**ours.get(name, {}), **own.get(name, {})} for name in dict.fromkeys([*ours, *own])}


def _line(line_id: str, table: Mapping[str, Any], *, confirmed: bool) -> Line:
    try:
        line = Line(**{**table, **_typed(table), "id": line_id, "confirmed": confirmed})
    except (KeyError, TypeError, ValueError) as fault:
        raise BadLines(f"{line_id} cannot be read: {fault}") from fault
    policies.showable(line)
    return line


def _typed(table: Mapping[str, Any]) -> dict[str, Any]:
    typed = {
        "role": Role(table["role"]),
        "status": Status(table["status"]),
        "operator": Operator(table.get("operator", Operator.UNSTATED)),
        "doors": tuple(Door(door) for door in table["doors"]),
        "needs": tuple(table.get("needs", ())),
        "channels": tuple(Channel(**{**channel, "by": By(channel["by"])}) for channel in table["channels"]),
    }
    days = {name: table.get(name) for name in ("verified_on", "expires_on")}
    if any(day is not None and not isinstance(day, date) for day in days.values()):
        raise TypeError("verified_on and expires_on are days")
    return typed
