"""Columns of years, quarters or months in which a mark says when a row is due.

The heading is the only place that names the time, and it bounds a row only where the row is ticked; so the deadline is
made here and not where times are read: one for each stretch of neighbouring ticks, standing at the headings.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.extract.context import Context
from vanban.extract.tasks.models import Range
from vanban.extract.tasks.table_headings import Meaning, TableHeadings
from vanban.layout.canonical import Canonical, TableGrid
from vanban.schema import Deadline, Severity
from vanban.text.normal import fold, squeeze

_YEAR = re.compile(r"(?:năm\s)?(?P<year>20\d\d)")
_MONTH = re.compile(r"(?:tháng\s?|t\.?\s?)?(?P<month>0?[1-9]|1[0-2])(?:\s?/\s?(?P<year>20\d\d))?")
_QUARTER = re.compile(r"(?:quý\s?|q\.?\s?)?(?P<quarter>i{1,3}|iv|[1-4])(?:\s?/\s?(?P<year>20\d\d))?")
_ABOVE_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Tick:
    """A column in which rows are ticked.

    Attributes:
        column: its index.
        place: where its heading stands in the canonical text.
        year: as printed in the heading or above it, ``None`` when neither says.
        first: first month, 1 to 12.
        last: last month.
    """

    column: int
    place: Range
    year: int | None
    first: int
    last: int


class TickedDeadlines:
    """Makes deadlines of ticked columns, each stretch of columns once a document.

    Args:
        context: the document.
        deadlines: those read so far; new ones are appended.
    """

    def __init__(self, context: Context, deadlines: list[Deadline]) -> None:
        self._context = context
        self._deadlines = deadlines
        self._known: dict[Range, Deadline] = {}

    def of(self, ticks: Sequence[Tick]) -> list[Deadline]:
        """One deadline for each stretch of neighbouring columns."""
        found = []
        first = 0
        for index, tick in enumerate(ticks):
            if index + 1 == len(ticks) or ticks[index + 1].column != tick.column + 1:
                found.append(self._deadline(ticks[first], tick))
                first = index + 1
        return found

    def _deadline(self, first: Tick, last: Tick) -> Deadline:
        place = (first.place[0], last.place[1])
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._made(first, last, place)
            self._deadlines.append(known)
        return known

    def _made(self, first: Tick, last: Tick, place: Range) -> Deadline:
        context = self._context
        day = context.reference_day
        text = context.canonical.text[place[0] : place[1]]
        # Without a year of its own the column is one of the document's year.
        year = int(day[:4]) if day else None
        start_year, end_year = first.year or year, last.year or year
        if first.year is None or last.year is None:
            said = f"{squeeze(text)}: no year is printed"
            code: tuple[str, Severity] = ("year-resolved", "info") if day else ("year-unknown", "warning")
            context.report(*code, said, *place)
        section = context.sections.at(place[0])
        return Deadline(
            id=f"d{len(self._deadlines) + 1}",
            text=text,
            start=date(start_year, first.first, 1).isoformat() if start_year else None,
            end=date(end_year, last.last, monthrange(end_year, last.last)[1]).isoformat() if end_year else None,
            section=section.id if section is not None else None,
            evidence=context.canonical.evidence(*place),
        )


def tick_columns(
    table: TableGrid,
    canonical: Canonical,
    headings: TableHeadings,
    cells: Sequence[Sequence[str]],
    meanings: Sequence[Meaning | None],
    first_row: int,
) -> tuple[Tick, ...]:
    """Columns whose heading is a period and whose cells hold nothing but marks, one at least in all of them."""
    found = []
    marks = 0
    for column, texts in enumerate(cells):
        if meanings[column] not in (None, "deadline") or not texts:
            continue
        index = next(row[column] for row in reversed(table.rows[:first_row]) if row[column] is not None)
        period = _period([squeeze(fold(text)).strip(" *") for text in texts])
        said = _said(table, canonical, first_row, column)
        if period is None or index is None or not all(text in headings.tick for text in said):
            continue
        block = canonical.blocks[index]
        found.append(Tick(column, (block.start, block.end), *period))
        marks += len(said)
    return tuple(found) if len(found) > 1 and marks else ()


def _said(table: TableGrid, canonical: Canonical, first_row: int, column: int) -> list[str]:
    """Folded texts of the cells under a heading, without those that reach over other columns (names of groups)."""
    indexes = {row[column] for row in table.rows[first_row:]} - {None}
    blocks = [canonical.blocks[index] for index in indexes if index is not None]
    texts = [canonical.block_text(block) for block in blocks if block.cell is None or block.cell.colspan == 1]
    return [text for text in (squeeze(fold(text)).strip(" *") for text in texts) if text]


def _period(texts: list[str]) -> tuple[int | None, int, int] | None:
    """Year, first and last month of a column by its headings from top to bottom."""
    lowest, above = texts[-1], " ".join(texts[:-1])
    over = _ABOVE_YEAR.search(above)
    year = int(over["year"]) if over is not None else None
    said = _YEAR.fullmatch(lowest)
    if said is not None:
        return int(said["year"]), 1, 12
    quarter = _QUARTER.fullmatch(lowest)
    if quarter is not None and (lowest.startswith("q") or "quý" in above):
        number = _QUARTERS.get(quarter["quarter"]) or int(quarter["quarter"])
        return int(quarter["year"]) if quarter["year"] else year, number * 3 - 2, number * 3
    month = _MONTH.fullmatch(lowest)
    if month is not None and (lowest.startswith("t") or "tháng" in above or month["year"]):
        number = int(month["month"])
        return int(month["year"]) if month["year"] else year, number, number
    return None
