"""Targets in a table of indicators: one row a target, unit and figure in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
            roles = self._roles(canonical, table)
            if "indicator" not in roles or "value" not in roles:
                continue
            for row in table.rows[max(table.header_rows, 1) :]:
                for figure, block in self._of_row(canonical, row, roles):
                    figures.append(figure)
                    used.add(block)
        return figures, used

    def _roles(self, canonical: Canonical, table: TableGrid) -> dict[str, int]:
        roles: dict[str, int] = {}
        for row in table.rows[: max(table.header_rows, 1)]:
            for column, index in enumerate(row):
                if index is None:
                    continue
                heading = " ".join(fold(canonical.block_text(canonical.blocks[index])).strip(" *").split())
                for role, words in self._columns.items():
                    if role not in roles and column not in roles.values() and any(_heads(heading, w) for w in words):
                        roles[role] = column
        return roles

    def _of_row(
        self, canonical: Canonical, row: Sequence[int | None], roles: Mapping[str, int]
    ) -> Iterator[tuple[Figure, int]]:
        name, value = row[roles["indicator"]], row[roles["value"]]
        if name is None or value is None or name == value:
            return
        unit_index = row[roles["unit"]] if "unit" in roles else None
        block = canonical.blocks[value]
        match = _VALUE.match(fold(canonical.block_text(block)))
        if match is None:
            return
        unit = " ".join(canonical.block_text(canonical.blocks[unit_index]).split()) if unit_index is not None else None
        comparator: Comparator = _SIGNS.get(match["sign"] or "", _WORDS.get(match["word"] or "", "="))
        if match["b"]:
            comparator = "range"
        yield (
            Figure(
                block.start,
                block.end,
                " ".join(canonical.block_text(canonical.blocks[name]).split()),
                comparator,
                number(match["a"]),
                number(match["b"]) if match["b"] else None,
                unit or ("%" if match["pa"] or match["pb"] else None),
            ),
            value,
        )


def _heads(heading: str, word: str) -> bool:
    return heading == word or heading.startswith((f"{word} ", f"{word}("))
