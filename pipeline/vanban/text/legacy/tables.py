"""The code tables, as they were laid down.

TCVN3: third part of TCVN 5712:1993, the small letters of its 8-bit set; capitals with marks are drawn by fonts of
their own on the same places. VNI-Windows: the vendor's table, a letter and then a place that holds its marks. VIQR:
RFC 1456. The byte places of the first two are written here as the Western letters (Latin-1, windows-1252) that stand
there, because that is how PDF, DOCX and HTML hand them on.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Encoding = Literal["TCVN3", "VNI", "VIQR"]

_TCVN3_FROM = 0xA1
# "." where TCVN3 has nothing: capitals with tones and free-standing marks of the full set.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
TCVN3: dict[str, str] = {
    chr(_TCVN3_FROM + place): letter for place, letter in enumerate(_TCVN3) if letter != "."
}  # fmt: skip

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

# VNI-Windows: what follows a letter, and the marks it stands for.
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {
    "â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT,
}  # fmt: skip
_VNI_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_WHOLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    pairs = dict(_VNI_WHOLE)
    for written, letter in [(vowel, vowel) for vowel in "aeouy"] + [("ô", "ơ"), ("ö", "ư")]:
        pairs.update({written + mark: letter + tone for mark, tone in _VNI_TONES.items()})
    for letter in "aeo":
        pairs.update({letter + mark: letter + _CIRCUMFLEX + tone for mark, tone in _VNI_CIRCUMFLEX.items()})
    pairs.update({"a" + mark: "a" + _BREVE + tone for mark, tone in _VNI_BREVE.items()})
    table: dict[str, str] = {}
    for written, letter in pairs.items():
        small, capital = unicodedata.normalize("NFC", letter), unicodedata.normalize("NFC", letter.upper())
        table[written] = small
        # The mark after a capital may be the small one: "Aù" as well as "AÙ".
        table[written[0].upper() + written[1:]] = capital
        table[written.upper()] = capital
    return table


VNI: dict[str, str] = _vni()

VIQR_SHAPES = {"^": _CIRCUMFLEX, "(": _BREVE, "+": _HORN}
VIQR_TONES = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}
