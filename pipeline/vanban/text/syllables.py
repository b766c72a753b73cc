"""The inventory of legal Vietnamese syllables.

A written syllable is an onset, a rhyme and one of six tones; the onsets and rhymes are closed lists, and a rhyme that
ends in a stop (c, ch, p, t) takes only the tones sắc and nặng. So whether a string *can* be Vietnamese is decided by
grammar, without a word list: garbage of bad OCR and lost letters fall out, every name and rare word stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_FRONT = frozenset("ieêy")

# Letters that stand for c, g and ng before i, e, ê, y; the others never stand there.
_ONLY_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NEVER_BEFORE_FRONT = frozenset({"c", "g", "ng"})

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip

# Rhymes without tone, by their first letter.
_RHYMES = re.findall(
    r"\w+",
    """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êng êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeng oeo oet
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơng ơp ơt
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu ych yn ynh yt
""",
)

# Of the rhymes after "qu" (whose u is part of the onset): "quốc" is the one with ô, "quơ", "quở" those with ơ.
_AFTER_QU = re.compile(r"[aăâeêi].*|ôc|ơ|y|ych|yn|ynh|yt|yên|yêt")
# The i of "gi" is also the rhyme's first letter: "gì", "gìn", "giêng", "giết", "gia".
_AFTER_SINGLE_G = re.compile(r"i|in|im|iêc|iêng|iêt|iên|ia")
# "y" as a whole rhyme stands after these onsets only: "kỹ", "lý", "mỹ", "sỹ", "tỷ", "hy", "vỹ", "ý".
_WITH_Y = frozenset({"", "b", "h", "k", "l", "m", "n", "qu", "s", "t", "th", "tr", "v"})

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")
_STOPS = ("c", "p", "t", "ch")


def _goes_with(onset: str, rhyme: str) -> bool:
    first = rhyme[0]
    if onset == "qu":
        return _AFTER_QU.fullmatch(rhyme) is not None
    if first == "y":
        return onset in _WITH_Y if rhyme == "y" else onset == "" and rhyme[1] == "ê"
    if onset == "g" and first == "i":
        return _AFTER_SINGLE_G.fullmatch(rhyme) is not None
    if onset == "gi":
        return first != "i"
    if onset in _ONLY_BEFORE_FRONT:
        return first in _FRONT
    return not (onset in _NEVER_BEFORE_FRONT and first in _FRONT)


@cache
def toneless_syllables() -> frozenset[str]:
    """Every legal syllable in lower case without its tone, about five thousand."""
    return frozenset(onset + rhyme for onset in _ONSETS for rhyme in _RHYMES if _goes_with(onset, rhyme))


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether the word can be a Vietnamese syllable; case and tone placement do not matter.

    >>> is_syllable("Nghị"), is_syllable("hoà"), is_syllable("hòa"), is_syllable("dich"), is_syllable("Lien")
    (True, True, True, False, False)
    """
    bases: list[str] = []
    tone = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter not in _TONES:
            bases.append(letter)
        elif tone:
            return False
        else:
            tone = letter
    base = unicodedata.normalize("NFC", "".join(bases))
    if base not in toneless_syllables():
        return False
    return tone in _STOP_TONES if base.endswith(_STOPS) else True
