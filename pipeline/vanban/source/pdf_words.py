"""The characters of a PDF page become words, in the orientation in which the page is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vanban.source.pdf_glyphs import Glyphs
from vanban.source.pdf_legacy import PageEncodings, encodings_of
from vanban.source.placed import PlacedWord
from vanban.source.turning import turn_points, turned_size
from vanban.text.legacy import Encoding
from vanban.text.normal import nfc

Floats = npt.NDArray[np.float64]

# pdfium reports a hyphen at a line's end as U+FFFE, older builds as U+0002: "1045/TTr-" + "SKHCN".
_SOFT_HYPHEN = 0x00AD
_HYPHENS = (0xFFFE, 0x0002, _SOFT_HYPHEN)
_SPACES = (0x20, 0x0D, 0x0A, 0x09, 0xA0, 0x3000, 0x200B, 0xFEFF, *range(0x2000, 0x200B), 0x202F, 0x205F, 0xF020)
_FIRST_MARK, _LAST_MARK = 0x0300, 0x036F
_LOST = "\ufffd"
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIRST_LIGATURE = 0xFB00
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

# Shares of the letter size.
_WORD_GAP = 0.22  # wider gaps between letters part words even where no space is written
_STEP_BACK = 1.2  # further left than a mark over its letter can be
_OTHER_BASELINE = 0.2
_DOUBLE_PRINT = 0.12  # the second print of bold faked by printing twice lies this near
_RAISED = (0.12, 0.75)  # how far a superscript stands above the baseline
_SMALL = 0.82  # size of a superscript, of its neighbour's
_STRAIGHT = 3.0  # degrees from a quarter turn


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Where a page lies in PDF space.

    Attributes:
        left: of the visible box (crop box), in points.
        top: of the visible box, y up.
        width: of the visible box before turning.
        height: of the visible box before turning.
        quarters: clockwise quarter turns that the page asks for (``/Rotate``).
    """

    left: float
    top: float
    width: float
    height: float
    quarters: int


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words of a page.

    Attributes:
        quarters: clockwise quarter turns from PDF space to the way the page is read.
        width: of the page as it is read, in points.
        height: of the page as it is read.
        words: of the reading direction, in content order.
        aside: words written in other directions, by clockwise quarter turns from PDF space, each in its own frame.
        characters: visible characters found.
        lost: those of them for which the font gives no Unicode; in words they are U+FFFD.
        hidden: share of the characters that are not painted, 0–1.
        slanted: characters at other angles (watermarks), which are left out.
        legacy: encodings from before Unicode that text of the page was converted from.
    """

    quarters: int
    width: float
    height: float
    words: list[PlacedWord]
    aside: dict[int, list[PlacedWord]]
    characters: int
    lost: int
    hidden: float
    slanted: int
    legacy: tuple[Encoding, ...] = ()


def text_layer(glyphs: Glyphs, frame: PageFrame) -> TextLayer:
    """The words that the glyphs make."""
    painted = (glyphs.piece >= 0) & _inside(glyphs, frame)
    letters = painted & ~np.isin(glyphs.codes, _SPACES)
    characters = int(letters.sum())
    turns, straight = _turns(glyphs)
    piece = glyphs.piece[letters]
    counts = np.bincount(turns[piece][straight[piece]], minlength=4) if characters else np.zeros(4, dtype=np.int64)
    quarters = int(counts.argmax()) if counts.any() else frame.quarters
    width, height = turned_size(frame.width, frame.height, quarters)
    encodings = encodings_of(glyphs) if characters else None
    by_turn = {
        turn: _words(glyphs, painted, frame, turn, (turns == turn) & straight, encodings)
        for turn in range(4)
        if counts[turn] or turn == quarters
    }
    lost = 0
    if (glyphs.codes == 0).any():
        lost = sum(word.text.count(_LOST) for words in by_turn.values() for word in words)
    words = by_turn.pop(quarters)
    hidden = float(glyphs.hidden[piece].mean()) if characters else 0.0
    slanted = characters - int(counts.sum())
    legacy = () if encodings is None else encodings.names
    return TextLayer(quarters, width, height, words, by_turn, characters, lost, hidden, slanted, legacy)


def _inside(glyphs: Glyphs, frame: PageFrame) -> npt.NDArray[np.bool_]:
    """Characters whose middle is on the visible part of the page."""
    x = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2 - frame.left
    y = frame.top - (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    return np.asarray((x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height))


def _turns(glyphs: Glyphs) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Of each text object: its quarter turns counter-clockwise, and whether it lies straight."""
    quarters = np.round(glyphs.angles / 90)
    straight = np.abs(glyphs.angles - 90 * quarters) <= _STRAIGHT
    return quarters.astype(np.int64) % 4, straight


