"""A PDF becomes pages: the text layer where it is to be believed, recognition where it is not, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2

from vanban.errors import DamagedError
from vanban.schema import Diagnostic
from vanban.source.cells import content_of
from vanban.source.grid import find_grids
from vanban.source.model import Line, Page, Table
from vanban.source.pdf_glyphs import glyphs_of
from vanban.source.pdf_open import opened
from vanban.source.pdf_pictures import Pictures, pictures_of, rendered, uncovered_ink
from vanban.source.pdf_rulings import rulings_of
from vanban.source.pdf_words import PageFrame, TextLayer, text_layer
from vanban.source.rows import lines_of
from vanban.source.selection import selected_pages
from vanban.source.trust import SCAN_COVER, TRUSTED, Verdict, judge
from vanban.source.turning import turn_box, turned_size
from vanban.text.quality import measure

# Rendering of pages to be recognised, in dots an inch: the scan's own resolution within these bounds.
_COARSEST = 200.0
_FINEST = 300.0
# No picture to go by: the page is drawn (letters without Unicode, outlines).
_DRAWN = 300.0
# Larger pages (posters, maps) are rendered with no more pixels than this.
_MOST_PIXELS = 40_000_000
# Frames narrower than this are no tables, in points.
_LEAST_TABLE = 90.0


@dataclass(slots=True)
class _Look:
    """What was seen of a page before it is decided how to read it."""

    number: int
    frame: PageFrame
    layer: TextLayer
    content: tuple[Line | Table, ...]
    pictures: Pictures
    drawn: bool
    verdict: Verdict


def read_pdf(
    path: Path, data: bytes, ocr: Literal["auto", "always", "never"], pages: set[int] | None
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Read a PDF.

    Args:
        path: for error messages.
        data: the file's bytes.
        ocr: as in ``read_source``.
        pages: 1-based pages to read, ``None`` for all.

    Raises:
        EncryptedError: a password is needed.
        DamagedError: no page can be read.
        MissingToolError: a page must be recognised and there is no engine.
        UsageError: a page is not there.
    """
    with opened(path, data) as (document, notes):
        looks = []
        fonts: dict[int, tuple[bool, bool]] = {}
        for number in selected_pages(path, len(document), pages):
            try:
                looks.append(_look(document, number, fonts, ocr))
            except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
                message = f"page {number} is damaged and was left out ({error})"
                notes.append(Diagnostic(code="page-damaged", severity="error", message=message))
        if not looks:
            raise DamagedError(path, "is a damaged PDF: none of its pages can be read; get the file again")
        _distrust_alike(looks)
        result = [_read(path, document, look, ocr, notes) for look in looks]
    return tuple(result), tuple(notes)


