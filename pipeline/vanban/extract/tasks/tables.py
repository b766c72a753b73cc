"""Tasks from tables: one a row, columns known by their headings."""

from __future__ import annotations

import re

from vanban.extract.context import Context
from vanban.extract.tasks.doer_cells import doers_and_helpers
from vanban.extract.tasks.models import Draft, Range
from vanban.extract.tasks.participants import distinct
from vanban.extract.tasks.table_columns import TaskColumns, task_columns
from vanban.extract.tasks.table_headings import TableHeadings
from vanban.extract.tasks.ticks import TickedDeadlines
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.splitting import split_units
from vanban.layout.canonical import Block, Canonical, TableGrid
from vanban.text.normal import fold, squeeze

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]|[a-zđA-Z][.)]|[-–+•*])\s+")
_GROUP_NUMBER = re.compile(r"[ivx]{1,6}[.)]?|[a-z][.)]?")
_CONTINUES = re.compile(r"[a-zà-ỹđ(]|\d{1,2}\)|[,;.]")


class TableTasks:
    """Reads the task tables of one document.

    Args:
        context: the document.
        units: reader of the document's units.
        headings: meanings of column headings.
        due: makes deadlines of ticked columns.
    """

    def __init__(self, context: Context, units: UnitReader, headings: TableHeadings, due: TickedDeadlines) -> None:
        self._due = due
        self._canonical: Canonical = context.canonical
        self._sections = context.sections
        self._reader = units
        self._headings = headings
        self._groups = {n.title_start for n in context.sections.nodes if n.kind == "table-group"}

    def read(self) -> list[Draft]:
        """Drafts in document order."""
        drafts: list[Draft] = []
        for table in self._canonical.tables:
            columns = task_columns(table, self._canonical, self._headings, self._reader.vocabulary)
            if columns is not None:
                drafts += self._rows(table, columns)
        return drafts

    def _rows(self, table: TableGrid, columns: TaskColumns) -> list[Draft]:
        drafts: list[Draft] = []
        seen: set[int] = set()
        addressed: list[Mention] = []
        above: dict[int, int] = {}
        numbered = self._is_numbered(table, columns)
        for row in table.rows[columns.first_row :]:
            cells = {column: self._said(index) for column, index in enumerate(row)}
            ticked = any(self._is_ticked(row[tick.column]) for tick in columns.ticks)
            group = None if ticked else self._group(row, cells, columns)
            if group is not None:
                addressed = self._addressed(group)
                above = {}
                continue
            index = row[columns.task]
            continued = numbered and cells.get(columns.number or 0) is None and self._continues(cells, columns)
            if drafts and (index is None or index in seen or continued):
                self._extend(drafts[-1], row, cells, columns, new_text=index is not None and index not in seen)
                if index is not None:
                    seen.add(index)
                continue
            if index is None or cells[columns.task] is None:
                continue
            seen.add(index)
            self._repeat(row, cells, above, columns)
            drafts.append(self._draft(index, cells, columns, addressed))
            drafts[-1].due = self._due.of([tick for tick in columns.ticks if self._is_ticked(row[tick.column])])
        return drafts

    def _is_ticked(self, index: int | None) -> bool:
        return index is not None and fold(self._text(index)).strip(" *") in self._headings.tick

    def _said(self, index: int | None) -> int | None:
        """The block, unless it says nothing."""
        if index is None:
            return None
        return None if fold(self._text(index)).strip() in self._headings.empty else index

    def _text(self, index: int) -> str:
        return self._canonical.block_text(self._canonical.blocks[index])

    def _is_numbered(self, table: TableGrid, columns: TaskColumns) -> bool:
        if columns.number is None:
            return False
        rows = table.rows[columns.first_row :]
        return sum(row[columns.number] is not None for row in rows) * 2 >= len(rows)

    def _continues(self, cells: dict[int, int | None], columns: TaskColumns) -> bool:
        """A row without number that only goes on with the one above, cut by the end of a page."""
        task = cells[columns.task]
        if task is None:
            return True
        told = (columns.lead, columns.support, columns.deadline)
        others = [column for column in told if column is not None and cells.get(column) is not None]
        return not others or _CONTINUES.match(self._text(task)) is not None

    def _group(self, row: tuple[int | None, ...], cells: dict[int, int | None], columns: TaskColumns) -> int | None:
        """Block of the name when the row names a group of tasks."""
        task = row[columns.task]
        if task is not None and self._names_group(task):
            return task
        said = {index for column, index in cells.items() if index is not None and column != columns.number}
        if len(said) != 1:
            return None
        (index,) = said
        if self._names_group(index):
            return index
        block = self._canonical.blocks[index]
        merged = block.cell is not None and block.cell.colspan > 1 and row[columns.task] == index
        number = row[columns.number] if columns.number is not None else None
        label = fold(self._text(number)).strip(" *.") if number is not None and number != index else ""
        return index if merged or (label and _GROUP_NUMBER.fullmatch(label)) else None

    def _names_group(self, index: int) -> bool:
        return self._canonical.blocks[index].start in self._groups

    def _addressed(self, index: int) -> list[Mention]:
        """Units that a group's name consists of."""
        block = self._canonical.blocks[index]
        text = self._canonical.block_text(block)
        label = _LABEL.match(text)
        units = split_units(text[label.end() if label else 0 :], self._reader.vocabulary, document=self._reader)
        return units if units and all(unit.kind != "other" for unit in units) and len(text) < 160 else []

    def _repeat(
        self, row: tuple[int | None, ...], cells: dict[int, int | None], above: dict[int, int], columns: TaskColumns
    ) -> None:
        """Cells that say *như trên* stand for the one above, and empty ones before the task."""
        for column, index in cells.items():
            printed = row[column]
            ditto = printed is not None and fold(self._text(printed)).strip() in self._headings.ditto
            silent = printed is None and column in columns.told_once
            if (ditto or silent) and column in above:
                cells[column] = above[column]
            elif index is not None:
                above[column] = index

    def _draft(self, index: int, cells: dict[int, int | None], columns: TaskColumns, addressed: list[Mention]) -> Draft:
        block = self._canonical.blocks[index]
        label = _LABEL.match(self._canonical.block_text(block))
        node = self._sections.at(block.start)
        draft = Draft(
            start=block.start,
            end=block.end,
            action=block.start + (label.end() if label is not None else 0),
            section=node.id if node is not None else None,
            in_table=True,
        )
        draft.leads, helpers = self._doers(cells, columns)
        draft.supports = distinct([*helpers, *self._units(cells, columns.support)])
        draft.reports = self._units(cells, columns.report_to)
        if not draft.leads and addressed:
            draft.leads, draft.inherited = addressed, True
        time = self._block(cells, columns.deadline)
        draft.time = (time.start, time.end) if time is not None else None
        product = self._block(cells, columns.deliverable)
        draft.deliverable = squeeze(self._canonical.block_text(product)).rstrip(" .;") if product is not None else None
        return draft

    def _block(self, cells: dict[int, int | None], column: int | None) -> Block | None:
        index = cells.get(column) if column is not None else None
        return self._canonical.blocks[index] if index is not None else None

    def _doers(self, cells: dict[int, int | None], columns: TaskColumns) -> tuple[list[Mention], list[Mention]]:
        """Doers of the row, and helpers that the same cell names."""
        block = self._block(cells, columns.lead)
        if block is None:
            return [], []
        leads, helpers = doers_and_helpers(fold(self._canonical.block_text(block)), slash=columns.both)
        return self._named(block, leads), self._named(block, helpers) if helpers is not None else []

    def _units(self, cells: dict[int, int | None], column: int | None) -> list[Mention]:
        block = self._block(cells, column)
        return self._named(block, (0, block.end - block.start)) if block is not None else []

    def _named(self, block: Block, part: Range) -> list[Mention]:
        """Units in a part of a cell."""
        start = block.start + part[0]
        text = self._canonical.block_text(block)[part[0] : part[1]]
        found = split_units(text, self._reader.vocabulary, [b - start for b in block.breaks], self._reader)
        return [Mention(start + m.start, start + m.end, m.name, m.kind, m.canonical) for m in found]

    def _extend(
        self,
        draft: Draft,
        row: tuple[int | None, ...],
        cells: dict[int, int | None],
        columns: TaskColumns,
        *,
        new_text: bool,
    ) -> None:
        """The row goes on: its text is joined, its other cells fill what was empty above."""
        index = row[columns.task]
        if new_text and index is not None:
            block = self._canonical.blocks[index]
            draft.pieces.append((block.start, block.end))
        further = not new_text and index is not None
        if not draft.leads or further:
            names = {m.name for m in draft.leads}
            draft.leads += [m for m in self._doers(cells, columns)[0] if m.name not in names]
        if further:
            names = {m.name for m in draft.supports}
            draft.supports += [m for m in self._units(cells, columns.support) if m.name not in names]
        time = self._block(cells, columns.deadline)
        if draft.time is None and time is not None:
            draft.time = (time.start, time.end)
