"""Engines that say what a test wants, and tell what they were shown."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vanban.source.ocr.engine import Layout, OcrWord


class Told:
    """An engine that answers with the given words, one list for each look, and nothing after the last."""

    def __init__(self, *answers: list[OcrWord]) -> None:
        self._answers = list(answers)
        self.seen: list[tuple[npt.NDArray[np.uint8], Layout]] = []

    def recognise(self, image: npt.NDArray[np.uint8], dpi: float, layout: Layout) -> list[OcrWord]:
        self.seen.append((image.copy(), layout))
        return self._answers.pop(0) if self._answers else []


def word(
    text: str,
    left: int,
    top: int,
    right: int,
    bottom: int,
    confidence: float = 0.95,
    line: tuple[int, int, int] = (1, 1, 1),
) -> OcrWord:
    """A recognised word."""
    return OcrWord(text, left, top, right, bottom, confidence, line)
