"""What one side calls the people it knows, and where the other side would write it down: rules over code and pages.

Each rule takes the words that must not be there, and a module's tree or a page's text, and yields the breaches.
"""

import ast
import re
from collections.abc import Iterator, Set

from django.db import models

OF_ROSTER = {"person", "email", "mail", "badge", "unit", "employee", "employment", "officer"}
OF_ROSTER |= {"surname", "payroll", "invitation", "address", "mobile"}
"""How roster tells people apart."""
IN_COLUMNS = OF_ROSTER | {"number"}
"""On pages a number is mostly one to call."""
OF_CARE = {"handle", "account", "nonce", "locator", "token", "spent", "vault", "seal", "keybox"}
"""How care tells accounts apart, and what opens one."""
LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}
CACHED = {"get", "set", "add", "incr", "decr", "delete", "touch", "get_or_set", "get_many", "set_many", "delete_many"}
PLACE = re.compile(r"%\((\w+)\)|{(\w+)")
SPOKEN = re.compile(r"{{(.*?)}}|{%\s*(?:if|elif|for|with|url|include|button|entry)\b(.*?)%}", re.DOTALL)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def words(text: str) -> set[str]:
    """The words of an expression: what stands between dots, underscores and signs, without a plural's s."""
    found = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text).lower())
    return {*found, *(word.removesuffix("s") for word in found)}


def columns(banned: Set[str], model: type[models.Model], *, free: int) -> Iterator[str]:
    """Columns named like an identifier of the other side, or open to one: an address, or free text of any length.

    `free`: how long a readable column may be before it could hold a name; those of seats, who work under one, may.
    """
    for field in model._meta.concrete_fields:
        name = f"{model.__name__}.{field.name}"
        if getattr(field, "sensitivity", "") == "seat":
            continue
        if isinstance(field, models.BinaryField):
            continue  # named by what it holds of this side; that no bytes cross over is tried on the running sides
        if words(field.name) & banned:
            yield f"{name} is called like an identifier of the other side"
        if isinstance(field, models.EmailField | models.TextField | models.GenericIPAddressField | models.JSONField):
            yield f"{name} can hold anything"
        if isinstance(field, models.CharField) and field.max_length and field.max_length > free:
            yield f"{name} is long enough for a name"


def binary(allowed: Set[str], model: type[models.Model]) -> Iterator[str]:
    """Columns of bytes that nobody has accounted for: a digest of the other side's could hide in them."""
    for field in model._meta.concrete_fields:
        name = f"{model.__name__}.{field.name}"
        if isinstance(field, models.BinaryField) and name not in allowed:
            yield f"{name} holds bytes that nobody has explained"


def logged(banned: Set[str], tree: ast.Module) -> Iterator[str]:
    """Log lines that are given, or speak of, an identifier of anybody."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS:
            if "log" not in ast.unparse(node.func.value).lower():
                continue
            for given in [*node.args, *(word.value for word in node.keywords)]:
                if words(ast.unparse(given)) & banned:
                    yield f"line {node.lineno}: logs {ast.unparse(given)}"


def cached(banned: Set[str], tree: ast.Module) -> Iterator[str]:
    """Keys of a cache that hold an identifier."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CACHED:
            keys = ast.unparse(node.args[0]) if node.args else ast.unparse(node)
            if "cache" in ast.unparse(node.func.value).lower() and words(keys) & banned:
                yield f"line {node.lineno}: caches under {keys}"


def said(banned: Set[str], tree: ast.Module) -> Iterator[str]:
    """Sentences with a place that is filled with an identifier: %(email)s, {handle}."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            for place in PLACE.finditer(node.value):
                if words(place[1] or place[2]) & banned:
                    yield f"line {node.lineno}: says {place[1] or place[2]}"
        if isinstance(node, ast.FormattedValue) and words(ast.unparse(node.value)) & banned:
            yield f"line {node.lineno}: says {ast.unparse(node.value)}"


def shown(banned: Set[str], text: str) -> Iterator[str]:
    """Values that a page shows, looks at or passes on; quoted names are not values."""
    for found in SPOKEN.finditer(text):
        value = QUOTED.sub("", found[1] or found[2] or "")
        if words(value) & banned:
            yield " ".join(value.split())
