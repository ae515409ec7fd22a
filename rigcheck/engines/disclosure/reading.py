"""Reads packs from TOML, and refuses one that says what no pack may say."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from rigcheck.engines.disclosure.packs import Confidence, Pack, Part, Rule
from rigcheck.engines.disclosure.refusals import DamagedPack
from rigcheck.engines.disclosure.terms import CLOSED, DANGER, DEFAULT, Duty, Ground, Recipient, Role

_DATA = files("rigcheck.engines.disclosure") / "data"
_ID: Final = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
_NO_GROUNDS: Final = ("says", "like")
_UNREAD: Final = MappingProxyType({"confidence": Confidence.UNVERIFIED.value})
Library = Mapping[str, Pack]
Table = Mapping[str, Any]


@cache
def shipped() -> Library:
    """Every pack that comes with the product, by id."""
    names = sorted(entry.name for entry in _DATA.iterdir() if entry.name.endswith(".toml"))
    packs = [parse((_DATA / name).read_text(encoding="utf-8")) for name in names]
    return MappingProxyType({pack.id: pack for pack in packs})


def with_own(texts: tuple[str, ...]) -> Library:
    """The shipped packs, and those that an agency wrote in their place or beside them.

    Whatever confidence an agency's file claims, its rules count as unverified: counsel confirms them in the product.
    Raises DamagedPack, for a pack that would stand in the place of the default as well.
    """
    own = [parse(text, own=True) for text in texts]
    if any(pack.id == DEFAULT for pack in own):
        raise DamagedPack("The cautious default cannot be replaced: give your pack the name of your jurisdiction.")
    return MappingProxyType({**shipped(), **{pack.id: pack for pack in own}})


def parse(text: str, *, own: bool = False) -> Pack:
    """The pack that a TOML text describes. Raises DamagedPack."""
    try:
        return _pack(tomllib.loads(text), own=own)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise DamagedPack(f"The pack cannot be read: {fault!r}") from fault


def _pack(table: Table, *, own: bool) -> Pack:
    pack_id, version = table["id"], table["version"]
    if not _ID.fullmatch(pack_id) or type(version) is not int or version < 1:
        raise DamagedPack("A pack needs an id such as us-federal, and a version from 1 upwards.")
    parts = {Role(role): _part(Role(role), part, table, own=own) for role, part in table["role"].items()}
    if pack_id == DEFAULT and any(set(part.rules) != set(Ground) for part in parts.values()):
        raise DamagedPack("The default says for each role what follows from every ground.")
    if pack_id == DEFAULT and set(parts) != set(Role):
        raise DamagedPack("The default speaks of every role.")
    texts = [str(table[name]).strip() for name in ("name", "applies", "source")]
    country = str(table.get("country", ""))
    return Pack(pack_id, texts[0], version, texts[1], texts[2], country, MappingProxyType(parts))


def _part(role: Role, part: Table, table: Table, *, own: bool) -> Part:
    rows = _liked(role, part) | {Ground(ground): row for ground, row in part.items() if ground not in _NO_GROUNDS}
    says = tuple(str(sentence) for sentence in part.get("says", ()))
    rules = {ground: _rule(ground, row, table, own=own) for ground, row in rows.items()}
    whole = [
        table["id"],
        table["version"],
        table["applies"],
        role.value,
        says,
        [_plain(rules[one]) for one in sorted(rules)],
    ]
    mark = hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()
    return Part(role, MappingProxyType(rules), says, mark)


def _liked(role: Role, part: Table) -> dict[Ground, Table]:
    """The lines of the cautious default where a part says that it is like it: for counsel to read, and unverified."""
    if "like" not in part:
        return {}
    if part["like"] != DEFAULT:
        raise DamagedPack("A part can be like the default, and like no other.")
    kept = ("duty", "to")
    rows = _default_rows()[role.value].items()
    return {Ground(ground): {name: row[name] for name in kept if name in row} | _UNREAD for ground, row in rows}


@cache
def _default_rows() -> Table:
    roles: Table = tomllib.loads((_DATA / "default.toml").read_text(encoding="utf-8"))["role"]
    return roles


def _rule(ground: Ground, row: Table, table: Table, *, own: bool) -> Rule:
    confidence = Confidence.UNVERIFIED if own else Confidence(row["confidence"])
    to = tuple(Recipient(one) for one in row.get("to", ()))
    rule = Rule(ground, Duty(row["duty"]), to, str(row.get("source", table["source"])), confidence)
    _sound(rule)
    return rule


def _sound(rule: Rule) -> None:
    """Refuse what no pack may say."""
    if Recipient.EMPLOYER in rule.to:
        raise DamagedPack(f"{rule.ground}: nothing is ever passed to the employer.")
    if rule.ground in DANGER and (rule.duty is Duty.NEVER or Recipient.EMERGENCY not in rule.to):
        raise DamagedPack(f"{rule.ground}: danger may always be told to emergency services.")
    if rule.ground in CLOSED and rule.duty is not Duty.NEVER:
        raise DamagedPack(f"{rule.ground}: this is never passed on.")
    if (rule.duty is Duty.NEVER) == bool(rule.to):
        raise DamagedPack(f"{rule.ground}: name who may be told, and nobody where the answer is never.")


def _plain(rule: Rule) -> list[str]:
    return [rule.ground, rule.duty, ",".join(rule.to), rule.source, rule.confidence]
