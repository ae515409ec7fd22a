"""Writes what is drawn from the code itself: `python docs/generate.py` (`--check` only compares).

- the tail of import-contracts.ini: one contract for each room's tables and each end of a lane
- docs/generated/rooms.svg: who imports whom; your-card.txt: fingerprints of the card page; triage.md: how it reads
- docs/generated/seats.svg, imports.svg and the others beside them: the states of a thing, and what leads on from each
- web/static/shell/department.json: the tables of the agency's site, filled with the demonstration
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
import grimp

ROOT = Path(__file__).resolve().parents[1]
LINE = "; ---- written by docs/generate.py ----\n"

DEPARTMENT = "web/static/shell/department.json"
LANES = {
    "enrolment": {"issue": "roster", "redeem": "care"},
    "credits": {"issue": "care", "redeem": "roster"},
    "releases": {"publish": "care", "read": "roster"},
    "catalogue": {"publish": "roster", "read": "care"},
}
"""Each lane's two ends, and the one side that may hold each."""


def rooms(root: Path) -> list[str]:
    """Rooms as `care.vault`, in order."""
    folders = sorted([*(root / "rigcheck/care").iterdir(), *(root / "rigcheck/roster").iterdir()])
    return [f"{folder.parent.name}.{folder.name}" for folder in folders if (folder / "__init__.py").exists()]


def has_module(root: Path, dotted: str) -> bool:
    """Whether `rigcheck.<dotted>` is a module or a package."""
    path = root / "rigcheck" / dotted.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def contracts(root: Path) -> str:
    """The head of import-contracts.ini as it stands, and the tail as it should be."""
    head = (root / "import-contracts.ini").read_text().split(LINE)[0].rstrip() + "\n\n"
    tail = [
        _protected(f"tables-{room}", f"Only {room} touches its own tables", f"{room}.models", room)
        for room in rooms(root)
        if has_module(root, f"{room}.models")
    ]
    there = [lane for lane in LANES if has_module(root, f"bridge.{lane}")]
    for lane in there:
        for end, side in LANES[lane].items():
            name = f"Only {side} holds the {end} end of {lane}"
            if has_module(root, f"bridge.{lane}.{end}"):
                tail.append(_protected(f"lane-{lane}-{end}", name, f"bridge.{lane}.{end}", side))
    if there:
        modules = "".join(f"\n    rigcheck.bridge.{lane}" for lane in there)
        tail.append(
            f"[importlinter:contract:lanes]\nname = Lanes do not know each other\ntype = independence\n"
            f"modules ={modules}\n"
        )
    return head + LINE + "\n" + "\n".join(tail)


def _protected(key: str, name: str, module: str, importer: str) -> str:
    return (
        f"[importlinter:contract:{key}]\nname = {name}\ntype = protected\n"
        f"protected_modules = rigcheck.{module}\nallowed_importers = rigcheck.{importer}\n"
    )


def arrows(root: Path) -> dict[str, set[str]]:
    """Which rooms each room imports, straight; `vault.classes` is counted with the vault."""
    graph = grimp.build_graph("rigcheck", cache_dir=None)
    names = rooms(root)
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in graph.modules:
        here = _room(module)
        for other in graph.find_modules_directly_imported_by(module) if here in found else ():
            there = _room(other)
            if there in found and there != here:
                found[here].add(there)
    return found


def _room(module: str) -> str:
    return ".".join(module.split(".")[1:3])


WIDE, HIGH, GAP, TOP = 190, 44, 26, 84


