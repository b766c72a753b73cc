"""Whether the figures of a letterhead's number and date are print: offices write them in by pen, and OCR guesses.

The incoming stamp's are looked at too. Print stands on the line, as high as the signs beside it, and reads the same at
every size; handwriting seldom does one of these and never all. Figures that fail are marked, and the header leaves the
value out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.figure_places import FigurePlace, figure_places
from vanban.source.model import UNREAD
from vanban.source.ocr.engine import Engine, Layout
from vanban.source.placed import PlacedWord
from vanban.source.rows import union

Grey = npt.NDArray[np.uint8]

_INK = 150
_SPECK = 6  # pixels at 200 dots an inch
_PAD = 12
_MARGIN = 3.0  # points above and below the words of a line
# Sizes at which the figures are read again.
_SCALES = (0.75, 1.0, 1.5)
# The best two readings that agree are believed this much together, of 2; the best three where print cannot be told.
_BELIEVED = 1.4
_BELIEVED_ALONE = 2.7
# A reading of other figures that is believed more than this makes all of them doubtful; sooner in a number that
# stands apart from its symbol, as one does that was put into a blank.
_SURE = 0.9
_SURE_IN_BLANK = 0.5
# How far print may be from the height of the signs beside it, and from the line they stand on, in that height.
_HEIGHT = 0.12
_LEVEL = 0.11
# Figures set by a numbering stamp differ by no more than this among themselves.
_EVEN = 0.06
_SMALL = 0.45
# Ink that a figure of print takes across, in the height of the print; a narrow 1 at the ends, a wide face.
_NARROWEST = 0.44
_WIDEST = 0.97
_STEEPEST = 0.03

_FIGURES = re.compile(r"\d{1,6}[a-zđ]?|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_EDGES = " .,:;/-_'’‘"


@dataclass(frozen=True, slots=True)
class _Sign:
    """A stretch of ink with white on either side, in pixels."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class _Setting:
    """The print that figures are compared with: its height, and where its line is at a place across the page."""

    height: float
    level: Callable[[float], float]


@dataclass(frozen=True, slots=True)
class _Look:
    """A place for figures on the image of its line; ``left`` and ``right`` in pixels."""

    engine: Engine
    strip: Grey
    dpi: float
    place: FigurePlace
    left: int
    right: int


def mark_handwriting(engine: Engine, page: Grey, dpi: float, words: list[PlacedWord]) -> None:
    """Say of the words that hold the letterhead's figures whether they are print, in place.

    ``handwritten`` becomes ``True`` or ``False``. What is no figure is taken out of a handwritten word (``raw`` keeps
    it); figures that left ink and no word get a word of their own. ``UNREAD`` stands in both.

    Args:
        engine: reads the figures again.
        page: the cleaned image that the words were read from.
        dpi: its resolution.
        words: all words of the page, in points from the image's top left.
    """
    scale = 72.0 / dpi
    for place in list(figure_places(words, page.shape[1] * scale, page.shape[0] * scale)):
        top = max(round((min(word.top for word in place.line) - _MARGIN) / scale), 0)
        strip = page[top : round((max(word.bottom for word in place.line) + _MARGIN) / scale)]
        left, right = max(round(place.left / scale) + 1, 0), round(place.right / scale)
        if place.tail:
            right = _whitest(strip, right, round(0.2 * place.words[-1].size / scale))
        others = [sign for sign in _signs(strip, 0, strip.shape[1], dpi) if not left <= sign.middle <= right]
        setting = _setting(others, place, scale)
        figures = [sign for sign in _signs(strip, left, right, dpi) if sign.height > _SMALL * setting.height]
        if not figures:
            continue
        look = _Look(engine, strip, dpi, place, left, right)
        readable = _FIGURES.fullmatch(place.read) is not None
        printed = readable and _is_print(look, figures, setting)
        for word in place.words:
            word.handwritten = not printed
        if printed:
            _tidy(place)
        elif not place.words:
            words.append(_unread(place, figures, top, scale))
        elif not readable:
            _take_out(place, words)


