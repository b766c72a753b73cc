"""The text layer of a PDF page: pdfium's characters become words, words become printed lines."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from vanban.schema import Box, Origin
from vanban.source.model import Line, Word

_LINE_END_HYPHEN = "\ufffe"  # what pdfium reports for a hyphen at a line's end
_SAME_ROW = 0.5  # share of the smaller height that two words of one row overlap
_COLUMN_GAP_EM = 1.8  # wider gaps part side-by-side texts; justified word gaps stay below
_COLUMN_GAP_MIN = 16.0  # points
_WORD_GAP_EM = 0.28  # a gap without a space character that still parts words


@dataclass(slots=True)
class Glyphs:
    """A word with its type: what lines are put together from.

    Attributes:
        text: NFC text.
        box: points from the page's top left.
        size: font size in points.
        bold: by font weight or name.
        italic: by font name.
        confidence: OCR confidence 0–1, ``None`` for a text layer.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    confidence: float | None = None


def page_words(textpage: Any, page_height: float, left: float = 0.0, bottom: float = 0.0) -> list[Glyphs]:
    """The words of a pdfium text page in its own order.

    Args:
        textpage: ``pypdfium2.PdfTextPage``.
        page_height: in points, of the visible page.
        left: x of the visible page's left edge in page space.
        bottom: y of its lower edge.
    """
    raw = textpage.raw
    count = textpage.count_chars()
    rect = pdfium_c.FS_RECTF()
    top = bottom + page_height
    words: list[Glyphs] = []
    letters: list[str] = []
    first = -1
    x0 = y0 = x1 = y1 = 0.0

    def close() -> None:
        nonlocal first
        if letters:
            text = unicodedata.normalize("NFC", "".join(letters))
            bold, italic = _style(raw, first)
            size = float(pdfium_c.FPDFText_GetFontSize(raw, first)) or y1 - y0
            if size < 2:  # scaled by the text matrix: the glyph box tells the true size
                size = (y1 - y0) / 1.15
            words.append(Glyphs(text, (x0 - left, top - y1, x1 - left, top - y0), size, bold, italic))
            letters.clear()
        first = -1

    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        char = chr(code) if 0 < code < 0x110000 else ""
        if char == _LINE_END_HYPHEN:
            char = "-"
        if not char or char.isspace() or unicodedata.category(char) == "Cc":
            close()
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(rect)):
            letters.append(char)
            continue
        height = rect.top - rect.bottom
        if letters and (
            rect.left - x1 > _WORD_GAP_EM * max(height, 4)
            or rect.left < x0 - height
            or abs(rect.bottom - y0) > 0.7 * max(height, y1 - y0)
        ):
            close()
        if not letters:
            first, x0, y0, x1, y1 = index, rect.left, rect.bottom, rect.right, rect.top
        else:
            x0, y0, x1, y1 = min(x0, rect.left), min(y0, rect.bottom), max(x1, rect.right), max(y1, rect.top)
        letters.append(char)
    close()
    return words


def _style(raw: Any, index: int) -> tuple[bool, bool]:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    pdfium_c.FPDFText_GetFontInfo(raw, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", errors="replace").lower()
    weight = pdfium_c.FPDFText_GetFontWeight(raw, index)
    bold = weight >= 600 or "bold" in name or name.endswith((",b", "-bd"))
    italic = bool(flags.value & (1 << 6)) or "italic" in name or "oblique" in name
    return bold, italic


def lines_of(words: Sequence[Glyphs], page: int, origin: Origin, *, split: bool = True) -> list[Line]:
    """Printed lines in reading order, rows from top to bottom and left before right.

    Args:
        words: in the order of the source, which keeps the words of a printed line together.
        page: 1-based.
        origin: of the words.
        split: part side-by-side texts at wide gaps; off inside a table cell.
    """
    stretches = _joined(_stretches(words, split), split)
    return [line_of(stretch, page, origin) for stretch in _in_rows(stretches)]


def _stretches(words: Sequence[Glyphs], split: bool) -> list[list[Glyphs]]:
    """Runs of words that follow each other on one baseline."""
    stretches: list[list[Glyphs]] = []
    for word in words:
        last = stretches[-1][-1] if stretches else None
        if last is not None and _printed_twice(last, word):
            continue
        if last is None or not _follows(last, word, split):
            stretches.append([])
        stretches[-1].append(word)
    return stretches


def _follows(last: Glyphs, word: Glyphs, split: bool) -> bool:
    gap = word.box[0] - last.box[2]
    if not _on_one_row(last.box, word.box) or gap < -0.5 * last.size:
        return False
    return not split or gap <= max(_COLUMN_GAP_EM * max(last.size, word.size), _COLUMN_GAP_MIN)


def _printed_twice(last: Glyphs, word: Glyphs) -> bool:
    """Bold faked by printing the word again a hair's breadth away."""
    return word.text == last.text and abs(word.box[0] - last.box[0]) < 1.5 and abs(word.box[1] - last.box[1]) < 1.5


def _joined(stretches: list[list[Glyphs]], split: bool) -> list[list[Glyphs]]:
    """Stretches that stand on one row without a wide gap made one, whatever the order they came in."""
    ordered = sorted(stretches, key=lambda s: (round(_middle(s)), s[0].box[0]))
    joined: list[list[Glyphs]] = []
    for stretch in ordered:
        for other in reversed(joined[-4:]):
            if _same_size_row(other, stretch) and _follows(other[-1], stretch[0], split):
                other.extend(stretch)
                break
        else:
            joined.append(list(stretch))
    return joined


def _in_rows(stretches: list[list[Glyphs]]) -> list[list[Glyphs]]:
    """Stretches from top to bottom; those of one row from left to right."""
    rows: list[list[list[Glyphs]]] = []
    for stretch in sorted(stretches, key=_middle):
        if rows and abs(_middle(stretch) - _middle(rows[-1][0])) < 0.35 * max(stretch[0].size, rows[-1][0][0].size):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [stretch for row in rows for stretch in sorted(row, key=lambda s: s[0].box[0])]


def _middle(stretch: list[Glyphs]) -> float:
    return (stretch[0].box[1] + stretch[0].box[3]) / 2


def _same_size_row(one: list[Glyphs], other: list[Glyphs]) -> bool:
    return abs(_middle(one) - _middle(other)) < 0.35 * max(one[0].size, other[0].size)


def _on_one_row(one: Box, other: Box) -> bool:
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > _SAME_ROW * min(one[3] - one[1], other[3] - other[1])


def line_of(words: Sequence[Glyphs], page: int, origin: Origin) -> Line:
    """One line of the words given, in their order."""
    letters = sum(len(w.text) for w in words)
    return Line(
        text=" ".join(w.text for w in words),
        page=page,
        box=_union([w.box for w in words]),
        origin=origin,
        size=round(sorted(w.size for w in words)[len(words) // 2], 1),
        bold=sum(len(w.text) for w in words if w.bold) * 2 > letters,
        italic=sum(len(w.text) for w in words if w.italic) * 2 > letters,
        words=tuple(Word(w.text, _rounded(w.box), w.confidence) for w in words),
    )


def _union(boxes: Sequence[Box]) -> Box:
    return _rounded(
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    )


def _rounded(box: Box) -> Box:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
