"""Specks that were read as full stops inside a sentence: "Nghị. quyết", "chính .sách"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vanban.source.ocr.repair import Repair
from vanban.source.placed import PlacedWord
from vanban.text.syllables import is_syllable

# "quyền.", not "v.v.", "tr.", "TP."
_STOPPED = re.compile(r"(?P<syllable>[^\W\d_]{2,8})\.")
# ".sách"
_BEGUN = re.compile(r"\.(?P<syllable>[^\W\d_]{2,8})[,;:.)]{0,2}")


def repair_stray_stops(words: Sequence[PlacedWord]) -> list[Repair]:
    """Take the stops out of the words of one line, in place; what was read is kept in ``raw``.

    A sentence that ends is followed by a capital letter, so a stop before a small one is none.

    >>> words = [PlacedWord(t, 0, 0, 0, 0, 0, 13.0, 0) for t in "theo Nghị. quyết và chính .sách".split()]
    >>> [repair.taken for repair in repair_stray_stops(words)]
    ['Nghị', 'sách']
    """
    repairs = []
    for word, following in pairwise([*words, None]):
        assert word is not None
        stopped, begun = _STOPPED.fullmatch(word.text), _BEGUN.fullmatch(word.text)
        if stopped is not None and following is not None and _begins_small(following) and is_syllable(stopped[1]):
            taken = word.text[:-1]
        elif begun is not None and is_syllable(begun[1]):
            taken = word.text[1:]
        else:
            continue
        repairs.append(Repair(word.text, taken, "speck"))
        word.raw = word.raw if word.raw is not None else word.text
        word.text = taken
    return repairs


def _begins_small(word: PlacedWord) -> bool:
    """It is Vietnamese and begins with a small letter."""
    letters = word.text.rstrip(".,;:)")
    return letters[:1].islower() and is_syllable(letters)
