"""Two pages on one image: a bound volume laid open on the scanner, a sheet of A3 folded to A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from vanban.schema import Box
from vanban.source.model import Line, Table

Grey = npt.NDArray[np.uint8]

# Two upright sheets side by side are this much wider than high.
_PROPORTION = (1.2, 1.7)
_LOOK_DPI = 50.0
# Inches of paper on either side of the fold, and where the fold may be in shares of the width.
_MARGIN = 0.35
_MIDDLE = (0.42, 0.58)
# How much darker than the paper around it a dot of ink is, and how much ink a column may hold for dirt.
_DARKER = 50
_DIRT = 0.004
# Share of the rows that hold ink in each half from which it is a page of text.
_FILLED = 0.08


def fold_of(grey: Grey, dpi: float) -> int | None:
    """Where two pages meet, in pixels from the left; ``None`` for a single page.

    Args:
        grey: not yet cleaned; the shadow in a fold is broad and no ink.
        dpi: its resolution.
    """
    height, width = grey.shape
    if not _PROPORTION[0] < width / height < _PROPORTION[1]:
        return None
    scale = _LOOK_DPI / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((9, 9), np.uint8))
    ink = cv2.subtract(paper, small) > _DARKER
    ink = ink[round(0.04 * ink.shape[0]) : round(0.96 * ink.shape[0])]
    strip = round(2 * _MARGIN * _LOOK_DPI)
    columns = ink.mean(axis=0)
    # A fold may be drawn as one dark line from top to bottom: no letter fills a column.
    columns[columns > 0.6] = 0.0
    inked = np.convolve(columns > _DIRT, np.ones(strip), mode="valid")
    first, last = round(_MIDDLE[0] * len(columns)) - strip // 2, round(_MIDDLE[1] * len(columns)) - strip // 2
    free = np.flatnonzero(inked[first:last] == 0)
    if not len(free):
        return None
    middle = first + int(free[np.argmin(np.abs(free + first + strip // 2 - len(columns) / 2))]) + strip // 2
    halves = (ink[:, :middle], ink[:, middle:])
    if any(float(half.any(axis=1).mean()) < _FILLED for half in halves):
        return None
    return round(middle / scale)


def moved(content: Sequence[Line | Table], dx: float) -> list[Line | Table]:
    """The content set ``dx`` points to the right."""
    return [_moved_line(item, dx) if isinstance(item, Line) else _moved_table(item, dx) for item in content]


def _moved_line(line: Line, dx: float) -> Line:
    words = tuple(replace(word, box=_shifted(word.box, dx)) for word in line.words)
    return replace(line, box=None if line.box is None else _shifted(line.box, dx), words=words)


def _moved_table(table: Table, dx: float) -> Table:
    cells = tuple(
        replace(
            cell,
            lines=tuple(_moved_line(line, dx) for line in cell.lines),
            box=None if cell.box is None else _shifted(cell.box, dx),
        )
        for cell in table.cells
    )
    return replace(table, box=None if table.box is None else _shifted(table.box, dx), cells=cells)


def _shifted(box: Box, dx: float) -> Box:
    return (round(box[0] + dx, 2), box[1], round(box[2] + dx, 2), box[3])
