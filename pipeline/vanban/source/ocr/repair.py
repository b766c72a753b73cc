"""Misread digits put right where the words around them leave no doubt: days, months, years, "Số:", "Chương".

The engine takes 1 for l or I and 6 for ó in italic datelines ("ngày ló tháng 5"). A reading is replaced only when it
stands where nothing but a number can stand and the result is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.source.placed import PlacedWord
from vanban.text.normal import fold

_DIGIT_FOR = str.maketrans(
    {
        **dict.fromkeys("lIiíìỉÍÌÏÎ|!][LJ", "1"),
        **dict.fromkeys("OoQDôÔ", "0"),
        **dict.fromkeys("óỏb", "6"),
        **dict.fromkeys("SsŠš", "5"),
        **dict.fromkeys("Zz", "2"),
        **dict.fromkeys("gq", "9"),
        "B": "8",
        "A": "4",
        "T": "7",
    }
)
_TAIL = ".,;:)"
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Só:", "Sô:", "Sồ:" before a number.
_MISREAD_SO = re.compile(r"S[óôồộòơỗo0]:?")
_ROMAN_FOR = str.maketrans({**dict.fromkeys("ÏÍÌÎl1|!]Ỉ", "I"), "H": "II"})
_ROMAN = re.compile(r"[IVX]{1,6}")
# "11/2026", "IH/2024", "111": a quarter's Roman numeral read as strokes of another kind; "1/2026" may be printed so.
_QUARTER = re.compile(r"([IHVÏÍÌÎl1|!\]Ỉ]{2,4})(?=[/.,;)]|$)")
_QUARTERS = frozenset({"II", "III", "IV"})

_FOREIGN = (
    (re.compile("ÑN|NÑ|Ñ"), "N"),
    (re.compile("ñn|nñ|ñ"), "n"),
    (re.compile("ĐÐ|ÐĐ|Ð"), "Đ"),
    (re.compile("/⁄|⁄/|⁄"), "/"),
)
_NUMBER = re.compile(r"\d{1,3}")
_SEEN_AS_H = re.compile(r"[1I]?H|H[1I]")


@dataclass(frozen=True, slots=True)
class Repair:
    """A misreading that was put right.

    Attributes:
        read: the word as the engine read it.
        taken: what it was taken to be.
        reason: ``number``, ``no-such-syllable``, ``no-such-word`` or ``speck``.
    """

    read: str
    taken: str
    reason: str = "number"


def repair_numbers(words: Sequence[PlacedWord]) -> list[Repair]:
    """Put right the words of one line, in place.

    >>> words = [PlacedWord(t, 0, 0, 0, 0, 0, 13.0, 0) for t in "ngày ló tháng II năm 2014".split()]
    >>> [repair.taken for repair in repair_numbers(words)]
    ['16', '11']
    """
    folded = [fold(word.text).rstrip(":,.;") for word in words]
    repairs = []
    for index, word in enumerate(words):
        before = folded[index - 1] if index else ""
        after = folded[index + 1] if index + 1 < len(words) else ""
        taken = _taken(word.text, before, after)
        if taken is not None and taken != word.text:
            repairs.append(_replace(word, taken))
    return repairs


def vietnamese_letters(text: str) -> str:
    """The word without letters that Vietnamese does not have; the engine often sees one beside the right letter.

    >>> vietnamese_letters("ÑNVY"), vietnamese_letters("TGĐÐ"), vietnamese_letters("II/⁄2026")
    ('NVY', 'TGĐ', 'II/2026')
    """
    if text.isascii():
        return text
    for seen, meant in _FOREIGN:
        text = seen.sub(meant, text)
    return text


def repair_numerals(cells: Sequence[Sequence[PlacedWord]]) -> list[Repair]:
    """Put right the Roman numerals that are the whole text of cells of one column: the engine sees H in II.

    Beside other letters an H is a letter.

    >>> words = [[PlacedWord(t, 0, 0, 0, 0, 0, 13.0, 0)] for t in ("TT", "I", "1", "H")]
    >>> [repair.taken for repair in repair_numerals(words)]
    ['II']
    """
    alone = [words[0] for words in cells if len(words) == 1]
    seen_as_h = [word for word in alone if _SEEN_AS_H.fullmatch(word.text)]
    others = [word.text for word in alone if word not in seen_as_h]
    if not any(_ROMAN.fullmatch(text) or _NUMBER.fullmatch(text) for text in others):
        return []
    return [_replace(word, word.text.replace("H", "II").replace("1", "I")) for word in seen_as_h]


def _replace(word: PlacedWord, taken: str) -> Repair:
    repair = Repair(word.text, taken)
    word.raw = word.raw if word.raw is not None else word.text
    word.text = taken
    return repair


def _taken(text: str, before: str, after: str) -> str | None:
    if before == "ngày" and after == "tháng":
        return _number(text, 1, 31)
    if before == "tháng" and after == "năm":
        return _number(text, 1, 12)
    if before == "năm" and any(c.isdigit() for c in text):
        body = text.rstrip(_TAIL)
        digits = body.translate(_DIGIT_FOR)
        return digits + text[len(body) :] if _YEAR.fullmatch(digits) else None
    if before == "quý" and (quarter := _QUARTER.match(text)) is not None:
        roman = quarter[1].translate(_ROMAN_FOR)
        return roman + text[quarter.end(1) :] if roman in _QUARTERS else None
    if before in {"chương", "phần"}:
        body = text.rstrip(_TAIL)
        roman = body.translate(_ROMAN_FOR)
        return roman + text[len(body) :] if not body.isdigit() and _ROMAN.fullmatch(roman) else None
    if not before and (after[:1].isdigit() or after[:1] == "/") and _MISREAD_SO.fullmatch(text):
        return "Số:" if text.endswith(":") else "Số"
    return None


def _number(text: str, least: int, most: int) -> str | None:
    body = text.rstrip(_TAIL)
    digits = body.translate(_DIGIT_FOR)
    if not 1 <= len(digits) <= 2 or not digits.isdecimal() or not least <= int(digits) <= most:
        return None
    return digits + text[len(body) :]
