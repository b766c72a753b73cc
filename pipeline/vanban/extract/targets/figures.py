"""Numbers as Vietnamese documents print them: ``1.500,5`` is 1500.5, ``8–8,5 %`` a range."""

from __future__ import annotations

import re

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,9}(?:[.,]\d{1,4})?)"
"""Source of a regular expression for one number, without groups."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def number(printed: str) -> float:
    """The value; a dot before three digits groups thousands, else dot and comma are decimal marks.

    >>> number("1.500,5"), number("0,7"), number("12"), number("1.500")
    (1500.5, 0.7, 12.0, 1500.0)
    """
    whole, comma, decimals = printed.partition(",")
    if comma:
        return float(f"{whole.replace('.', '')}.{decimals}")
    if _GROUPED.fullmatch(printed):
        return float(printed.replace(".", ""))
    return float(printed)
