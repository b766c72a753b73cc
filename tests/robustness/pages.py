"""Documents as the readers hand them on: lines with or without boxes, tables, several pages, any origin."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.robustness.texts import LINE

from vanban.source.model import Cell, Line, Page, SourceDocument, Table, Word
from vanban.source.placed import PlacedWord

_WIDTH, _HEIGHT = 595.0, 842.0
_LETTER = 6.2

_ALIGN = st.sampled_from((None, "left", "center", "right", "justify"))
_PRINTED_LINE = LINE.filter(bool)


@st.composite
def _native_line(draw: st.DrawFn) -> Line:
    return Line(
        draw(_PRINTED_LINE),
        None,
        None,
        "native",
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        align=draw(_ALIGN),
        column=draw(st.sampled_from((None, None, None, 0, 1))),
        heading=draw(st.sampled_from((None, None, None, 1, 3))),
        ends_paragraph=draw(st.sampled_from((True, True, False, None))),
        footnote=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def _printed_line(draw: st.DrawFn, page: int, origin: str) -> Line:
    """A line somewhere on the page or past its edges, with a box a word."""
    text = draw(_PRINTED_LINE)
    x, top = draw(st.floats(-50, 560)), draw(st.floats(-20, 860))
    size = draw(st.sampled_from((0.5, 9.0, 13.0, 14.0, 40.0)))
    recognised = origin == "ocr"
    words = []
    for word in text.split(" "):
        width = max(len(word), 1) * _LETTER * size / 14
        box = (round(x, 2), round(top, 2), round(x + width, 2), round(top + size, 2))
        words.append(Word(word, box, draw(st.sampled_from((0.0, 0.6, 0.97))) if recognised else None))
        x += width + size / 3
    box = (words[0].box[0], words[0].box[1], words[-1].box[2], words[0].box[3])
    bold = draw(st.booleans())
    return Line(text, page, box, "ocr" if recognised else "text-layer", size, bold=bold, words=tuple(words))


@st.composite
def _table(draw: st.DrawFn, line: st.SearchStrategy[Line], page: int | None) -> Table:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    cells = [
        Cell(row, column, tuple(draw(st.lists(line, max_size=2))))
        for row in range(rows)
        for column in range(columns)
        if draw(st.integers(0, 9))
    ]
    if not cells:
        cells = [Cell(0, 0, ())]
    box = (60.0, draw(st.floats(0, 700)), 540.0, 800.0) if page is not None else None
    return Table(page, box, rows, columns, tuple(cells), header_rows=draw(st.integers(0, 1)))


@st.composite
def _native(draw: st.DrawFn) -> SourceDocument:
    line = _native_line()
    content = draw(st.lists(st.one_of(line, line, line, line, _table(line, None)), min_size=1, max_size=14))
    return _document((Page(None, None, None, tuple(content), "native"),))


@st.composite
def _printed(draw: st.DrawFn) -> SourceDocument:
    pages = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        origin = draw(st.sampled_from(("text-layer", "text-layer", "ocr")))
        line = _printed_line(number, origin)
        content = draw(st.lists(st.one_of(line, line, line, line, _table(line, number)), max_size=9))
        if draw(st.booleans()):
            content.sort(key=lambda item: item.box[1] if item.box is not None else 0.0)
        pages.append(Page(number, _WIDTH, _HEIGHT, tuple(content), "ocr" if origin == "ocr" else "text-layer"))
    return _document(tuple(pages))


def _document(pages: tuple[Page, ...]) -> SourceDocument:
    return SourceDocument("van-ban", "0" * 64, "text/plain", 1, pages)


DOCUMENT = st.one_of(_native(), _printed())
"""Any document that a reader could hand to layout."""


@st.composite
def _placed_words(draw: st.DrawFn) -> list[PlacedWord]:
    """Words where OCR or a text layer put them: in rows, over each other, or past the page's edges."""
    words: list[PlacedWord] = []
    for run in range(draw(st.integers(0, 8))):
        x, top = draw(st.floats(-20, 500)), draw(st.sampled_from((40.0, 60.0, 61.5, 80.0, 420.0, 830.0, -5.0)))
        size = draw(st.sampled_from((1.0, 11.0, 14.0, 60.0)))
        confidence = draw(st.sampled_from((None, 0.2, 0.95)))
        for text in draw(_PRINTED_LINE).split(" ")[:60]:
            x1 = x + len(text) * size * draw(st.sampled_from((0.0, 0.4, 0.5)))
            words.append(PlacedWord(text, x, top, x1, top + size, top + size, size, run, confidence=confidence))
            x = x1 + size * draw(st.sampled_from((-0.3, 0.25, 4.0)))
    return words


PLACED_WORDS = _placed_words()
"""Words of one page before they are lines."""
