"""Unicode form and matching keys of Vietnamese text.

``nfc`` is what the record stores. ``fold`` and ``bare`` are keys for comparing and finding: they never reach the
record. Each keeps one character a character where it says so, so that offsets survive.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Hyphens and dashes that printers, Word and PDF fonts use for the one on the keyboard; U+FFFE is what pdfium reports
# for a hyphen at the end of a line.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufffe"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
# Ð and ð are letters of Icelandic that look like Đ; fonts and keyboards of the nineties wrote them for it.
_PLAIN = {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), "⁄": "/", "∕": "/", "Ð": "Đ", "ð": "đ"}
# One search of the text is thirty times faster than str.translate, which looks up every letter that is not ASCII.
_NOT_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")

# Old and new placement of the tone mark on oa, oe, uy (hoà/hòa, khoẻ/khỏe, uỷ/ủy): the new one (mark on the first
# vowel) is the key.
_TONE_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# What must not stand before is asked last: there are few places to ask it of.
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<![qQ]..)(?![a-zà-ỹ])")


def nfc(text: str) -> str:
    """Composed Unicode (NFC), the form of every string in a record."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Dashes, slashes, spaces and the letter Đ as on the keyboard; same length as ``text``."""
    return _NOT_PLAIN.sub(lambda m: _PLAIN[m.group()], text)


def fold(text: str) -> str:
    """Lower case, keyboard dashes and spaces, new-style tone placement; same length as NFC ``text``.

    >>> fold("ỦY BAN NHÂN DÂN") == fold("Uỷ ban nhân dân")
    True
    """
    # The one letter whose small form is two characters.
    lowered = text.replace("İ", "i").lower()
    return _TONE.sub(lambda m: _TONE_PAIRS[m.group()], plain(lowered))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Folded text without tone and vowel marks, ``đ`` as ``d``: a key for search and OCR-tolerant matching."""
    decomposed = unicodedata.normalize("NFD", fold(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def squeeze(text: str) -> str:
    """One space between words, none at the ends."""
    return " ".join(text.split())
