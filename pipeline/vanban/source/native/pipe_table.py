"""Pipe tables: ``| TT | Nội dung |`` rows of Markdown and of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from vanban.errors import LimitExceededError
from vanban.source.model import Line, Table
from vanban.source.native.reading import MAX_TABLE_POSITIONS
from vanban.source.native.sidebyside import RawCell, RawTable, settle

_DELIMITER_CELL = re.compile(r"\s*:?-+:?\s*")


def split_row(line: str) -> list[str] | None:
    r"""The cells of a row, ``None`` when the line has no bar that separates two cells.

    A bar escaped as ``\|`` belongs to its cell.

    >>> split_row("| 1. | Xây dựng đề án |")
    ['1.', 'Xây dựng đề án']
    """
    text = line.strip()
    if "|" not in text:
        return None
    cells = [cell.replace("\0", "\\|") for cell in text.replace("\\|", "\0").split("|")]
    if len(cells) > 1 and not cells[0].strip():
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and text.endswith("|"):
        cells = cells[:-1]
    return [cell.strip() for cell in cells] if len(cells) > 1 or text.startswith("|") else None


def is_delimiter(line: str) -> bool:
    """The row of dashes under the heading row."""
    cells = split_row(line) or []
    return "-" in line and bool(cells) and all(_DELIMITER_CELL.fullmatch(cell) for cell in cells)


def build_table(
    path: Path, rows: Sequence[Sequence[str]], *, has_heading: bool, read_cell: Callable[[str], list[Line]]
) -> list[Line | Table]:
    """The table of the rows' cells, or lines when it only puts texts side by side.

    Args:
        path: for error messages.
        rows: cells of each row; rows may differ in length.
        has_heading: the format declares the first row as heading; an empty one, which converters write above a table
            without heading, is left out.
        read_cell: lines of a cell's source text.
    """
    columns = max(len(row) for row in rows)
    if len(rows) * columns > MAX_TABLE_POSITIONS:
        raise LimitExceededError(path, f"a table of {len(rows)} rows and {columns} columns is larger than is read")
    if has_heading and not any(cell.strip() for cell in rows[0]):
        rows, has_heading = rows[1:], False
    cells = tuple(
        RawCell(index, column, tuple(read_cell(row[column] if column < len(row) else "")))
        for index, row in enumerate(rows)
        for column in range(columns)
    )
    return settle(RawTable(cells, len(rows), columns, int(has_heading), ruled=True))
