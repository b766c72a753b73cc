"""Group rows of a table: ``I. | Nâng cao nhận thức …`` with the other cells empty, or one cell merged over the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.layout.canonical import Block, Canonical, TableGrid
from vanban.sections import styles
from vanban.sections.labels import Label, read_labels
from vanban.sections.misreadings import numerals
from vanban.sections.styles import roman_value
from vanban.sections.titles import clean
from vanban.text.normal import fold

LONGEST = 500
"""Characters of a group's name; a longer merged cell is text."""

_NOTES = ("ghi chú", "chú thích", "lưu ý", "tổng cộng", "tổng số", "cộng", "đơn vị tính", "nguồn")

_REMNANT = 40
"""Characters of a scrap of the row before, left in the third cell of a group row by a page break."""

_OUTLINE = (styles.CAPITAL, styles.ROMAN)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group row: its label readings, name and offsets; ``label_lost`` when the cell for the label is empty."""

    labels: list[Label]
    title: str
    start: int
    title_start: int
    title_end: int
    label_lost: bool = False


@dataclass(frozen=True, slots=True)
class RowEnd:
    """End of an ordinary row: the open groups reach at least so far."""

    end: int


def table_rows(canonical: Canonical, grid: TableGrid) -> Iterator[GroupRow | RowEnd]:
    """Group rows, and the ends of all rows, from top to bottom."""
    rows = [[canonical.blocks[i] for i in dict.fromkeys(row) if i is not None] for row in grid.rows]
    for number, blocks in enumerate(rows):
        if not blocks:
            continue
        if grid.header_rows <= number < len(rows) - 1:
            below = canonical.block_text(rows[number + 1][0]) if rows[number + 1] else ""
            group = _group(canonical, blocks, number, len(grid.rows[number]), below)
            if group is not None:
                yield group
        yield RowEnd(max(block.end for block in blocks))


def _group(canonical: Canonical, blocks: list[Block], number: int, width: int, below: str) -> GroupRow | None:
    """The group row that a row of ``width`` columns is; ``below`` is the first cell of the next row."""
    cells = [(b, b.cell, canonical.block_text(b)) for b in blocks if b.cell is not None]
    if not 1 <= len(cells) <= 3 or any(cell.rowspan > 1 or cell.row != number for _, cell, _ in cells):
        return None
    first, position, text = cells[0]
    if len(cells) > 1:
        name, _, title = cells[1]
        labels = _cell_labels(text, ocr=any(span.line.origin == "ocr" for span in first.spans[:1]))
        if not labels or position.column != 0 or width < 3:
            return None
        outline = any(label.style in _OUTLINE for label in labels)
        if len(cells) == 3 and not (outline and width >= 5 and len(cells[2][2]) <= _REMNANT):
            return None
        if not (outline or first.bold or name.bold or _heads_rows(labels, below)):
            return None
        return _made(labels, first.start, name.start, title)
    labels = read_labels(text)
    merged = position.colspan >= max(width - 1, 2)
    if fold(text).startswith(_NOTES):
        return None
    if labels and labels[0].style.kind != "bullet" and (merged or labels[0].style in _OUTLINE):
        return _made(labels, first.start, first.start + labels[0].length, text[labels[0].length :])
    if merged and not labels and (first.bold or position.column == 1 or text.upper() == text):
        return _made([], first.start, first.start, text, label_lost=position.column == 1)
    return None


def _made(
    labels: list[Label], start: int, title_start: int, title: str, *, label_lost: bool = False
) -> GroupRow | None:
    name = clean(title)
    if name is None or len(name) > LONGEST or not any(c.isalpha() for c in name):
        return None
    return GroupRow(labels, name, start, title_start, title_start + len(title.rstrip(" .:;,/-–")), label_lost)


def _cell_labels(text: str, *, ocr: bool) -> list[Label]:
    """Readings of a cell that holds a label and nothing else; ``H`` on a scan may be ``II``."""
    labels = [label for label in read_labels(_labelled(text)) if label.length >= len(text.strip())]
    if ocr:
        for numeral in numerals(text.strip(" .")):
            labels.append(Label(styles.ROMAN, float(roman_value(numeral) or 0), numeral, len(text), doubtful=True))
    return labels


def _heads_rows(labels: list[Label], below: str) -> bool:
    """``1 | Công tác tuyên truyền | | |`` heads rows when the next row is numbered below it, and not its neighbour."""
    following = read_labels(_labelled(below))
    return bool(following) and all(label.style is not labels[0].style for label in following)


def _labelled(cell: str) -> str:
    """A label cell often lacks the full stop: ``I`` and ``1`` are read as ``I.`` and ``1.``."""
    text = cell.strip()
    return text if text and not text[-1].isalnum() else f"{text}."
