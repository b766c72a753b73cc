"""Tables of HTML: the grid that row and column spans make."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from vanban.errors import LimitExceededError
from vanban.source.model import Line, Table
from vanban.source.native.html_style import Declarations, border_drawn
from vanban.source.native.reading import MAX_TABLE_POSITIONS
from vanban.source.native.sidebyside import RawCell, RawTable

_MOST_COLUMNS = 200


@dataclass(slots=True)
class _OpenCell:
    row: int
    colspan: int
    rowspan: int
    heading: bool
    content: list[Line | Table]


@dataclass(slots=True)
class TableBuilder:
    """Collects the cells of one ``<table>`` in document order.

    Attributes:
        path: for error messages.
        ruled: by the table's own attribute and style; ``None`` when nothing is said.
    """

    path: Path
    ruled: bool | None
    _cells: list[_OpenCell] = field(default_factory=list)
    _row: int = -1
    _in_head: bool = False
    _head_rows: set[int] = field(default_factory=set)
    _section_ends: list[int] = field(default_factory=list)
    _cell_borders: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, path: Path, element: html.HtmlElement, declared: Declarations) -> TableBuilder:
        """Begin the table of a ``<table>`` element."""
        border = (element.get("border") or "").strip()
        ruled = border_drawn(declared)
        if ruled is None and "border" in element.attrib:
            ruled = border not in ("0", "0px")
        return cls(path, ruled)

    def open_section(self, tag: str) -> None:
        """``thead``, ``tbody`` or ``tfoot`` begins; a cell never spans out of its section."""
        self._in_head = tag == "thead"

    def close_section(self) -> None:
        """The section ends."""
        self._in_head = False
        self._section_ends.append(self._row + 1)

    def open_row(self) -> None:
        """``tr`` begins."""
        self._row += 1
        if self._in_head:
            self._head_rows.add(self._row)

    def add_cell(self, element: html.HtmlElement, declared: Declarations, content: list[Line | Table]) -> None:
        """``td`` or ``th`` ended with this content."""
        if self._row < 0:
            self.open_row()
        drawn = border_drawn(declared)
        if drawn is not None:
            self._cell_borders.append(drawn)
        rowspan = _span(element.get("rowspan"), 65_534)
        cell = _OpenCell(self._row, max(_span(element.get("colspan"), 100), 1), rowspan, element.tag == "th", content)
        self._cells.append(cell)

    def build(self) -> RawTable | None:
        """The finished table, ``None`` when it has no cells."""
        rows = self._row + 1
        taken: dict[int, int] = {}  # column → first row in which it is free again
        cells: list[RawCell] = []
        columns = column = 0
        row = -1
        for cell in self._cells:
            if cell.row != row:
                row, column = cell.row, 0
            while taken.get(column, 0) > row:
                column += 1
            section_end = next((end for end in self._section_ends if end > row), rows)
            # rowspan="0" reaches to the end of the section.
            last = min(row + cell.rowspan, section_end) if cell.rowspan else section_end
            colspan = min(cell.colspan, max(_MOST_COLUMNS - column, 1))
            for spanned in range(column, column + colspan):
                taken[spanned] = max(last, row + 1)
            cells.append(RawCell(row, column, tuple(cell.content), rowspan=max(last - row, 1), colspan=colspan))
            column += colspan
            columns = max(columns, column)
        if not cells:
            return None
        if rows * columns > MAX_TABLE_POSITIONS:
            raise LimitExceededError(self.path, f"a table of {rows} rows and {columns} columns is larger than is read")
        return _without_empty_columns(RawTable(tuple(cells), rows, columns, self._header_rows(rows), self._is_ruled()))

    def _header_rows(self, rows: int) -> int:
        headings = set(self._head_rows)
        for row in range(rows):
            cells = [cell for cell in self._cells if cell.row == row]
            if not cells or not all(cell.heading for cell in cells):
                break
            headings.add(row)
        count = 0
        while count in headings:
            count += 1
        return count if count < rows else 0

    def _is_ruled(self) -> bool | None:
        if self._cell_borders:
            return sum(self._cell_borders) * 2 > len(self._cell_borders)
        return self.ruled


def _without_empty_columns(table: RawTable) -> RawTable:
    """The table without grid columns at which no cell begins, which generous column spans leave behind."""
    begins = sorted({cell.column for cell in table.cells})
    if len(begins) == table.columns:
        return table
    cells = tuple(
        RawCell(
            cell.row,
            begins.index(cell.column),
            cell.content,
            rowspan=cell.rowspan,
            colspan=sum(1 for begin in begins if cell.column <= begin < cell.column + cell.colspan),
        )
        for cell in table.cells
    )
    return RawTable(cells, table.rows, len(begins), table.header_rows, table.ruled)


def _span(text: str | None, most: int) -> int:
    """A span attribute; 1 when it is missing or no number."""
    if text is None or not text.strip().isdecimal():
        return 1
    return min(int(text.strip()[:9]), most)
