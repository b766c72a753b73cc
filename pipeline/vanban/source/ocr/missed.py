"""A second look for lines that the engine's page analysis left out.

It takes a seal and the signature across it for a picture, and what stands close ("KT. CHỦ TỊCH" above, the signer's
name below) goes with it. What is left of the page's ink after the recognised words is searched for rows of letters.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.ocr.dirt import reads_as_text
from vanban.source.ocr.engine import Engine, Layout, OcrWord
from vanban.source.ocr.letters import letters_of

Grey = npt.NDArray[np.uint8]

_INK = 140
# In letter sizes: heights that letters with their marks have, what parts words of a line, the shortest line worth it.
_MOST_HEIGHT = 1.5
_WORD_GAP = 0.7
_SHORTEST = 2.5
_TALLEST_LINE = 2.0
_PAD = 10
_MOST_CANDIDATES = 24
_SURE = 0.8
# Pixels at 75 dots an inch around a letter in which its marks and stops stand, both ways together.
_NEAR = 17


def missed_words(engine: Engine, bare: Grey, dpi: float, words: list[OcrWord], size: float) -> list[OcrWord]:
    """Words of lines that were left out, to be added to ``words``.

    Args:
        engine: the recognition engine.
        bare: the page without its rulings.
        dpi: its resolution.
        words: what was recognised and kept.
        size: the page's usual letter size in pixels.
    """
    letters = _loose_letters(bare, words, size)
    found: list[OcrWord] = []
    for number, (x0, top, x1, bottom) in enumerate(_rows(letters, size)):
        part = np.where(letters[top:bottom, x0:x1] > 0, bare[top:bottom, x0:x1], np.uint8(255))
        padded = cv2.copyMakeBorder(part, _PAD, _PAD, _PAD, _PAD, cv2.BORDER_CONSTANT, value=(255,))
        line = engine.recognise(np.asarray(padded, dtype=np.uint8), dpi, Layout.LINE)
        if not reads_as_text(line, _SURE):
            continue
        found += [replace(word.moved(x0 - _PAD, top - _PAD), line=(-1, number, 0)) for word in line]
    return found


def sparse_words(engine: Engine, bare: Grey, dpi: float) -> list[OcrWord]:
    """Words of a page with hardly any ink: what is near letters is shown alone.

    On a page that is white but for its grain the engine's page analysis takes seconds and finds nothing.
    """
    letters = letters_of(bare, dpi)
    if letters.count == 0:
        return []
    height, width = bare.shape
    around = cv2.dilate(letters.ink, np.ones((_NEAR, _NEAR), np.uint8))
    near = cv2.resize(around, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    x0, top = int(columns[0]), int(rows[0])
    place = (slice(top, int(rows[-1]) + 1), slice(x0, int(columns[-1]) + 1))
    part = np.where(near[place], bare[place], np.uint8(255))
    return [word.moved(x0, top) for word in engine.recognise(part, dpi, Layout.BLOCK)]


def _loose_letters(bare: Grey, words: list[OcrWord], size: float) -> npt.NDArray[np.uint8]:
    """The ink outside the words, without what is larger than a letter (rings, strokes) or smaller (specks)."""
    ink = (bare < _INK).astype(np.uint8)
    for word in words:
        ink[max(word.top - 3, 0) : word.bottom + 3, max(word.left - 3, 0) : word.right + 3] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    keep = (heights < _MOST_HEIGHT * size) & (widths < 3 * size) & (stats[:, cv2.CC_STAT_AREA] > 4)
    keep[0] = False
    return np.asarray(keep[labels], dtype=np.uint8) if count > 1 else np.zeros_like(ink)


def _rows(letters: npt.NDArray[np.uint8], size: float) -> list[tuple[int, int, int, int]]:
    """Boxes of rows of letters, largest first, no more than ``_MOST_CANDIDATES``."""
    reach = max(3, round(_WORD_GAP * size))
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    joined = cv2.dilate(joined, np.ones((max(3, round(0.15 * size)), 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = []
    for label in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[label])
        if width >= _SHORTEST * size and 0.4 * size <= height <= _TALLEST_LINE * size:
            boxes.append((width * height, (x, y, x + width, y + height)))
    boxes.sort(reverse=True)
    return [box for _, box in boxes[:_MOST_CANDIDATES]]