def picture(edges: Mapping[str, set[str]]) -> str:
    """The rooms of both sides as an SVG, each room above those that it imports."""
    levels = {room: _level(room, edges) for room in edges}
    places: dict[str, tuple[int, int]] = {}
    shapes: list[str] = []
    left = 0
    for side in ("care", "roster"):
        mine = [room for room in edges if room.startswith(side + ".")]
        columns = max((sum(levels[room] == level for room in mine) for level in set(levels.values())), default=1)
        shapes.append(_text(left + GAP, 40, side, "side"))
        for level in sorted({levels[room] for room in mine}):
            for column, room in enumerate(sorted(room for room in mine if levels[room] == level)):
                places[room] = (left + GAP + column * (WIDE + GAP), TOP + (max(levels.values()) - level) * (HIGH + 60))
        left += columns * (WIDE + GAP) + 2 * GAP
    pairs = [(here, there) for here in sorted(edges) for there in sorted(edges[here])]
    pairs.sort(key=lambda pair: not _implied(*pair, edges))
    lines = [_arrow(places[here], places[there], faint=_implied(here, there, edges)) for here, there in pairs]
    boxes = [_box(*places[room], room.split(".")[1]) for room in sorted(places)]
    height = TOP + (max(levels.values(), default=0) + 1) * (HIGH + 60)
    style = (
        "text{font:15px system-ui,sans-serif;fill:#1c2b36}.side{font-weight:700;font-size:20px}"
        ".sheet{fill:#fff}.room{fill:#f4f1ea;stroke:#1c2b36;rx:8}"
        "path{fill:none;stroke:#2f6f5e;stroke-width:1.8}.faint{stroke:#b9c4ca;stroke-width:1.2}"
    )
    body = "\n".join([*shapes, *lines, *boxes])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left} {height}" role="img">\n'
        "<title>Rooms of Rigcheck. A line runs from each room down to one that it imports; "
        "it is faint where another line implies it.</title>\n"
        f'<style>{style}</style>\n<rect class="sheet" width="{left}" height="{height}"/>\n{body}\n</svg>\n'
    )


def _level(room: str, edges: Mapping[str, set[str]]) -> int:
    return 1 + max((_level(other, edges) for other in edges[room]), default=-1)


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kind}">{text}</text>'


def _box(x: int, y: int, text: str) -> str:
    return f'<rect class="room" x="{x}" y="{y}" width="{WIDE}" height="{HIGH}"/>{_text(x + 14, y + 28, text)}'


def _implied(here: str, there: str, edges: Mapping[str, set[str]]) -> bool:
    """Whether a room that `here` imports leads to `there` as well."""
    return any(there in edges[other] or _implied(other, there, edges) for other in edges[here] - {there})


def _arrow(here: tuple[int, int], there: tuple[int, int], *, faint: bool) -> str:
    x1, y1, x2, y2 = here[0] + WIDE / 2, here[1] + HIGH, there[0] + WIDE / 2, there[1]
    kind = ' class="faint"' if faint else ""
    return f'<path{kind} d="M{x1:g} {y1:g} C{x1:g} {y1 + 40:g} {x2:g} {y2 - 40:g} {x2:g} {y2:g}"/>'


