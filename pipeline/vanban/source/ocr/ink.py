"""Coloured ink on a page image: seals are taken out from under the print, red marks are set apart to be read.

A red seal is light in the red channel of a colour scan, and so is what is printed in red: the marks of urgency and
secrecy (NĐ 30/2020, Annex I, ô 10a and 10b) and stamps. They are handed over as an image of their own.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Pixels = npt.NDArray[np.uint8]

# Levels by which one colour outdoes the other two from which a pixel is ink of that colour.
_COLOURED = 40
# Sides of a seal, in the sheet's short side: 36 mm of 210, with room for smaller and larger ones.
_SEAL = (0.09, 0.26)
_ROUND = (0.75, 1.33)
# Pixels across the sheet's short side at which blots of ink are looked for.
_LOOK = 260
# Less red than this share of the page is a speck of a pen.
_LEAST = 0.00004


def grey_of(pixels: Pixels) -> Grey:
    """The page in grey, without the ink of seals; print under a seal stays.

    Of a colour image it is the red channel. A dark red is still grey there, so what is red is lightened by how red it
    is. Blue ink stays, since numbers, dates and signatures are written with it, but for that of round seals.

    Args:
        pixels: height × width, or height × width × 3 in RGB order.
    """
    if pixels.ndim == 2:
        return pixels
    red = np.ascontiguousarray(pixels[:, :, 0])
    redness = _excess(pixels, 0)
    if int(redness.max()) >= _COLOURED:
        redness[redness < _COLOURED] = 0
        red = _u8(cv2.add(red, redness))
    blueness = _excess(pixels, 2)
    for x0, top, x1, bottom in seals(blueness >= _COLOURED):
        part = blueness[top:bottom, x0:x1]
        inked = part >= _COLOURED
        red[top:bottom, x0:x1][inked] = cv2.add(red[top:bottom, x0:x1], cv2.add(part, part))[inked]
    return red


def red_of(pixels: Pixels) -> Grey | None:
    """What is red on the page, dark on white, without round seals; ``None`` where there is nothing red."""
    if pixels.ndim == 2:
        return None
    redness = _excess(pixels, 0)
    inked = redness >= _COLOURED
    if inked.mean() < _LEAST:
        return None
    for x0, top, x1, bottom in seals(inked):
        redness[top:bottom, x0:x1] = 0
        inked[top:bottom, x0:x1] = False
    if inked.mean() < _LEAST:
        return None
    return _u8(255 - cv2.add(redness, redness))


def seals(inked: npt.NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Boxes ``(x0, top, x1, bottom)`` in pixels of the round blots that seals make.

    Args:
        inked: where there is ink of one colour, on an image of a whole sheet.
    """
    short = min(inked.shape)
    scale = min(1.0, _LOOK / short)
    small = cv2.resize(inked.astype(np.uint8) * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    blots = cv2.morphologyEx((small > 20).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(blots, connectivity=8)
    found = []
    for label in range(1, count):
        x, y, width, height = (int(value) for value in stats[label][:4])
        sides = (width / (short * scale), height / (short * scale))
        if all(_SEAL[0] < side < _SEAL[1] for side in sides) and _ROUND[0] < width / height < _ROUND[1]:
            found.append(tuple(round(value / scale) for value in (x - 1, y - 1, x + width + 1, y + height + 1)))
    return [(max(x0, 0), max(top, 0), x1, bottom) for x0, top, x1, bottom in found]


def _excess(pixels: Pixels, channel: int) -> Grey:
    """By how much one channel outdoes the other two, in levels."""
    others = [pixels[:, :, other] for other in range(3) if other != channel]
    return _u8(cv2.subtract(np.ascontiguousarray(pixels[:, :, channel]), cv2.max(*others)))


def _u8(image: npt.NDArray[np.generic]) -> Grey:
    return np.asarray(image, dtype=np.uint8)
