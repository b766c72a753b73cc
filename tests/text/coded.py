"""Vietnamese text as it was written before Unicode."""

from __future__ import annotations

import re
import unicodedata

from vanban.text.legacy.tables import TCVN3, VNI

_TO_TCVN3 = {letter: place for place, letter in TCVN3.items()}
# Of a capital's two ways to write its mark ("AÙ", "Aù") the one in capitals.
_TO_VNI = {letter: place for place, letter in VNI.items() if place.isupper() or place.islower()}
_SHAPES = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TONES = {"\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}


def tcvn3(text: str) -> str:
    """TCVN3 as Western readers see it; of capitals it has those without a tone."""
    return "".join(_TO_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    """VNI-Windows as Western readers see it."""
    return "".join(_TO_VNI.get(letter, letter) for letter in text)


def viqr(text: str) -> str:
    """VIQR, punctuation after vowels escaped."""
    escaped = re.sub(r"(?<=\w)([.?'])", r"\\\1", text)
    return "".join(_viqr_letter(letter) for letter in escaped)


def _viqr_letter(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    return base + "".join(_SHAPES[m] for m in marks if m in _SHAPES) + "".join(_TONES[m] for m in marks if m in _TONES)
