"""A scanned page made fit for reading; each step only where the page needs it.

The order was measured: the resolution that reads best (the seal is gone by then), light denoising only when
the grain is coarse (elsewhere it raised the error up to sixfold), division by the background, faint print darkened,
then straightening. Binarising made things worse.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from vanban.source.ocr.letters import letters_of

Grey = npt.NDArray[np.uint8]

# Standard deviation of the grain, in grey levels, from which a page is denoised, and how: sigma in pixels. Below it
# every filter raises the error.
_NOISY = 19.0
_LIGHT = 0.6
_READING_DPI = 200
# Grain from which the paper is whitened, level of even paper, how far below it grain is still paper: in grey levels.
_GRAINY = 6.0
_PAPER = 250.0
_SPREAD = 1.5
_DEEPEST = 60.0
# A paper darker than this, or shaded by more than this from spot to spot, is divided by its background.
_WHITE_PAPER = 244
_SHADE = 6
# Print is faint where so little of what is darker than paper is as dark as ink: levels, and the share. A worn scan
# has a fifth of it or more.
_FAINT = (110, 200)
_FAINT_SHARE = 0.08
_FAINT_LETTERS = 3
# The level that faint letters are set to, and the most that they are darkened.
_DARK = 70.0
_MOST_DARKENED = 6.0
# Degrees: what is searched first, and farther where no angle well within is so many times sharper than the usual one;
# what is not worth the resampling.
_USUAL = 5.0
_WITHIN = 3.0
_CLEAR = 2.0
_STEEPEST = 13.0
_STRAIGHT = 0.12
_INK = 128
# Punched holes stand this near to an edge, in widths of the sheet.
_HOLE_PLACE = 0.1


def sized(grey: Grey, dpi: float) -> tuple[Grey, float]:
    """The page at the resolution that reads best, 200 dots an inch, and that resolution.

    Measured: shrinking evens out the grain of a finer scan and keeps the letters' edges, which every filter blurs; a
    noisy page of 300 has a third of the errors when it is read at 200, in two thirds of the time.
    """
    if abs(_READING_DPI - dpi) < 0.08 * dpi:
        return grey, dpi
    scale = _READING_DPI / dpi
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return _u8(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how)), float(_READING_DPI)


def clean(grey: Grey, dpi: float) -> tuple[Grey, float]:
    """The page with even white paper, and the angle in degrees (counter-clockwise) by which it was turned."""
    if noise_of(grey) > _NOISY:
        grey = _u8(cv2.GaussianBlur(grey, (0, 0), _LIGHT))
    grey = _without_dark_edges(_with_white_paper(grey, dpi), dpi)
    grey = _without_grain(_with_dark_print(grey, dpi))
    angle = skew_of(grey, dpi)
    return (grey, 0.0) if abs(angle) < _STRAIGHT else (levelled(grey, angle), angle)


def levelled(grey: Grey, angle: float) -> Grey:
    """The page turned counter-clockwise by the angle in degrees, at the same size."""
    if angle == 0.0:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return _u8(cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255.0,)))


def noise_of(grey: Grey) -> float:
    """Standard deviation of the grain in grey levels: what pixels differ by from their surroundings.

    The median keeps letters out, which cover a small part of the page. The surroundings reach over several pixels,
    because JPEG smooths the grain from one pixel to the next.
    """
    height, width = grey.shape
    middle = grey[height // 20 : height - height // 20, width // 20 : width - width // 20]
    if middle.size == 0:
        return 0.0
    surroundings = cv2.GaussianBlur(middle, (0, 0), 1.5)
    return float(np.median(cv2.absdiff(middle, _u8(surroundings)))) / 0.6745


def ink_share(grey: Grey) -> float:
    """Share of dark pixels, 0–1, of a cleaned page."""
    return float((grey < _INK).mean())


def skew_of(grey: Grey, dpi: float) -> float:
    """Angle in degrees (counter-clockwise) that sets the page's lines level; 0 where there is no text to judge by.

    The sharpest row profile wins: level lines of print alternate with white rows.
    """
    scale = min(1.0, 75.0 / dpi)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.float32)
    ink[ink < 60] = 0
    if float((ink > 0).mean()) < 0.002:
        return 0.0
    coarse = np.asarray(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.float32)
    angles = np.arange(-_USUAL, _USUAL + 0.01, 0.5)
    scores = _sharpness(coarse, angles)
    if scores.max() < _CLEAR * np.median(scores) or abs(angles[np.argmax(scores)]) > _WITHIN:
        angles = np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5)
        scores = _sharpness(coarse, angles)
    best = float(angles[np.argmax(scores)])
    for reach, step in ((0.4, 0.1), (0.08, 0.02)):
        angles = np.arange(best - reach, best + reach + step / 10, step)
        best = float(angles[np.argmax(_sharpness(ink, angles))])
    # At the end of the range there was no peak: a picture, or a page that lies on its side.
    return 0.0 if abs(best) > _STEEPEST - 0.2 else float(round(best, 2))


def _sharpness(ink: npt.NDArray[np.float32], angles: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How sharply rows of ink and white alternate after each turn."""
    height, width = ink.shape
    scores = []
    for angle in angles:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1.0)
        rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
        scores.append(float((np.diff(rows) ** 2).sum()))
    return np.array(scores)


