"""What seals, signatures, rulings and specks are read as, told from text.

A stretch of words stays when it reads as Vietnamese or is believed by the engine; strokes of a signature give short
pieces with little confidence, or letters of a height that no print on the page has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from vanban.source.ocr.engine import OcrWord
from vanban.source.ocr.metrics import reach
from vanban.text.syllables import is_syllable

_DOUBTFUL_SIGN = 0.55
_HOPELESS = 0.15
# Mean confidence of a stretch below which it must read as Vietnamese, and below which even that does not help.
_DOUBTFUL = 0.62
_UNREADABLE = 0.3
# A stretch of one or two signs needs more.
_SURE = 0.85
# Letter heights that print of one page has, of its usual size.
_HEIGHTS = (0.5, 2.8)

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[^0-9A-Za-zÀ-ỹ]+")
_NEVER_PRINTED = re.compile(r"[ˆ˜¸¬¦´`¨¯‹›„~|\\_]+")
# "52/2013/NĐ-CP", "37/HKL-QLBVR", "05-CT/TW"
_NUMBER = re.compile(r"\d{1,5}\s?/(?:\d{4}/)?[A-ZĐ]{2,8}|\d{1,5}-[A-ZĐ]{2,4}/[A-ZĐ]{2}")
_EDGE = frozenset({"|", "_", "~", "\\", "¦", "‘", "’", "'", "`", "´", "¬", "°", "„", "›", "‹"})
_DASH = frozenset({"-", "–", "—", "+", "•"})
# A cell's whole text: the unit of a share.
_UNITS = frozenset({"%", "‰"})
# Texts of one or two signs that documents have: a page number, an item's mark, "I", "V", "TM.", "VT".
_SHORT_TEXT = re.compile(r"\d{1,3}|[IVX]{1,4}\.?|\d{1,2}[.)]|[a-zđ]\)|[A-ZĐ]{2}\.?|\*{1,3}")


def without_dirt(stretches: Sequence[Sequence[OcrWord]], *, cell: bool = False) -> list[list[OcrWord]]:
    """The stretches that are text, each without its dirt.

    Args:
        stretches: words that stand together on one line.
        cell: they come from a table's cell, where a single letter or numeral is a text.
    """
    usual = usual_size(stretches)
    kept = []
    for stretch in stretches:
        words = _trimmed([word for word in stretch if not _is_dirt(word, usual)], stretch)
        if words and (_is_cell_text(words) if cell else _is_text(words, usual)):
            kept.append(words)
    return kept


def reads_as_text(words: Sequence[OcrWord], confidence: float) -> bool:
    """The words are Vietnamese or a document's number, and believed at least so much."""
    if not words or _confidence(words) < confidence:
        return False
    return _reads(words) > 0.75 or _is_number(words)


def usual_size(stretches: Sequence[Sequence[OcrWord]]) -> float:
    """Letter size in pixels of the page's believed words, 0 when there are too few to tell."""
    sizes = [
        (word.bottom - word.top) / sum(reach(word.text))
        for stretch in stretches
        for word in stretch
        if word.confidence > 0.8 and len(word.text) > 2 and sum(reach(word.text)) >= 0.4
    ]
    return median(sizes) if len(sizes) >= 10 else 0.0


def _is_dirt(word: OcrWord, usual: float) -> bool:
    if word.confidence < _DOUBTFUL_SIGN and _SIGNS.fullmatch(word.text) is not None and word.text not in _DASH:
        return True
    if word.text in _DASH:
        return False
    if _NEVER_PRINTED.fullmatch(word.text) or (
        word.confidence < _HOPELESS and len(word.text) < 3 and not _sound(word.text)
    ):
        return True
    extent = sum(reach(word.text))
    return usual > 0 and extent >= 0.4 and (word.bottom - word.top) / extent < 0.3 * usual


def _trimmed(words: list[OcrWord], stretch: Sequence[OcrWord]) -> list[OcrWord]:
    """Without bars and specks at the ends; a dash opens an item, so it stays at the start of one."""
    start, end = 0, len(words)
    while start < end and words[start].text in _EDGE:
        start += 1
    while end > start and (words[end - 1].text in _EDGE or (end - 1 > start and _is_tail(words[end - 1]))):
        end -= 1
    return words[start:end]


def _is_tail(word: OcrWord) -> bool:
    return word.confidence < _DOUBTFUL_SIGN and (word.text in _DASH or _SIGNS.fullmatch(word.text) is not None)


def _is_cell_text(words: Sequence[OcrWord]) -> bool:
    told = any(word.text[0].isalnum() or word.text in _DASH or word.text in _UNITS for word in words)
    return told and _confidence(words) >= _HOPELESS


def _is_text(words: Sequence[OcrWord], usual: float) -> bool:
    confidence = _confidence(words)
    letters = sum(len(word.text) for word in words)
    if confidence < _UNREADABLE:
        return letters > 8 and _reads(words) > 0.7
    if usual > 0:
        sizes = [(word.bottom - word.top) / sum(reach(word.text)) for word in words if sum(reach(word.text)) >= 0.4]
        odd = bool(sizes) and not _HEIGHTS[0] * usual < median(sizes) < _HEIGHTS[1] * usual
        if odd and (letters < 12 or _reads(words) < 0.7):
            return False
    if letters <= 3 and not any(_sound(word.text) for word in words):
        return confidence >= _SURE and _SHORT_TEXT.fullmatch(" ".join(word.text for word in words)) is not None
    if confidence < _DOUBTFUL:
        return _reads(words) > 0.6 or _is_number(words)
    return any(_LETTERS.search(word.text) or word.text[0].isdigit() for word in words) or letters >= 3


def _confidence(words: Sequence[OcrWord]) -> float:
    return sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)


def _reads(words: Sequence[OcrWord]) -> float:
    """Share of the letters that stand in legal syllables of two letters or more, 0–1."""
    found = [part for word in words for part in _LETTERS.findall(word.text)]
    letters = sum(map(len, found))
    return sum(len(part) for part in found if len(part) > 1 and is_syllable(part)) / letters if letters else 0.0


def _is_number(words: Sequence[OcrWord]) -> bool:
    return _NUMBER.search(" ".join(word.text for word in words)) is not None


def _sound(text: str) -> bool:
    parts = _LETTERS.findall(text)
    return bool(parts) and all(len(part) > 1 and is_syllable(part) for part in parts)
