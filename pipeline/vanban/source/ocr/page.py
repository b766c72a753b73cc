"""One page image becomes lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from vanban.schema import Box
from vanban.source.cells import in_reading_order
from vanban.source.grid import find_grids
from vanban.source.handwriting import mark_handwriting
from vanban.source.model import Line, Table
from vanban.source.ocr.clean import clean, ink_share, levelled
from vanban.source.ocr.columns import recognise_columns
from vanban.source.ocr.dirt import usual_size, without_dirt
from vanban.source.ocr.engine import Engine, OcrWord
from vanban.source.ocr.letters import Direction, direction_of, letters_of
from vanban.source.ocr.missed import missed_words, sparse_words
from vanban.source.ocr.red_marks import red_stretches
from vanban.source.ocr.repair import Repair, repair_numbers
from vanban.source.ocr.rulings import find_rulings
from vanban.source.ocr.sheet import Sheet
from vanban.source.ocr.spread import fold_of, moved
from vanban.source.ocr.stray_stops import repair_stray_stops
from vanban.source.ocr.table import read_table, without_table
from vanban.source.ocr.turn import upright_turn
from vanban.source.ocr.wording import repair_wording
from vanban.source.ocr.words import placed_words, stretches_of
from vanban.source.placed import PlacedWord
from vanban.source.rows import columns_of, lines_of, rows_of

Grey = npt.NDArray[np.uint8]

# A page with less ink than this share of its area, and no letters, is blank: a few specks, a hole, a fold.
_BLANK = 0.0006
# With less ink than this there are a few words at most, which are looked for one by one: a page number beside a table.
_SPARSE = 0.00015
# Of which nothing was read, it is blank with fewer letters than this. Darker than the level is black.
_FEW_LETTERS = 3
_BLACK = 64
# Frames narrower than this share of the page are stamps, not tables.
_TABLE_WIDTH = 0.35
# A page that is read with less confidence may lie on its head, or on its side where that could not be seen.
_UPRIGHT = 0.75


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was read from a page image.

    Attributes:
        content: lines and tables in reading order.
        width: of the page as it is read, in points.
        height: of the page as it is read.
        quarters: clockwise quarter turns from the image to the way it is read.
        blank: there is nothing on the page.
        confidence: mean of the words, weighted by their length, 0–1; letters that were not read count as 0.
        repairs: misread numbers and words that were put right.
        lost: about so many letters were not read, or were dropped as dirt.
        fold: where two printed pages meet, in points from the left; ``None`` for a single page.
    """

    content: tuple[Line | Table, ...]
    width: float
    height: float
    quarters: int
    blank: bool
    confidence: float
    repairs: tuple[Repair, ...] = ()
    lost: float = 0.0
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
    direction = direction_of(letters_of(sheet.grey, sheet.dpi))
    if direction is Direction.DOWN:
        quarters = upright_turn(engine, sheet, direction)
        return replace(_read(engine, sheet.turned(quarters), number), quarters=quarters)
    first = _read(engine, sheet, number)
    if first.blank or first.confidence >= _UPRIGHT:
        return first
    quarters = upright_turn(engine, sheet, direction)
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
        confidence=_confidence(content, left.lost + right.lost),
        repairs=(*left.repairs, *right.repairs),
        lost=left.lost + right.lost,
        fold=left.width,
    )


def _read_page(engine: Engine, sheet: Sheet, number: int) -> RecognisedPage:
    dpi = sheet.dpi
    scale = 72.0 / dpi
    height, width = sheet.grey.shape
    cleaned, angle = clean(sheet.grey, dpi)
    if sheet.red is None and not _has_print(cleaned, dpi):
        return RecognisedPage((), width * scale, height * scale, 0, not _is_black(sheet.grey), 0.0)
    rulings, bare = find_rulings(cleaned, dpi)
    tables: list[Table] = []
    repairs: list[Repair] = []
    for grid in find_grids(rulings, _TABLE_WIDTH * width * scale):
        table, mended = read_table(engine, bare, grid, dpi, number)
        if table is not None:
            tables.append(table)
            repairs += mended
            bare = without_table(bare, grid, dpi)
    words = recognise_columns(engine, bare, dpi) if ink_share(bare) >= _SPARSE else sparse_words(engine, bare, dpi)
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
    letters = letters_of(bare, dpi)
    blank = not content and not words and letters.count < _FEW_LETTERS and ink_share(bare) < _BLANK
    lost = letters.outside(_shares(placed, width * scale, height * scale)) * sum(len(word.text) for word in placed)
    confidence = _confidence(content, lost)
    return RecognisedPage(content, width * scale, height * scale, 0, blank, confidence, tuple(repairs), lost)


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


def _shares(words: Sequence[PlacedWord], width: float, height: float) -> list[Box]:
    """Boxes of the words in shares of the page's sides."""
    return [(word.x0 / width, word.top / height, word.x1 / width, word.bottom / height) for word in words]


def _confidence(content: Sequence[Line | Table], lost: float) -> float:
    words = [word for line in _lines(content) for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / (letters + lost) if letters else 0.0


def _has_print(grey: Grey, dpi: float) -> bool:
    """There is more on the cleaned page than specks; a page number alone is print."""
    return ink_share(grey) >= _BLANK or letters_of(grey, dpi).count > 0


def _is_black(grey: Grey) -> bool:
    """The image is dark all over, so nothing can be told of the page."""
    return float((grey < _BLACK).mean()) > 0.5
