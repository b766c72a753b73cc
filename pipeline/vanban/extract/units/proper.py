"""Words with a capital and names of places."""

from __future__ import annotations

import re
import sys
import unicodedata

UPPER = "".join(
    c
    for c in map(chr, range(min(sys.maxunicode, 0x1EFA)))
    if c.isupper() and unicodedata.name(c, "").startswith("LATIN")
)
"""Capital letters of the Latin script, for character classes."""

WORD = re.compile(r"[^\W_]+(?:[.&/][^\W_]+)*")
"""A word of a name; abbreviations keep their inner marks: KH&ĐT, THPT."""

PROPER_NAME = re.compile(rf"[{UPPER}][^\W_]*(?:\s(?:-\s)?[{UPPER}][^\W_]*|-[{UPPER}][^\W_]*){{0,5}}|\d{{1,3}}(?!\w)")
"""A place's own name: Hồ Chí Minh, Bà Rịa - Vũng Tàu, the 1 of Quận 1."""
