"""Text objects of a PDF page whose characters are those of an encoding from before Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vanban.source.pdf_glyphs import Glyphs
from vanban.text.legacy import STRANGE, Encoding, FontEncoding, reads_better, recognise, to_unicode

# Places of symbol fonts, U+F020–U+F0FF, are those of the encoding, shifted.
_SHIFT = 0xF000
_LEAST_STRANGE = 3
_IS_STRANGE = np.zeros(256, dtype=bool)
_IS_STRANGE[[ord(letter) for letter in STRANGE]] = True


@dataclass(frozen=True, slots=True)
class PageEncodings:
    """Which text objects are to be converted, and how.

    Attributes:
        kinds: the encodings met on the page.
        piece: of each text object its place in ``kinds``, −1 where it is in Unicode.
    """

    kinds: tuple[FontEncoding, ...]
    piece: npt.NDArray[np.int64]

    def text(self, letters: Sequence[str], pieces: npt.NDArray[np.int64]) -> str:
        """The word that the letters make, given the text object of each."""
        result, start = [], 0
        kinds = self.piece[pieces].tolist()
        for place in range(1, len(letters) + 1):
            if place == len(letters) or kinds[place] != kinds[start]:
                stretch = "".join(letters[start:place])
                kind = self.kinds[kinds[start]] if kinds[start] >= 0 else None
                result.append(to_unicode(stretch, kind.encoding, capitals=kind.capitals) if kind else stretch)
                start = place
        return "".join(result)

    @property
    def converts(self) -> npt.NDArray[np.bool_]:
        """Of each text object, whether its text is converted."""
        return np.asarray(self.piece >= 0)

    @property
    def names(self) -> tuple[Encoding, ...]:
        """The encodings, each once."""
        return tuple(dict.fromkeys(kind.encoding for kind in self.kinds))


def encodings_of(glyphs: Glyphs) -> PageEncodings | None:
    """The encodings of a page's text objects, ``None`` when all of them are in Unicode.

    A font's name tells its encoding, unless its text holds letters that no old encoding has: documents that were
    converted keep the names of their fonts. Where the name is hidden the words tell.
    """
    codes = np.where((glyphs.codes > _SHIFT) & (glyphs.codes <= _SHIFT + 0xFF), glyphs.codes - _SHIFT, glyphs.codes)
    few = int(_IS_STRANGE[codes[codes < 256]].sum()) < _LEAST_STRANGE
    if few and not any(look.encoding for look in glyphs.looks):
        return None
    found: dict[int, FontEncoding] = {}
    unsure: dict[int, str] = {}
    for number in np.unique(glyphs.font).tolist():
        text = _text_of(glyphs, codes, number)
        kind = _kind(glyphs.looks[number].encoding, text, few)
        if kind is not None:
            found[number] = kind
        elif not text.isascii():
            unsure[number] = text
    for number, text in unsure.items():
        fitting = next((kind for kind in found.values() if reads_better(text, kind.encoding)), None)
        if fitting is not None:
            found[number] = FontEncoding(fitting.encoding)
    if not found:
        return None
    kinds = tuple(dict.fromkeys(found.values()))
    by_font = {number: kinds.index(kind) for number, kind in found.items()}
    return PageEncodings(kinds, np.array([by_font.get(number, -1) for number in glyphs.font.tolist()], dtype=np.int64))


def _kind(named: FontEncoding | None, text: str, few: bool) -> FontEncoding | None:
    """The encoding of text in one font; ``few`` signs of any encoding on the page must be borne out by the words."""
    if named is not None:
        in_unicode = any(0x100 <= ord(letter) <= 0x1EFF for letter in text)
        return None if in_unicode or (few and not reads_better(text, named.encoding)) else named
    by_words = recognise(text)
    return FontEncoding(by_words) if by_words in ("TCVN3", "VNI") else None


def _text_of(glyphs: Glyphs, codes: npt.NDArray[np.uint32], number: int) -> str:
    """What is set in one font, words parted as pdfium parts them."""
    pieces = np.flatnonzero(glyphs.font == number)
    inside = np.isin(glyphs.piece, pieces)
    return "".join(map(_letter, np.where(inside, codes, 0x20).tolist()))


def _letter(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
