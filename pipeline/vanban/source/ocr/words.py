"""Recognised words become placed words: columns parted, size and baseline worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from vanban.source.ocr.engine import OcrWord
from vanban.source.ocr.metrics import reach
from vanban.source.ocr.repair import vietnamese_letters
from vanban.source.placed import PlacedWord
from vanban.text.normal import nfc

_SMALLEST_SIZE = 4.0
_LARGEST_SIZE = 60.0
# Words further apart than this, in heights of the line, are told apart before dirt is looked for: the engine puts a
# signature's strokes on one line with Nơi nhận beside it.
_PARTED = 2.5
# Hyphens and dashes come out as any of these; documents are typed with the hyphen.
_DASHES = re.compile(r"[—–−]")


def stretches_of(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Recognised words by the line and column they stand in."""
    return [stretch for line in _by_line(words) for stretch in _stretches(_with_dashes(line))]


def placed_words(
    stretches: Sequence[Sequence[OcrWord]], scale: float, left: float = 0.0, top: float = 0.0
) -> list[PlacedWord]:
    """The words on the page.

    Args:
        stretches: words that stand together on one line, in pixels.
        scale: points a pixel.
        left: where the image stands on the page, in points.
        top: likewise.
    """
    return [word for run, stretch in enumerate(stretches) for word in _placed(stretch, run, scale, left, top)]


def _by_line(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    lines: dict[tuple[int, int, int], list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [sorted(line, key=lambda word: word.left) for line in lines.values()]


def _with_dashes(line: Sequence[OcrWord]) -> list[OcrWord]:
    """The line with flat signs read as what they are: a dash that opens an item comes out as ``~``, ``_``, ``¬``."""
    height = median(word.bottom - word.top for word in line)
    return [replace(word, text="-") if _is_flat(word, height) else word for word in line]


def _is_flat(word: OcrWord, height: float) -> bool:
    if len(word.text) > 2 or any(c.isalnum() for c in word.text) or word.text == "-":
        return False
    return word.bottom - word.top < 0.25 * height and 0.2 * height < word.right - word.left < height


def _stretches(line: Sequence[OcrWord]) -> list[list[OcrWord]]:
    height = median(word.bottom - word.top for word in line)
    parts = [[line[0]]]
    for before, after in pairwise(line):
        if after.left - before.right > _PARTED * height:
            parts.append([])
        parts[-1].append(after)
    return parts


def _placed(line: Sequence[OcrWord], run: int, scale: float, left: float, top: float) -> list[PlacedWord]:
    size = letter_size(line)
    floors = [word.bottom - reach(word.text)[1] * size for word in line if sum(reach(word.text)) >= 0.4]
    level = median(floors) if floors else float(max(word.bottom for word in line))
    points = round(min(max(size * scale, _SMALLEST_SIZE), _LARGEST_SIZE) * 2) / 2
    return [
        PlacedWord(
            text=_DASHES.sub("-", vietnamese_letters(nfc(word.text))),
            x0=left + word.left * scale,
            top=top + word.top * scale,
            x1=left + word.right * scale,
            bottom=top + word.bottom * scale,
            baseline=top + level * scale,
            size=points,
            run=run,
            confidence=round(word.confidence, 3),
        )
        for word in line
    ]


def letter_size(words: Sequence[OcrWord]) -> float:
    """Font size of a recognised line in pixels: the median of what its words' heights and letters tell."""
    sizes = []
    for word in words:
        extent = sum(reach(word.text))
        if extent >= 0.4:
            sizes.append((word.bottom - word.top) / extent)
    return median(sizes) if sizes else float(max(word.bottom - word.top for word in words))
