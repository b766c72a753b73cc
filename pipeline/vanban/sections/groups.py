"""Group rows of a table: ``I. | Nâng cao nhận thức …`` with the other cells empty, or one cell merged over the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.layout.canonical import Block, Canonical, TableGrid
from vanban.sections import styles
from vanban.sections.labels import Label, read_labels
from vanban.sections.titles import clean
from vanban.text.normal import fold

LONGEST = 500
"""Characters of a group's name; a longer merged cell is text."""

_NOTES = ("ghi chú", "chú thích", "lưu ý", "tổng cộng", "tổng số", "cộng", "đơn vị tính", "nguồn")

_OUTLINE = (styles.CAPITAL, styles.ROMAN)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group row: its label readings, name and offsets."""

    labels: list[Label]
    title: str
    start: int
    title_start: int
    title_end: int
    row: int


@dataclass(frozen=True, slots=True)
class RowEnd:
    """End of an ordinary row: the open groups reach at least so far."""

    end: int


def table_rows(canonical: Canonical, grid: TableGrid) -> Iterator[GroupRow | RowEnd]:
    """Group rows, and the ends of all other rows, from top to bottom."""
    rows = [list(dict.fromkeys(i for i in row if i is not None)) for row in grid.rows]
    for number, row in enumerate(rows):
        if not row:
            continue
        blocks = [canonical.blocks[i] for i in row]
        group = _group(canonical, blocks, number, grid, rows) if number >= grid.header_rows else None
        if group is not None:
            yield group
        yield RowEnd(max(block.end for block in blocks))


def _group(
    canonical: Canonical, blocks: list[Block], number: int, grid: TableGrid, rows: list[list[int]]
) -> GroupRow | None:
    cells = [(b, canonical.block_text(b)) for b in blocks if canonical.block_text(b).strip()]
    if not 1 <= len(cells) <= 2 or number == len(grid.rows) - 1:
        return None
    first, text = cells[0]
    if any(b.cell is None or b.cell.rowspan > 1 or b.cell.row != number for b, _ in cells):
        return None
    if len(cells) == 2:
        labels = [label for label in read_labels(_labelled(text)) if label.length >= len(text.strip())]
        name, title = cells[1]
        if (
            not labels
            or len(title) > LONGEST
            or first.cell is None
            or first.cell.column != 0
            or len(grid.rows[number]) < 3
        ):
            return None
        return _made(canonical, labels, first.start, name.start, title, number, grid, rows, first.bold or name.bold)
    labels = read_labels(text)
    merged = first.cell is not None and first.cell.colspan >= max(len(grid.rows[number]) - 1, 2)
    if len(text) > LONGEST or fold(text).startswith(_NOTES):
        return None
    if labels and labels[0].style.kind != "bullet" and (merged or labels[0].style in _OUTLINE):
        offset = labels[0].length
        return _made(canonical, labels, first.start, first.start + offset, text[offset:], number, grid, rows, True)
    if merged and not labels and (first.bold or text.upper() == text):
        return _made(canonical, [], first.start, first.start, text, number, grid, rows, True)
    return None


def _made(
    canonical: Canonical,
    labels: list[Label],
    start: int,
    title_start: int,
    title: str,
    number: int,
    grid: TableGrid,
    rows: list[list[int]],
    certain: bool,
) -> GroupRow | None:
    name = clean(title)
    if name is None or not any(c.isalpha() for c in name):
        return None
    outline = any(label.style in _OUTLINE for label in labels)
    if labels and not outline and not certain and not _heads_rows(canonical, labels, number, rows):
        return None
    kept = len(title.rstrip(" .:;,/-–"))
    return GroupRow(labels, name, start, title_start, title_start + kept, number)


def _heads_rows(canonical: Canonical, labels: list[Label], number: int, rows: list[list[int]]) -> bool:
    """``1 | Công tác tuyên truyền | | |`` heads rows when the next row is numbered below it, and not its neighbour."""
    if number + 1 >= len(rows) or not rows[number + 1]:
        return False
    below = read_labels(_labelled(canonical.block_text(canonical.blocks[rows[number + 1][0]])))
    return bool(below) and all(b.style is not labels[0].style for b in below)


def _labelled(cell: str) -> str:
    """A label cell often lacks the full stop: ``I`` and ``1`` are read as ``I.`` and ``1.``."""
    text = cell.strip()
    return text if text and not text[-1].isalnum() else f"{text}."
