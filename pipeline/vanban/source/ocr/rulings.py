"""Ruling lines on a page image: found by their shape, given to the grid, and taken out before recognition."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.grid import Ruling
from vanban.source.ocr.clean import noise_of

Grey = npt.NDArray[np.uint8]

# Inches. No stroke of a letter is as long as the unbroken piece that a line must have somewhere.
_UNBROKEN = 0.17
_SHORTEST = 0.45
_THICKEST = 0.035
_GAP = 0.03
_TOUCHING = 0.05
# Share of ink beside a line, from which it is part of a picture: the ring of a seal, a photograph.
_CROWDED = 0.3
_INK = 190
_EVEN = 0.004
_GRAINY = 2.0


@dataclass(frozen=True, slots=True)
class _Found:
    """A line in pixels: its box and its pixels within it."""

    across: bool
    x: int
    y: int
    width: int
    height: int
    pixels: npt.NDArray[np.bool_]

    @property
    def length(self) -> int:
        return self.width if self.across else self.height


def find_rulings(grey: Grey, dpi: float) -> tuple[list[Ruling], Grey]:
    """The straight lines of a page, and the page without them.

    Args:
        grey: cleaned and straightened.
        dpi: its resolution.

    Returns:
        Lines in points from the page's top left, and the image with the lines painted white.
    """
    # Grain breaks a thin line; a light blur along both directions mends it and leaves it darker than paper.
    even = cv2.GaussianBlur(grey, (0, 0), _EVEN * dpi) if noise_of(grey) > _GRAINY else grey
    ink = np.asarray(cv2.threshold(even, _INK, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    across, down = _lines(ink, dpi, True), _lines(ink, dpi, False)
    long_across = [line for line in across if line.length >= _SHORTEST * dpi]
    long_down = [line for line in down if line.length >= _SHORTEST * dpi]
    # The side of a small cell is as short as a hyphen; it is told by the lines that it joins.
    found = [
        *long_across,
        *long_down,
        *(line for line in across if line.length < _SHORTEST * dpi and _joins(line, long_down, dpi)),
        *(line for line in down if line.length < _SHORTEST * dpi and _joins(line, long_across, dpi)),
    ]
    if not found:
        return [], grey
    mask = np.zeros_like(ink)
    for line in found:
        mask[line.y : line.y + line.height, line.x : line.x + line.width][line.pixels] = 255
    without = grey.copy()
    without[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return [_ruling(line, 72.0 / dpi) for line in found], without


def _lines(ink: Grey, dpi: float, across: bool) -> list[_Found]:
    piece, gap = (max(3, round(inches * dpi)) for inches in (_UNBROKEN, _GAP))
    # A line that is slightly turned climbs from one row of pixels to the next: thicken, then take long pieces only.
    thick = cv2.dilate(ink, _bar(3, not across))
    pieces = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _bar(piece, across))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, _bar(gap, across))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        long_side, short_side = (width, height) if across else (height, width)
        # The mean thickness, because crossing strokes and a slight turn swell the box.
        if area / long_side > _THICKEST * dpi + 2 or short_side > max(0.06 * dpi, 0.02 * long_side):
            continue
        if _crowded(ink, x, y, width, height, round(0.04 * dpi), across):
            continue
        pixels = labels[y : y + height, x : x + width] == label
        found.append(_Found(across, x, y, width, height, pixels))
    return found


def _crowded(ink: Grey, x: int, y: int, width: int, height: int, reach: int, across: bool) -> bool:
    """There is much ink on one side of the line, all along it."""
    if across:
        sides = (
            ink[max(y - reach, 0) : max(y - 1, 0), x : x + width],
            ink[y + height + 1 : y + height + reach, x : x + width],
        )
    else:
        sides = (
            ink[y : y + height, max(x - reach, 0) : max(x - 1, 0)],
            ink[y : y + height, x + width + 1 : x + width + reach],
        )
    return any(side.size > 0 and float((side > 0).mean()) > _CROWDED for side in sides)


def _joins(line: _Found, others: list[_Found], dpi: float) -> bool:
    """Both ends of the line touch lines of the other direction."""
    near = _TOUCHING * dpi
    if line.across:
        middle, ends = line.y + line.height / 2, (line.x, line.x + line.width)
        spans = [(o.x + o.width / 2, o.y, o.y + o.height) for o in others]
    else:
        middle, ends = line.x + line.width / 2, (line.y, line.y + line.height)
        spans = [(o.y + o.height / 2, o.x, o.x + o.width) for o in others]
    return all(
        any(abs(place - end) <= near and low - near <= middle <= high + near for place, low, high in spans)
        for end in ends
    )


def _ruling(line: _Found, scale: float) -> Ruling:
    x0, top = line.x * scale, line.y * scale
    x1, bottom = (line.x + line.width) * scale, (line.y + line.height) * scale
    if line.across:
        return Ruling("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Ruling("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _bar(length: int, across: bool) -> npt.NDArray[np.uint8]:
    return np.ones((1, length) if across else (length, 1), np.uint8)
