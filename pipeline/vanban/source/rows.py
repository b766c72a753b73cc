"""Placed words become lines: rows by their baseline, cut where two columns stand side by side.

The letterhead of Nghị định 30/2020 (issuer left, motto right) and its signature block (Nơi nhận left, signer right)
put two texts on one baseline. Each becomes a line of its own; a justified line, an item's mark with its tab and the
blank for a handwritten number stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from vanban.schema import Box, Origin
from vanban.source.model import Line, Word
from vanban.source.placed import PlacedWord

# Baselines of one row differ by less than this share of the letter size (a rendered page, a slightly turned scan).
_SAME_ROW = 0.3
# A gap this wide, in letter sizes, parts two columns …
_COLUMN_GAP = 1.5
# … and this one when the words were also written apart (other text in between, or another recognised line).
_COLUMN_GAP_OTHER_RUN = 0.7
# A justified line stretches all its gaps: a column's gap is this many times wider than the row's usual one.
_TIMES_USUAL = 2.5
# The space of a font is about a quarter of its size; smaller usual gaps are counted as this.
_USUAL_GAP = 0.25
# After an item's mark a tab or a hanging indent may follow, up to this width in letter sizes.
_MARK_GAP = 6.0

# "-", "+", "•", "1.", "2.1.", "a)", "IV.", "1)", "Điều 5."
_ITEM_MARK = re.compile(
    r"[-–—+*•●○▪◦]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[IVXLC]{1,7})[.)]{0,2}|(?:Điều|Chương|Mục) \w{1,5}[.:]?"
)
# A blank to be filled by hand: "Số:      /KH-STC", "ngày      tháng 02 năm 2024".
_BEFORE_BLANK = re.compile(r"(?:ngày|tháng|năm)", re.IGNORECASE)
_AFTER_BLANK = re.compile(r"(?:tháng|năm|\d{1,4})[,.]?", re.IGNORECASE)
_NUMBER_TAIL = re.compile(r"[/-][^\W\d_].*")


def lines_of(words: Iterable[PlacedWord], page: int, origin: Origin, *, columns: bool = True) -> list[Line]:
    """The lines that the words make, top to bottom and left before right.

    Args:
        words: in any order; they are not changed.
        page: 1-based page number.
        origin: how the words were obtained.
        columns: whether a row may hold side-by-side texts; not so in a table's cell.
    """
    rows = rows_of(words)
    parts = (part for row in rows for part in columns_of(row)) if columns else iter(rows)
    return [_line(part, page, origin) for part in parts]


def rows_of(words: Iterable[PlacedWord]) -> list[list[PlacedWord]]:
    """Words that share a baseline, each row from left to right, rows from top to bottom."""
    rows: list[list[PlacedWord]] = []
    level = 0.0
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        row = rows[-1] if rows else None
        if row is not None and word.baseline - level <= _SAME_ROW * min(word.size, row[0].size):
            row.append(word)
            # The row's level is its mean: one word after another may lie a little lower on a turned page.
            level += (word.baseline - level) / len(row)
        else:
            rows.append([word])
            level = word.baseline
    for row in rows:
        row.sort(key=lambda w: w.x0)
    return rows


def columns_of(row: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """One row cut at the gaps that part columns."""
    if len(row) < 2:
        return [list(row)]
    size = median(word.size for word in row)
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    inner = sorted(gap for gap in gaps if gap < _COLUMN_GAP * size)
    # Few gaps below the limit means that the line is stretched, unless it is short.
    usual = median(gaps) if len(gaps) >= 4 and len(inner) * 2 < len(gaps) else (median(inner) if inner else 0.0)
    usual = max(usual, _USUAL_GAP * size)
    parts: list[list[PlacedWord]] = [[row[0]]]
    for gap, (before, after) in zip(gaps, pairwise(row), strict=True):
        limit = _COLUMN_GAP_OTHER_RUN if before.run != after.run else _COLUMN_GAP
        if gap > limit * size and gap > _TIMES_USUAL * usual and not _belongs(parts[-1], after, gap / size):
            parts.append([])
        parts[-1].append(after)
    return parts


def _belongs(part: Sequence[PlacedWord], after: PlacedWord, gap: float) -> bool:
    """Whether the word after a wide gap still belongs to the text before it."""
    if len(part) <= 2 and gap <= _MARK_GAP and _ITEM_MARK.fullmatch(" ".join(word.text for word in part)):
        return True
    if _NUMBER_TAIL.fullmatch(after.text):
        return True
    return _BEFORE_BLANK.fullmatch(part[-1].text) is not None and _AFTER_BLANK.fullmatch(after.text) is not None


def _line(words: Sequence[PlacedWord], page: int, origin: Origin) -> Line:
    printed = tuple(Word(word.text, word.box, word.confidence, word.raw, word.handwritten) for word in words)
    letters = sum(len(word.text) for word in words)
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return Line(
        text=" ".join(word.text for word in words),
        page=page,
        box=union(word.box for word in printed),
        origin=origin,
        size=round(max((count, size) for size, count in sizes.items())[1], 1),
        bold=2 * sum(len(word.text) for word in words if word.bold) > letters,
        italic=2 * sum(len(word.text) for word in words if word.italic) > letters,
        words=printed,
    )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around the boxes (at least one)."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))
