"""Small sheets of paper drawn for one look: blots, bars, holes, lines of text as rows of strokes."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

RED = (205, 35, 45)
BLUE = (35, 55, 150)
BLACK = (25, 25, 25)


def sheet(width: float, height: float, dpi: float, paper: int = 255) -> Pixels:
    """White paper in grey; sides in inches."""
    return np.full((round(height * dpi), round(width * dpi)), paper, np.uint8)


def coloured(width: float, height: float, dpi: float) -> Pixels:
    """White paper in RGB; sides in inches."""
    return np.full((round(height * dpi), round(width * dpi), 3), 255, np.uint8)


def write(image: Pixels, dpi: float, left: float, right: float, *levels: float) -> None:
    """A line of strokes like letters at each of the levels, from left to right; all in inches."""
    for level in levels:
        for x in np.arange(left, right, 0.07):
            place = (round(x * dpi), round((level - 0.1) * dpi))
            cv2.rectangle(image, place, (round((x + 0.035) * dpi), round(level * dpi)), (25,) * 3, -1)


def ring(image: Pixels, dpi: float, centre: tuple[float, float], radius: float, colour: tuple[int, int, int]) -> None:
    """The ring and the star's disc of a seal, ink on ink; in inches."""
    layer = np.full_like(image, 255)
    middle = (round(centre[0] * dpi), round(centre[1] * dpi))
    cv2.circle(layer, middle, round(radius * dpi), colour, max(2, round(0.05 * dpi)))
    cv2.circle(layer, middle, round(0.3 * radius * dpi), colour, -1)
    image[:] = np.minimum(image, layer)
