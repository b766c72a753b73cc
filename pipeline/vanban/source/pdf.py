"""A PDF becomes pages: the text layer where it is to be believed, recognition where it is not, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import pypdfium2

from vanban.errors import LimitExceededError
from vanban.limits import Limits
from vanban.schema import Diagnostic
from vanban.source.cells import content_of
from vanban.source.grid import find_grids
from vanban.source.model import Line, Page, Table
from vanban.source.pdf_blank import BlankPages
from vanban.source.pdf_glyphs import Fonts, glyphs_of
from vanban.source.pdf_open import OpenPdf
from vanban.source.pdf_pictures import Pictures, is_outlined, picture_sizes, pictures_of, rendered, uncovered_ink
from vanban.source.pdf_plumbed import PlumbedPdf, plumbed_page, plumbed_pages
from vanban.source.pdf_rulings import rulings_of
from vanban.source.pdf_words import PageFrame, TextLayer, text_layer
from vanban.source.rows import lines_of
from vanban.source.selection import selected_pages
from vanban.source.supervision import A4, PageFaults, Supervision
from vanban.source.torn_lines import mended_content
from vanban.source.trust import HIDDEN_SHARE, SCAN_COVER, SPARSE, TRUSTED, Verdict, judge
from vanban.source.turning import turn_box, turned_size
from vanban.text.quality import measure

# Rendering of pages to be recognised, in dots an inch: the scan's own resolution within these bounds.
_COARSEST = 200.0
_FINEST = 300.0
# No picture to go by: the page is drawn (letters without Unicode, outlines).
_DRAWN = 300.0
# Larger pages (posters, maps) are rendered with no more pixels than this.
_MOST_PIXELS = 40_000_000
# Below this nothing printed in a size for reading can be made out.
_LEGIBLE = 60.0
# Frames narrower than this are no tables, in points.
_LEAST_TABLE = 90.0


@dataclass(slots=True)
class _Look:
    """What was seen of a page before it is decided how to read it; the layer's words are dropped by then."""

    number: int
    frame: PageFrame
    layer: TextLayer
    content: tuple[Line | Table, ...]
    pictures: Pictures
    drawn: bool
    verdict: Verdict


