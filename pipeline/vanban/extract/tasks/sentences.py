"""Sentences of a paragraph, as offsets."""

from __future__ import annotations

import re
from itertools import pairwise

from vanban.extract.units.proper import UPPER

_END = re.compile(rf"[.!?…][”\"»)]?\s+(?=[“\"(]?[{UPPER}])")
_ABBREVIATION = re.compile(r"(?:^|[\s(./])(?:TP|Tp|TX|TT|ThS|TS|PGS|GS|BS|KS|TM|KT|TL|St|v\.v|\d{1,2}|[A-ZĐ])\Z")


_PART = re.compile(r";\s+(?=\S)|,\s(?=(?:đồng thời |và )?giao\s)")


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between semicolons, and before a further *giao*: there another doer may begin.

    >>> parts("Giao A họp, giao B ghi; C báo cáo", 0, 33)
    [(0, 12), (12, 24), (24, 33)]
    """
    edges = [start, *(m.end() for m in _PART.finditer(text, start, end)), end]
    return list(pairwise(edges))


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """First character and one past the last of each sentence between ``start`` and ``end``.

    >>> sentences("Sở Y tế họp. Sở Nội vụ họp.", 0, 27)
    [(0, 12), (13, 27)]
    """
    found = []
    low = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATION.search(text[max(low, match.start() - 6) : match.start()]):
            continue
        found.append((low, match.start() + 1))
        low = match.end()
    found.append((low, end))
    return found
