"""A signer's surname whose tone mark OCR misread, put right where only one surname has those letters."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from vanban.lexicon import load_lexicon
from vanban.text.normal import fold

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def with_known_surname(name: str) -> str:
    """The name with a surname that exists; as it is when it has one, or when none or several come into question.

    >>> with_known_surname("Đỉnh Hạ Viên"), with_known_surname("TS. Lê Văn Mẫu"), with_known_surname("Há Văn Ơn")
    ('Đinh Hạ Viên', 'TS. Lê Văn Mẫu', 'Há Văn Ơn')
    """
    words = name.split()
    place = next((n for n, word in enumerate(words) if not word.endswith(".")), 0)
    read = fold(words[place])
    alike = _surnames().get(_without_tone(read), ())
    if read in alike or len(alike) != 1:
        return name
    return " ".join([*words[:place], alike[0].capitalize(), *words[place + 1 :]])


def _without_tone(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))


@cache
def _surnames() -> dict[str, list[str]]:
    """Surnames, folded, by their letters without tone marks."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for surname in load_lexicon("surnames")["surnames"].split():
        found[_without_tone(fold(surname))].append(fold(surname))
    return found
