"""Keys under which numbers, names and texts are compared in the archive; what is shown is always the original."""

from __future__ import annotations

import re

from vanban.text.normal import bare, fold, nfc, squeeze

# "05-CT/TW" and "5-CT/TW" are one number (NĐ 30/2020, Annex I: numbers below 10 are written with a 0, often forgotten).
_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
# What FTS5 and PostgreSQL would each split in a way of their own becomes a space, so that both see the same words.
_NOT_WORD = re.compile(r"[^\w]|_")


def number_key(number: str) -> str:
    """The key of a document number (số, ký hiệu).

    >>> number_key("05-CT/TW") == number_key("5 - CT/tw")
    True
    """
    return _LEADING_ZEROS.sub("", "".join(fold(nfc(number)).split()))


def name_key(name: str) -> str:
    """The key of the name of a body, unit or person: no tone marks, no capitals.

    >>> name_key("Uỷ ban  nhân dân")
    'uy ban nhan dan'
    """
    return bare(squeeze(nfc(name)))


def marked_words(text: str) -> str:
    """Text for the full-text index with tone marks: small letters, new-style tone placement, words apart by spaces.

    As long as NFC ``text``, so that a place found in it is the same place in the canonical text.

    >>> marked_words("Uỷ ban, số 5/KH-STC")
    'ủy ban  số 5 kh stc'
    """
    return _NOT_WORD.sub(" ", fold(text))


def bare_words(text: str) -> str:
    """As ``marked_words``, without tone and vowel marks.

    >>> bare_words("Đường sắt; đô thị")
    'duong sat  do thi'
    """
    # Past the cache of ``bare``, which would keep thousands of whole pages in memory.
    return _NOT_WORD.sub(" ", bare.__wrapped__(text))