def _with_white_paper(grey: Grey, dpi: float) -> Grey:
    """The page divided by its background, where the paper is not white and even already."""
    scale = 40.0 / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # The brightest within three millimetres is paper; the median takes off what specks leave.
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 9)
    if np.percentile(paper, 5) >= _WHITE_PAPER and float(paper.std()) < _SHADE:
        return grey
    paper = np.maximum(paper, 64)
    height, width = grey.shape
    smooth = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 2.0), (width, height), interpolation=cv2.INTER_LINEAR)
    return _u8(cv2.divide(grey, smooth, scale=250.0))


def _with_dark_print(grey: Grey, dpi: float) -> Grey:
    """The page with faint print (an empty cartridge, thermal paper, a weak copy) as dark as print is."""
    levels = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel().cumsum()
    if levels[_FAINT[0]] > _FAINT_SHARE * levels[_FAINT[1]]:
        return grey
    letters = letters_of(grey, dpi)
    if letters.count < _FAINT_LETTERS:
        return grey
    height, width = grey.shape
    under = cv2.resize(letters.ink, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    ink = float(np.percentile(grey[under], 20))
    factor = min((_PAPER - _DARK) / max(_PAPER - ink, 1.0), _MOST_DARKENED)
    if factor <= 1.0:
        return grey
    table = np.clip(_PAPER - factor * (_PAPER - np.arange(256)), 0, 255).astype(np.uint8)
    return _u8(cv2.LUT(grey, table))


def _without_grain(grey: Grey) -> Grey:
    """The page with its grain's lighter half made white: the engine takes grain for ink where white is beside it."""
    grain = noise_of(grey)
    if grain < _GRAINY:
        return grey
    white = _PAPER - min(_SPREAD * grain, _DEEPEST)
    return _u8(cv2.convertScaleAbs(grey, alpha=255.0 / white))


def _without_dark_edges(grey: Grey, dpi: float) -> Grey:
    """The page without the black bars that a scanner's lid or a copied book leaves at the edges, and punched holes."""
    scale = 50.0 / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = (small < 110).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    height, width = dark.shape
    bars = np.zeros_like(dark)
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        at_edge = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        long = w > 0.15 * width or h > 0.15 * height
        is_bar = at_edge and long and area > 0.05 * w * h
        if is_bar or (not at_edge and _is_hole(stats[label], width)):
            bars[labels == label] = 1
    if not bars.any():
        return grey
    wider = cv2.dilate(bars, np.ones((3, 3), np.uint8))
    mask = cv2.resize(wider, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    result = grey.copy()
    result[mask > 0] = 255
    return result


def _is_hole(stats: npt.NDArray[np.int32], width: int) -> bool:
    """A dark disc of 4 to 9 mm near the left or right edge: where the sheet was punched.

    Args:
        stats: of the connected component, at 50 dots an inch.
        width: of the sheet, likewise.
    """
    x, _, w, h, area = (int(value) for value in stats)
    near = min(x, width - x - w) < _HOLE_PLACE * width
    return near and all(8 <= side <= 18 for side in (w, h)) and abs(w - h) <= 2 and area > 0.68 * w * h


def _u8(image: npt.NDArray[np.generic]) -> Grey:
    return np.asarray(image, dtype=np.uint8)