def _words(
    glyphs: Glyphs,
    painted: npt.NDArray[np.bool_],
    frame: PageFrame,
    turn: int,
    pieces: npt.NDArray[np.bool_],
    encodings: PageEncodings | None,
) -> list[PlacedWord]:
    if not len(pieces):
        return []
    hyphens = np.isin(glyphs.codes, _HYPHENS)
    if encodings is not None:
        # U+00AD is the place of TCVN3's ư.
        hyphens &= (glyphs.codes != _SOFT_HYPHEN) | ~encodings.converts[glyphs.piece]
    codes = np.where(hyphens, ord("-"), glyphs.codes)
    chosen = np.flatnonzero(painted & pieces[glyphs.piece] & ~np.isin(codes, _SPACES))
    if not len(chosen):
        return []
    x, y, x0, x1, top, bottom = _placed(glyphs, chosen, frame, turn)
    piece = glyphs.piece[chosen]
    size = np.maximum(glyphs.sizes[piece], 1.0)
    y, raised = _lowered(y, size, piece, x0, x1)
    marks = _set_marks(codes[chosen], x0, x1, y, size)

    gap = x0[1:] - x1[:-1]
    nearby = np.maximum(size[1:], size[:-1])
    other_line = np.abs(np.diff(y)) > _OTHER_BASELINE * nearby
    apart = (np.diff(chosen) > 1) | (gap > _WORD_GAP * nearby) | (gap < -_STEP_BACK * nearby)
    if marks is not None:
        apart &= ~marks[1:]
    starts = np.concatenate([[0], np.flatnonzero(other_line | apart) + 1])
    run = np.concatenate([[0], np.cumsum(other_line | (gap < -_STEP_BACK * nearby))])[starts]
    ends = [*starts[1:].tolist(), len(chosen)]

    letters = [chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else _LOST for code in codes[chosen].tolist()]
    for index in np.flatnonzero(raised).tolist():
        letters[index] = letters[index].translate(_RAISED_DIGITS)
    _drop_double_prints(letters, x, y, size)
    left, right = np.minimum.reduceat(x0, starts).tolist(), np.maximum.reduceat(x1, starts).tolist()
    upper, lower = np.minimum.reduceat(top, starts).tolist(), np.maximum.reduceat(bottom, starts).tolist()
    full = np.maximum.reduceat(size, starts).tolist()
    level, first = y[starts].tolist(), piece[starts]
    bold, italic, runs = glyphs.bold[first].tolist(), glyphs.italic[first].tolist(), run.tolist()
    # Looking up every letter takes longer than all else that is done with a word.
    ligatures = encodings is not None or bool((codes[chosen] >= _FIRST_LIGATURE).any())
    words = []
    for number, (start, end) in enumerate(zip(starts.tolist(), ends, strict=True)):
        written = letters[start:end]
        text = "".join(written) if encodings is None else encodings.text(written, piece[start:end])
        text = nfc(text)
        if ligatures:
            text = text.translate(_LIGATURES)
        # A lost sign that stands alone is a bullet or an ornament.
        if text and text != _LOST:
            words.append(
                PlacedWord(
                    text,
                    left[number],
                    upper[number],
                    right[number],
                    lower[number],
                    level[number],
                    round(full[number], 2),
                    runs[number],
                    bold[number],
                    italic[number],
                )
            )
    return _without_double_words(words)