def read_pdf(
    path: Path,
    data: bytes,
    ocr: Literal["auto", "always", "never"],
    pages: set[int] | None,
    supervision: Supervision,
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Read a PDF.

    Args:
        path: for error messages.
        data: the file's bytes.
        ocr: as in ``read_source``.
        pages: 1-based pages to read, ``None`` for all.
        supervision: the terms on which it is read.

    Raises:
        EncryptedError: a password is needed.
        DamagedError: no page can be read.
        LimitExceededError: it has too many pages, or every page is beyond a limit.
        MissingToolError: a page must be recognised and there is no engine.
        UsageError: a page is not there.
    """
    notes: list[Diagnostic] = []
    try:
        document = OpenPdf(path, data, notes)
    except pypdfium2.PdfiumError:
        return plumbed_pages(path, data, pages, supervision, notes), tuple(notes)
    with document:
        numbers = selected_pages(path, len(document), pages)
        faults = PageFaults(path, numbers, supervision, notes)
        limits = supervision.limits
        fonts: Fonts = {}
        looks: dict[int, _Look] = {}
        plumbed = PlumbedPdf(path, data)
        result: dict[int, Page] = {}
        for number in numbers:
            seen = faults.run(number, partial(_seen, document, plumbed, number, fonts, ocr, notes))
            if isinstance(seen, Page):
                result[number] = seen
            elif seen is not None:
                looks[number] = seen
        if not looks and not result and faults.all_damaged:
            # What pdfium took for the document was none.
            return plumbed_pages(path, data, pages, supervision, notes := []), tuple(notes)
        _distrust_alike(list(looks.values()))
        blanks = BlankPages(data)
        for number, look in looks.items():
            page = faults.run(number, partial(_read, path, document, blanks, look, ocr, limits, notes))
            if page is not None:
                result[number] = page
        faults.refuse_all_lost("a damaged PDF")
    sizes = {number: (look.layer.width, look.layer.height) for number, look in looks.items()}
    origin = next(iter(result.values())).origin
    return (
        tuple(result.get(number) or Page(number, *sizes.get(number, A4), (), origin) for number in numbers),
        tuple(notes),
    )


def _seen(
    document: OpenPdf, plumbed: PlumbedPdf, number: int, fonts: Fonts, ocr: str, notes: list[Diagnostic]
) -> _Look | Page:
    """What is seen of a page; the page itself where only pdfplumber can load it."""
    try:
        with document.page(number) as page:
            return _look(page, number, fonts, ocr)
    except pypdfium2.PdfiumError:
        found = plumbed_page(plumbed, number, len(document), notes)
        if found is None:
            raise
        return found


def _look(page: pypdfium2.PdfPage, number: int, fonts: Fonts, ocr: str) -> _Look:
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
    return _Look(number, frame, replace(layer, words=[], aside={}), content, pictures, drawn, verdict)


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
    scanned = pictures.cover >= SCAN_COVER or layer.hidden > HIDDEN_SHARE
    if scanned or (layer.characters < SPARSE and is_outlined(page)):
        back = (frame.quarters - layer.quarters) % 4
        boxes = (turn_box(word.box, layer.width, layer.height, back) for word in layer.words)
        uncovered = uncovered_ink(page, boxes, *turned_size(frame.width, frame.height, frame.quarters))
    return judge(
        measure(text),
        characters=layer.characters,
        lost=layer.lost,
        cover=pictures.cover,
        uncovered=uncovered,
        hidden=layer.hidden,
    )


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
        reason = "it is poor OCR on other pages of the document"
        for look in layered:
            if look.verdict.trusted:
                look.verdict = Verdict("ocr-text-layer-untrusted", reason)


def _read(
    path: Path,
    document: OpenPdf,
    blanks: BlankPages,
    look: _Look,
    ocr: str,
    limits: Limits,
    notes: list[Diagnostic],
) -> Page:
    empty = not look.layer.characters
    recognise = ocr == "always" or (ocr == "auto" and (not look.verdict.trusted or (empty and look.drawn)))
    if recognise:
        return _recognised(path, document, look, limits, notes)
    if empty:
        notes.append(_without_text(look, blanks, document.repaired))
    elif not look.verdict.trusted:
        message = f"page {look.number}: the text layer was used although it is doubtful: {look.verdict.reason}"
        notes.append(Diagnostic(code="text-layer-doubtful", severity="warning", message=message))
    _note_layer(look, notes)
    mended = mended_content(look.content)
    notes.extend(mended.note(f"page {look.number}: "))
    width, height = round(look.layer.width, 2), round(look.layer.height, 2)
    return Page(look.number, width, height, tuple(mended.content), "text-layer")


def _without_text(look: _Look, blanks: BlankPages, repaired: bool) -> Diagnostic:
    if look.drawn:
        message = f"page {look.number} holds a picture and no text; it was not recognised"
        return Diagnostic(code="no-text-layer", severity="warning", message=message)
    if blanks.has_content(look.number):
        message = f"page {look.number} is damaged and came out blank; get the file again"
        return Diagnostic(code="page-damaged", severity="error", message=message)
    if repaired:
        message = f"page {look.number} came out blank from a damaged file, its content may be lost; look at the page"
        return Diagnostic(code="page-damaged", severity="warning", message=message)
    return Diagnostic(code="blank-page", severity="info", message=f"page {look.number} is blank")


def _note_layer(look: _Look, notes: list[Diagnostic]) -> None:
    if look.layer.quarters != look.frame.quarters and look.layer.characters:
        message = f"page {look.number} lies on its side; boxes are measured on the page turned upright"
        notes.append(Diagnostic(code="page-turned", severity="info", message=message))
    if look.layer.slanted:
        message = f"page {look.number}: {look.layer.slanted} slanting characters (a watermark?) were left out"
        notes.append(Diagnostic(code="slanted-text-left-out", severity="info", message=message))
    for encoding in look.layer.legacy:
        message = f"page {look.number}: text in the encoding {encoding} was converted to Unicode"
        notes.append(Diagnostic(code="legacy-encoding", severity="info", message=message))
    if look.layer.lost:
        message = f"page {look.number}: {look.layer.lost} characters have no Unicode in their font and were lost"
        notes.append(Diagnostic(code="characters-lost", severity="warning", message=message))


def _recognised(path: Path, document: OpenPdf, look: _Look, limits: Limits, notes: list[Diagnostic]) -> Page:
    from vanban.source.ocr.reading import recognised_page

    dpi = min(max(look.pictures.dpi, _COARSEST), _FINEST) if look.pictures.cover >= SCAN_COVER else _DRAWN
    area = look.frame.width * look.frame.height / 72**2
    dpi = min(dpi, (_MOST_PIXELS / area) ** 0.5)
    if dpi < _LEGIBLE:
        size = f"{look.frame.width / 72:.0f} × {look.frame.height / 72:.0f} inches"
        raise LimitExceededError(path, f"is {size} large; print it on a sheet of paper's size", look.number)
    with document.page(look.number) as page:
        _refuse_huge_pictures(path, page, look.number, limits)
        pixels = rendered(page, dpi)
    if look.verdict.code is not None:
        message = f"page {look.number}: the text layer is not used: {look.verdict.reason}; the page was read by OCR"
        notes.append(Diagnostic(code=look.verdict.code, severity="info", message=message))
    return recognised_page(path, pixels, dpi, look.number, notes)


def _refuse_huge_pictures(path: Path, page: pypdfium2.PdfPage, number: int, limits: Limits) -> None:
    """Raise before a picture is unpacked that is larger than any page."""
    for width, height in picture_sizes(page):
        if width * height > limits.max_pixels * 1_000_000:
            raise LimitExceededError(
                path, f"has a picture of {width} × {height} pixels; scan it at 300 dpi or raise --max-pixels", number
            )
