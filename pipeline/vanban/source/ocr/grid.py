"""Ruled tables in a page image: found by their lines, the lines erased, cells returned as boxes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        box: in pixels.
        xs: positions of the vertical lines, left to right.
        ys: positions of the horizontal lines, top to bottom.
        cells: ``(row, column, rowspan, colspan, box)``.
    """

    box: PixelBox
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    cells: tuple[tuple[int, int, int, int, PixelBox], ...]


def find_grids(grey: np.ndarray, dpi: int) -> tuple[list[Grid], np.ndarray]:
    """Tables of the page, and the page without its rulings.

    Args:
        grey: cleaned, straight page.
        dpi: its resolution.
    """
    ink = cv2.threshold(grey, 170, 255, cv2.THRESH_BINARY_INV)[1]
    long = dpi // 3
    horizontal = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    vertical = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((dpi // 5, 1), np.uint8))
    horizontal = cv2.dilate(horizontal, np.ones((3, dpi // 20), np.uint8))
    vertical = cv2.dilate(vertical, np.ones((dpi // 20, 3), np.uint8))
    grids = []
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_or(horizontal, vertical))
    for left, top, width, height, _ in stats[1:count]:
        if width < dpi or height < dpi // 3:
            continue
        h, v = horizontal[top : top + height, left : left + width], vertical[top : top + height, left : left + width]
        grid = _grid(h, v, int(left), int(top), dpi)
        if grid is not None:
            grids.append(grid)
    if not grids:
        return [], grey
    erased = grey.copy()
    lines = cv2.dilate(cv2.bitwise_or(horizontal, vertical), np.ones((3, 3), np.uint8))
    for grid in grids:
        x0, y0, x1, y1 = grid.box
        area = (slice(max(y0 - 4, 0), y1 + 4), slice(max(x0 - 4, 0), x1 + 4))
        erased[area][lines[area] > 0] = 255
    return sorted(grids, key=lambda g: g.box[1]), erased


def _grid(horizontal: np.ndarray, vertical: np.ndarray, left: int, top: int, dpi: int) -> Grid | None:
    ys = _positions(horizontal.sum(axis=1) / 255, 0.12 * horizontal.shape[1], dpi // 12)
    xs = _positions(vertical.sum(axis=0) / 255, 0.04 * vertical.shape[0], dpi // 12)
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            across = down = 1
            while column + across < len(xs) - 1 and not _ruled(
                vertical[ys[row] : ys[row + 1], :], xs[column + across], 1
            ):
                across += 1
            while row + down < len(ys) - 1 and not _ruled(
                horizontal[:, xs[column] : xs[column + 1]], ys[row + down], 0
            ):
                down += 1
            taken.update((row + r, column + c) for r in range(down) for c in range(across))
            box = (left + xs[column], top + ys[row], left + xs[column + across], top + ys[row + down])
            cells.append((row, column, down, across, box))
    box = (left + xs[0], top + ys[0], left + xs[-1], top + ys[-1])
    return Grid(box, tuple(left + x for x in xs), tuple(top + y for y in ys), tuple(cells))


def _positions(profile: np.ndarray, least: float, apart: int) -> list[int]:
    """Middles of the runs where the profile is high."""
    found: list[int] = []
    start = None
    for index, high in enumerate([*(profile > least), False]):
        if high and start is None:
            start = index
        elif not high and start is not None:
            middle = (start + index) // 2
            if found and middle - found[-1] < apart:
                found[-1] = (found[-1] + middle) // 2
            else:
                found.append(middle)
            start = None
    return found


def _ruled(strip: np.ndarray, position: int, axis: int) -> bool:
    """A line runs through most of the strip at ``position`` (column for axis 1, row for axis 0)."""
    low, high = max(position - 6, 0), position + 7
    part = strip[:, low:high] if axis == 1 else strip[low:high, :]
    return bool(part.size) and float((part.max(axis=axis) > 0).mean()) > 0.5
