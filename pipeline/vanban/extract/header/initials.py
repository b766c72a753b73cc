"""Whether letters of a number can abbreviate a body's name.

Offices choose their symbols themselves ("ngắn gọn, dễ hiểu", NĐ 30/2020, Annex I): ``SNN`` and ``SNNPTNT``, ``SNgV``,
``SGDĐT`` and ``SGD&ĐT``. So a symbol fits a name when its letters are found in the name in order, each at the start of
a word or going on in the word of the letter before it.
"""

from __future__ import annotations

import re
from datetime import date

from vanban.registry import Body, registry
from vanban.text.normal import bare, fold

_WORD = re.compile(r"[a-z]+|\d+")
_PARTS = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 200  # characters
# Kinds of body whose symbols mean nothing else in a number; CT, PCTT and TĐC are an agency's or a drafting unit's.
_NUMBERING = frozenset(
    {"state", "ministry", "department", "people-committee", "people-council", "judiciary", "party", "mass-organisation"}
)
# Symbols that are not made of the letters of a name.
_BY_CUSTOM: dict[str, tuple[str, ...]] = {
    "tu": ("tỉnh ủy", "thành ủy", "thị ủy", "đảng bộ tỉnh", "đảng bộ thành phố"),
    "hu": ("huyện ủy", "đảng bộ huyện"),
    "qu": ("quận ủy", "đảng bộ quận"),
    "du": ("đảng ủy", "đảng bộ"),
    "tw": ("trung ương", "bộ chính trị", "ban bí thư"),
    "ttg": ("thủ tướng",),
    "ub": ("ủy ban",),
    "ct": ("chủ tịch", "ủy ban nhân dân"),
    "ctub": ("ủy ban",),
    "ctubnd": ("ủy ban nhân dân",),
}


def may_abbreviate(symbol: str, name: str) -> bool:
    """Whether the symbol may stand for the body of that name.

    >>> may_abbreviate("SNgV", "Sở Ngoại vụ tỉnh An Giang"), may_abbreviate("STC", "Sở Xây dựng tỉnh An Giang")
    (True, False)
    """
    letters = _PARTS.sub("", bare(symbol))
    folded = fold(name)
    if any(phrase in folded for phrase in _BY_CUSTOM.get(letters, ())):
        return True
    words = _WORD.findall(bare(name[:_LONGEST_NAME]))
    return any(_spells(letters, words[start:]) for start in range(min(len(words), 6)))


def _spells(letters: str, words: list[str]) -> bool:
    """Letters in order at starts of words, or going on in a word begun; the first word has to be begun."""
    # reached: (word, place in it) after each letter
    reached = {(0, 1)} if words and letters and words[0][0] == letters[0] else set()
    for letter in letters[1:]:
        following: set[tuple[int, int]] = set()
        for word, place in reached:
            if place < len(words[word]) and words[word][place] == letter:
                following.add((word, place + 1))
            following |= {(n, 1) for n in range(word + 1, len(words)) if words[n][0] == letter}
        reached = following
    return bool(reached)


def bodies_of(symbol: str, day: date | None) -> tuple[Body, ...]:
    """The bodies of that day, else of any, that the symbol is known to stand for; none for a drafting unit's symbol.

    >>> [body.name for body in bodies_of("BKHĐT", date(2024, 5, 2))]
    ['Bộ Kế hoạch và Đầu tư']
    """
    symbol = re.sub(r"(?<=\D)\d+$", "", symbol)  # QH15
    bodies = registry().bodies_with_symbol(symbol, on=day) or registry().bodies_with_symbol(symbol)
    return tuple(body for body in bodies if body.kind in _NUMBERING)
