"""Code reasons without clock, chance, names in strings or SQL of its own; each rule is also broken once on purpose."""

import ast
from pathlib import Path

import pytest

from tests.house import python_rules as rules
from tests.house import tree

SIDES = ("care", "roster")
INNER = ("actions", "queries", "policies", "models", "classes", "forms")


def inner_modules(*names: str) -> list[Path]:
    """Modules of rooms with one of these names, or inside a package of that name."""
    return [path for path in tree.modules(*SIDES) if path.stem in names or path.parent.name in names]


WHERE = {
    rules.reads_clock_or_chance: [*tree.modules("kernel", "engines", "bridge", "shell"), *tree.modules(*SIDES)],
    rules.reaches_by_name: tree.modules("kernel", "engines", "bridge", "shell", "outside", *SIDES),
    rules.writes_sql: tree.modules("kernel", "engines", "bridge", "shell", "doors", *SIDES),
    rules.relates_by_string: tree.modules(*SIDES),
    rules.positional_actions: inner_modules("actions"),
    rules.leans_on_more_than_python: tree.modules("kernel"),
    rules.imports_a_room: [tree.CODE / "care/vault/classes.py"],
    rules.long_functions: [*tree.modules(), *tree.files(tree.ROOT / "tests", ".py"), tree.ROOT / "run.py"],
}

BREACHES = [
    (rules.reads_clock_or_chance, "x = datetime.now(UTC)"),
    (rules.reads_clock_or_chance, "x = datetime.datetime.utcnow()"),
    (rules.reads_clock_or_chance, "x = timezone.now()"),
    (rules.reads_clock_or_chance, "x = date.today()"),
    (rules.reads_clock_or_chance, "import time"),
    (rules.reads_clock_or_chance, "from random import choice"),
    (rules.reads_clock_or_chance, "def f():\n    import secrets"),
    (rules.reads_clock_or_chance, "import os\nx = os.urandom(16)"),
    (rules.reads_clock_or_chance, "from uuid import uuid4"),
    (rules.reaches_by_name, "apps.get_model('vault', 'Row')"),
    (rules.reaches_by_name, "importlib.import_module('rigcheck.care')"),
    (rules.reaches_by_name, "import_string('rigcheck.care.vault.models.Row')"),
    (rules.writes_sql, "Row.objects.raw('select 1')"),
    (rules.writes_sql, "connection.cursor().execute('select 1')"),
    (rules.relates_by_string, "x = models.ForeignKey('vault.Row', on_delete=1)"),
    (rules.relates_by_string, "x = models.OneToOneField(to='staff.StaffUser', on_delete=1)"),
    (rules.positional_actions, "def add(name): ..."),
    (rules.leans_on_more_than_python, "import numpy"),
    (rules.leans_on_more_than_python, "from rigcheck.engines import shifts"),
    (rules.imports_a_room, "from rigcheck.care.members import queries"),
    (rules.long_functions, "def f():\n" + "    x = 1\n" * 40),
]


@pytest.mark.parametrize("rule", WHERE, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule: rules.Rule) -> None:
    assert [f"{tree.short(path)}, {breach}" for path in WHERE[rule] for breach in rule(tree.parsed(path))] == []


@pytest.mark.parametrize(("rule", "source"), BREACHES)
def test_a_breach_of_the_rule_is_seen(rule: rules.Rule, source: str) -> None:
    assert list(rule(ast.parse(source)))


@pytest.mark.parametrize("rule", WHERE, ids=lambda rule: rule.__name__)
def test_harmless_code_passes(rule: rules.Rule) -> None:
    assert (
        list(rule(ast.parse("from datetime import UTC\ndef when(*, moment):\n    return moment.astimezone(UTC)"))) == []
    )
