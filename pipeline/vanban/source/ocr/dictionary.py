"""Which syllables stand side by side in Vietnamese words and phrases: the context by which a misread mark is known.

The words come from the dictionary that underthesea ships (39,000 entries), the phrases from the language package's
lexicons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from vanban.lexicon import load_lexicon
from vanban.text.normal import bare, fold, nfc

Pair = tuple[str, str]

_LEXICONS = (
    "bodies", "document_types", "goals", "laws", "layout", "provinces", "relations", "table_headings", "time",
    "unit_heads", "verbs",
)  # fmt: skip
_SYLLABLES = re.compile(r"[^\W\d_]+")
# Longer entries are sayings and names, whose inner pairs are no words.
_LONGEST = 4


class Dictionary:
    """Pairs of syllables that follow one another, folded.

    Args:
        words: pairs inside the words of the language.
        phrases: pairs inside the phrases of administrative documents.
    """

    def __init__(self, words: frozenset[Pair], phrases: frozenset[Pair]) -> None:
        self._pairs = words | phrases
        self.phrases = phrases
        self._alike: dict[Pair, list[Pair]] = {}
        self._frequency: Counter[str] = Counter()
        for first, second in sorted(self._pairs):
            self._alike.setdefault((bare(first), bare(second)), []).append((first, second))
            self._frequency.update((first, second))

    def __contains__(self, pair: Pair) -> bool:
        return pair in self._pairs

    def alike(self, pair: Pair) -> list[Pair]:
        """The pairs with the same letters under other marks."""
        return self._alike.get((bare(pair[0]), bare(pair[1])), [])

    def frequency(self, syllable: str) -> int:
        """How many pairs the syllable stands in: 37 for "cây", 6 for "cầy"."""
        return self._frequency[syllable]


@cache
def known_pairs() -> Dictionary:
    """The dictionary of this process."""
    return Dictionary(frozenset(_pairs_of_words()), frozenset(_pairs_of_lexicons()))


def _pairs_of_words() -> Iterator[Pair]:
    # Found without importing the package, which would cost half a second and 90 MB for a list of words.
    package = find_spec("underthesea")
    assert package is not None
    folder = Path((package.submodule_search_locations or [""])[0])
    for line in (folder / "corpus" / "data" / "Viet39K.txt").read_text(encoding="utf-8").splitlines():
        syllables = _SYLLABLES.findall(fold(nfc(line)))
        if len(syllables) <= _LONGEST:
            yield from pairwise(syllables)


def _pairs_of_lexicons() -> Iterator[Pair]:
    # Of the OCR lexicon only what is a phrase; words of its lists stand side by side for no reason.
    for part in (*map(load_lexicon, _LEXICONS), load_lexicon("ocr")["phrases"]):
        for phrase in _strings(part):
            yield from pairwise(_SYLLABLES.findall(fold(phrase)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
