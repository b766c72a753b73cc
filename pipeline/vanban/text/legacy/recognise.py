"""Whether a text is in an old encoding, told by its words: after conversion they are syllables, before they are not."""

from __future__ import annotations

import re
from itertools import islice

from vanban.text.legacy.convert import to_unicode
from vanban.text.legacy.tables import Encoding
from vanban.text.syllables import is_syllable

# Latin-1 signs and letters that Vietnamese in Unicode never uses, and the old encodings use all the time.
STRANGE = "¡£¤¥¦§¨©ª«¬®µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþ"
_STRANGE = re.compile(f"[{STRANGE}]")
_VIQR_MARK = re.compile(r"[aeoAEO]\^|[aA]\(|[ouOU]\+|dd|DD")
# Fewer signs than this may stand in any text: "25 µm", "®", "Müller".
_LEAST_SIGNS = 3
# A decision by words needs so many different ones with signs of the encoding.
_LEAST_WORDS = 5
_WORDS_READ = 20_000
_MOSTLY = 0.85
_GAIN = 0.3

_OLD_WORD = re.compile("[A-Za-z\u00a1-\u00ff-]+")
_OLD_LETTER = re.compile("[\u00a1-\u00ff]")
_VIQR_WORD = re.compile(r"[A-Za-z][A-Za-z^(+'`?~.]*")
# In a text that is VIQR a sign after a vowel is a tone: "ti?nh".
_VIQR_TONED = re.compile(r"[A-Za-z]{0,5}[aeiouyAEIOUY]['`?~.][A-Za-z]{0,3}")
_BESIDE_LATIN = re.compile("[\u0100-\u024f\u1ea0-\u1ef9]")


def may_be_legacy(text: str) -> bool:
    """A quick look that nearly every text in Unicode fails: signs of an old encoding are in it."""
    if text.isascii():
        return _reaches(_VIQR_MARK, text, _LEAST_WORDS)
    return _reaches(_STRANGE, text, _LEAST_SIGNS) or _reaches(_VIQR_MARK, text, _LEAST_WORDS)


def recognise(text: str) -> Encoding | None:
    """The encoding of a text of some length (a page, a file), ``None`` when it is in Unicode or another language.

    Only lines with signs of an encoding are asked: others may be in Unicode.

    >>> recognise("Céng hßa x· héi chñ nghÜa ViÖt Nam")
    'TCVN3'
    >>> recognise("Société générale, reçu à l'hôtel, mäßig, señor")
    """
    if not may_be_legacy(text):
        return None
    lines = text.splitlines()
    strange = "\n".join(line for line in lines if _STRANGE.search(line) is not None)
    ascii_marked = "\n".join(line for line in lines if _VIQR_MARK.search(line) is not None)
    candidates: tuple[tuple[Encoding, str], ...] = (("TCVN3", strange), ("VNI", strange), ("VIQR", ascii_marked))
    best: tuple[float, Encoding] | None = None
    for encoding, part in candidates:
        words = _words(part, encoding)
        if len(words) < _LEAST_WORDS:
            continue
        before, after = _shares(words, encoding)
        if after >= _MOSTLY and after - before >= _GAIN and (best is None or after > best[0]):
            best = (after, encoding)
    return None if best is None else best[1]


def reads_better(text: str, encoding: Encoding) -> bool:
    """Whether a short stretch of a text in that encoding is in it too, and not in Unicode already."""
    if encoding != "VIQR" and _BESIDE_LATIN.search(text) is not None:
        return False
    words = _words(text, encoding)
    if encoding == "VIQR":
        words |= set(_VIQR_TONED.findall(text))
    if not words:
        return False
    before, after = _shares(words, encoding)
    return after > before or (after == before and _STRANGE.search(text) is not None)


def _reaches(pattern: re.Pattern[str], text: str, count: int) -> bool:
    return any(number == count for number, _ in enumerate(pattern.finditer(text), start=1))


def _words(text: str, encoding: Encoding) -> set[str]:
    """Different words that carry signs of the encoding."""
    word, sign = (_VIQR_WORD, _VIQR_MARK) if encoding == "VIQR" else (_OLD_WORD, _OLD_LETTER)
    found = (match.group().strip("-") for match in word.finditer(text) if sign.search(match.group()) is not None)
    return set(islice(found, _WORDS_READ))


def _shares(words: set[str], encoding: Encoding) -> tuple[float, float]:
    """Shares of the words that are syllables, before and after conversion."""
    before = sum(map(is_syllable, words))
    after = sum(all(map(is_syllable, _letters(to_unicode(word, encoding)))) for word in words)
    return before / len(words), after / len(words)


def _letters(word: str) -> list[str]:
    """The syllables of a word, which hyphens and slashes may join."""
    return re.findall(r"[^\W\d_]+", word) or [word]
