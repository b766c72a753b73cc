"""Torn and glued words put right where the syllables leave no doubt.

``ĐIỀ U KHO ẢN`` is ``ĐIỀU KHOẢN`` because neither ``ĐIỀ`` nor ``ẢN`` is a word, and ``hiệnNghị`` is ``hiện Nghị``.
Two pieces that can both stand for themselves are never joined, and names, foreign words, abbreviations and numbers
never cut: they are no syllables, and what comes of joining or cutting must be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from vanban.text.normal import fold
from vanban.text.syllables import is_syllable

_LONGEST_SYLLABLE = 7  # "nghiêng"
# Signs that may stand before and after the letters of a word.
_WORD = re.compile(r"([(\[{\"'“‘«]{0,3})([^\W\d_]{1,40})([)\]}\"'”’».,;:!?…]{0,4})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKED = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
_CAPITALS = re.compile("[A-ZĐ]{2,10}")
# "263/KH-UBNDngày", "19/CT-TTgcủa", "CNTTvà".
_SYMBOL_AND_WORD = re.compile(r"(?:[^\s]{0,40}[^\w\s])?[A-ZĐ]{2,10}(?P<word>[^\W\d_A-ZĐ]{2,8})[.,;:)]{0,3}")
# Beginnings of syllables that are neither words nor, in small letters, abbreviations or labels.
_ONSETS = frozenset(("ch", "gh", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"))

# Words that begin with a vowel, by the letter: the other syllables without a consonant before ("ản", "ệp", "iễn")
# are legal sounds, but no words; where one stands alone it was torn off.
_VOWEL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a à á ả ạ ác ách ạch ai ải ái am ảm ám an án ang áng anh ảnh ánh ao ào ảo áo áp át au ay áy
        ăm ăn ẳng ăng ắng ắp ắt ắc ẵm
        âm ầm ẩm ấm ậm ân ẩn ấn ấp ập ất âu ẩu ấu ấy
        e è é em ém en éc ẹo eng eo èo éo ép ét
        ê ề ế êm ếm ềnh ếch êu
        i ì í ia im ỉm in ín inh ích ít ình ịch ịt ỉu
        o ò ó ọ oa òa oai oái oải oan oản oán oang oàng oanh oành oạch oăm oắt oát oe óe ọe
        oi òi ói om òm ỏm on ong óng ỏng óc ọc oong óp ọp ót
        ô ồ ố ổ ộc ốc ôi ồi ổi ối ôm ồm ốm ôn ồn ổn ông ống ổng ộp ốp ốt
        ơ ờ ở ớ ợ ơi ời ới ơn ờn ớn ớt ợt ỡm
        u ù ú ủ ụ ua ùa úa uẩn uất úc ục ui ủi úi um ùm úm un ùn ủn ung ủng úng
        uôm uống uổng uốn úp ụp út ụt uy úy ủy uyên uyển uể uế uỵch
        ư ừ ứ ử ưa ứa ưng ừng ửng ứng ức ực ước ươi ươm ướm ươn ưỡn ương ướp ướt ưu
        y ỳ ý ỷ yêm yếm yểm yên yến yêng yết yêu yếu yểu
        """,
    )
)


_Item = TypeVar("_Item")


class Mend(NamedTuple):
    """Words ``start`` to ``end`` of a line are to be ``words``: fewer (joined) or more (cut)."""

    start: int
    end: int
    words: tuple[str, ...]


def mends(words: Sequence[str], joinable: Callable[[int], bool] = lambda _: True) -> list[Mend]:
    """What is to be put right in a line, from left to right.

    Args:
        words: of the line, composed, without spaces.
        joinable: whether word ``i`` and word ``i + 1`` stand near enough to be one.

    >>> mends("ĐIỀ U KHO ẢN THI HÀNH".split())
    [Mend(start=0, end=2, words=('ĐIỀU',)), Mend(start=2, end=4, words=('KHOẢN',))]
    >>> mends("Thực hiệnNghị quyết".split())
    [Mend(start=1, end=2, words=('hiện', 'Nghị'))]
    """
    found: list[Mend] = []
    index = 0
    while index < len(words):
        mend = _mend_at(words, index, joinable)
        if mend is None:
            index += 1
        else:
            found.append(mend)
            index = mend.end
    return found


@lru_cache(maxsize=65_536)
def is_suspect(word: str) -> bool:
    """The word alone may be a torn piece or two words in one: a line without such words needs no look."""
    if word.isascii() and not word.islower():
        return False
    match = _WORD.fullmatch(word)
    if match is None:
        return _cut(word) is not None
    return not _stands_alone(match.group(2)) or _cut(word) is not None


def _mend_at(words: Sequence[str], index: int, joinable: Callable[[int], bool]) -> Mend | None:
    cut = _cut(words[index])
    if cut is not None:
        return Mend(index, index + 1, cut)
    if not any(map(is_suspect, words[index : index + 3])):
        return None
    for end in (index + 2, index + 3):
        if end <= len(words) and all(joinable(place) for place in range(index, end - 1)):
            joined = _joined(words[index:end])
            if joined is not None:
                return Mend(index, end, (joined,))
    return None


