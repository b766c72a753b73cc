"""When two printed values are the same.

Case, tone placement, kinds of dashes and quotes, spacing and closing punctuation do not matter.
"""

from __future__ import annotations

import re

from vanban.text.normal import bare, fold, nfc, squeeze

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"'})
_BEFORE = re.compile(r"\s+(?=[,.;:)\]])")
_AFTER = re.compile(r"(?<=[(\[])\s+")
_CLOSING = " .,;:/-"


def key(value: object) -> str:
    """Comparison key of a printed value.

    >>> key("Uỷ  ban nhân dân –tỉnh ;") == key("ỦY BAN NHÂN DÂN -tỉnh")
    True
    """
    text = squeeze(fold(nfc(str(value)))).translate(_QUOTES)
    return _AFTER.sub("", _BEFORE.sub("", text)).strip(_CLOSING).lstrip("+*• ")


def symbol_key(value: object) -> str:
    """Key of a number or reference: no spaces at all."""
    return key(value).replace(" ", "")


def line_key(value: object) -> str:
    """Key of a value printed over several lines, which gold and record may part differently (``TM. …; KT. …``)."""
    return squeeze(re.sub(r"[;,.|\n]", " ", key(value)))


def letters(text: str) -> str:
    """Letters and digits only, without marks: for finding a passage again in a differently marked-up text."""
    return "".join(c for c in bare(text) if c.isalnum())
