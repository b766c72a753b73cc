"""Columns of a table by the meaning of their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from vanban.extract.units.trie import WORD_END, any_of
from vanban.text.normal import fold, squeeze

Meaning = Literal[
    "number", "task", "lead", "support", "deadline", "deliverable", "report_to", "note", "target", "document"
]

_MEANINGS: tuple[Meaning, ...] = (
    "number", "task", "lead", "support", "deadline", "deliverable", "report_to", "note", "target", "document",
)  # fmt: skip
_LONG = 60
"""Characters beyond which a cell is text, not a heading."""

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
        self._shapes: list[tuple[Meaning, re.Pattern[str]]] = [
            (meaning, _shape(shape["opens"], shape["holds"])) for meaning, shape in lexicon["shapes"].items()
        ]
        self._not_shapes = re.compile(rf"(?<!\w){any_of(map(fold, lexicon['not_shapes']))}{WORD_END}")
        self.tick = frozenset(map(fold, lexicon["tick"]))
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
        return self._phrases[max(opening, key=len)] if opening else self._by_build(words)

    def _by_build(self, words: str) -> Meaning | None:
        """*Người chịu trách nhiệm thực hiện*, *Thời gian dự kiến gửi*: a head word and what follows it."""
        if len(words) > _LONG or self._not_shapes.search(words):
            return None
        return next((meaning for meaning, shape in self._shapes if shape.match(words)), None)

    @property
    def labels(self) -> list[str]:
        """All phrases, folded, that stand over or before a part of a task."""
        return list(self._phrases)

    def may_be_unit(self, heading: str) -> bool:
        """*Đơn vị*: the doer, or the unit of measure."""
        return heading_key(heading) in self._unit_or_measure

    def names_both(self, heading: str) -> bool:
        """*Đơn vị chủ trì/phối hợp*: one column for doer and helpers."""
        words = heading_key(heading)
        return self.meaning(heading) == "lead" and "phối hợp" in words

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


def _shape(opens: Sequence[str], holds: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{any_of(map(fold, opens))}{WORD_END}.*?(?<!\w){any_of(map(fold, holds))}{WORD_END}")


def _goes_on(words: str, phrase: str) -> bool:
    """After ``phrase`` the heading only adds to it."""
    rest = words[len(phrase) :]
    if rest[0] in ",/;(" or rest.startswith((" và ", " /", " -")):
        return True
    return phrase.count(" ") >= 2 and rest[0] == " "


def heading_key(heading: str) -> str:
    """Folded heading without brackets and marks at its ends."""
    return squeeze(_TRAILING.sub("", fold(heading)))