def _joined(words: Sequence[str]) -> str | None:
    """The word that the pieces are torn from, ``None`` where there is doubt."""
    matches = [_WORD.fullmatch(word) for word in words]
    pieces = [match.group(2) for match in matches if match is not None]
    if len(pieces) < len(words):
        return None
    if any(before is not None and before.group(3) for before in matches[:-1]):
        return None
    if any(after is not None and after.group(1) for after in matches[1:]):
        return None
    letters = "".join(pieces)
    if len(letters) > _LONGEST_SYLLABLE or all(map(_stands_alone, pieces)):
        return None
    same_case = letters.isupper() or letters[1:].islower()
    return "".join(words) if same_case and _is_word(letters) else None


@lru_cache(maxsize=65_536)
def _stands_alone(piece: str) -> bool:
    """Whether the letters can be a word, a name, an abbreviation or a label by themselves."""
    if is_syllable(piece):
        return _is_word(piece)
    if _MARKED.search(piece) is not None:
        # "Đ" begins abbreviations and labels; "ĐIỀ", "huyệ" are nothing. Two syllables in one are no torn piece.
        return len(piece) == 1 and piece in "đĐ"
    return piece not in _ONSETS


@lru_cache(maxsize=65_536)
def _is_word(syllable: str) -> bool:
    """A legal syllable that is not merely the torn-off end of one."""
    if not is_syllable(syllable):
        return False
    return _begins_with_consonant(syllable) or fold(syllable) in _VOWEL_WORDS


@lru_cache(maxsize=65_536)
def _cut(word: str) -> tuple[str, ...] | None:
    """The words that were glued together, with the signs around them; ``None`` where there is doubt."""
    if _MARKED.search(word) is None:
        return None
    match = _WORD.fullmatch(word)
    if match is not None and not is_syllable(match.group(2)):
        before, letters, after = match.groups()
        pieces = _at_capitals(letters) or _at_tones(letters)
        if pieces:
            return (before + pieces[0], *pieces[1:-1], pieces[-1] + after)
    return _after_symbol(word)


def _at_capitals(letters: str) -> tuple[str, ...] | None:
    """A capital begins the next word: "hiệnNghị", "củaUBND". "BảoViệt", with two capitals, may be a name."""
    if not letters[0].islower():
        return None
    capitals = [place for place in range(1, len(letters)) if letters[place].isupper() and letters[place - 1].islower()]
    pieces = tuple(letters[start:end] for start, end in pairwise([0, *capitals, len(letters)]))
    if len(pieces) < 2 or any(len(piece) < 2 for piece in pieces):
        return None
    *words, last = pieces
    if not all(map(_is_word, words)):
        return None
    if _is_word(last):
        return pieces
    return pieces if _CAPITALS.fullmatch(last) and _MARKED.search(words[-1]) is not None else None


def _at_tones(letters: str) -> tuple[str, ...] | None:
    """Two tones are two syllables ("vềhoạt"); only where a single place parts two words."""
    if len(_TONES.findall(unicodedata.normalize("NFD", letters))) != 2:
        return None
    if not (letters.isupper() or letters[1:].islower()):
        return None
    cuts = [cut for cut in range(1, len(letters)) if _is_word(letters[:cut]) and _is_word(letters[cut:])]
    # "ngồí" is a slip of the keyboard: the second word has to begin with a consonant.
    if len(cuts) != 1 or not _begins_with_consonant(letters[cuts[0] :]):
        return None
    return letters[: cuts[0]], letters[cuts[0] :]


def _begins_with_consonant(word: str) -> bool:
    return unicodedata.normalize("NFD", word[0].lower())[0] not in "aeiouy"


def _after_symbol(word: str) -> tuple[str, ...] | None:
    """A word with marks after the capitals of a symbol: "263/KH-UBNDngày"."""
    match = _SYMBOL_AND_WORD.fullmatch(word)
    if match is None or not match.group("word").islower() or _MARKED.search(match.group("word")) is None:
        return None
    start, end = match.span("word")
    if is_syllable(word[start - 1 : end]):
        return None
    # "TTg" is the one symbol that ends in a small letter.
    cuts = [start] if _is_word(word[start:end]) else []
    if word.startswith("TTg", start - 2) and _is_word(word[start + 1 : end]):
        cuts.append(start + 1)
    return (word[: cuts[0]], word[cuts[0] :]) if len(cuts) == 1 else None


def spliced(items: Sequence[_Item], found: Sequence[Mend], new: Callable[[Mend], Sequence[_Item]]) -> list[_Item]:
    """The items, one a word, with those of each mend replaced.

    >>> words = "của B ộ Công Thương".split()
    >>> spliced(words, mends(words), lambda mend: mend.words)
    ['của', 'Bộ', 'Công', 'Thương']
    """
    result: list[_Item] = []
    done = 0
    for mend in found:
        result.extend(items[done : mend.start])
        result.extend(new(mend))
        done = mend.end
    result.extend(items[done:])
    return result
