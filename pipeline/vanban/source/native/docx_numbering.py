"""Numbers that Word prints before a paragraph without them being in its text (``numbering.xml``).

Example:
    A level with the text ``Điều %1.`` prints ``Điều 1.``, ``Điều 2.`` …; one with ``%1.%2.`` prints ``2.1.``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanban.source.native.docx_package import Element, W, switch, value, whole

_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        format: ``w:numFmt``: ``decimal``, ``upperRoman``, ``lowerLetter``, ``bullet`` …
        text: ``w:lvlText`` with ``%1`` … ``%9`` for the numbers of the levels.
        start: first number.
        restart: the level after which it starts anew, 1-based; 0 never; ``None``: after any higher level.
        legal: print all numbers of the text as decimals (``w:isLgl``).
        space: something stands between number and text.
        style: paragraph style tied to the level.
    """

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    legal: bool = False
    space: bool = True
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list of the document (``w:num``): the abstract list it counts on, and its own changes."""

    abstract: str
    levels: dict[int, Level]
    start_overrides: dict[int, int]
    started: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of a document, in order.

    Args:
        root: ``w:numbering``, ``None`` when the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstracts = {element.get(W + "abstractNumId", ""): element for element in root.iterchildren(W + "abstractNum")}
        by_style_link = {
            link: identifier
            for identifier, element in abstracts.items()
            if (link := value(element, "styleLink")) is not None
        }
        for number in root.iterchildren(W + "num"):
            abstract = value(number, "abstractNumId") or ""
            linked = value(abstracts.get(abstract), "numStyleLink")
            if linked is not None:
                abstract = by_style_link.get(linked, abstract)
            levels = dict(_levels(abstracts.get(abstract)))
            starts = {}
            for override in number.iterchildren(W + "lvlOverride"):
                index = whole(override.get(W + "ilvl")) or 0
                levels.update(_levels(override))
                start = whole(value(override, "startOverride"))
                if start is not None:
                    starts[index] = start
            self._lists[number.get(W + "numId", "")] = _List(abstract, levels, starts)

    def level_of_style(self, number: str, style: str | None) -> int:
        """The level tied to a paragraph style, 0 when none is."""
        numbered = self._lists.get(number)
        levels = numbered.levels if numbered else {}
        return next((index for index, level in levels.items() if style is not None and level.style == style), 0)

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and give what is printed before it, with the space that follows; ``""`` for nothing."""
        numbered = self._lists.get(number)
        level = min(max(level, 0), _DEEPEST)
        if numbered is None:
            return ""
        settings = numbered.levels.get(level)
        if settings is None:
            return ""
        counters = self._counters.setdefault(numbered.abstract, {})
        if level in numbered.start_overrides and level not in numbered.started:
            counters[level] = numbered.start_overrides[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = settings.start
        numbered.started.add(level)
        for lower in [index for index in counters if index > level]:
            restart = numbered.levels.get(lower, Level()).restart
            if restart is None or (restart > 0 and level < restart):
                del counters[lower]
        printed = self._printed(numbered, counters, settings)
        return printed + " " if printed and settings.space else printed

    def _printed(self, numbered: _List, counters: dict[int, int], settings: Level) -> str:
        if settings.format == "none":
            return _PLACE.sub("", settings.text).strip()
        if settings.format == "bullet":
            return bullet(settings.text)

        def number(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            level = numbered.levels.get(index, Level())
            count = counters.get(index, level.start)
            return format_number(count, "decimal" if settings.legal else level.format)

        return _PLACE.sub(number, settings.text).strip()


def _levels(parent: Element | None) -> Iterator[tuple[int, Level]]:
    for element in [] if parent is None else parent.iterchildren(W + "lvl"):
        index = whole(element.get(W + "ilvl")) or 0
        base = Level()
        start = whole(value(element, "start"))
        text = value(element, "lvlText")
        yield (
            index,
            replace(
                base,
                format=value(element, "numFmt") or "decimal",
                text="" if text is None else text,
                start=0 if start is None else start,
                restart=whole(value(element, "lvlRestart")),
                legal=bool(switch(element, "isLgl")),
                space=value(element, "suff") != "nothing",
                style=value(element, "pStyle"),
            ),
        )


def bullet(mark: str) -> str:
    """The dash or plus that a bullet stands for in administrative documents.

    Word keeps most bullets as letters of a symbol font, which name nothing in Unicode. ``-`` and ``+`` stay; the hollow
    circle of the second level (the letter ``o``) becomes ``+``; any other sign becomes ``-``.
    """
    mark = mark.strip()
    if mark in ("+", "o", "◦", "○"):
        return "+"
    return "-" if mark else ""


def format_number(count: int, style: str) -> str:
    """A number as ``w:numFmt`` prints it.

    Letters go on as Word counts them: a … z, aa, bb (its alphabet has no ``đ``).

    >>> format_number(4, "upperRoman"), format_number(4, "lowerLetter"), format_number(28, "lowerLetter")
    ('IV', 'd', 'bb')
    """
    if style in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        roman = ""
        for amount, letters in _ROMAN:
            while count >= amount:
                roman += letters
                count -= amount
        return roman if style == "upperRoman" else roman.lower()
    if style in ("upperLetter", "lowerLetter") and 0 < count <= 780:
        repeats, index = divmod(count - 1, 26)
        letters = chr(ord("a") + index) * (repeats + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "none":
        return ""
    return str(count)
