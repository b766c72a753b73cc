"""Words and grids of a page become its content: tables with their cells, and the lines around them."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.schema import Box, Origin
from vanban.source.grid import Grid
from vanban.source.model import Cell, Line, Table
from vanban.source.placed import PlacedWord
from vanban.source.rows import lines_of


def content_of(
    words: Sequence[PlacedWord], grids: Sequence[Grid], page: int, origin: Origin
) -> tuple[Line | Table, ...]:
    """Lines and tables in reading order; a word inside a table's cell stands there only.

    Args:
        words: all words of the page.
        grids: the page's tables, empty ones are left out.
        page: 1-based page number.
        origin: how the words were obtained.
    """
    outside = list(words)
    tables = []
    for grid in grids:
        filled: list[list[PlacedWord]] = [[] for _ in grid.cells]
        rest: list[PlacedWord] = []
        for word in outside:
            number = _cell_of(grid, word)
            (rest if number is None else filled[number]).append(word)
        if any(filled):
            tables.append(_table(grid, filled, page, origin))
            outside = rest
    return in_reading_order([*lines_of(outside, page, origin), *tables])


def in_reading_order(content: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """Tables set between the lines by their upper edge; the lines keep their order."""
    tables = sorted((item for item in content if isinstance(item, Table)), key=_top)
    ordered: list[Line | Table] = []
    for item in content:
        if isinstance(item, Table):
            continue
        while tables and _top(tables[0]) < _middle(item):
            ordered.append(tables.pop(0))
        ordered.append(item)
    return (*ordered, *tables)


def _top(item: Line | Table) -> float:
    return item.box[1] if item.box is not None else 0.0


def _middle(item: Line | Table) -> float:
    return (item.box[1] + item.box[3]) / 2 if item.box is not None else 0.0


def _cell_of(grid: Grid, word: PlacedWord) -> int | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if not _holds(grid.box, x, y):
        return None
    return next((number for number, cell in enumerate(grid.cells) if _holds(cell.box, x, y)), None)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(grid: Grid, filled: Sequence[Sequence[PlacedWord]], page: int, origin: Origin) -> Table:
    cells = tuple(
        Cell(
            row=cell.row,
            column=cell.column,
            lines=tuple(lines_of(words, page, origin, columns=False)),
            rowspan=cell.rowspan,
            colspan=cell.colspan,
            box=_rounded(cell.box),
        )
        for cell, words in zip(grid.cells, filled, strict=True)
    )
    return Table(page, _rounded(grid.box), grid.rows, grid.columns, cells)


def _rounded(box: Box) -> Box:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
