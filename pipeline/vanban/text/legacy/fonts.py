"""What a font's name says about the encoding of the text set in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vanban.text.legacy.tables import Encoding

# ".VnTime", ".VnTimeH", "ABCDEF+.VnArial NarrowH,Bold", "VnTime" (the dot lost in a style sheet).
_TCVN3 = re.compile(r"(?:\.vn|^vn(?=time|arial))(?P<face>[a-z ]{2,40})", re.IGNORECASE)
# "VNI-Times", "VNI Helve", "ABCDEF+VNI-Helve-Condense".
_VNI = re.compile(r"^vni(?:[- _]|times|helve)", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")
_STYLE = re.compile(r"[ ]?(?:bold|italic|regular|normal|oblique)", re.IGNORECASE)


class FontEncoding(NamedTuple):
    """Encoding of a font; ``capitals`` when it draws every letter as a capital."""

    encoding: Encoding
    capitals: bool = False


@lru_cache(maxsize=1024)
def encoding_of_font(name: str) -> FontEncoding | None:
    """The encoding that the font's name tells, ``None`` for all other fonts.

    The capital fonts of TCVN3 are known by the H at the end of their name only.

    >>> encoding_of_font("ABCDEF+.VnTimeH,Bold")
    FontEncoding(encoding='TCVN3', capitals=True)
    >>> encoding_of_font("VNI-Times")
    FontEncoding(encoding='VNI', capitals=False)
    >>> encoding_of_font("Times New Roman")
    """
    name = _SUBSET.sub("", name.strip().strip("'\"").replace("#2E", "."), count=1)
    tcvn3 = _TCVN3.match(name)
    if tcvn3 is not None:
        face = _STYLE.sub("", tcvn3.group("face")).rstrip()
        return FontEncoding("TCVN3", face[-1:] in ("h", "H"))
    return FontEncoding("VNI") if _VNI.match(name) else None
