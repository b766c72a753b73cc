"""Letter size and baseline of a recognised word, from its letters and the height of its box.

Nghị định 30/2020 (Annex I) prescribes Times New Roman; other serif fonts differ by a few hundredths.
"""

from __future__ import annotations

import unicodedata

# Reach above and below the baseline, in letter sizes.
_X_HEIGHT = 0.45
_MARKED_SMALL = 0.68
_ASCENDER = 0.68
_CAPITAL = 0.66
_MARKED_CAPITAL = 0.86
_DESCENDER = 0.21
_COMMA = 0.14
_DOT_BELOW = "\u0323"
_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")


def reach(word: str) -> tuple[float, float]:
    """How far the word's letters reach above and below the baseline, in letter sizes."""
    above = below = 0.0
    for letter in word:
        up, down = _letter(letter)
        above, below = max(above, up), max(below, down)
    return above, below


def _letter(letter: str) -> tuple[float, float]:
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    below = _DESCENDER if base in "gjpqyQ" or _DOT_BELOW in marks else 0.0
    marked = any(mark in _ABOVE for mark in marks)
    if base.isupper():
        return (_MARKED_CAPITAL if marked else _CAPITAL), below
    if base.isdigit() or base in "bdđfhklt/()[]!?%&“”\"'":
        return (_ASCENDER, _DESCENDER if base in "/()[]" else below)
    if base in "ij":
        return _ASCENDER, below
    if base in ",;":
        return (_X_HEIGHT if base == ";" else 0.1), _COMMA
    if base in "-–—":
        return 0.27, -0.2
    if base in ".…_":
        return 0.1, 0.0
    return (_MARKED_SMALL if marked else _X_HEIGHT), below
