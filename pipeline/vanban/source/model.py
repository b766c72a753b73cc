"""What every source ends in: pages of positioned lines and tables.

A format with pages (PDF, images) gives one printed line a ``Line``; side-by-side texts on one baseline (the two halves
of a letterhead, the signature beside Nơi nhận) are separate lines. A format without pages (DOCX, HTML, Markdown, text)
gives one ``Page`` whose ``number`` is ``None`` and one ``Line`` a paragraph or forced line break.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from vanban.schema import Box, Diagnostic, Origin, Signature

Align = Literal["left", "center", "right", "justify"]

UNREAD = "…"
"""What stands in a word for figures that are on the page and were not read."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a printed line.

    Attributes:
        text: the word, no spaces.
        box: PDF points from the page's top left.
        confidence: OCR confidence 0–1, ``None`` for a text layer.
        raw: what OCR read before ``text`` was put right, ``None`` where it was left as read.
        handwritten: figures that are not print; ``None`` where that was not looked into.
    """

    text: str
    box: Box
    confidence: float | None = None
    raw: str | None = None
    handwritten: bool | None = None

    def part(self, start: int, end: int) -> Word:
        """The word cut to ``text[start:end]``, ``raw`` too where it has as many letters; the box stays whole."""
        raw = self.raw
        if raw is not None and len(raw) == len(self.text):
            raw = raw[start:end]
        text = self.text[start:end]
        return replace(self, text=text, raw=raw if raw != text else None)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one paragraph of a format without pages.

    Attributes:
        text: NFC text with single spaces; where ``words`` are given it is their texts joined by single spaces.
        page: 1-based page, ``None`` where the format has none.
        box: PDF points from the page's top left, ``None`` where the format has none.
        origin: how the text was obtained.
        size: font size in points (for OCR the estimated one), ``None`` when unknown.
        bold: most of its letters are bold.
        italic: most of its letters are italic.
        align: alignment where the format states it; ``None`` for PDF and OCR (layout works it out from boxes).
        words: words in order, empty for formats without positions.
        column: 0 left, 1 right for text that stands side by side (cells of a borderless letterhead table in DOCX or
            HTML); ``None`` for full width and for all PDF and OCR lines.
        heading: outline level where the format declares the line a heading (1 = top), else ``None``.
        ends_paragraph: ``True``/``False`` where the format knows, ``None`` where layout must decide.
        footnote: the line is a footnote by the format's own word.
    """

    text: str
    page: int | None
    box: Box | None
    origin: Origin
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    words: tuple[Word, ...] = ()
    column: int | None = None
    heading: int | None = None
    ends_paragraph: bool | None = None
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``row`` and ``column`` are 0-based, a merged cell is listed once with its spans."""

    row: int
    column: int
    lines: tuple[Line, ...]
    rowspan: int = 1
    colspan: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with at least two columns.

    Attributes:
        page: 1-based page, ``None`` where the format has none.
        box: PDF points from the page's top left.
        rows: number of rows.
        columns: number of columns.
        cells: row by row, merged cells once.
        header_rows: rows the format itself declares as heading, 0 when it does not say.
    """

    page: int | None
    box: Box | None
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: lines and tables in reading order (top to bottom, left before right).

    Attributes:
        number: 1-based; ``None`` for the single page of a format without pages.
        width: in points, ``None`` where the format has none.
        height: in points.
        content: lines and tables. Lines inside a table are not repeated outside it.
        origin: of the page's text.
        fold: where two printed pages on one image meet, in points from the left; the left one's content comes first.
    """

    number: int | None
    width: float | None
    height: float | None
    content: tuple[Line | Table, ...]
    origin: Origin
    fold: float | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file that was read: its pages and what happened while reading.

    Attributes:
        name: file name without folders.
        sha256: of the bytes.
        media_type: decided by content.
        size: in bytes.
        pages: at least one.
        diagnostics: what a person should know about the reading (evidence is ``None`` at this stage).
        signatures: digital signatures of the file, in order of signing.
    """

    name: str
    sha256: str
    media_type: str
    size: int
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    signatures: tuple[Signature, ...] = ()

    @property
    def origin(self) -> Literal["text-layer", "ocr", "mixed", "native"]:
        """The common origin of the pages, ``mixed`` when they differ."""
        origins = {page.origin for page in self.pages}
        return origins.pop() if len(origins) == 1 else "mixed"
