"""Reads the crisis lines from their files: ours, and over it the agency's own. No database is asked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rigcheck.care.crisis import policies
from rigcheck.care.crisis.models import By, Channel, Country, Line, Role, Status
from rigcheck.care.crisis.policies import BadLines

__all__ = ["HOME", "By", "CrisisPage", "Line", "lines", "page", "page_at_hand"]
HOME = "us"
"""The country whose lines stand first where the agency names none."""


@dataclass(frozen=True, slots=True)
class CrisisPage:
    """What the page shows on one day: the agency's country in full, the others behind their names."""

    here: Country
    elsewhere: tuple[Country, ...]
    oldest: date
    """The day of the oldest check among the lines shown here."""
    aged: bool
    """Whether any of them should have been checked again by now."""


def page(*, today: date, own: str = "", home: str = HOME) -> CrisisPage:
    """The lines open on that day.

    `own` is the path of the agency's file, "" for none; `home` an id of a country in the files. Raises BadLines for
    a file that cannot be used.
    """
    countries = [_open(country, today) for country in _countries(own)]
    here = next((country for country in countries if country.id == home), None)
    if here is None:
        raise BadLines(f"There is no country {home!r} in the crisis lines.")
    checked = [line.verified_on for line in here.lines if line.verified_on]
    return CrisisPage(
        here=here,
        elsewhere=tuple(country for country in countries if country is not here),
        oldest=min(checked),
        aged=any(line.aged_on(today) for line in here.lines),
    )


def page_at_hand(*, today: date, own: str, home: str) -> CrisisPage:
    """`page`, and where the agency's file or country cannot be used, the page as shipped: this one never fails.

    Whoever runs the site is told at the next start (checks).
    """
    try:
        return page(today=today, own=own, home=home)
    except BadLines:
        return page(today=today)


def running_out(*, by: date, own: str = "", home: str = HOME) -> list[Line]:
    """The shown lines of the agency's country whose last check counts no longer on the day `by`. Raises BadLines."""
    return [line for line in _shown(own, home) if line.aged_on(by)]


def not_dialled(*, own: str = "", home: str = HOME) -> list[str]:
    """The names of shown lines that nobody of the agency has confirmed: their file does not say who did.

    The emergency number is left out: nobody dials that to try it.
    """
    ours = {line.id: line.verified_by for line in lines()}
    shown = [line for line in _shown(own, home) if line.role is not Role.EMERGENCY]
    return [line.name for line in shown if line.verified_by == ours.get(line.id)]


def _shown(own: str, home: str) -> list[Line]:
    page(today=date.min, own=own, home=home)
    return [line for line in lines(own) if line.shown and line.country == home]


@cache
def lines(own: str = "") -> tuple[Line, ...]:
    """Every line of the files, shown or not. Raises BadLines."""
    return tuple(line for _, _, of_country in _read(own) for line in of_country)


@cache
def _countries(own: str) -> tuple[Country, ...]:
    return tuple(_country(country_id, about, of_country) for country_id, about, of_country in _read(own))


def _country(country_id: str, about: Mapping[str, Any], of_country: tuple[Line, ...]) -> Country:
    policies.complete(country_id, of_country)
    shown = [line for line in of_country if line.shown]
    by_role = {line.role: line for line in shown}
    return Country(
        id=country_id,
        name=about["name"],
        emergency=by_role[Role.EMERGENCY],
        national=by_role[Role.NATIONAL],
        others=tuple(line for line in shown if line.role is Role.OTHER),
        dispatch=about.get("dispatch", ""),
        know=tuple(about.get("know", ())),
    )


def _open(country: Country, today: date) -> Country:
    return replace(country, others=tuple(line for line in country.others if line.open_on(today)))


def _read(own: str) -> list[tuple[str, Mapping[str, Any], tuple[Line, ...]]]:
    tables = tomllib.loads((files("rigcheck.care.crisis") / "lines.toml").read_text(encoding="utf-8"))
    over = _agencys(own) if own else {}
    about = _laid_over(tables["country"], over.get("country", {}))
    read = [_line(line_id, table) for line_id, table in _laid_over(tables["line"], over.get("line", {})).items()]
    if strangers := {line.country for line in read} - set(about):
        raise BadLines(f"Lines name a country that is not there: {', '.join(sorted(strangers))}.")
    return [
        (country_id, table, tuple(line for line in read if line.country == country_id))
        for country_id, table in about.items()
    ]


def _agencys(own: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(Path(own).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise BadLines(f"{own} cannot be read: {fault}") from fault


def _laid_over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: {**ours.get(name, {}), **own.get(name, {})} for name in dict.fromkeys([*ours, *own])}


def _line(line_id: str, table: Mapping[str, Any]) -> Line:
    try:
        channels = tuple(Channel(**{**channel, "by": By(channel["by"])}) for channel in table["channels"])
        fixed = {"role": Role(table["role"]), "status": Status(table["status"]), "channels": channels}
        line = Line(**{**table, **fixed, "id": line_id})
    except (KeyError, TypeError, ValueError) as fault:
        raise BadLines(f"{line_id} cannot be read: {fault}") from fault
    policies.showable(line)
    return line
