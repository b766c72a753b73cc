"""Columns of a table by the meaning of their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from vanban.text.normal import fold, squeeze

Meaning = Literal["number", "task", "lead", "support", "deadline", "deliverable", "report_to", "note", "target"]

_MEANINGS: tuple[Meaning, ...] = (
    "number", "task", "lead", "support", "deadline", "deliverable", "report_to", "note", "target",
)  # fmt: skip
_TRAILING = re.compile(r"[\s.:;*_]+$|^[\s*_]+|\s?\([^()]*\)")


class TableHeadings:
    """Knows what a column heading means.

    Args:
        lexicon: ``table_headings.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        self._phrases: dict[str, Meaning] = {}
        for meaning in _MEANINGS:
            for phrase in lexicon.get(meaning, ()):
                self._phrases.setdefault(fold(phrase), meaning)
        self._unit_or_measure = frozenset(map(fold, lexicon["ambiguous_unit"]))
        self.ditto = frozenset(map(fold, lexicon["ditto"]))
        self.empty = frozenset(map(fold, lexicon["empty"]))

    def meaning(self, heading: str) -> Meaning | None:
        """What a heading stands over, or ``None``.

        A heading means what its longest opening phrase means; a phrase of one or two words must be followed by a
        mark, because it opens other headings too (*Nội dung*, *Cơ quan tham gia*).
        """
        words = heading_key(heading)
        if words in self._phrases:
            return self._phrases[words]
        opening = [phrase for phrase in self._phrases if words.startswith(phrase) and _goes_on(words, phrase)]
        return self._phrases[max(opening, key=len)] if opening else None

    @property
    def labels(self) -> list[str]:
        """All phrases, folded, that stand over or before a part of a task."""
        return list(self._phrases)

    def may_be_unit(self, heading: str) -> bool:
        """*Đơn vị*: the doer, or the unit of measure."""
        return heading_key(heading) in self._unit_or_measure

    def columns(self, headings: Sequence[Sequence[str]]) -> list[Meaning | None]:
        """Meanings of the columns, each given by its heading cells from top to bottom.

        The lowest cell that says something counts; else all of them read as one heading.
        """
        found: list[Meaning | None] = []
        for cells in headings:
            meaning = None
            for cell in reversed(cells):
                meaning = self.meaning(cell)
                if meaning is not None:
                    break
            found.append(meaning or self.meaning(" ".join(cells)))
        return found


def _goes_on(words: str, phrase: str) -> bool:
    """After ``phrase`` the heading only adds to it."""
    rest = words[len(phrase) :]
    if rest[0] in ",/;(" or rest.startswith((" và ", " /", " -")):
        return True
    return phrase.count(" ") >= 2 and rest[0] == " "


def heading_key(heading: str) -> str:
    """Folded heading without brackets and marks at its ends."""
    return squeeze(_TRAILING.sub("", fold(heading)))
