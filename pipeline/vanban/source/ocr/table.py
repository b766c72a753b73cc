"""A ruled table on a page image, read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.grid import Grid, GridCell
from vanban.source.model import Cell, Table
from vanban.source.ocr.dirt import without_dirt
from vanban.source.ocr.engine import Engine, Layout, OcrWord
from vanban.source.ocr.repair import Repair, repair_numbers, repair_numerals
from vanban.source.ocr.stray_stops import repair_stray_stops
from vanban.source.ocr.wording import repair_wording
from vanban.source.ocr.words import placed_words, stretches_of
from vanban.source.placed import PlacedWord
from vanban.source.rows import lines_of, rows_of

Grey = npt.NDArray[np.uint8]

_PAD = 12
_INK = 128
# Ink lower than this, in inches, is one line of text.
_ONE_LINE = 0.24
# Spots smaller than this are grain, in square inches: a comma has three times as much.
_SPECK = 0.0004
# A cell whose words are believed less is looked at again, so many times larger.
_DOUBTFUL = 0.6
# Capitals that no cell has alone, each the shape of a figure.
_SEEN_IN_FIGURES = frozenset("BGOQSZ")
_LARGER = (1.3, 1.5, 1.15)


def read_table(engine: Engine, bare: Grey, grid: Grid, dpi: float, number: int) -> tuple[Table | None, list[Repair]]:
    """The table that a grid holds, ``None`` when its cells hold no text, and what was put right in it.

    Args:
        engine: the recognition engine.
        bare: the page without its rulings.
        grid: of the table, in points.
        dpi: resolution of the image.
        number: 1-based page number.
    """
    read = [(cell, _placed(engine, bare, cell, dpi)) for cell in grid.cells]
    repairs: list[Repair] = []
    for column in range(grid.columns):
        repairs += repair_numerals([words for cell, words in read if cell.column == column])
    cells = []
    for cell, words in read:
        rows = rows_of(words)
        repairs += [repair for row in rows for repair in (*repair_numbers(row), *repair_stray_stops(row))]
        repairs += repair_wording(rows)
        lines = tuple(lines_of(words, number, "ocr", columns=False))
        cells.append(Cell(cell.row, cell.column, lines, cell.rowspan, cell.colspan, _rounded(cell.box)))
    if not any(cell.lines for cell in cells):
        return None, []
    return Table(number, _rounded(grid.box), grid.rows, grid.columns, tuple(cells)), repairs


def without_table(grey: Grey, grid: Grid, dpi: float) -> Grey:
    """The page with the table's place white."""
    x0, top, x1, bottom = (round(value * dpi / 72) for value in grid.box)
    result = grey.copy()
    result[max(top - 3, 0) : bottom + 3, max(x0 - 3, 0) : x1 + 3] = 255
    return result


def _placed(engine: Engine, bare: Grey, cell: GridCell, dpi: float) -> list[PlacedWord]:
    """The words of a cell, placed on the page in points."""
    scale = 72.0 / dpi
    x0, top, x1, bottom = (round(value / scale) for value in cell.box)
    x0, top = max(x0 + 2, 0), max(top + 2, 0)
    words = _words(engine, bare[top : bottom - 1, x0 : x1 - 1], dpi)
    return placed_words(without_dirt(stretches_of(words), cell=True), scale, x0 * scale, top * scale)


def _words(engine: Engine, part: Grey, dpi: float) -> list[OcrWord]:
    """Words of a cell, placed in pixels from its upper left corner."""
    if not part.size or min(part.shape) <= 8:
        return []
    box = _ink_box(part, dpi)
    if box is None:
        return []
    x0, top, x1, bottom = box
    layout = Layout.LINE if bottom - top < _ONE_LINE * dpi else Layout.BLOCK
    words = _read(engine, part[top:bottom, x0:x1], dpi, layout)
    for larger in _LARGER if layout is Layout.LINE else ():
        if not _is_doubtful(words):
            break
        # One or two figures alone: the engine that sees "Ty" or "Q" is sure of "17" or "9" when they are larger.
        words = max(words, _read(engine, part[top:bottom, x0:x1], dpi, layout, enlarged=larger), key=_belief)
    return [word.moved(x0, top) for word in words]


def _read(engine: Engine, part: Grey, dpi: float, layout: Layout, enlarged: float = 1.0) -> list[OcrWord]:
    """Words of a part that is cut close around its ink, placed in pixels from its corner.

    The engine finds no line in a wide white cell with one figure; close around its ink it does.
    """
    if enlarged != 1.0:
        part = np.asarray(
            cv2.resize(part, None, fx=enlarged, fy=enlarged, interpolation=cv2.INTER_CUBIC), dtype=np.uint8
        )
    pad = round(_PAD * enlarged**2)
    padded = cv2.copyMakeBorder(part, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(255,))
    words = engine.recognise(np.asarray(padded, dtype=np.uint8), dpi * enlarged, layout)
    return [word.moved(-pad, -pad).scaled(1 / enlarged) for word in words]


def _is_doubtful(words: Sequence[OcrWord]) -> bool:
    return _belief(words) < _DOUBTFUL or (len(words) == 1 and words[0].text in _SEEN_IN_FIGURES)


def _belief(words: Sequence[OcrWord]) -> float:
    """The confidence of the word that is believed least, 0 without any."""
    return min((word.confidence for word in words), default=0.0)


def _ink_box(part: Grey, dpi: float) -> tuple[int, int, int, int] | None:
    """Box around everything on the cell that is more than a speck, with a little paper; ``None`` for an empty cell."""
    count, _, stats, _ = cv2.connectedComponentsWithStats((part < _INK).astype(np.uint8), connectivity=8)
    marks = stats[1:][stats[1:, cv2.CC_STAT_AREA] > _SPECK * dpi * dpi] if count > 1 else stats[:0]
    if not len(marks):
        return None
    left, top = marks[:, cv2.CC_STAT_LEFT], marks[:, cv2.CC_STAT_TOP]
    right, bottom = left + marks[:, cv2.CC_STAT_WIDTH], top + marks[:, cv2.CC_STAT_HEIGHT]
    # Dots and marks that are smaller than a speck stand within this of the letters.
    margin = round(0.04 * dpi)
    height, width = part.shape
    return (
        max(int(left.min()) - margin, 0),
        max(int(top.min()) - margin, 0),
        min(int(right.max()) + margin, width),
        min(int(bottom.max()) + margin, height),
    )


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
