"""A read table as bytes, to be kept between two pages: reading a workbook again takes a hundred times as long."""

import json
import zlib

from rigcheck.engines.tables.shape import Row, Table


def packed(table: Table) -> bytes:
    """The table as bytes for `unpacked`; a tenth of its text, most often."""
    rows = [[row.line, row.spills, *row.cells] for row in table.rows]
    return zlib.compress(json.dumps([table.headings, table.encoding, table.sheet, rows]).encode(), 1)


def unpacked(content: bytes) -> Table:
    """What `packed` was given. For its own output only: bytes from elsewhere go through `read_table`."""
    headings, encoding, sheet, rows = json.loads(zlib.decompress(content))
    read = tuple(Row(line, tuple(cells), spills) for line, spills, *cells in rows)
    return Table(tuple(headings), read, encoding, sheet)
