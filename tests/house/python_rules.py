"""Rules that the import contracts cannot see, each a function from a module's syntax tree to its breaches."""

import ast
import re
import sys
from collections.abc import Callable, Iterator

Rule = Callable[[ast.Module], Iterator[str]]

CLOCKS = {"now", "utcnow", "today"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time"}
CHANCES = {"random", "secrets"}
RAW = {"raw", "extra", "RawSQL", "cursor", "execute", "executemany", "RunSQL"}
FUNCTION_LINES = 40


def reads_clock_or_chance(tree: ast.Module) -> Iterator[str]:
    """The present moment, or a random number, taken where it should have been an argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                if name.split(".")[0] in CHANCES | {"time"} or name in {"uuid.uuid4", "uuid.uuid1", "os.urandom"}:
                    yield f"line {node.lineno}: imports {name}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).split(".")[-1]
            if (node.func.attr in CLOCKS and owner in CLOCK_OWNERS) or node.func.attr in {"urandom", "uuid4", "uuid1"}:
                yield f"line {node.lineno}: calls {ast.unparse(node.func)}"


def reaches_by_name(tree: ast.Module) -> Iterator[str]:
    """A model or a module fetched by its name, past every import contract."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.split(".")[-1] in {"get_model", "import_module", "import_string", "__import__"}:
                yield f"line {node.lineno}: calls {called}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"line {node.lineno}: imports {name}" for name in _imported(node) if name == "importlib")


def writes_sql(tree: ast.Module) -> Iterator[str]:
    """SQL of its own, which neither the ORM nor a contract looks at."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.split(".")[-1] in RAW:
                yield f"line {node.lineno}: calls {called}"


def relates_by_string(tree: ast.Module) -> Iterator[str]:
    """A foreign key to a model named in a string with a dot: it may lie in another room, or on another side."""
    relations = {"ForeignKey", "OneToOneField", "ManyToManyField"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in relations:
            targets = [*node.args[:1], *(word.value for word in node.keywords if word.arg in {"to", "through"})]
            for target in targets:
                if isinstance(target, ast.Constant) and isinstance(target.value, str) and "." in target.value:
                    yield f"line {node.lineno}: relates to {target.value!r}"


def long_functions(tree: ast.Module) -> Iterator[str]:
    """Functions of more than forty lines; decorators and docstring count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"line {node.lineno}: {node.name} has {lines} lines"


def positional_actions(tree: ast.Module) -> Iterator[str]:
    """Public functions of an actions module that take positional arguments."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            positional = [*node.args.posonlyargs, *node.args.args, *filter(None, [node.args.vararg])]
            if positional:
                yield f"line {node.lineno}: {node.name} takes positional arguments"


def leans_on_more_than_python(tree: ast.Module) -> Iterator[str]:
    """Imports that are neither the standard library nor the kernel itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and not name.startswith("rigcheck.kernel"):
                    yield f"line {node.lineno}: imports {name}"


def imports_a_room(tree: ast.Module) -> Iterator[str]:
    """Imports of any room: the vault's table of classes must have none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                if re.match(r"rigcheck\.(care|roster)\.", name):
                    yield f"line {node.lineno}: imports {name}"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
