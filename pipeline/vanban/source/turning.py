"""Quarter turns of a page: from PDF space, and between the ways a page can lie."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vanban.schema import Box

Floats = npt.NDArray[np.float64]


def turned_size(width: float, height: float, quarters: int) -> tuple[float, float]:
    """Width and height of a page after quarter turns."""
    return (height, width) if quarters % 2 else (width, height)


def turn_points(x: Floats, y: Floats, width: float, height: float, quarters: int) -> tuple[Floats, Floats]:
    """Points of a page (y down) after it is turned clockwise.

    Text that runs upwards reads from left to right after one quarter.
    """
    match quarters % 4:
        case 1:
            return height - y, x
        case 2:
            return width - x, height - y
        case 3:
            return y, width - x
        case _:
            return x, y


def turn_box(box: Box, width: float, height: float, quarters: int) -> Box:
    """A box after its page, of the given size before turning, is turned clockwise."""
    x, y = turn_points(np.array([box[0], box[2]]), np.array([box[1], box[3]]), width, height, quarters)
    return (
        round(float(x.min()), 2),
        round(float(y.min()), 2),
        round(float(x.max()), 2),
        round(float(y.max()), 2),
    )