# --- the ink ----------------------------------------------------------------------------------------------------------


def _signs(strip: Grey, start: int, end: int, dpi: float) -> list[_Sign]:
    """Stretches of ink between two columns, from left to right, specks left out."""
    if min(strip[:, start:end].shape) == 0:
        # Words that lie over each other leave no place between them; OpenCV crashes on an empty image.
        return []
    ink = (strip[:, start:end] < _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    ink[(stats[:, cv2.CC_STAT_AREA] < _SPECK * (dpi / 200) ** 2)[labels]] = 0
    across = np.flatnonzero(ink.any(axis=0))
    signs = []
    for stretch in np.split(across, np.flatnonzero(np.diff(across) > 1) + 1):
        if len(stretch):
            left, right = int(stretch[0]), int(stretch[-1]) + 1
            down = np.flatnonzero(ink[:, left:right].any(axis=1))
            signs.append(_Sign(start + left, start + right, int(down[0]), int(down[-1]) + 1))
    return signs


def _setting(others: Sequence[_Sign], place: FigurePlace, scale: float) -> _Setting:
    if place.kind == "arrival":
        return _Setting(0.0, lambda across: 0.0)
    near = [sign for sign in others if place.beside[0] <= sign.middle * scale <= place.beside[1]]
    tallest = max((sign.height for sign in near), default=0)
    full = [sign for sign in near if sign.height > 0.6 * tallest]
    if not full:
        return _Setting(0.0, lambda across: 0.0)
    return _Setting(median(sign.height for sign in full), _level(others, median(sign.bottom for sign in full)))


def _level(signs: Sequence[_Sign], usual: float) -> Callable[[float], float]:
    """The line that most signs stand on: through the two that have most others on it; level at ``usual`` if none."""
    slope, start, most = 0.0, usual, 2
    for first, second in combinations(signs, 2):
        run = second.middle - first.middle
        tilt = (second.bottom - first.bottom) / run if run else 1.0
        if abs(tilt) > _STEEPEST:
            continue
        origin = first.bottom - tilt * first.middle
        on_it = sum(abs(sign.bottom - origin - tilt * sign.middle) <= 1.0 for sign in signs)
        if on_it > most:
            slope, start, most = tilt, origin, on_it
    return lambda across: start + slope * across


def _whitest(strip: Grey, about: int, reach: int) -> int:
    """The column with least ink near ``about``, the nearest of several."""
    low, high = max(about - reach, 0), min(about + reach + 1, strip.shape[1])
    if low >= high:
        return about
    ink = (strip[:, low:high] < _INK).sum(axis=0)
    return low + min(range(high - low), key=lambda column: (int(ink[column]), abs(low + column - about)))


# --- the judgement ----------------------------------------------------------------------------------------------------


def _is_print(look: _Look, figures: Sequence[_Sign], setting: _Setting) -> bool:
    place = look.place
    stands = setting.height > 0 and all(_stands(sign, setting) for sign in figures)
    across = (figures[-1].right - figures[0].left) / len(place.read)
    if len(place.read) > 1 and not _NARROWEST <= across / (setting.height or figures[0].height) <= _WIDEST:
        return False
    if not stands and not (len(figures) >= 3 and _are_even(figures)):
        return False
    # As first read, unless that was put right.
    first = min((word.confidence or 0.0) if word.raw is None else 0.0 for word in place.words)
    readings = [(place.read, first)]
    if len(place.read) > 1:
        readings += _readings(look, look.left, look.right)
    if stands and not place.tail and _belief(place.read, readings, 2) < _BELIEVED:
        # The engine makes little of a single figure without the words around it.
        around = [word for word in place.line if word not in place.words]
        left = max((word.x0 for word in around if word.x0 < place.left), default=place.left)
        right = min((word.x1 for word in around if word.x1 > place.right), default=place.right)
        readings += _readings(look, round(left * look.dpi / 72), round(right * look.dpi / 72))
    most = _SURE_IN_BLANK if place.kind == "number" and not place.tail else _SURE
    if any(_contradicts(text, place.read) and sure > most for text, sure in readings):
        return False
    if stands:
        return _belief(place.read, readings, 2) >= _BELIEVED
    return _belief(place.read, readings, 3) >= _BELIEVED_ALONE


def _contradicts(text: str, read: str) -> bool:
    """As many figures, but others; a figure lost at the edge says nothing."""
    return text != read and len(text) == len(read) and _FIGURES.fullmatch(text) is not None


def _belief(read: str, readings: Sequence[tuple[str, float]], most: int) -> float:
    """Confidence of the best readings that say ``read``, summed."""
    return sum(sorted((sure for text, sure in readings if text == read), reverse=True)[:most])


def _readings(look: _Look, left: int, right: int) -> list[tuple[str, float]]:
    """What stands in the place when the line is read from ``left`` to ``right``, at several sizes; with confidence."""
    readings = []
    for factor in _SCALES:
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        part = cv2.resize(look.strip[:, left:right], None, fx=factor, fy=factor, interpolation=how)
        padded = cv2.copyMakeBorder(part, _PAD, _PAD, _PAD, _PAD, cv2.BORDER_CONSTANT, value=(255,))
        words = [
            word
            for word in look.engine.recognise(np.asarray(padded, dtype=np.uint8), look.dpi * factor, Layout.LINE)
            if look.left <= left + ((word.left + word.right) / 2 - _PAD) / factor <= look.right
        ]
        if words:
            text = "".join(word.text for word in words).strip(_EDGES)
            readings.append((text, min(word.confidence for word in words)))
    return readings


def _stands(sign: _Sign, setting: _Setting) -> bool:
    """As high as the print beside it and on its line, but for a pixel."""
    higher = abs(sign.height - setting.height)
    off = abs(sign.bottom - setting.level(sign.middle))
    return higher <= _HEIGHT * setting.height + 1 and off <= _LEVEL * setting.height + 1


def _are_even(figures: Sequence[_Sign]) -> bool:
    heights, feet = [sign.height for sign in figures], [sign.bottom for sign in figures]
    most = _EVEN * median(heights)
    return max(heights) - min(heights) <= most and max(feet) - min(feet) <= most


# --- the words --------------------------------------------------------------------------------------------------------


def _tidy(place: FigurePlace) -> None:
    """Drop what a blank's line leaves beside the figures: ``28_``."""
    if len(place.words) == 1:
        word = place.words[0]
        text = place.lead + place.read + place.tail
        if text != word.text:
            word.raw, word.text = word.raw or word.text, text


def _take_out(place: FigurePlace, words: list[PlacedWord]) -> None:
    """Put one ``UNREAD`` in the place of what was read there."""
    first, last = place.words[0], place.words[-1]
    alone = place.words[:-1] if place.tail and last is not first else place.words
    raw = " ".join(word.raw or word.text for word in alone)
    first.x0, first.top, first.x1, first.bottom = union(word.box for word in alone)
    first.raw, first.text = raw, place.lead + UNREAD + (place.tail if last is first else "")
    if alone is not place.words:
        last.raw, last.text = last.raw or last.text, place.tail
    gone = {id(word) for word in alone[1:]}
    words[:] = [word for word in words if id(word) not in gone]


def _unread(place: FigurePlace, figures: Sequence[_Sign], top: int, scale: float) -> PlacedWord:
    """A word where ink is that was not read; it goes on in the run of the word before it."""
    left, right = figures[0].left * scale, figures[-1].right * scale
    before = max((word for word in place.line if word.x0 < left), key=lambda word: word.x0, default=place.line[0])
    return PlacedWord(
        text=UNREAD,
        x0=left,
        top=(top + min(sign.top for sign in figures)) * scale,
        x1=right,
        bottom=(top + max(sign.bottom for sign in figures)) * scale,
        baseline=before.baseline,
        size=before.size,
        run=before.run,
        confidence=0.0,
        raw="",
        handwritten=True,
    )
