"""Where the whole text is an expression of time: cells of a time column, and what follows a label with a colon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from vanban.extract.deadlines.phrases import alternatives, anywhere, elastic
from vanban.layout.canonical import Block, Canonical, TableGrid
from vanban.text.normal import fold

ColumnKind = Literal["whole", "start", "end"]
"""What a column of time holds: whole expressions, or only first days, or only last days."""

_LABEL_TAIL = r"(?:\s[^\s:.;()\d]{1,12}){0,6}\s?(?:\([^()\n]{0,40}\)\s?)?[*_]{0,3}\s?:[*_]{0,3}\s?"
_FIELD_END = re.compile(r"[.;](?=\s|$|/)|\n")


class TimeFields:
    """Finds time columns and labelled fields by the words of the lexicon."""

    def __init__(self, lexicon: Mapping[str, Sequence[str]]) -> None:
        self._column = anywhere(lexicon["columns"])
        self._not_column = anywhere(lexicon["not_columns"])
        self._start_column = re.compile(elastic(rf"^(?:{alternatives(lexicon['columns_start'])})(?!\w)"))
        self._end_column = re.compile(elastic(rf"^(?:{alternatives(lexicon['columns_end'])})(?!\w)"))
        self._label = re.compile(elastic(rf"(?<!\w)(?:{alternatives(lexicon['labels'])}){_LABEL_TAIL}"))

    def cells(self, canonical: Canonical) -> dict[int, ColumnKind]:
        """Block index of every cell that holds nothing but time."""
        found: dict[int, ColumnKind] = {}
        for table in canonical.tables:
            kinds = self._columns(canonical, table)
            heading_rows = max(table.header_rows, 1)
            for row in table.rows[heading_rows:]:
                for column, index in enumerate(row):
                    kind = kinds.get(column)
                    if kind is not None and index is not None and _within(canonical.blocks[index], kinds):
                        found[index] = kind
        return found

    def _columns(self, canonical: Canonical, table: TableGrid) -> dict[int, ColumnKind]:
        kinds: dict[int, ColumnKind] = {}
        heading_rows = table.rows[: max(table.header_rows, 1)]
        for column in range(len(table.rows[0]) if table.rows else 0):
            indexes = dict.fromkeys(row[column] for row in heading_rows if row[column] is not None)
            texts = [fold(canonical.block_text(canonical.blocks[i])).strip(" *") for i in indexes if i is not None]
            said = " ".join(texts)
            if not said or len(said) > 120 or not self._column.search(said) or self._not_column.search(said):
                continue
            last = texts[-1]
            if len(texts) > 1 and self._start_column.search(last):
                kinds[column] = "start"
            elif len(texts) > 1 and self._end_column.search(last):
                kinds[column] = "end"
            else:
                kinds[column] = "whole"
        return kinds

    def labelled(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges after a label: ``Thời gian thực hiện: …`` up to the end of the sentence."""
        fields = []
        position = start
        while (label := self._label.search(folded, position, end)) is not None:
            close = _FIELD_END.search(folded, label.end(), end)
            stop = close.start() if close else end
            fields.append((label.end(), stop))
            position = max(stop, label.end())
        return fields


def _within(block: Block, kinds: Mapping[int, ColumnKind]) -> bool:
    """A cell merged over other columns too is a heading of rows, not a time."""
    cell = block.cell
    return cell is not None and all(column in kinds for column in range(cell.column, cell.column + cell.colspan))
