"""Tables: those that are no tables dissolved, those that go on over pages joined, heading rows told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from vanban.layout import form
from vanban.layout.form import key
from vanban.layout.items import Item
from vanban.source.model import Cell, Line, Table

_FORM_ROWS = 8  # a letterhead or signature block typed one line a row

Row = list[tuple[list[Line], int, int] | None]
"""For each position ``(lines, rowspan, colspan)`` at a cell's upper left corner, ``None`` under a merged cell."""


@dataclass(slots=True)
class JoinedTable:
    """A table over all its pages, as ``CanonicalBuilder.add_table`` takes it."""

    rows: list[Row] = field(default_factory=list)
    header_rows: int = 0


def dissolve(items: Sequence[Item]) -> list[Item]:
    """Letterhead and signature tables as lines with ``column`` 0 or 1; everything else as it was."""
    result: list[Item] = []
    moved: list[Item] = []
    opening = next((n for n, item in enumerate(items) if form.is_opening(item.text)), len(items))
    headless = not any(form.holds_motto(text) for item in items[:opening] for text in _all_texts(item))
    anchors = [n for n, item in enumerate(items) if form.is_motto(item.text) or form.is_type_name(item.text)][:4]
    letterhead = anchors[-1] if anchors and anchors[-1] < 60 else 0
    for n, item in enumerate(items):
        if isinstance(item.content, Table) and (_is_form(item.content) or n < letterhead):
            for cell in item.content.cells:
                column = None if cell.colspan >= item.content.columns else min(cell.column, 1)
                for line in cell.lines:
                    # Some converters put the letterhead's table behind the text.
                    target = moved if headless and any(map(form.holds_motto, _all_texts(item))) else result
                    target.append(replace(item, content=replace(line, column=column)))
        else:
            result.append(item)
    return [item for item in moved + result if item.is_table or not form.is_rule(item.text)]


def _all_texts(item: Item) -> list[str]:
    if isinstance(item.content, Table):
        return [line.text for cell in item.content.cells for line in cell.lines]
    return [item.text]


def _is_form(table: Table) -> bool:
    """Two columns around words that only a letterhead or a signature block has."""
    texts = [line.text for cell in table.cells for line in cell.lines]
    if table.columns > 3 or table.rows > _FORM_ROWS or len(texts) > 60:
        return False
    return any(
        form.is_motto(text)
        or form.holds_motto(text)
        or form.is_place_date(text)
        or form.is_authority(text)
        or (form.is_recipients(text) and ":" in text)
        for text in texts
    )


def same_columns(first: Table, second: Table) -> bool:
    """The second can be the first's continuation on the next page: as many columns, about as wide."""
    if first.columns != second.columns:
        return False
    if first.box is None or second.box is None:
        return False
    tolerance = 0.05 * max(first.box[2] - first.box[0], 1)
    return abs(first.box[0] - second.box[0]) < tolerance and abs(first.box[2] - second.box[2]) < tolerance


def join(tables: Sequence[Table]) -> JoinedTable:
    """One table from its pieces on consecutive pages."""
    joined = JoinedTable()
    first = _rows(tables[0])
    joined.header_rows = _header_rows(tables[0], first)
    joined.rows = first
    heading = [_row_key(row) for row in first[: joined.header_rows]]
    for table in tables[1:]:
        rows = _rows(table)
        repeated = 0
        while repeated < min(len(heading), len(rows)) and _alike(_row_key(rows[repeated]), heading[repeated]):
            repeated += 1
        rows = rows[repeated:]
        if rows and joined.rows and _continues(joined.rows[-1], rows[0]):
            _append_row(joined.rows[-1], rows.pop(0))
        joined.rows.extend(rows)
    return joined


def _rows(table: Table) -> list[Row]:
    rows: list[Row] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows and cell.column < table.columns:
            rows[cell.row][cell.column] = (_lines(cell), cell.rowspan, cell.colspan)
    return rows


def _lines(cell: Cell) -> list[Line]:
    return [line for line in cell.lines if line.text]


def _texts(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell[0]) if cell else "" for cell in row]


def _row_key(row: Row) -> tuple[str, ...]:
    return tuple(key(text).replace(" ", "") for text in _texts(row))


def _alike(row: tuple[str, ...], heading: tuple[str, ...]) -> bool:
    """The same heading row, a few letters read differently by OCR or not."""
    return any(row) and fuzz.ratio("|".join(row).strip("|"), "|".join(heading).strip("|")) >= 80


def _header_rows(table: Table, rows: Sequence[Row]) -> int:
    """The format's own heading rows, else those at the top that consist of column names (and of column numbers)."""
    if table.header_rows:
        return table.header_rows
    count = 0
    for n, row in enumerate(rows[:4]):
        texts = [text for text in _texts(row) if text]
        named = sum(form.is_table_heading(text) for text in texts)
        numbers = bool(texts) and n > 0 and all(_is_column_number(text) for text in texts) and len(texts) > 2
        covered = n > 0 and any(
            cell is not None and cell[1] > n - r for r, earlier in enumerate(rows[:n]) for cell in earlier if r < count
        )
        if (
            (texts and named * 2 >= len(texts) and named >= min(2, len(texts)))
            or (count == n and numbers)
            or (covered and count == n)
        ):
            count = n + 1
        else:
            break
    return count


def _is_column_number(text: str) -> bool:
    return text.strip("()[]. ").isdigit() and len(text.strip("()[]. ")) <= 2


def _continues(last: Row, first: Row) -> bool:
    """The first row of a page goes on with the row that the page break cut: no ordinal, and text that begins midway."""
    before, after = _texts(last), _texts(first)
    if not after or after[0] or not any(after):
        return False
    if sum(1 for cell in first if cell is not None and cell[2] > 1):
        return False
    for upper, lower in zip(before, after, strict=False):
        if lower and (not upper or (lower[0].isupper() and upper.endswith((".", ";", ":")))):
            continue
        if lower and upper and (lower[0].islower() or not upper.endswith((".", ";", ":"))):
            return True
    return False


def _append_row(row: Row, more: Row) -> None:
    for n, cell in enumerate(more):
        if cell is None or not cell[0]:
            continue
        own = row[n]
        row[n] = (own[0] + cell[0], own[1], own[2]) if own is not None else cell
