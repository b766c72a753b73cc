"""Word tables: grid, merged cells, heading rows, and whether their borders are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from vanban.errors import LimitExceededError
from vanban.source.model import Line, Table
from vanban.source.native.docx_package import Element, W, switch, value, whole
from vanban.source.native.docx_styles import Styles
from vanban.source.native.reading import MAX_TABLE_POSITIONS
from vanban.source.native.sidebyside import RawCell, RawTable

_MOST_COLUMNS = 200  # Word itself allows 63
# Column edges nearer than this (twips, 2.6 mm) are one edge that was dragged in some rows only.
_SAME_EDGE = 150
_SIDES = ("top", "bottom", "left", "right")
_TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


@dataclass(slots=True)
class _Placed:
    """A cell on Word's grid before the columns are settled."""

    row: int
    start: int
    span: int
    element: Element
    content: tuple[Line | Table, ...]
    rowspan: int = 1


def read_table(
    path: Path, table: Element, styles: Styles, read_cell: Callable[[Element], list[Line | Table]]
) -> RawTable | None:
    """The table of a ``w:tbl``.

    Args:
        path: for error messages.
        table: the element.
        styles: the document's styles, for borders.
        read_cell: reads the content of a ``w:tc``.

    Returns:
        The table, ``None`` when it has no cells.
    """
    placed: list[_Placed] = []
    open_above: dict[int, _Placed] = {}
    header_rows = rows = 0
    for row in _children(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        if header_rows == rows and switch(properties, "tblHeader"):
            header_rows += 1
        start = _span(value(properties, "gridBefore"), 0)
        for element in _children(row, "tc"):
            cell_properties = element.find(W + "tcPr")
            span = max(_span(value(cell_properties, "gridSpan"), 1), 1)
            above = open_above.get(start)
            merge = value(cell_properties, "vMerge")
            if merge is not None and merge != "restart" and above is not None and above.row + above.rowspan == rows:
                above.rowspan += 1
            else:
                cell = _Placed(rows, start, span, element, tuple(read_cell(element)))
                placed.append(cell)
                open_above[start] = cell
            start = min(start + span, _MOST_COLUMNS)
        rows += 1
    if not placed:
        return None
    columns = _settle_columns(placed, _edges(table))
    if rows * columns > MAX_TABLE_POSITIONS:
        raise LimitExceededError(path, f"a table of {rows} rows and {columns} columns is larger than is read")
    cells = tuple(RawCell(c.row, c.start, c.content, rowspan=c.rowspan, colspan=c.span) for c in placed)
    ruled = _is_ruled(table, placed, styles)
    return RawTable(cells, rows, columns, header_rows if header_rows < rows else 0, ruled)


def _children(parent: Element, name: str) -> Iterator[Element]:
    for child in parent.iterchildren():
        if child.tag == W + name:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)


def _span(text: str | None, default: int) -> int:
    number = whole(text)
    return default if number is None else min(max(number, 0), _MOST_COLUMNS)


def _edges(table: Element) -> list[int]:
    """Left edges of the grid's columns in twips and the right edge of the last; empty when widths are not given."""
    edges = [0]
    for column in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        width = whole(column.get(W + "w"))
        if not width or width < 0:
            return []
        edges.append(edges[-1] + width)
    return edges


def _settle_columns(placed: list[_Placed], edges: list[int]) -> int:
    """Number the columns by the edges at which cells begin, and give the cells these numbers; returns their count."""
    end = max(cell.start + cell.span for cell in placed)
    close = {index for index in range(1, len(edges)) if edges[index] - edges[index - 1] < _SAME_EDGE}
    for merged in (close, set[int]()):
        begins = sorted({_edge(cell.start, merged) for cell in placed})
        number = {edge: index for index, edge in enumerate(begins)}
        spots = {(cell.row, number[_edge(cell.start, merged)]) for cell in placed}
        if len(spots) == len(placed):
            break
    for cell in placed:
        first = number[_edge(cell.start, merged)]
        last = _edge(min(cell.start + cell.span, end), merged)
        cell.start, cell.span = first, max(sum(1 for edge in begins if edge < last) - first, 1)
    return len(begins)


def _edge(index: int, merged: set[int]) -> int:
    """The edge that stands for this one when near edges are one."""
    while index in merged:
        index -= 1
    return index


@dataclass(frozen=True, slots=True)
class _Borders:
    """Whether the outer and inner edges of cells are drawn; ``None`` where nothing is said."""

    top: bool | None = None
    bottom: bool | None = None
    left: bool | None = None
    right: bool | None = None
    across: bool | None = None
    down: bool | None = None

    def over(self, base: _Borders) -> _Borders:
        return _Borders(
            *(
                below if said is None else said
                for said, below in zip(
                    (self.top, self.bottom, self.left, self.right, self.across, self.down),
                    (base.top, base.bottom, base.left, base.right, base.across, base.down),
                    strict=True,
                )
            )
        )


def _borders(properties: Element | None, name: str) -> _Borders:
    borders = None if properties is None else properties.find(W + name)
    if borders is None:
        return _Borders()

    def drawn(*names: str) -> bool | None:
        for side in names:
            element = borders.find(W + side)
            if element is not None:
                pale = element.get(W + "color", "").upper() == "FFFFFF"
                return element.get(W + "val", "none") not in ("nil", "none") and not pale
        return None

    return _Borders(
        drawn("top"), drawn("bottom"), drawn("left", "start"), drawn("right", "end"), drawn("insideH"), drawn("insideV")
    )


def _is_ruled(table: Element, placed: list[_Placed], styles: Styles) -> bool:
    """Most cells that hold something have at least two of their four edges drawn.

    One edge alone is the rule under the issuer or the motto.
    """
    properties = table.find(W + "tblPr")
    whole_table = _borders(properties, "tblBorders")
    for style in styles.table_chain(value(properties, "tblStyle")):
        whole_table = whole_table.over(_borders(style.find(W + "tblPr"), "tblBorders"))
    rows = max(cell.row + cell.rowspan for cell in placed)
    columns = max(cell.start + cell.span for cell in placed)
    ruled = filled = 0
    for cell in placed:
        if not cell.content:
            continue
        around = replace(
            whole_table,
            top=whole_table.top if cell.row == 0 else whole_table.across,
            bottom=whole_table.bottom if cell.row + cell.rowspan >= rows else whole_table.across,
            left=whole_table.left if cell.start == 0 else whole_table.down,
            right=whole_table.right if cell.start + cell.span >= columns else whole_table.down,
        )
        own = _borders(cell.element.find(W + "tcPr"), "tcBorders").over(around)
        filled += 1
        ruled += sum(bool(getattr(own, side)) for side in _SIDES) >= 2
    return ruled * 2 > filled
