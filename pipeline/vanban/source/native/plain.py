"""Plain text: typed rows, copies of web pages, and Markdown in a file of another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from vanban.source.model import Line, Table
from vanban.source.native import form
from vanban.source.native.bar_dump import has_bars, read_bars
from vanban.source.native.encoding import decode
from vanban.source.native.legacy_runs import LegacyRuns
from vanban.source.native.lines import LONGEST_WRAP, Piece, is_full, line_of, starts_item
from vanban.source.native.markdown import has_markdown_signs, read_markdown_text
from vanban.source.native.pipe_table import build_table, split_row
from vanban.source.native.plain_rows import Row, rows_of, with_columns
from vanban.source.native.reading import Reading, refuse_large_text

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", "”", '"')


def read_text(path: Path, data: bytes) -> Reading:
    """Read plain text or Markdown; which of the two, the marks in it say.

    Args:
        path: for error messages.
        data: the file's bytes.

    Raises:
        DamagedError: it is in no known encoding.
        LimitExceededError: it is absurdly large.
    """
    refuse_large_text(path, data)
    text, diagnostics = decode(path, data)
    legacy = LegacyRuns([text])
    text = legacy.text(text)
    reading = read_markdown_text(path, text) if has_markdown_signs(text) else _read_plain(path, text)
    reading.diagnostics[:0] = [*diagnostics, *legacy.notes()]
    return reading


def _read_plain(path: Path, text: str) -> Reading:
    rows = _closed_up(rows_of(text))
    items: list[Row | Table]
    items = read_bars(path, rows) if has_bars(rows) else _with_tables(path, with_columns(rows))
    width = _wrap_width([item for item in items if isinstance(item, Row)])
    content: list[Line | Table] = []
    for number, item in enumerate(items):
        if isinstance(item, Table):
            content.append(item)
            continue
        line = line_of([Piece(item.text)])
        if line is None:
            continue
        following = next((after for after in items[number + 1 : number + 2] if isinstance(after, Row)), None)
        ends = _ends_paragraph(item, following, width)
        content.append(replace(line, column=item.column, ends_paragraph=ends))
    return Reading(content)


def _closed_up(rows: Sequence[Row]) -> list[Row]:
    """Rows of a double-spaced, hard-wrapped text as if no blank rows stood between them.

    There nearly every row has a blank one after it and many begin in the middle of a sentence.
    """
    spaced = sum(row.last for row in rows)
    inside = sum(row.text.lstrip()[:1].islower() and not starts_item(row.text.lstrip()) for row in rows)
    if len(rows) < 10 or spaced * 20 < len(rows) * 17 or inside * 3 < len(rows):
        return list(rows)
    return [replace(row, last=False) for row in rows]


def _wrap_width(rows: Sequence[Row]) -> int | None:
    """Characters at which the text is wrapped, ``None`` when its rows are whole paragraphs.

    In wrapped text many rows that no blank row follows end inside a sentence.
    """
    body = [row.text for row in rows if row.column is None]
    if not body or max(map(len, body)) > LONGEST_WRAP:
        return None
    running = sum(
        not row.last and row.column is None and len(row.text) >= 40 and not row.text.endswith(_SENTENCE_ENDS)
        for row in rows
    )
    return max(map(len, body)) if running * 4 >= len(body) else None


def _ends_paragraph(row: Row, following: Row | None, width: int | None) -> bool | None:
    if row.last or following is None or row.column is not None or following.column is not None:
        return True
    after = following.text.lstrip()
    if starts_item(after):
        return True
    if after[:1].islower() and not row.text.endswith((".", ";", ":")) and not form.is_capitals(row.text):
        return False
    if width is None:
        return True
    if not is_full(row.text, after, width):
        return True
    return None if row.text.endswith(_SENTENCE_ENDS) else False


def _with_tables(path: Path, rows: Sequence[Row]) -> list[Row | Table]:
    """The rows with runs of tab- or bar-separated ones made tables."""
    items: list[Row | Table] = []
    index = 0
    while index < len(rows):
        end, cells = _run_of_cells(rows, index)
        if end - index < 2:
            items.append(rows[index])
            index += 1
            continue
        for settled in build_table(path, cells, has_heading=form.is_ordinal_heading(cells[0][0]), read_cell=_cell):
            items.append(settled if isinstance(settled, Table) else Row(settled.text, True, settled.column))
        index = end
    return items


def _run_of_cells(rows: Sequence[Row], index: int) -> tuple[int, list[list[str]]]:
    """End and cells of the rows from ``index`` on that fall into the same number (three or more) of cells."""
    cells: list[list[str]] = []
    while index < len(rows):
        row = rows[index]
        text = row.text.strip(" ")
        found = text.split("\t") if text.count("\t") >= 2 else split_row(text)
        if row.column is not None or found is None or len(found) < 3 or (cells and len(found) != len(cells[0])):
            break
        cells.append([cell.strip() for cell in found])
        index += 1
    return index, cells


def _cell(source: str) -> list[Line]:
    line = line_of([Piece(source)])
    return [] if line is None else [line]
