"""Ruled tables of PDF pages, found by pdfplumber on the pages whose rulings make a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium_c

from vanban.schema import Box
from vanban.source.model import Cell, Line, Table
from vanban.source.pdf_text import Glyphs, lines_of

_THIN = 3.0  # points; a path object thinner than this is a ruling
_LONG = 12.0
_SNAP = 3.0


def has_grid(page: Any) -> bool:
    """The page's path objects hold several horizontal and several vertical rulings: cheap, before pdfplumber is asked."""
    horizontal = vertical = 0
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        width, height = right - left, top - bottom
        if width > _LONG and height > _LONG:  # a stroked rectangle or a whole grid drawn as one path
            horizontal += 2
            vertical += 2
        elif width > _LONG and height < _THIN:
            horizontal += 1
        elif height > _LONG and width < _THIN:
            vertical += 1
        if horizontal >= 3 and vertical >= 3:
            return True
    return False


def find_tables(plumber_page: Any) -> list[tuple[Box, list[list[Box | None]]]]:
    """Bounding box and rows of cell boxes of every ruled table, in points from the top left.

    The bottom row of a table that goes on overleaf often lacks its lower line; pdfplumber drops such a row, so the lowest end of
    the vertical rulings is given as a line of its own.
    """
    edges = [e for e in plumber_page.edges if e["orientation"] == "v" and e["bottom"] - e["top"] > 2]
    lowest = max((e["bottom"] for e in edges), default=None)
    settings: dict[str, Any] = {"snap_tolerance": _SNAP, "join_tolerance": _SNAP}
    if lowest is not None:
        settings["explicit_horizontal_lines"] = [lowest]
    found = []
    for table in plumber_page.find_tables(settings):
        rows = [[_box(cell) for cell in row.cells] for row in table.rows]
        if max(len(row) for row in rows) > 1 and sum(1 for row in rows for cell in row if cell) > 2:
            found.append((_box(table.bbox), rows))
    return found  # type: ignore[return-value]


def _box(cell: Sequence[float] | None) -> Box | None:
    return None if cell is None else (float(cell[0]), float(cell[1]), float(cell[2]), float(cell[3]))


def build_table(bounds: Box, rows: list[list[Box | None]], words: list[Glyphs], page: int) -> Table:
    """A table with the words that stand in its cells; merged cells are told by their boxes.

    Args:
        bounds: of the table.
        rows: cell boxes as pdfplumber gives them, ``None`` where a merged cell covers the position.
        words: all words of the page; those inside the table are used.
        page: 1-based.
    """
    xs = _grid([box[i] for row in rows for box in row if box for i in (0, 2)])
    ys = _grid([box[i] for row in rows for box in row if box for i in (1, 3)])
    cells = []
    for row in rows:
        for box in row:
            if box is None:
                continue
            left, right = _nearest(xs, box[0]), _nearest(xs, box[2])
            top, bottom = _nearest(ys, box[1]), _nearest(ys, box[3])
            inside = [w for w in words if _within(w.box, box)]
            lines: tuple[Line, ...] = tuple(lines_of(inside, page, "text-layer", split=False)) if inside else ()
            cells.append(Cell(top, left, lines, max(bottom - top, 1), max(right - left, 1), box))
    cells.sort(key=lambda c: (c.row, c.column))
    return Table(page, bounds, len(ys) - 1, len(xs) - 1, tuple(cells))


def _grid(values: list[float]) -> list[float]:
    lines: list[float] = []
    for value in sorted(values):
        if not lines or value - lines[-1] > _SNAP:
            lines.append(value)
    return lines


def _nearest(lines: list[float], value: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - value))


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] - 1 <= y <= outer[3] + 1