def _placed(
    glyphs: Glyphs, chosen: npt.NDArray[np.int64], frame: PageFrame, turn: int
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Origins and boxes of the chosen characters on the page as it is read."""

    def to_page(x: Floats, y: Floats) -> tuple[Floats, Floats]:
        return turn_points(x - frame.left, frame.top - y, frame.width, frame.height, turn)

    boxes = glyphs.boxes[chosen]
    xa, ya = to_page(boxes[:, 0], boxes[:, 1])
    xb, yb = to_page(boxes[:, 2], boxes[:, 3])
    x, y = to_page(glyphs.origins[chosen, 0], glyphs.origins[chosen, 1])
    return x, y, np.minimum(xa, xb), np.maximum(xa, xb), np.minimum(ya, yb), np.maximum(ya, yb)


def _set_marks(
    codes: npt.NDArray[np.uint32], x0: Floats, x1: Floats, y: Floats, size: Floats
) -> npt.NDArray[np.bool_] | None:
    """Combining marks that are glyphs of their own, set onto the letters they follow; ``None`` when there are none.

    The places are changed: a mark stands where its letter stands, however it was moved there.
    """
    marks = (codes >= _FIRST_MARK) & (codes <= _LAST_MARK)
    if not marks.any():
        return None
    for index in np.flatnonzero(marks).tolist():
        before = index - 1
        reach = _STEP_BACK * size[index]
        near = index > 0 and abs(x0[index] - x1[before]) < reach and abs(y[index] - y[before]) < reach
        if near:
            x0[index], x1[index], y[index] = x0[before], x1[before], y[before]
        marks[index] = near
    return np.asarray(marks)


def _lowered(
    y: Floats, size: Floats, piece: npt.NDArray[np.int64], x0: Floats, x1: Floats
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Baselines with superscripts set down onto that of the text they follow: "m²", a footnote's mark."""
    raised = np.zeros(len(y), dtype=bool)
    starts = np.flatnonzero(np.diff(piece, prepend=-1))
    if len(starts) < 2:
        return y, raised
    y = y.copy()
    for start, end in zip(starts[1:].tolist(), [*starts[2:].tolist(), len(y)], strict=True):
        before = start - 1
        rise = (y[before] - y[start]) / size[before]
        near = -0.3 * size[before] < x0[start] - x1[before] < 0.5 * size[before]
        if size[start] < _SMALL * size[before] and _RAISED[0] < rise < _RAISED[1] and near:
            y[start:end] = y[before]
            raised[start:end] = True
    return y, raised


def _drop_double_prints(letters: list[str], x: Floats, y: Floats, size: Floats) -> None:
    """Empty the second of two equal letters printed one over the other ("KKẾẾ HHOOẠẠCCHH" as two prints)."""
    near = (np.abs(np.diff(x)) < _DOUBLE_PRINT * size[1:]) & (np.abs(np.diff(y)) < _DOUBLE_PRINT * size[1:])
    for index in np.flatnonzero(near).tolist():
        if letters[index] == letters[index + 1]:
            letters[index + 1] = ""


def _near_each_other(words: Sequence[PlacedWord]) -> set[int]:
    """Indices of words that begin near another: two so near share a cell of one of four grids, half a cell apart."""
    reach = max([0.3, *(_DOUBLE_PRINT * word.size for word in words)])
    places = np.array([(word.x0, word.baseline) for word in words]).reshape(-1, 2) / (2 * reach)
    near: set[int] = set()
    for shift in ((0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5)):
        columns, rows = np.floor(places + shift).astype(np.int64).T
        _, cell, times = np.unique(columns * 1_000_003 + rows, return_inverse=True, return_counts=True)
        near.update(np.flatnonzero(times[cell] > 1).tolist())
    return near


def _without_double_words(words: list[PlacedWord]) -> list[PlacedWord]:
    """Words without their second print a fraction of a point away, which some writers use for bold."""
    seen: dict[tuple[str, int, int], list[PlacedWord]] = {}
    doubtful = _near_each_other(words)
    if not doubtful:
        return words
    kept = []
    for index, word in enumerate(words):
        if index not in doubtful:
            kept.append(word)
            continue
        reach = max(_DOUBLE_PRINT * word.size, 0.3)
        column, row = int(word.x0 // 4), int(word.baseline // 4)
        twins = (
            twin
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for twin in seen.get((word.text, column + dx, row + dy), ())
            if abs(twin.x0 - word.x0) < reach and abs(twin.baseline - word.baseline) < reach
        )
        twin = next(twins, None)
        if twin is not None:
            twin.bold = True
            continue
        seen.setdefault((word.text, column, row), []).append(word)
        kept.append(word)
    return kept
