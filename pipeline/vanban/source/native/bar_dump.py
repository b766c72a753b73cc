"""Text copied from web pages, in which a row with nothing but ``|`` stands between the cells of a table.

Such a copy keeps no row ends: the last cell of a row and the first of the next lie between the same two bars. The fixed
form of letterhead and signature block tells which is which, and in a table of tasks the ordinal that begins every row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from vanban.source.model import Line, Table
from vanban.source.native import form
from vanban.source.native.lines import Piece, line_of, starts_item
from vanban.source.native.pipe_table import build_table
from vanban.source.native.plain_rows import Row

_BAR = "|"
# First cell of a table row: "1", "1.", "IV", "a)", "(2)".
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,2}|[IVXLC]{1,7}|[A-Za-zĐđ])[.)]?|\(\d{1,3}\)")
_LETTERHEAD_ROWS = 8  # before the first bar
_SIGNATURE_ROWS = 12
_RECIPIENT_ROWS = 60
_LONGEST_FORM_ROW = 120
_MOST_COLUMNS = 12
_MOST_CELL_ROWS = 15
_LONGEST_LAST_CELL = 250


def has_bars(rows: Sequence[Row]) -> bool:
    """Some row is nothing but a bar."""
    return any(row.text.strip() == _BAR for row in rows)


def read_bars(path: Path, rows: Sequence[Row]) -> list[Row | Table]:
    """The rows with columns set in letterhead and signature block, tables where they can be told, without the bars."""
    rows = _bars_apart(rows)
    result: list[Row | Table] = []
    index = _letterhead(rows, result)
    while index < len(rows):
        row = rows[index]
        following = rows[index + 1].text if index + 1 < len(rows) else ""
        if form.is_ordinal_heading(row.text) and following == _BAR:
            after = _table(path, rows, index, result)
            if after > index:
                index = after
                continue
        if row.text == _BAR:
            index = _after_bar(rows, index, result)
            continue
        result.append(row)
        index += 1
    return result


def _bars_apart(rows: Sequence[Row]) -> list[Row]:
    """Every bar in a row of its own: ``| Hà Nội, ngày …`` becomes two rows."""
    apart: list[Row] = []
    for row in rows:
        text = row.text.strip()
        if text.startswith(_BAR) and text != _BAR and text.count(_BAR) == 1:
            apart.extend([Row(_BAR, True), replace(row, text=text[1:].strip())])
        else:
            apart.append(replace(row, text=text) if text == _BAR else row)
    for index in range(len(apart) - 1):
        if apart[index + 1].text == _BAR:
            apart[index] = replace(apart[index], last=True)
    return apart


def _letterhead(rows: list[Row], result: list[Row | Table]) -> int:
    """Take the letterhead's rows; returns the index after them."""
    first_bar = next((number for number, row in enumerate(rows[: _LETTERHEAD_ROWS + 1]) if row.text == _BAR), None)
    if first_bar is None or not any(form.is_motto(row.text) for row in rows[first_bar : first_bar + 4]):
        return 0
    side = 0
    for index, row in enumerate(rows):
        if row.text == _BAR:
            if not any(form.is_letterhead(right.text) for right in rows[index + 1 : index + 4]):
                return index
            side = 1
            continue
        if side == 1 and index > first_bar and not form.is_letterhead(row.text) and any(map(str.isalnum, row.text)):
            if not (form.is_number(row.text) and any(left.text == _BAR for left in rows[index : index + 5])):
                return index
            side = 0
        result.append(replace(row, column=side, last=True))
    return len(rows)


def _after_bar(rows: list[Row], bar: int, result: list[Row | Table]) -> int:
    """Take the right half of a signature block, and put the recipients before the bar on its left."""
    after = bar + 1
    right = rows[after : after + _SIGNATURE_ROWS]
    if not right or not (form.is_capitals(right[0].text) or form.is_authority(right[0].text)):
        return after
    for back in range(len(result) - 1, max(len(result) - _RECIPIENT_ROWS, -1), -1):
        row = result[back]
        if isinstance(row, Table) or row.column is not None:
            break
        if form.is_recipients_heading(row.text):
            result[back:] = [replace(left, column=0) if isinstance(left, Row) else left for left in result[back:]]
            break
    for row in right:
        if row.text == _BAR or len(row.text) > _LONGEST_FORM_ROW or form.is_annex_label(row.text):
            break
        result.append(replace(row, column=1, last=True))
        after += 1
    return after


def _table(path: Path, rows: list[Row], start: int, result: list[Row | Table]) -> int:
    """Take the table whose heading row begins at ``start``; returns ``start`` itself when its rows cannot be told."""
    segments: list[tuple[int, list[Row]]] = [(start, [])]
    for index in range(start, len(rows)):
        if rows[index].text == _BAR:
            segments.append((index + 1, []))
        else:
            segments[-1][1].append(rows[index])
    found = _grid(segments)
    if found is None:
        return start
    grid, end = found
    for settled in build_table(path, grid, has_heading=True, read_cell=_cell):
        result.append(settled if isinstance(settled, Table) else Row(settled.text, True, settled.column))
    return end


def _grid(segments: Sequence[tuple[int, list[Row]]]) -> tuple[list[list[str]], int] | None:
    """Cells row by row and the index of the first row after the table."""
    columns = next(
        (
            number + 1
            for number, (_, rows) in enumerate(segments[:_MOST_COLUMNS])
            if number > 1 and len(rows) > 1 and _ORDINAL.fullmatch(rows[-1].text.strip())
        ),
        None,
    )
    if columns is None:
        return None
    grid: list[list[str]] = []
    first = _joined(segments[0][1])
    boundary = columns - 1
    while boundary < len(segments):
        inner = [rows for _, rows in segments[boundary - columns + 2 : boundary]]
        if any(len(rows) > _MOST_CELL_ROWS for rows in inner):
            return None
        begin, rows = segments[boundary]
        cells = [first, *map(_joined, inner)]
        goes_on = bool(rows) and _ORDINAL.fullmatch(rows[-1].text.strip()) is not None
        if goes_on and boundary + columns - 1 < len(segments):
            grid.append([*cells, _joined(rows[:-1])])
            first = rows[-1].text
            boundary += columns - 1
            continue
        own = rows[:1] if rows and len(rows[0].text) <= _LONGEST_LAST_CELL and not starts_item(rows[0].text) else []
        grid.append([*cells, _joined(own)])
        return grid, begin + len(own)
    return None


def _joined(rows: Sequence[Row]) -> str:
    return "\n".join(row.text for row in rows)


def _cell(source: str) -> list[Line]:
    return [line for text in source.split("\n") if (line := line_of([Piece(text)])) is not None]
