"""Runs of text become a ``Line``; what a forced line break means; rows that are only an underline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vanban.source.model import Align, Line
from vanban.source.native import form
from vanban.text.normal import nfc, squeeze

# Widths at which editors, mail programs and converters wrap text.
SHORTEST_WRAP = 50
LONGEST_WRAP = 120
_FULL_FROM = 0.85

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]")

# The rule under the issuer, the motto or the subject, typed as characters: "-------", "_____", "=====", "* * *".
_UNDERLINE = re.compile(r"(?:[-_=~*–—―─━]\s?){3,}")

# A text that starts an item of its own: "- ", "+ ", "a) ", "1. ", "2.1. ", "IV. ", "Điều 5.", "Căn cứ".
_ITEM_START = re.compile(
    r"(?:[-–—+•*]\s|[a-zđ]\)\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)-]\s|[IVXLC]{1,7}[.)-]\s"
    r"|(?:Điều|Chương|Mục|Phần|Khoản)\s\d|Căn cứ\s|Nơi nhận)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one format; ``text`` may still hold tabs and runs of spaces, ``font`` may be unknown."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    font: str | None = None


def clean(text: str) -> str:
    """NFC with single spaces, without characters that are never seen."""
    return squeeze(_INVISIBLE.sub("", nfc(text)))


def is_underline(text: str) -> bool:
    """A row that only draws a rule.

    >>> is_underline("-------"), is_underline("- Lưu: VT;")
    (True, False)
    """
    return _UNDERLINE.fullmatch(text.strip()) is not None


def starts_item(text: str) -> bool:
    """The text begins with a list mark or a heading's number, so it is a paragraph of its own."""
    return _ITEM_START.match(text) is not None


def ends_at_break(before: str, after: str) -> bool:
    """Whether a forced line break also ends the paragraph.

    Authors type a soft break for a new item of a list as well as inside a long title; an item's mark after it, or a
    full stop, semicolon or colon before it, tells the first case. So do the lines of letterhead and signature block,
    and a change between capitals and small letters (type name and subject, title and signer).
    """
    if form.is_capitals(before) != form.is_capitals(after) and not after[:1].islower():
        return True
    if any(
        form.is_letterhead(text) or form.is_authority(text) or form.is_signed_mark(text) for text in (before, after)
    ):
        return True
    return starts_item(after) or form.is_number(before) or before.endswith((".", ";", ":"))


def is_full(before: str, after: str, width: int) -> bool:
    """The row ``before`` of a text wrapped at ``width`` characters had no room for the first word of ``after``.

    Such a row goes on in the next; one with room to spare ended its paragraph. Hands and converters wrap unevenly, so
    a little room does not count.
    """
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return False
    return len(before.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width * _FULL_FROM


def line_of(
    pieces: Sequence[Piece],
    *,
    align: Align | None = None,
    heading: int | None = None,
    footnote: bool = False,
    ends_paragraph: bool | None = True,
) -> Line | None:
    """The line that the pieces make, or ``None`` when nothing of them is seen."""
    text = clean("".join(piece.text for piece in pieces))
    if not text or is_underline(text):
        return None
    return Line(
        text,
        None,
        None,
        "native",
        size=_most([(piece.size, _weight(piece)) for piece in pieces]),
        bold=bool(_most([(piece.bold, _weight(piece)) for piece in pieces])),
        italic=bool(_most([(piece.italic, _weight(piece)) for piece in pieces])),
        align=align,
        heading=heading,
        footnote=footnote,
        ends_paragraph=ends_paragraph,
    )


def lines_of(
    segments: Iterable[Sequence[Piece]],
    *,
    align: Align | None = None,
    heading: int | None = None,
    footnote: bool = False,
) -> list[Line]:
    """The lines of one paragraph whose ``segments`` are separated by forced breaks.

    An empty segment (two breaks on end) ends the paragraph before it.
    """
    lines: list[Line] = []
    gap = False
    for pieces in segments:
        line = line_of(pieces, align=align, heading=heading, footnote=footnote)
        if line is None:
            gap = True
            continue
        if lines:
            before = lines[-1]
            lines[-1] = replace(before, ends_paragraph=gap or ends_at_break(before.text, line.text))
        lines.append(line)
        gap = False
    return lines


def with_column(lines: Iterable[Line], column: int | None) -> list[Line]:
    """The same lines on the left (0) or right (1) half."""
    return [replace(line, column=column) for line in lines]


def cut_pieces(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces that make up characters ``start`` to ``end`` of their joined text."""
    result = []
    position = 0
    for piece in pieces:
        low, high = max(start - position, 0), min(end - position, len(piece.text))
        if low < high:
            result.append(replace(piece, text=piece.text[low:high]))
        position += len(piece.text)
    return result


def _weight(piece: Piece) -> int:
    return sum(1 for character in piece.text if not character.isspace())


_Value = TypeVar("_Value")


def _most(values: Sequence[tuple[_Value, int]]) -> _Value | None:
    """The value that covers most letters; the earlier one on a tie."""
    weights: dict[_Value, int] = {}
    for value, weight in values:
        weights[value] = weights.get(value, 0) + weight
    return max(weights, key=lambda value: weights[value]) if weights else None
