"""Targets in a table of indicators: unit and figure in columns of their own, one column of figures or one a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban.extract.targets.figures import NUMBER, number
from vanban.extract.targets.prose import Figure
from vanban.layout.canonical import Canonical, TableGrid
from vanban.schema.language import Comparator
from vanban.text.normal import fold

_SIGNS: dict[str, Comparator] = {"≥": ">=", ">=": ">=", ">": ">=", "≤": "<=", "<=": "<=", "<": "<=", "=": "="}
_WORDS: dict[str, Comparator] = {
    "trên": ">=",
    "tối thiểu": ">=",
    "ít nhất": ">=",
    "dưới": "<=",
    "không quá": "<=",
    "tối đa": "<=",
    "đạt": "=",
}
_VALUE = re.compile(
    rf"\s{{0,3}}(?P<sign>{'|'.join(_SIGNS)})?\s{{0,2}}(?P<word>{'|'.join(_WORDS)})?\s{{0,2}}"
    rf"(?P<a>{NUMBER})\s?(?P<pa>%)?(?:\s?-\s?(?P<b>{NUMBER})\s?(?P<pb>%)?)?(?![\w/])"
)


_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d|\s?-\s?20\d\d)")
_ONLY_YEAR = re.compile(r"(?:(?:đến )?(?:hết )?năm )?20\d\d|(?:giai đoạn )?20\d\d\s?-\s?20\d\d")
_ONWARDS = re.compile(r"\s?(?:[^\W\d]{1,8}\s)?trở lên(?!\w)")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a table of targets.

    Attributes:
        indicator: what is measured.
        unit: of measure, ``None`` without such a column.
        values: columns of figures, each with the last day of the year that its heading names.
    """

    indicator: int
    unit: int | None
    values: Mapping[int, str | None]


class TargetTables:
    """Reads tables whose headings name indicator and figure.

    Args:
        columns: heading words by role.
    """

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        self._columns = {role: [fold(w) for w in words] for role, words in columns.items()}

    def read(self, canonical: Canonical) -> tuple[list[Figure], set[int]]:
        """Targets of all tables, and the block indexes of the tables' cells that were read."""
        figures: list[Figure] = []
        used: set[int] = set()
        for table in canonical.tables:
            columns = self._columns_of(canonical, table)
            if columns is None:
                continue
            for row in table.rows[max(table.header_rows, 1) :]:
                for figure, block in _of_row(canonical, row, columns):
                    figures.append(figure)
                    used.add(block)
        return figures, used

    def _columns_of(self, canonical: Canonical, table: TableGrid) -> _Columns | None:
        """Indicator, unit and figures; ``None`` for any other table."""
        roles: dict[str, int] = {}
        values: dict[int, str | None] = {}
        for column in range(len(table.rows[0]) if table.rows else 0):
            indexes = dict.fromkeys(row[column] for row in table.rows[: max(table.header_rows, 1)])
            cells = [_said(canonical, index) for index in indexes if index is not None]
            role = next((r for r in ("indicator", "unit") if r not in roles and self._stands_over(r, cells)), None)
            if role is not None:
                roles[role] = column
            elif not self._stands_over("reached", cells):
                year = _YEAR.search(" ".join(cells))
                if self._stands_over("value", cells) or (year is not None and _ONLY_YEAR.fullmatch(cells[-1])):
                    values[column] = f"{year['year']}-12-31" if year is not None else None
        if "indicator" not in roles or not values:
            return None
        if any(values.values()):
            # Beside columns of years one without is a sum or a remark.
            values = {column: due for column, due in values.items() if due is not None}
        return _Columns(roles["indicator"], roles.get("unit"), values)

    def _stands_over(self, role: str, cells: Sequence[str]) -> bool:
        return any(_heads(cell, word) for cell in cells for word in self._columns[role])


def _said(canonical: Canonical, index: int) -> str:
    return " ".join(fold(canonical.block_text(canonical.blocks[index])).strip(" *").split())


def _of_row(canonical: Canonical, row: Sequence[int | None], columns: _Columns) -> Iterator[tuple[Figure, int]]:
    name = row[columns.indicator]
    unit_index = row[columns.unit] if columns.unit is not None else None
    unit = " ".join(canonical.block_text(canonical.blocks[unit_index]).split()) if unit_index is not None else None
    for column, due in columns.values.items():
        value = row[column]
        if name is None or value is None or value in (name, unit_index):
            continue
        block = canonical.blocks[value]
        match = _VALUE.match(fold(canonical.block_text(block)))
        if match is None:
            continue
        comparator: Comparator = _SIGNS.get(match["sign"] or "", _WORDS.get(match["word"] or "", "="))
        if match["b"]:
            comparator = "range"
        elif _ONWARDS.match(fold(canonical.block_text(block)), match.end()):
            comparator = ">="
        yield (
            Figure(
                block.start,
                block.end,
                " ".join(canonical.block_text(canonical.blocks[name]).split()),
                comparator,
                number(match["a"]),
                number(match["b"]) if match["b"] else None,
                unit or ("%" if match["pa"] or match["pb"] else None),
                due,
            ),
            value,
        )


def _heads(heading: str, word: str) -> bool:
    return heading == word or heading.startswith((f"{word} ", f"{word}("))
