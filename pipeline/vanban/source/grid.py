"""Ruling lines become the cells of tables; the same for lines that a PDF draws and lines found on a scan.

The geometry is pdfplumber's (its table finder works on edges, wherever they come from). Around it stands what it lacks:
a table cut by the page's end has no lowest line, some offices draw no outer verticals, and merged cells need their
spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from vanban.schema import Box

# Points; pdfplumber's own tolerances, which fit border lines of up to 3 points.
_SNAP = 3.0
_REACH = 3.0
# A line that ends this much further out than the last crossing line leaves a cell open.
_OPEN_SIDE = 8.0
# More lines than this are a drawing.
_MOST_EDGES = 1_500
_LEAST_CELL = 4.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: ``h`` horizontal or ``v`` vertical, in points from the page's top left."""

    orientation: Literal["h", "v"]
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place in the grid, 0-based, and its box in points."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table, row by row."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    box: Box


def find_grids(rulings: Sequence[Ruling], least_width: float) -> list[Grid]:
    """Tables of at least two columns that the lines draw, top to bottom.

    Args:
        rulings: the page's lines; a few underlines without verticals make no table.
        least_width: narrower frames (stamps, check boxes) are no tables, in points.
    """
    vertical = sum(1 for ruling in rulings if ruling.orientation == "v")
    if vertical < 1 or len(rulings) - vertical < 2:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([_edge(ruling) for ruling in rulings], _SNAP, _SNAP, _SNAP, _SNAP)
    if len(edges) > _MOST_EDGES:
        return []
    grids = []
    for group in _connected(edges):
        closed = merge_edges([*group, *_missing_sides(group)], _SNAP, _SNAP, _SNAP, _SNAP)
        cells = intersections_to_cells(edges_to_intersections(closed, _REACH, _REACH))
        for table in cells_to_tables(cells):
            grid = _grid([cell for cell in table if _is_cell(cell)])
            if grid is not None and grid.box[2] - grid.box[0] >= least_width:
                grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _edge(ruling: Ruling) -> dict[str, Any]:
    return {
        "orientation": ruling.orientation,
        "x0": ruling.x0,
        "x1": ruling.x1,
        "top": ruling.top,
        "bottom": ruling.bottom,
        "width": ruling.x1 - ruling.x0,
        "height": ruling.bottom - ruling.top,
    }


def _is_cell(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST_CELL and box[3] - box[1] >= _LEAST_CELL


def _connected(edges: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Groups of edges that touch one another and hold lines of both directions."""
    horizontal = [edge for edge in edges if edge["orientation"] == "h"]
    vertical = [edge for edge in edges if edge["orientation"] == "v"]
    parent = list(range(len(edges)))
    place = {id(edge): number for number, edge in enumerate(edges)}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for v in vertical:
        for h in horizontal:
            if (
                v["top"] - _REACH <= h["top"] <= v["bottom"] + _REACH
                and h["x0"] - _REACH <= v["x0"] <= h["x1"] + _REACH
            ):
                parent[root(place[id(v)])] = root(place[id(h)])
    groups: dict[int, list[dict[str, Any]]] = {}
    for number, edge in enumerate(edges):
        groups.setdefault(root(number), []).append(edge)
    return [group for group in groups.values() if len({edge["orientation"] for edge in group}) == 2]


def _missing_sides(group: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outer lines that the table leaves out: below a row that goes on overleaf, at an open left or right side."""
    horizontal = [edge for edge in group if edge["orientation"] == "h"]
    vertical = [edge for edge in group if edge["orientation"] == "v"]
    left, right = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
    top, bottom = min(edge["top"] for edge in group), max(edge["bottom"] for edge in group)
    sides = []
    if len(vertical) >= 2:
        if bottom - max(edge["top"] for edge in horizontal) > _OPEN_SIDE:
            sides.append(Ruling("h", left, bottom, right, bottom))
        if min(edge["top"] for edge in horizontal) - top > _OPEN_SIDE:
            sides.append(Ruling("h", left, top, right, top))
    if len(horizontal) >= 3:
        if min(edge["x0"] for edge in vertical) - left > _OPEN_SIDE:
            sides.append(Ruling("v", left, top, left, bottom))
        if right - max(edge["x0"] for edge in vertical) > _OPEN_SIDE:
            sides.append(Ruling("v", right, top, right, bottom))
    return [_edge(side) for side in sides]


def _grid(boxes: Sequence[Box]) -> Grid | None:
    xs = _levels(value for box in boxes for value in (box[0], box[2]))
    ys = _levels(value for box in boxes for value in (box[1], box[3]))
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        left, right = _nearest(xs, box[0]), _nearest(xs, box[2])
        top, bottom = _nearest(ys, box[1]), _nearest(ys, box[3])
        cells.append(GridCell(top, left, max(bottom - top, 1), max(right - left, 1), box))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(len(ys) - 1, len(xs) - 1, tuple(cells), (xs[0], ys[0], xs[-1], ys[-1]))


def _levels(values: Iterable[float]) -> list[float]:
    """Distinct coordinates, those nearer than the tolerance taken as one."""
    ordered = sorted(set(values))
    levels = ordered[:1]
    levels.extend(after for before, after in pairwise(ordered) if after - before > _SNAP)
    return levels


def _nearest(levels: Sequence[float], value: float) -> int:
    return min(range(len(levels)), key=lambda index: abs(levels[index] - value))
