"""How well a text reads as Vietnamese: the ground on which a PDF's text layer is believed or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.text.normal import nfc
from vanban.text.syllables import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")
# Legal in documents without being syllables: "UBND", "TTg", "NĐ-CP", "QH", "XHCN".
_SYMBOL = re.compile(r"[A-ZĐĂÂÊÔƠƯ]{2,6}g?")
# A letter that was lost became a question mark inside its word: "C?ng hòa", "Ngh? đ?nh".
_LOST = re.compile(
    r"[^\W\d_]\?[^\W\d_]|[^\W\d_]\? [a-zà-ỹ]|\ufffd|\(cid:\d{1,6}\)|[\x00-\x08\x0e-\x1f]"
    # Signs of private use beside letters or each other; alone they are bullets.
    r"|(?<=[^\W\d_])[\ue000-\uf8ff]|[\ue000-\uf8ff](?=[^\W\d_]|[\ue000-\uf8ff])"
)
# A text without any of these has lost nothing; looking at each letter's neighbours takes ten times as long.
_LOSS = re.compile(r"[?\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]|\(cid:")
# Letters standing alone beside another torn-off piece: "B ộ", "T T -B C T", "ĐIỀ U".
_TORN = re.compile(r"(?<![^\W_])[^\W\d_] [^\W\d_](?![^\W_])")
_FOREIGN_LETTER = re.compile(
    r"[^\W\d_a-zA-Zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    r"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]"
)
_MARKED = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
_ENGLISH = frozenset(
    re.findall(r"\w+", "the of and to in for on is by with this that shall be or are as from at an any")
)


@dataclass(frozen=True, slots=True)
class Quality:
    """What a text is made of.

    Attributes:
        words: runs of letters.
        letters: letters in them.
        syllables: share of the letters that stand in legal syllables or in symbols like ``UBND``, 0–1.
        marked: share of the words with a Vietnamese mark or đ, 0–1; about 0.7–0.8 in running text.
        lost: signs of lost letters, a hundred letters.
        broken: share of the letters that stand in words with a Vietnamese mark that are no syllable, 0–1: foreign words
            and abbreviations are not among them, misread ones are.
        torn: pairs of letters standing alone, a hundred words.
        english: share of the words that are common English ones, 0–1.
    """

    words: int
    letters: int
    syllables: float
    marked: float
    broken: float
    lost: float
    torn: float
    english: float


def measure(text: str) -> Quality:
    """Measure a text of any length; an empty one has no words and all shares 0."""
    text = nfc(text)
    words = _LETTERS.findall(text)
    letters = sum(map(len, words))
    if not words:
        lost = len(_LOST.findall(text))
        return Quality(0, 0, 0.0, 0.0, 0.0, 100.0 * lost, 0.0, 0.0)
    bad = [word for word in words if not is_syllable(word) and _SYMBOL.fullmatch(word) is None]
    broken = sum(len(word) for word in bad if len(word) > 1 and _MARKED.search(word) is not None)
    marked = sum(1 for word in words if _MARKED.search(word) is not None)
    lost = (len(_LOST.findall(text)) if _LOSS.search(text) is not None else 0) + len(_FOREIGN_LETTER.findall(text))
    english = sum(1 for word in words if word.lower() in _ENGLISH)
    return Quality(
        words=len(words),
        letters=letters,
        syllables=1 - sum(map(len, bad)) / letters,
        marked=marked / len(words),
        broken=broken / letters,
        lost=100 * lost / letters,
        torn=100 * len(_TORN.findall(text)) / len(words),
        english=english / len(words),
    )