def card_page() -> str:
    """The card page's fingerprints, as `/your-card/sums/` gives them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rigcheck.settings.everything")
    django.setup()
    from rigcheck.roster.invitations.queries import fixed_page

    return fixed_page().sums()


LOW, APART, REACH, STATE = 150, 210, 46, 110
TIERS = (0, 24, 48, 72, 90)
LETTER = 7.4
LOOKS = (
    "text{font:15px system-ui,sans-serif;fill:#1c2b36}.on{font-size:13px;fill:#2f6f5e}"
    ".sheet{fill:#fff}.state{fill:#f4f1ea;stroke:#1c2b36}.end{fill:#1c2b36}"
    "path{fill:none;stroke:#2f6f5e;stroke-width:1.8;marker-end:url(#tip)}"
)
TIP = (
    '<defs><marker id="tip" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto">'
    '<polygon points="0 0 9 4 0 8" fill="#2f6f5e"/></marker></defs>'
)


def states(title: str, begins: str, steps: list[tuple[str, str, str | None]]) -> str:
    """A state machine as an SVG: its states in a row, moves onward above them, moves back below."""
    names = list(dict.fromkeys([begins, *(end for _, _, end in steps if end)]))
    at = {name: 40 + place * APART for place, name in enumerate(names)}
    ends = [(at[start], move, at[end] if end else None) for start, move, end in steps]
    moves = [_move(reach, *step) for reach, step in zip(_reaches(ends), ends, strict=True)]
    boxes = [
        f'<rect class="state" rx="8" x="{x}" y="{LOW}" width="{STATE}" height="{HIGH}"/>{_text(x + 14, LOW + 28, name)}'
        for name, x in at.items()
    ]
    wide, high = 40 + len(names) * APART, LOW * 2 + HIGH
    body = "\n".join([*moves, *boxes])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">\n<title>{title}</title>\n'
        f'<style>{LOOKS}</style>\n{TIP}\n<rect class="sheet" width="{wide}" height="{high}"/>\n{body}\n</svg>\n'
    )


def _reaches(ends: list[tuple[int, str, int | None]]) -> list[int]:
    """How far each arrow bends out, so that no two words stand in one place."""
    taken: list[tuple[bool, int, float, float]] = []
    found = []
    for row, (start, move, end) in enumerate(ends):
        middle, half = (start + (start if end is None else end)) / 2, len(move) * LETTER / 2
        back = end is not None and end <= start
        tiers = [(row % 3 + more) % len(TIERS) for more in range(len(TIERS))]
        free = (
            tier
            for tier in tiers
            if all((back, tier) != (way, at) or middle + half < left or right < middle - half
                   for way, at, left, right in taken)
        )  # fmt: skip
        tier = next(free, row % 3)
        taken.append((back, tier, middle - half, middle + half))
        found.append(REACH + TIERS[tier])
    return found


def _move(reach: int, start: int, move: str, end: int | None) -> str:
    """One arrow with its word; `end` None leads out of the picture."""
    x1 = start + STATE / 2
    if end is None:
        return (
            f'<path d="M{x1 - 30:g} {LOW + HIGH} V{LOW + HIGH + 70}"/>'
            f'<circle class="end" cx="{x1 - 30:g}" cy="{LOW + HIGH + 78}" r="6"/>'
            + _text(x1 - 20, LOW + HIGH + 84, move, "on")
        )
    back = end <= start
    y, bend = (LOW + HIGH, LOW + HIGH + reach) if back else (LOW, LOW - reach)
    x2, side = end + STATE / 2, 26 if start == end else 0
    middle = x2 + side + 8 if side else (x1 + x2) / 2 - 3.4 * len(move)
    return f'<path d="M{x1 - side:g} {y} C{x1 - side:g} {bend} {x2 + side:g} {bend} {x2 + side:g} {y}"/>' + _text(
        middle, bend + (-8 if side else 8 if back else 4), move, "on"
    )


def machines() -> dict[str, str]:
    """The states of everything that has some, each drawn from its table of moves."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rigcheck.settings.everything")
    django.setup()
    from docs.machines import tables

    return {f"docs/generated/{name}.svg": _machine(f"The states of {of}", one) for name, (of, one) in tables().items()}


def _machine(title: str, machine: Any) -> str:
    steps = [(str(start), move, str(end) if end else None) for start, move, end in machine.steps()]
    return states(title, str(machine.begins), steps)


def department(root: Path) -> str:
    """The agency's tables with rows of the demonstration, by the commands of a site made for the moment."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "RIGCHECK_DATA": folder, "RIGCHECK_LOOPBACK": "1", "RIGCHECK_ENGINE": "sqlite"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        printed = ""
        for command in (["migrate", "--verbosity", "0"], ["demo"], ["tables", "--rows", "3"]):
            words = [sys.executable, "-m", "rigcheck.doors.manage", "roster", *command]
            printed = subprocess.run(
                words, cwd=root, env=environment, check=True, capture_output=True, text=True
            ).stdout
        return printed


def generated(root: Path) -> dict[str, str]:
    """Every generated file by its path, as it should be; the agency's tables, which take a while, are apart."""
    from docs.triage_report import files

    drawn = {"docs/generated/rooms.svg": picture(arrows(root)), **machines()}
    return {**files(), "import-contracts.ini": contracts(root), **drawn, "docs/generated/your-card.txt": card_page()}


def main() -> int:
    """Write the files, or with --check say which are old."""
    old = []
    for name, text in {**generated(ROOT), DEPARTMENT: department(ROOT)}.items():
        path = ROOT / name
        if not path.exists() or path.read_text() != text:
            old.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
    print("\n".join(old) or "nothing to do")
    return 1 if old and "--check" in sys.argv else 0


if __name__ == "__main__":
    os.environ.setdefault("RIGCHECK_LOOPBACK", "1")
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
