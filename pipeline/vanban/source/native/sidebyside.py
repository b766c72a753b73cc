"""Texts that stand side by side: a table used as a ruler for letterhead and signature, and halves set apart by tabs.

A Vietnamese letterhead is typed as a borderless table of two columns: its cells become lines with ``column`` 0 or 1,
row by row, left before right. A table of tasks stays a ``Table``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.source.model import Cell, Line, Table
from vanban.source.native import form
from vanban.source.native.lines import is_underline, with_column

_MOST_ROWS = 40  # a signature block typed one recipient a row
_MOST_ROWS_WITHOUT_WORDS = 12

_GAP = re.compile(r"(?<=[^ \t\u00a0])(?:[ \u00a0]{0,200}\t[ \t\u00a0]{0,400}|[ \u00a0]{3,400})(?=[^ \t\u00a0])")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as its format gives it; ``content`` may hold tables of its own."""

    row: int
    column: int
    content: tuple[Line | Table, ...]
    rowspan: int = 1
    colspan: int = 1

    def lines(self) -> tuple[Line, ...]:
        """The cell's lines, those of inner tables in reading order."""
        return tuple(flat(self.content))


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as its format gives it.

    Attributes:
        cells: row by row, merged cells once.
        rows: number of rows.
        columns: number of columns.
        header_rows: rows the format declares as heading.
        ruled: lines are drawn around its cells; ``None`` when the format does not say.
    """

    cells: tuple[RawCell, ...]
    rows: int
    columns: int
    header_rows: int = 0
    ruled: bool | None = None


def flat(content: Iterable[Line | Table]) -> list[Line]:
    """Lines, with each table replaced by the lines of its cells."""
    lines: list[Line] = []
    for item in content:
        if isinstance(item, Table):
            lines.extend(line for cell in item.cells for line in cell.lines)
        else:
            lines.append(item)
    return lines


def settle(raw: RawTable) -> list[Line | Table]:
    """The table as a ``Table``, or as lines when it only puts texts side by side (or around a single column)."""
    filled = [cell for cell in raw.cells if cell.content]
    if not filled:
        return []
    if raw.columns < 2 or (raw.rows == 1 and len(filled) == 1 and filled[0].column == 0):
        return [item for cell in filled for item in cell.content]
    if _is_side_by_side(raw, filled):
        return _as_columns(raw, filled)
    cells = tuple(
        Cell(cell.row, cell.column, cell.lines(), rowspan=cell.rowspan, colspan=cell.colspan) for cell in raw.cells
    )
    return [Table(None, None, raw.rows, raw.columns, cells, min(raw.header_rows, raw.rows))]


def _is_side_by_side(raw: RawTable, filled: Sequence[RawCell]) -> bool:
    if raw.rows > _MOST_ROWS or _fullest_row(filled) > 3:
        return False
    first_row = min(cell.row for cell in filled)
    lines = [(cell, line) for cell in filled for line in cell.lines()]
    if any(form.is_ordinal_heading(line.text) for cell, line in lines if cell.row == first_row):
        return False
    if any(form.is_letterhead(line.text) or form.is_closing(line.text) for _, line in lines):
        return True
    if raw.header_rows or _fullest_row(filled) > 2 or raw.rows > _MOST_ROWS_WITHOUT_WORDS:
        return False
    return raw.ruled is False or (raw.ruled is None and raw.rows == 1)


def _fullest_row(filled: Sequence[RawCell]) -> int:
    counts: dict[int, int] = {}
    for cell in filled:
        counts[cell.row] = counts.get(cell.row, 0) + 1
    return max(counts.values())


def _as_columns(raw: RawTable, filled: Sequence[RawCell]) -> list[Line | Table]:
    starts = sorted({cell.column for cell in filled})
    left = starts[0] if starts[0] == 0 or len(starts) > 1 else -1
    result: list[Line | Table] = []
    for cell in sorted(filled, key=lambda cell: (cell.row, cell.column)):
        half = 0 if cell.column == left else 1
        side = None if cell.colspan >= raw.columns else half
        for item in cell.content:
            result.extend([item] if isinstance(item, Table) else with_column([item], side))
    return result


def halves(text: str) -> tuple[int, int] | None:
    """Where a typed line falls into a left and a right half, set apart by tabs or three and more spaces.

    Returns:
        End of the left half and start of the right one, or ``None`` when the line is no row of a letterhead or of a
        signature block.

    Example:
        >>> halves("BỘ NỘI VỤ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        (9, 14)
    """
    for number, gap in enumerate(_GAP.finditer(text)):
        if number == 8:
            break
        left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
        if _are_halves(left, right):
            return gap.start(), gap.end()
    return None


def gaps(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of tabs or of three and more spaces between words, the first eight."""
    return [gap.span() for _, gap in zip(range(8), _GAP.finditer(text), strict=False)]


def _are_halves(left: str, right: str) -> bool:
    if form.is_letterhead(right) or (is_underline(left) and is_underline(right)):
        return True
    if form.is_recipients_heading(left):
        return form.is_capitals(right)
    if form.is_authority(right):
        return True
    return left.startswith("-") and (
        form.is_capitals(right) or form.is_signed_mark(right) or form.is_personal_name(right)
    )
