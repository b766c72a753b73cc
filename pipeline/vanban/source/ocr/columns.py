"""Texts that stand side by side are read apart: letterhead and motto, Nơi nhận and signature (NĐ 30/2020, Annex I).

The engine sets lines of different heights on one baseline when they stand beside each other, and loses both. A strip
of paper between them that runs down several lines tells the two apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.ocr.engine import Engine, Layout, OcrWord

Grey = npt.NDArray[np.uint8]
Area = tuple[int, int, int, int]

_LOOK_DPI = 50.0
_DARK = 190
# Inches: the least width of the strip, and how far down both texts must reach.
_STRIP = 0.3
_REACH = 0.45
# Where the strip may stand, in shares of the page's width.
_MIDDLE = (0.32, 0.62)


def recognise_columns(engine: Engine, image: Grey, dpi: float) -> list[OcrWord]:
    """The words of a page, texts that stand side by side read one after the other.

    Args:
        engine: the recognition engine.
        image: cleaned, straightened, without rulings.
        dpi: its resolution.
    """
    areas = right_halves(image, dpi)
    rest = image
    if areas:
        rest = image.copy()
        for x0, top, x1, bottom in areas:
            rest[top:bottom, x0:x1] = 255
    words = engine.recognise(rest, dpi, Layout.PAGE)
    for number, (x0, top, x1, bottom) in enumerate(areas, start=1):
        words += _moved(engine.recognise(image[top:bottom, x0:x1], dpi, Layout.PAGE), x0, top, number)
    return words


def right_halves(image: Grey, dpi: float) -> list[Area]:
    """The right one of two texts that stand side by side, as ``(x0, top, x1, bottom)`` in pixels, top to bottom."""
    scale = _LOOK_DPI / dpi
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (small < _DARK).astype(np.uint8)
    width = ink.shape[1]
    strip = max(round(_STRIP * _LOOK_DPI), 3)
    # For each row: is the strip that begins at each column free of ink?
    free = (
        cv2.boxFilter(ink, cv2.CV_32F, (strip, 1), anchor=(0, 0), normalize=False, borderType=cv2.BORDER_CONSTANT) < 1
    )
    found: list[tuple[int, int, int]] = []
    for x in range(round(_MIDDLE[0] * width), round(_MIDDLE[1] * width) - strip):
        left, right = _rows_inked(ink[:, :x]), _rows_inked(ink[:, x + strip :])
        for start, end in _runs(free[:, x]):
            # The strip may begin inside a line that crosses the page: the first gap between lines is where it counts.
            gaps = np.flatnonzero(~right[start:end])
            if not len(gaps):
                continue
            top, bottom = start + int(gaps[0]), start + int(gaps[-1]) + 1
            both = min(int(left[top:bottom].sum()), int(right[top:bottom].sum()))
            if both >= _REACH * _LOOK_DPI * 0.6 and bottom - top >= _REACH * _LOOK_DPI:
                rows = np.flatnonzero(right[top:bottom])
                found.append((x + strip // 2, top + int(rows[0]), top + int(rows[-1]) + 1))
    return [
        (round(x / scale), max(round((top - 2) / scale), 0), image.shape[1], round((bottom + 2) / scale))
        for x, top, bottom in _apart(found)
    ]


def _rows_inked(ink: Grey) -> npt.NDArray[np.bool_]:
    return np.asarray(ink.max(axis=1) > 0)


def _runs(free: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _apart(found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The tallest of the places that overlap, top to bottom."""
    chosen: list[tuple[int, int, int]] = []
    for place in sorted(found, key=lambda place: (place[1] - place[2], place[0])):
        if all(place[2] <= other[1] or place[1] >= other[2] for other in chosen):
            chosen.append(place)
    return sorted(chosen, key=lambda place: place[1])


def _moved(words: Sequence[OcrWord], x: int, y: int, number: int) -> list[OcrWord]:
    """Words of a part of the page, placed on the page; their lines are kept apart from those of other parts."""
    return [replace(word.moved(x, y), line=(1000 * number + word.line[0], *word.line[1:])) for word in words]
