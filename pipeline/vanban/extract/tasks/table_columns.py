"""Which columns of a table hold task, doer, helper, deadline and product; whether it is a task table at all."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.extract.tasks.table_headings import Meaning, TableHeadings
from vanban.extract.tasks.ticks import Tick, tick_columns
from vanban.extract.units.splitting import split_units
from vanban.extract.units.vocabulary import Vocabulary
from vanban.layout.canonical import Canonical, TableGrid


@dataclass(frozen=True, slots=True)
class TaskColumns:
    """Columns of a task table; ``None`` where it has no such column.

    Attributes:
        task: what is to be done.
        first_row: first row under the headings.
        both: the column of doers names the helpers too (*Đơn vị chủ trì/phối hợp*).
        ticks: columns of years, quarters or months in which a mark says when.
    """

    task: int
    first_row: int
    number: int | None = None
    lead: int | None = None
    support: int | None = None
    deadline: int | None = None
    deliverable: int | None = None
    report_to: int | None = None
    both: bool = False
    ticks: tuple[Tick, ...] = ()

    @property
    def told_once(self) -> list[int]:
        """Columns before the task: what they say holds until they say something else."""
        known = (self.lead, self.support, self.deadline)
        return [column for column in known if column is not None and column < self.task]


def task_columns(
    table: TableGrid, canonical: Canonical, headings: TableHeadings, vocabulary: Vocabulary
) -> TaskColumns | None:
    """The columns of ``table``, or ``None`` when it assigns nothing."""
    if not table.rows:
        return None
    first_row = max(table.header_rows, 1)
    cells = [_heading_cells(table, canonical, first_row, column) for column in range(len(table.rows[0]))]
    meanings = headings.columns(cells)
    if "lead" not in meanings:
        doubtful = [c for c, texts in enumerate(cells) if texts and headings.may_be_unit(texts[-1])]
        doers = [c for c in doubtful if _names_units(table, canonical, first_row, c, vocabulary)]
        if doers:
            meanings[doers[0]] = "lead"
    ticks = tick_columns(table, canonical, headings, cells, meanings, first_row)
    if "task" not in meanings or not ({"lead", "deadline", "support"} & set(meanings) or ticks):
        return None
    if "document" in meanings and "lead" not in meanings:
        return None
    if "target" in meanings and "deadline" not in meanings:
        return None
    tasks = [c for c, meaning in enumerate(meanings) if meaning == "task"]
    return TaskColumns(
        task=max(tasks, key=lambda c: (_variety(table, first_row, c), c)),
        first_row=first_row,
        number=_first(meanings, "number"),
        lead=_first(meanings, "lead"),
        support=_first(meanings, "support"),
        deadline=_last(meanings, "deadline"),
        deliverable=_first(meanings, "deliverable"),
        report_to=_first(meanings, "report_to"),
        both="lead" in meanings and any(map(headings.names_both, cells[meanings.index("lead")])),
        ticks=ticks,
    )


def _heading_cells(table: TableGrid, canonical: Canonical, first_row: int, column: int) -> list[str]:
    indexes = dict.fromkeys(row[column] for row in table.rows[:first_row])
    return [canonical.block_text(canonical.blocks[index]) for index in indexes if index is not None]


def _names_units(table: TableGrid, canonical: Canonical, first_row: int, column: int, vocabulary: Vocabulary) -> bool:
    """Most cells of the column name units, so that *Đơn vị* is no unit of measure."""
    indexes = {row[column] for row in table.rows[first_row:]} - {None}
    texts = [canonical.block_text(canonical.blocks[index]) for index in indexes if index is not None]
    named = sum(any(unit.kind != "other" for unit in split_units(text, vocabulary)) for text in texts)
    return bool(texts) and named * 2 > len(texts)


def _variety(table: TableGrid, first_row: int, column: int) -> int:
    """How many different cells the column has: a merged column groups the rows, it does not tell them apart."""
    return len({row[column] for row in table.rows[first_row:]})


def _first(meanings: list[Meaning | None], meaning: Meaning) -> int | None:
    return meanings.index(meaning) if meaning in meanings else None


def _last(meanings: list[Meaning | None], meaning: Meaning) -> int | None:
    return len(meanings) - 1 - meanings[::-1].index(meaning) if meaning in meanings else None
