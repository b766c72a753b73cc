"""Where letters stand on a page image and which way their lines run, before anything is read.

A recognition cannot tell the way: the engine turns blocks of upright lines by itself and believes what it reads of a
page that lies on its side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]

_LOOK_DPI = 75.0
# Levels darker than the paper around it, and than the grain, from which a dot is ink.
_DARKER = 24
# Pixels at 75 dots an inch: sides and ink of a letter or a word that runs together; no ruling, no frame, no speck.
_LONG_SIDE = (3, 60)
_SHORT_SIDE = (2, 25)
_LEAST_INK = 5
# Side of the squares in which lines are looked for: a slanting line still crosses one as a line, at up to 12°.
_SQUARE = 48
# One direction outdoes the other this many times where it is the one that the lines run in; measured: 5 to 14 times.
_CLEARLY = 2.0


class Direction(Enum):
    """The way that the lines on an image run."""

    ACROSS = "across"
    DOWN = "down"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Letters:
    """The ink that may be letters.

    Attributes:
        ink: 1 where there is ink of a letter, else 0, at 75 dots an inch.
        count: separate pieces of it: letters, or words that run together.
    """

    ink: npt.NDArray[np.uint8]
    count: int

    def outside(self, boxes: Iterable[tuple[float, float, float, float]]) -> float:
        """How much of the ink lies outside of the boxes, in what lies inside; 0 where nothing lies inside.

        Args:
            boxes: ``(x0, top, x1, bottom)`` in shares of the image's sides.
        """
        height, width = self.ink.shape
        rest = self.ink.copy()
        for x0, top, x1, bottom in boxes:
            rows = slice(max(round(top * height) - 1, 0), round(bottom * height) + 1)
            rest[rows, max(round(x0 * width) - 1, 0) : round(x1 * width) + 1] = 0
        left = int(rest.sum())
        inside = int(self.ink.sum()) - left
        return left / inside if inside else 0.0


def letters_of(grey: Grey, dpi: float) -> Letters:
    """What may be letters on an image, on paper of any shade and in print of any strength.

    Args:
        grey: cleaned or not.
        dpi: its resolution.
    """
    small = _shrunk(grey, min(1.0, _LOOK_DPI / dpi))
    height, width = small.shape
    tiny = cv2.resize(small, (max(width // 3, 1), max(height // 3, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(tiny, np.ones((5, 5), np.uint8)), 7)
    darker = cv2.subtract(cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR), small)
    levels = cv2.calcHist([darker], [0], None, [256], [0, 256]).ravel().cumsum()
    grain = int(np.searchsorted(levels, 0.5 * levels[-1]))
    ink = np.asarray(cv2.threshold(darker, _DARKER + 2 * grain, 1, cv2.THRESH_BINARY)[1], dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sides = stats[:, (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)]
    longer, shorter = sides.max(axis=1), sides.min(axis=1)
    keep = (longer >= _LONG_SIDE[0]) & (longer <= _LONG_SIDE[1]) & (shorter >= _SHORT_SIDE[0])
    keep &= (shorter <= _SHORT_SIDE[1]) & (stats[:, cv2.CC_STAT_AREA] >= _LEAST_INK)
    keep[0] = False
    return Letters(keep.astype(np.uint8)[labels], int(keep.sum()))


def direction_of(letters: Letters) -> Direction:
    """The way that the lines run: along them ink is even, across them it alternates with white."""
    ink = letters.ink * np.uint8(255)
    across, down = _stripes(ink), _stripes(np.ascontiguousarray(ink.T))
    if across > _CLEARLY * down:
        return Direction.ACROSS
    return Direction.DOWN if down > _CLEARLY * across else Direction.UNCLEAR


def _shrunk(grey: Grey, scale: float) -> Grey:
    """The image smaller, by halves first, which takes a third of the time."""
    while scale <= 0.5:
        grey = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        scale *= 2
    if scale == 1.0:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _stripes(ink: Grey) -> float:
    """How much the ink of rows changes within squares, rows two pixels high."""
    height, width = ink.shape
    size = (max(round(width / _SQUARE), 1), max(height // 2, 1))
    rows = cv2.resize(ink, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    return float(((rows - cv2.blur(rows, (1, _SQUARE // 2))) ** 2).sum())