def _look(document: pypdfium2.PdfDocument, number: int, fonts: dict[int, tuple[bool, bool]], ocr: str) -> _Look:
    page = document[number - 1]
    try:
        left, bottom, right, top = page.get_bbox()
        frame = PageFrame(left, top, max(right - left, 1.0), max(top - bottom, 1.0), page.get_rotation() // 90 % 4)
        pictures = pictures_of(page, frame.width, frame.height)
        layer = text_layer(glyphs_of(page, fonts), frame)
        content: tuple[Line | Table, ...] = ()
        verdict = TRUSTED
        if layer.characters and ocr != "always":
            content = _content(page, frame, layer, number)
            verdict = _verdict(page, frame, layer, content, pictures)
        drawn = bool(pictures.dpi) or (not layer.characters and next(iter(page.get_objects()), None) is not None)
        return _Look(number, frame, layer, content, pictures, drawn, verdict)
    finally:
        page.close()


def _content(page: pypdfium2.PdfPage, frame: PageFrame, layer: TextLayer, number: int) -> tuple[Line | Table, ...]:
    grids = find_grids(rulings_of(page, frame, layer.quarters), _LEAST_TABLE)
    content = content_of(layer.words, grids, number, "text-layer")
    return (*content, *_aside(layer, frame, number))


def _aside(layer: TextLayer, frame: PageFrame, number: int) -> list[Line]:
    """Lines written across the page's direction, their boxes on the page as it is read."""
    lines = []
    for turn, words in layer.aside.items():
        size = turned_size(frame.width, frame.height, turn)
        back = (layer.quarters - turn) % 4
        for line in lines_of(words, number, "text-layer"):
            box = turn_box(line.box, *size, back) if line.box is not None else None
            turned = tuple(
                type(word)(word.text, turn_box(word.box, *size, back), word.confidence) for word in line.words
            )
            lines.append(Line(line.text, number, box, "text-layer", line.size, line.bold, line.italic, words=turned))
    return lines


def _verdict(
    page: pypdfium2.PdfPage,
    frame: PageFrame,
    layer: TextLayer,
    content: tuple[Line | Table, ...],
    pictures: Pictures,
) -> Verdict:
    text = "\n".join(line.text for line in _lines(content))
    uncovered = 0.0
    if pictures.cover >= SCAN_COVER:
        back = (frame.quarters - layer.quarters) % 4
        boxes = (turn_box(word.box, layer.width, layer.height, back) for word in layer.words)
        uncovered = uncovered_ink(page, boxes, *turned_size(frame.width, frame.height, frame.quarters))
    return judge(measure(text), characters=layer.characters, lost=layer.lost, cover=pictures.cover, uncovered=uncovered)


def _lines(content: tuple[Line | Table, ...]) -> list[Line]:
    lines: list[Line] = []
    for item in content:
        lines.extend([item] if isinstance(item, Line) else [line for cell in item.cells for line in cell.lines])
    return lines


def _distrust_alike(looks: list[_Look]) -> None:
    """One maker's text layers stand and fall together: where several scanned pages are poor OCR, all are."""
    layered = [look for look in looks if look.layer.characters and look.pictures.cover >= SCAN_COVER]
    poor = [look for look in layered if not look.verdict.trusted]
    if len(layered) > 1 and 4 * len(poor) >= len(layered):
        reason = "the text layer is not used: it is poor OCR on other pages of the document"
        for look in layered:
            if look.verdict.trusted:
                look.verdict = Verdict("ocr-text-layer-untrusted", reason)


def _read(path: Path, document: pypdfium2.PdfDocument, look: _Look, ocr: str, notes: list[Diagnostic]) -> Page:
    empty = not look.layer.characters
    recognise = ocr == "always" or (ocr == "auto" and (not look.verdict.trusted or (empty and look.drawn)))
    if recognise:
        return _recognised(path, document, look, notes)
    if empty:
        code, message = "blank-page", f"page {look.number} is blank"
        if look.drawn:
            code, message = "no-text-layer", f"page {look.number} holds a picture and no text; it was not recognised"
        severity: Literal["info", "warning"] = "warning" if look.drawn else "info"
        notes.append(Diagnostic(code=code, severity=severity, message=message))
    elif not look.verdict.trusted:
        message = f"page {look.number}: the text layer was used although it is doubtful: {look.verdict.reason}"
        notes.append(Diagnostic(code="text-layer-doubtful", severity="warning", message=message))
    _note_layer(look, notes)
    return Page(look.number, round(look.layer.width, 2), round(look.layer.height, 2), look.content, "text-layer")


def _note_layer(look: _Look, notes: list[Diagnostic]) -> None:
    if look.layer.quarters != look.frame.quarters and look.layer.characters:
        message = f"page {look.number} lies on its side; boxes are measured on the page turned upright"
        notes.append(Diagnostic(code="page-turned", severity="info", message=message))
    if look.layer.slanted:
        message = f"page {look.number}: {look.layer.slanted} slanting characters (a watermark?) were left out"
        notes.append(Diagnostic(code="slanted-text-left-out", severity="info", message=message))
    if look.layer.lost:
        message = f"page {look.number}: {look.layer.lost} characters have no Unicode in their font and were lost"
        notes.append(Diagnostic(code="characters-lost", severity="warning", message=message))


def _recognised(path: Path, document: pypdfium2.PdfDocument, look: _Look, notes: list[Diagnostic]) -> Page:
    from vanban.source.ocr.reading import recognised_page

    dpi = min(max(look.pictures.dpi, _COARSEST), _FINEST) if look.pictures.cover >= SCAN_COVER else _DRAWN
    area = look.frame.width * look.frame.height / 72**2
    dpi = min(dpi, (_MOST_PIXELS / area) ** 0.5)
    page = document[look.number - 1]
    try:
        pixels = rendered(page, dpi)
    finally:
        page.close()
    if look.verdict.code is not None:
        message = f"page {look.number}: {look.verdict.reason}; the page was read by OCR"
        notes.append(Diagnostic(code=look.verdict.code, severity="info", message=message))
    return recognised_page(path, pixels, dpi, look.number, notes)
