"""One page image becomes lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.cells import in_reading_order
from vanban.source.grid import find_grids
from vanban.source.handwriting import mark_handwriting
from vanban.source.model import Line, Table
from vanban.source.ocr.clean import clean, ink_share, levelled
from vanban.source.ocr.columns import recognise_columns
from vanban.source.ocr.dirt import usual_size, without_dirt
from vanban.source.ocr.engine import Engine, Layout, OcrWord
from vanban.source.ocr.missed import missed_words
from vanban.source.ocr.red_marks import red_stretches
from vanban.source.ocr.repair import Repair, repair_numbers
from vanban.source.ocr.rulings import find_rulings
from vanban.source.ocr.sheet import Sheet
from vanban.source.ocr.spread import fold_of, moved
from vanban.source.ocr.stray_stops import repair_stray_stops
from vanban.source.ocr.table import read_table, without_table
from vanban.source.ocr.wording import repair_wording
from vanban.source.ocr.words import placed_words, stretches_of
from vanban.source.rows import columns_of, lines_of, rows_of
from vanban.text.syllables import is_syllable

Grey = npt.NDArray[np.uint8]

# A page with less ink than this share of its area is blank: a few specks, a hole, a fold.
_BLANK = 0.0006
# Frames narrower than this share of the page are stamps, not tables.
_TABLE_WIDTH = 0.35
# Below this share of well-read letters the page may lie on its side or on its head.
_UPRIGHT = 0.55
_TRIAL_DPI = 150.0


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was read from a page image.

    Attributes:
        content: lines and tables in reading order.
        width: of the page as it is read, in points.
        height: of the page as it is read.
        quarters: clockwise quarter turns from the image to the way it is read.
        blank: there is nothing on the page.
        confidence: mean of the words, weighted by their length, 0–1.
        repairs: misread numbers and words that were put right.
        fold: where two printed pages meet, in points from the left; ``None`` for a single page.
    """

    content: tuple[Line | Table, ...]
    width: float
    height: float
    quarters: int
    blank: bool
    confidence: float
    repairs: tuple[Repair, ...] = ()
    fold: float | None = None


def recognise_page(engine: Engine, pixels: npt.NDArray[np.uint8], dpi: float, number: int) -> RecognisedPage:
    """Read a page image.

    Args:
        engine: the recognition engine.
        pixels: grey, or RGB.
        dpi: resolution of the image.
        number: 1-based page number, for the lines.
    """
    sheet = Sheet.of(pixels, dpi)
    first = _read(engine, sheet, number)
    if first.blank or _share_read(first.content) >= _UPRIGHT:
        return first
    quarters = _best_turn(engine, sheet)
    return first if quarters == 0 else replace(_read(engine, sheet.turned(quarters), number), quarters=quarters)


def _read(engine: Engine, sheet: Sheet, number: int) -> RecognisedPage:
    """The sheet as it lies: one page, or two side by side."""
    fold = fold_of(sheet.grey, sheet.dpi)
    if fold is None:
        return _read_page(engine, sheet, number)
    left = _read_page(engine, sheet.between(0, fold), number)
    right = _read_page(engine, sheet.between(fold, sheet.grey.shape[1]), number)
    content = (*left.content, *moved(right.content, left.width))
    return RecognisedPage(
        content=content,
        width=left.width + right.width,
        height=left.height,
        quarters=0,
        blank=left.blank and right.blank,
        confidence=_confidence(content),
        repairs=(*left.repairs, *right.repairs),
        fold=left.width,
    )


def _best_turn(engine: Engine, sheet: Sheet) -> int:
    """Quarter turns after which a smaller copy of the page reads best; 0 unless another is clearly better."""
    dpi = sheet.dpi
    scale = min(1.0, _TRIAL_DPI / dpi)
    small = np.asarray(cv2.resize(sheet.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    scores = []
    for quarters in range(4):
        cleaned, _ = clean(np.ascontiguousarray(np.rot90(small, -quarters)), dpi * scale)
        words = engine.recognise(find_rulings(cleaned, dpi * scale)[1], dpi * scale, Layout.PAGE)
        scores.append(sum(len(word.text) * word.confidence for word in words if is_syllable(word.text)))
    best = int(np.argmax(scores))
    return best if scores[best] > 1.5 * scores[0] + 20 else 0


def _read_page(engine: Engine, sheet: Sheet, number: int) -> RecognisedPage:
    dpi = sheet.dpi
    scale = 72.0 / dpi
    height, width = sheet.grey.shape
    cleaned, angle = clean(sheet.grey, dpi)
    if ink_share(cleaned) < _BLANK and sheet.red is None:
        return RecognisedPage((), width * scale, height * scale, 0, True, 0.0)
    rulings, bare = find_rulings(cleaned, dpi)
    tables: list[Table] = []
    repairs: list[Repair] = []
    for grid in find_grids(rulings, _TABLE_WIDTH * width * scale):
        table, mended = read_table(engine, bare, grid, dpi, number)
        if table is not None:
            tables.append(table)
            repairs += mended
            bare = without_table(bare, grid, dpi)
    words = recognise_columns(engine, bare, dpi) if ink_share(bare) >= _BLANK / 4 else []
    stretches = _kept(engine, bare, dpi, words)
    if sheet.red is not None:
        stretches += red_stretches(engine, levelled(sheet.red, angle), dpi)
    placed = placed_words(stretches, scale)
    parts = [part for row in rows_of(placed) for part in columns_of(row)]
    repairs += [repair for part in parts for repair in repair_numbers(part)]
    repairs += [repair for part in parts for repair in repair_stray_stops(part)]
    repairs += repair_wording(parts)
    mark_handwriting(engine, bare, dpi, placed)
    content = in_reading_order([*lines_of(placed, number, "ocr"), *tables])
    blank = not content and not words
    return RecognisedPage(content, width * scale, height * scale, 0, blank, _confidence(content), tuple(repairs))


def _kept(engine: Engine, bare: Grey, dpi: float, words: list[OcrWord]) -> list[list[OcrWord]]:
    """The words that are text, with those of lines that the engine's page analysis left out."""
    stretches = stretches_of(words)
    kept = without_dirt(stretches)
    size = usual_size(stretches)
    if size == 0:
        return kept
    missed = missed_words(engine, bare, dpi, [word for stretch in kept for word in stretch], size)
    return [*kept, *stretches_of(missed)]


def _lines(content: Sequence[Line | Table]) -> list[Line]:
    lines = []
    for item in content:
        lines.extend([item] if isinstance(item, Line) else [line for cell in item.cells for line in cell.lines])
    return lines


def _confidence(content: Sequence[Line | Table]) -> float:
    words = [word for line in _lines(content) for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / letters if letters else 0.0


def _share_read(content: Sequence[Line | Table]) -> float:
    """Share of the letters in words that the engine believes in, 0–1."""
    words = [word for line in _lines(content) for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if (word.confidence or 0.0) > 0.7) / letters if letters else 0.0
