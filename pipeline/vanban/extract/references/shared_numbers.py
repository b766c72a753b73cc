"""Numbers that leave their symbols to the last of a list: "Công văn số 12, 15 và 18/SNV-TCCB"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SHARED = re.compile(
    r"(?<![\w/.\-,])(?P<numbers>(?:\d{1,5}[a-zđ]?\s?(?:,\s?(?:và\s)?|;\s?|\svà\s|và\s)(?:số\s)?){1,10})$"
)
_NUMBER = re.compile(r"\d{1,5}[a-zđ]?")
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number without symbols.

    Attributes:
        start: first character.
        end: one past the last.
        number: its digits, with a letter when it has one.
    """

    start: int
    end: int
    number: str


def shared_before(folded: str, low: int, position: int) -> list[SharedNumber]:
    """Numbers directly before the full one at ``position``, looking back no further than ``low``.

    >>> s = "công văn số 12, 15 và 18/snv-tccb"
    >>> [n.number for n in shared_before(s, 0, s.index("18"))]
    ['12', '15']
    """
    match = _SHARED.search(folded, max(low, position - _WINDOW), position)
    if match is None:
        return []
    return [
        SharedNumber(number.start(), number.end(), number.group())
        for number in _NUMBER.finditer(folded, match.start("numbers"), match.end("numbers"))
    ]
