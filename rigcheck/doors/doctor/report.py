"""What was found, as a person reads it and as a program does."""

import json
from collections.abc import Iterator, Sequence

from rigcheck.doors.doctor.findings import Check, Finding, State

MARKS = {State.GOOD: "ok   ", State.LOOK: "look ", State.WRONG: "WRONG", State.LATER: "later"}
Found = tuple[Check, Finding]


def plain(found: Sequence[Found]) -> Iterator[str]:
    """Lines of text; what is not right says why and what to do. The last line is the sum."""
    for check, finding in found:
        yield f"{MARKS[finding.state]}  {check.step:2}  {check.name:14}  {finding.what}"
        if finding.why:
            yield f"{'':27}why: {finding.why}"
        if finding.do:
            yield f"{'':27}do:  {finding.do}"
    counted = [sum(finding.state is state for _, finding in found) for state in (State.WRONG, State.LOOK)]
    yield f"\n{counted[0]} to put right, {counted[1]} to look at. Numbers: the steps of docs/operate/one-afternoon.md."


def as_json(side: str, found: Sequence[Found]) -> str:
    """One JSON object: `side`, `ready`, and `checks` with step, name, state, what, why, do."""
    checks = [
        {"step": check.step, "name": check.name, "state": finding.state.value, "what": finding.what,
         "why": finding.why, "do": finding.do}
        for check, finding in found
    ]  # fmt: skip
    return json.dumps({"side": side, "ready": is_ready(found), "checks": checks}, indent=2)


def is_ready(found: Sequence[Found]) -> bool:
    """Whether nothing has to be put right."""
    return all(finding.state is not State.WRONG for _, finding in found)
