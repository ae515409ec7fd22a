"""The page "What your department sees" is what the department's site prints today."""

import json

from rigcheck.shell import department
from tests.house import tree


def test_the_tables_are_those_of_the_program() -> None:
    generator = tree.generator()
    kept = (tree.ROOT / generator.DEPARTMENT).read_text()
    assert kept == generator.department(tree.ROOT), "run docs/generate.py"


def test_every_table_has_words_for_whoever_reads_the_page() -> None:
    own = {one["table"] for one in json.loads((tree.WEB / department.FILE).read_text()) if one["own"]}
    assert own == set(department.WORDS), "tell the table in rigcheck/shell/department.py"


def test_no_table_of_the_department_has_a_column_for_what_members_write() -> None:
    columns = {column for table in department.tables().own for column, _ in table.columns}
    assert not columns & {"mood", "stress", "sleep", "score", "answers", "handle", "account", "note"}
    assert "issued" in columns
