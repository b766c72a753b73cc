"""Conversion of one stretch of text in a known encoding."""

from __future__ import annotations

import re
import unicodedata

from vanban.text.legacy.tables import TCVN3, VIQR_SHAPES, VIQR_TONES, VNI, Encoding
from vanban.text.syllables import is_syllable

_TCVN3 = str.maketrans(TCVN3)
# Code 0xAD is ư: a soft hyphen to Western eyes, which PDF fonts and pdfium make a hyphen of several kinds.
_LETTER = "[\\w\u00a1-\u00ff]"
_MAYBE_U_HORN = re.compile(f"(?<!{_LETTER}){_LETTER}{{0,7}}[-\ufffe\x02]{_LETTER}{{0,7}}(?!{_LETTER})")
_HYPHENS = re.compile("[-\ufffe\x02]")
_LABEL = re.compile("[BCD]-")
_VNI = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
# Symbol fonts shift their places to U+F020–U+F0FF.
_SHIFTED = {0xF000 + place: place for place in range(0x20, 0x100)}

# "Vie^.t", "ddu+o+`ng", "D-" is not VIQR; a backslash keeps the sign after it: "ma\." is "ma.".
_VIQR_WORD = re.compile(r"(?:[A-Za-z][\^(+]?(?:['`?~.](?!['`?~.]))?|\\.)+")
_VIQR_LETTER = re.compile(r"\\(.)|([dD])[dD]|([aeiouyAEIOUY])([\^(+]?)(['`?~.]?)")
_VIQR_FITS = {"^": "aeo", "(": "a", "+": "ou"}
_VIQR_AT_END = (".", "?", "'")


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text in composed Unicode.

    Args:
        text: as it is handed on by readers that know nothing of the encoding.
        encoding: which one it is.
        capitals: its font draws all letters as capitals (``.VnTimeH``).

    >>> to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> to_unicode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> to_unicode("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "VIQR")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    if encoding == "VIQR":
        return _VIQR_WORD.sub(lambda match: _viqr_word(match.group()), text)
    text = text.translate(_SHIFTED)
    if encoding == "TCVN3":
        converted = _MAYBE_U_HORN.sub(lambda match: _tcvn3_word(match.group()), text).translate(_TCVN3)
        return converted.upper() if capitals else converted
    return _VNI.sub(lambda match: VNI[match.group()], text)


def _tcvn3_word(word: str) -> str:
    """The word with its hyphens as ư where that makes a syllable of it: "tr-êng", but not "§T-XH", "B-" or a dash."""
    if len(word) == 1 or _LABEL.fullmatch(word) is not None:
        return word
    candidate = _HYPHENS.sub("\u00ad", word)
    return candidate if is_syllable(candidate.translate(_TCVN3)) else word


def _viqr_word(word: str) -> str:
    """One word; a sign at its end is punctuation where it makes no syllable: "website."."""
    whole = _viqr_letters(word)
    if whole == word or "\\" in word or is_syllable(whole):
        return whole
    if word.endswith(_VIQR_AT_END):
        stem = _viqr_letters(word[:-1])
        if stem == word[:-1] or is_syllable(stem):
            return stem + word[-1]
    # Without a mark that only VIQR has it is no Vietnamese word: "e-mail?", "o'clock".
    return whole if re.search(r"[aeouAEOU][\^(+]", word) else word


def _viqr_letters(word: str) -> str:
    return _VIQR_LETTER.sub(_viqr_letter, word)


def _viqr_letter(match: re.Match[str]) -> str:
    kept, d, vowel, shape, tone = match.groups()
    if kept is not None:
        return str(kept)
    if d is not None:
        return "đ" if d == "d" else "Đ"
    if shape and vowel.lower() not in _VIQR_FITS[shape]:
        return match.group()
    marks = VIQR_SHAPES.get(shape, "") + VIQR_TONES.get(tone, "")
    return unicodedata.normalize("NFC", vowel + marks)
