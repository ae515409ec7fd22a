"""Which lines stand on one day: shipped ones, and over them what this site and its partners have checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rigcheck.care.directory import policies
from rigcheck.care.directory.models import OURS, Country, Line, Role
from rigcheck.care.directory.policies import BadLines
from rigcheck.care.directory.queries.facts import Facts, line_of
from rigcheck.care.directory.queries.packs import published
from rigcheck.care.directory.queries.shipped import countries, shipped
from rigcheck.outside.files import Files

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


@dataclass(frozen=True, slots=True)
class Said:
    """What one site says of a line."""

    site: str
    line: Line


def lines(*, country: str, today: date, files: Files | None = None, own: str = "") -> list[Line]:
    """The lines of a country that are open on that day, in the order of the page. No database is asked.

    `files` is where this site's published checks lie, None for the shipped lines alone; `own` is the path of the
    operator's file, "" for none. Raises BadLines for a file of the operator's that cannot be used.
    """
    return [line for line in _chosen(today, files, own) if line.country == country and line.open_on(today)]


def page(*, today: date, own: str = "", home: str = HOME, files: Files | None = None) -> CrisisPage:
    """The lines open on that day, the country `home` first. Raises BadLines."""
    standing = _chosen(today, files, own)
    found = [_country(name, [line for line in standing if line.country == name], own, today) for name in countries(own)]
    here = next((country for country in found if country.id == home), None)
    if here is None:
        raise BadLines(f"There is no country {home!r} in the crisis lines.")
    checked = [line.verified_on for line in here.lines if line.verified_on]
    return CrisisPage(
        here=here,
        elsewhere=tuple(country for country in found if country is not here),
        oldest=min(checked),
        aged=any(line.aged_on(today) for line in here.lines),
    )


def page_at_hand(*, today: date, own: str, home: str, files: Files | None = None) -> CrisisPage:
    """`page`, and where the operator's file or country cannot be used, the page as shipped: this one never fails.

    Whoever runs the site is told at the next start (checks).
    """
    try:
        return page(today=today, own=own, home=home, files=files)
    except BadLines:
        return page(today=today)


def running_out(*, by: date, today: date, own: str, home: str, files: Files | None = None) -> list[Line]:
    """The shown lines of a country whose last check counts no longer on the day `by`. Raises BadLines.

    Lines that have run out already and are hidden for it are among them: they wait for a call.
    """
    return [line for line in _shown(today, own, home, files) if line.aged_on(by)]


def not_dialled(*, today: date, own: str, home: str, files: Files | None = None) -> list[Line]:
    """The shown lines of a country that nobody of this site or a partner's has confirmed. Raises BadLines.

    The emergency number is left out: nobody dials that to try it.
    """
    shown = [line for line in _shown(today, own, home, files) if line.role is not Role.EMERGENCY]
    return [line for line in shown if not line.confirmed]


def to_call(*, by: date, today: date, own: str, home: str, files: Files | None = None) -> list[Line]:
    """The shown lines to dial: nobody of this site or a partner's has, or the check counts no longer on the day `by`.

    Without the emergency number: nobody dials that to try it.
    """
    shown = [line for line in _shown(today, own, home, files) if line.role is not Role.EMERGENCY]
    return [line for line in shown if not line.confirmed or line.aged_on(by)]


def every_line(*, country: str, today: date, own: str, files: Files | None = None) -> list[Line]:
    """Every line of a country, shown or not: what a lead looks through. Raises BadLines."""
    return [line for line in _chosen(today, files, own) if line.country == country]


def line(*, slug: str, today: date, own: str, files: Files | None = None) -> Line | None:
    """The line with this id as it stands, shown or not; None if there is none."""
    return next((one for one in _chosen(today, files, own) if one.id == slug), None)


def _shown(today: date, own: str, home: str, files: Files | None) -> list[Line]:
    page(today=today, own=own, home=home)
    return [line for line in _chosen(today, files, own) if line.shown and line.country == home]


def _country(name: str, of_country: Sequence[Line], own: str, today: date) -> Country:
    about = countries(own)[name]
    by_role = {line.role: line for line in of_country if line.shown}
    return Country(
        id=name,
        name=about["name"],
        emergency=by_role[Role.EMERGENCY],
        national=by_role[Role.NATIONAL],
        others=tuple(line for line in of_country if line.role is Role.OTHER and line.open_on(today)),
        dispatch=about.get("dispatch", ""),
        know=tuple(about.get("know", ())),
    )


def _chosen(today: date, files: Files | None, own: str) -> list[Line]:
    """For each line what counts of all that is said of it: shipped ones in their order, then those of sites."""
    ours = shipped(own)
    said = _said(published(files) if files else (), ours)
    return [_of_one(ours.get(slug), said.get(slug, ()), today) for slug in dict.fromkeys([*ours, *said])]


def _said(entries: Iterable[Facts], ours: Mapping[str, Line]) -> dict[str, list[Said]]:
    said: dict[str, list[Said]] = {}
    for entry in entries:
        line = line_of(entry["facts"])
        if policies.lends(line, ours.get(line.id)) or (entry["site"] == OURS and line.role is Role.OTHER):
            said.setdefault(line.id, []).append(Said(entry["site"], line))
    return said


def _of_one(line: Line | None, said: Sequence[Said], today: date) -> Line:
    """The newest check that still counts; what this site itself keeps off the page stays off."""
    own = next((one.line for one in said if one.site == OURS), None)
    if own and not own.shown and not own.stays:
        return own
    every = [*([line] if line else []), *(one.line for one in said)]
    fresh = [one for one in every if not one.aged_on(today)]
    newest = max(fresh or every, key=_checked)
    if line and line.stays and not newest.shown:
        return line
    return replace(newest, role=line.role, responders=line.responders) if line else newest


def _checked(line: Line) -> tuple[date, bool]:
    return (line.verified_on or date.min, line.confirmed)
