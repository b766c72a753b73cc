"""Which way up a page lies, by what a band of it reads as when it is turned."""

from __future__ import annotations

import re

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.ocr.clean import clean
from vanban.source.ocr.engine import Engine, Layout
from vanban.source.ocr.letters import Direction, letters_of
from vanban.source.ocr.rulings import find_rulings
from vanban.source.ocr.sheet import Sheet
from vanban.text.syllables import is_syllable

Grey = npt.NDArray[np.uint8]

_TRIAL_DPI = 150.0
# Inches: the height of the band with the most letters on it.
_BAND = 1.8
# Believed letters in legal syllables that a turn must bring, and how many times what any other brings.
_LEAST = 5.0
_BETTER = 1.5
_LETTERS = re.compile(r"[^\W\d_]{2,}")  # "Hạnh", "TP" of "TP.HCM"

# Clockwise quarter turns that may set a page upright, by the way its lines run.
_TURNS = {Direction.ACROSS: (0, 2), Direction.DOWN: (1, 3), Direction.UNCLEAR: (0, 1, 2, 3)}


def upright_turn(engine: Engine, sheet: Sheet, direction: Direction) -> int:
    """Clockwise quarter turns that set the page upright; 0 where none of them reads clearly better.

    Args:
        engine: the recognition engine.
        sheet: the page as it lies.
        direction: the way its lines run.
    """
    scale = min(1.0, _TRIAL_DPI / sheet.dpi)
    grey = np.asarray(cv2.resize(sheet.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    turns = _TURNS[direction]
    scores = dict.fromkeys(turns, 0.0)
    for turn in (turn for turn in turns if turn < 2):
        band = _band(np.ascontiguousarray(np.rot90(grey, -turn)), sheet.dpi * scale)
        scores[turn] = _legal(engine, band, sheet.dpi * scale)
        scores[turn + 2] = _legal(engine, np.ascontiguousarray(np.rot90(band, 2)), sheet.dpi * scale)
    best = max(turns, key=lambda turn: (scores[turn], -turn))
    others = max(scores[turn] for turn in turns if turn != best)
    return best if scores[best] > max(_LEAST, _BETTER * others) else 0


def _band(grey: Grey, dpi: float) -> Grey:
    """The rows with the most letters, cleaned and straightened, without rulings."""
    bare = find_rulings(clean(grey, dpi)[0], dpi)[1]
    rows = letters_of(bare, dpi).ink.mean(axis=1, dtype=np.float64)
    scale = len(bare) / len(rows)
    height = min(round(_BAND * dpi / scale), len(rows))
    inked = np.convolve(rows, np.ones(height), mode="valid")
    top = round(int(np.argmax(inked)) * scale)
    return np.ascontiguousarray(bare[top : top + round(height * scale)])


def _legal(engine: Engine, band: Grey, dpi: float) -> float:
    """Letters in legal syllables, each as much as it is believed; read as one block, which the engine never turns."""
    words = engine.recognise(band, dpi, Layout.BLOCK)
    return sum(
        len(part) * word.confidence for word in words for part in _LETTERS.findall(word.text) if is_syllable(part)
    )
