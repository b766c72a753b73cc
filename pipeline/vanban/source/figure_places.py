"""Where a letterhead has figures that offices fill in: after ``Số:``, around ``tháng``, in the incoming stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.source.placed import PlacedWord
from vanban.source.rows import columns_of, rows_of
from vanban.text.normal import bare

# Share of the page's height that a letterhead keeps to; its number begins in the left half, its date does not.
_HEAD = 0.5
_NUMBER_FROM = 0.5
_DATE_FROM = 0.35
# Of the letter size: what a figure and a dot take, the same in every face of this kind.
_FIGURE = 0.5
_DOT = 0.25

# "Số: 689/QĐ-TTg", "Số:465 /2020/NĐ-CP", "Số 22-NQ/TW", "Số: #7 /KH-UBND"
_NUMBER = re.compile(r"s[^\W\d_]{1,2}\s?[:;.,]?\s?(?P<figures>.{0,16}?)\s?(?=[/\-](?:\d{4}/)?[a-z])")
# "Hà Nội, ngày 11 tháng 5 năm 2014", "ngày 0? tháng năm 2024"
_DATE = re.compile(
    r"(?:[^,;:\d]{2,40}[,.]?\s)?ngay(?P<day>.{0,8}?)\sthang(?P<month>.{0,8}?)\s?nam\s?(?P<year>(?:19|20)\d\d)\W{0,2}"
)
# "ĐẾN Số: 482", "Số: 482.......", "Ngày: 25/9/2024": a number without symbol may be the document's own
_ARRIVAL = re.compile(
    r"(?:den\s(?:so|ngay)(?:\sden)?|ngay(?:\sden)?|so(?:\sden)?(?=\s?[:.]?\s?[.…_\d]{1,40}[.…_]{3}))\s?[:.]?\s?[.…_\s]{0,40}?"
    r"(?P<figures>\d{1,2}[/\-]\d{1,2}[/\-](?:\d{4}|\d\d)|\d{1,6})[.…_\s]{0,90}"
)
_EDGES = " .,:;/-_'’‘"


Kind = Literal["number", "date", "arrival"]


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A place for figures; all measures in points.

    Attributes:
        kind: of the number or of the date, or of the incoming stamp.
        line: all words of its line.
        words: those that hold the figures, alone or with other signs.
        read: the figures as they were read, nothing when they were not.
        lead: what stands before the figures in their first word (``Số:689``).
        tail: what stands after them in their last word (``689/QĐ-TTg``).
        left: where it begins.
        right: where it ends; inexact where there is a ``tail``.
        beside: from where to where the print stands that the figures are compared with.
    """

    kind: Kind
    line: Sequence[PlacedWord]
    words: tuple[PlacedWord, ...]
    read: str
    lead: str
    tail: str
    left: float
    right: float
    beside: tuple[float, float]


def figure_places(words: Sequence[PlacedWord], width: float, height: float) -> Iterator[FigurePlace]:
    """The places in the first number and the first dateline of a page.

    Args:
        words: of the page.
        width: of the page in points.
        height: likewise.
    """
    numbered = dated = False
    for row in rows_of(word for word in words if word.bottom < _HEAD * height):
        for line in columns_of(row):
            text = bare(" ".join(word.text for word in line))
            if len(text) != sum(len(word.text) + 1 for word in line) - 1:
                continue
            if not numbered and line[0].x0 < _NUMBER_FROM * width and (found := _NUMBER.match(text)):
                numbered = True
                yield _place("number", line, *found.span("figures"), (found.end(), len(text)))
            elif not dated and line[0].x0 > _DATE_FROM * width and (found := _DATE.fullmatch(text)):
                dated = True
                yield _place("date", line, *found.span("day"), found.span("year"))
                yield _place("date", line, *found.span("month"), found.span("year"))
            elif found := _ARRIVAL.fullmatch(text):
                # No print of the stamp is like the figures in it.
                yield _place("arrival", line, *found.span("figures"), (len(text), len(text)))


def _place(kind: Kind, line: Sequence[PlacedWord], start: int, end: int, beside: tuple[int, int]) -> FigurePlace:
    """The place of the characters ``start`` to ``end`` of the line, compared with those of ``beside``."""
    starts = [0]
    for word in line:
        starts.append(starts[-1] + len(word.text) + 1)
    held = [
        (word, max(start - at, 0), min(end - at, len(word.text)))
        for word, at in zip(line, starts, strict=False)
        if word.text[max(start - at, 0) : max(end - at, 0)].strip(_EDGES)
    ]
    left = _edge(line, starts, start, after=False)
    right = _edge(line, starts, end, after=True)
    for word, at in zip(line, starts, strict=False):
        if at < end < at + len(word.text):
            # Letters are wider than figures: a share of the word's width would reach into them.
            own = word.text[max(start - at, 0) : end - at]
            right = max(left, word.x0) + word.size * sum(_DOT if sign in _EDGES else _FIGURE for sign in own)
    return FigurePlace(
        kind=kind,
        line=line,
        words=tuple(word for word, _, _ in held),
        read="".join(word.text[low:high] for word, low, high in held).strip(_EDGES),
        lead=held[0][0].text[: held[0][1]] if held else "",
        tail=held[-1][0].text[held[-1][2] :] if held else "",
        left=left,
        right=right,
        beside=(_edge(line, starts, beside[0], after=True), line[-1].x1),
    )


def _edge(line: Sequence[PlacedWord], starts: Sequence[int], at: int, *, after: bool) -> float:
    """Where character ``at`` begins (``after``) or the one before it ends; spaces belong to the place between words."""
    for word, start in zip(line, starts, strict=False):
        length = len(word.text)
        if start < at < start + length:
            return word.x0 + (word.x1 - word.x0) * (at - start) / length
        if after and at <= start:
            return word.x0
        if not after and at in (start + length, start + length + 1):
            return word.x1
    return line[-1].x1 if after else line[0].x0
