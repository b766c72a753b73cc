"""Marks and stamps in red: KHẨN, HỎA TỐC, MẬT in their frames, an incoming stamp in red ink."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.ocr.clean import levelled, skew_of
from vanban.source.ocr.dirt import reads_as_text, without_dirt
from vanban.source.ocr.engine import Engine, Layout, OcrWord
from vanban.source.ocr.rulings import find_rulings
from vanban.source.ocr.words import stretches_of

Grey = npt.NDArray[np.uint8]

_INK = 150
# Inches: what lies nearer together is one mark where no frame holds it, and the least sides of one.
_NEAR = 0.15
_LEAST = (0.3, 0.1)
_PAD = 10
_MOST = 6
_SURE = 0.7


def red_stretches(engine: Engine, red: Grey, dpi: float) -> list[list[OcrWord]]:
    """Words of the marks, by the line they stand on.

    Args:
        engine: the recognition engine.
        red: red ink dark on white, straightened as the page.
        dpi: its resolution.
    """
    found: list[list[OcrWord]] = []
    for number, (x0, top, x1, bottom) in enumerate(_areas(red, dpi)):
        part = cv2.copyMakeBorder(red[top:bottom, x0:x1], _PAD, _PAD, _PAD, _PAD, cv2.BORDER_CONSTANT, value=(255,))
        mark = np.asarray(part, dtype=np.uint8)
        # A clerk sets the stamp by hand: it is turned otherwise than the page.
        mark = levelled(mark, skew_of(mark, dpi))
        words = engine.recognise(find_rulings(mark, dpi)[1], dpi, Layout.BLOCK)
        dx, dy = x0 - _PAD, top - _PAD
        placed = [replace(word.moved(dx, dy), line=(-2 - number, *word.line[1:])) for word in words]
        stretches = without_dirt(stretches_of(placed)) if placed else []
        found += [stretch for stretch in stretches if reads_as_text(stretch, _SURE)]
    return found


def _areas(red: Grey, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of the marks in pixels, largest first: frames with what is in them, then letters that stand free."""
    ink = (red < _INK).astype(np.uint8)
    boxes = _boxes(ink, dpi)
    for x0, top, x1, bottom in boxes:
        ink[top:bottom, x0:x1] = 0
    reach = max(3, round(_NEAR * dpi))
    boxes += _boxes(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8)), dpi)
    outer = [box for box in boxes if not any(_is_inside(box, other) for other in boxes)]
    return sorted(outer, key=lambda box: ((box[0] - box[2]) * (box[3] - box[1]), box))[:_MOST]


def _boxes(ink: npt.NDArray[np.generic], dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of the connected stretches of ink that are as large as a mark."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, dtype=np.uint8), connectivity=8)
    boxes = []
    for label in range(1, count):
        x, y, width, height = (int(value) for value in stats[label][:4])
        if width >= _LEAST[0] * dpi and height >= _LEAST[1] * dpi:
            boxes.append((x, y, x + width, y + height))
    return boxes


def _is_inside(box: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return box != other and other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]
