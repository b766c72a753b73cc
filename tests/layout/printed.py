"""Documents written down line by line: what a reader of files would hand to layout."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.layout.canonical import Canonical
from vanban.source.model import Cell, Line, Page, SourceDocument, Table, Word

LEFT, RIGHT, MIDDLE = 85.0, 547.0, 316.0
WIDTH, HEIGHT = 595.0, 842.0
_LETTER = 6.2  # points a letter of 14 pt print takes


def typed(
    *texts: str | Line | Table,
) -> SourceDocument:
    """A document without positions: one paragraph a line."""
    content = tuple(
        Line(text, None, None, "native", ends_paragraph=True) if isinstance(text, str) else text for text in texts
    )
    return _document((Page(None, None, None, content, "native"),))


def cell(text: str, column: int, *, bold: bool = False) -> Line:
    """A line of a borderless two-column table: column 0 left, 1 right."""
    return Line(text, None, None, "native", bold=bold, column=column, align="center", ends_paragraph=True)


def centred(text: str, *, bold: bool = True) -> Line:
    """A centred paragraph of a format without positions."""
    return Line(text, None, None, "native", bold=bold, align="center", ends_paragraph=True)


def grid(
    rows: Sequence[Sequence[str]], *, page: int | None = None, box: tuple[float, float, float, float] | None = None
) -> Table:
    """A table of one line a cell; an empty text is an empty cell."""
    cells = tuple(
        Cell(r, c, (Line(text, page, box, "native"),) if text else ())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(page, box, len(rows), max(len(row) for row in rows), cells)


def at(
    top: float,
    text: str,
    *,
    page: int = 1,
    x: float | None = None,
    middle: float | None = None,
    size: float = 14.0,
    full: bool = False,
    bold: bool = False,
    origin: str = "text-layer",
) -> Line:
    """A printed line.

    Args:
        top: points from the page's top.
        text: what is printed.
        page: 1-based.
        x: where it begins (the left margin unless ``middle`` is given).
        middle: centre of a centred line.
        size: of the print in points.
        full: stretched to the right margin, as justified text is.
        bold: bold print.
        origin: ``text-layer`` or ``ocr``.
    """
    width = len(text) * _LETTER * size / 14
    x0 = x if x is not None else (middle - width / 2 if middle is not None else LEFT)
    x1 = RIGHT if full else x0 + width
    words = []
    position = x0
    letter = (x1 - x0) / len(text)
    for word in text.split():
        words.append(Word(word, (position, top, position + len(word) * letter, top + size), None))
        position += (len(word) + 1) * letter
    return Line(
        text,
        page,
        (x0, top, x1, top + size),
        "ocr" if origin == "ocr" else "text-layer",
        size=size,
        bold=bold,
        words=tuple(words),
    )


def paragraph(top: float, *texts: str, page: int = 1, indent: float = 36.0) -> list[Line]:
    """A justified paragraph with its first line indented; every line but the last is full."""
    last = len(texts) - 1
    return [
        at(top + 19 * n, text, page=page, x=LEFT + (indent if n == 0 else 0), full=n != last)
        for n, text in enumerate(texts)
    ]


def printed(*pages: Sequence[Line | Table]) -> SourceDocument:
    """A document of A4 pages."""
    return _document(
        tuple(
            Page(number, WIDTH, HEIGHT, tuple(sorted(content, key=_top)), "text-layer")
            for number, content in enumerate(pages, start=1)
        )
    )


def zones(canonical: Canonical, *wanted: str) -> list[str]:
    """Texts of the blocks of the given zones, all parts."""
    return [canonical.block_text(block) for block in canonical.blocks if block.zone in wanted]


def outline(canonical: Canonical) -> list[tuple[str, str]]:
    """Zone and text of every block."""
    return [(block.zone, canonical.block_text(block)) for block in canonical.blocks]


def _top(content: Line | Table) -> tuple[float, float]:
    box = content.box
    assert box is not None
    return box[1], box[0]


def _document(pages: tuple[Page, ...]) -> SourceDocument:
    return SourceDocument("example", "0" * 64, "text/plain", 1, pages)
