"""What other converters did to a document before it came here, undone where the genre leaves no doubt.

Texts made from PDF glue the two halves of a letterhead together and cut paragraphs at page ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vanban.source.model import Line, Table
from vanban.source.native import form
from vanban.source.native.lines import starts_item
from vanban.text.normal import fold

_HEAD_LINES = 12
_SHORTEST_CUT_PARAGRAPH = 60

# "BỘ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": the motto is fixed, so what stands before it is the left half.
_GLUED_MOTTO = re.compile(
    r"(?P<left>\S.{0,90}?) (?P<right>cộng hòa xã hội chủ nghĩa việt nam|độc lập ?- ?tự do ?- ?hạnh phúc"
    r"|đảng cộng sản việt nam)"
)
# "Số: 03/NQ-CP Hà Nội, ngày 09 tháng 01 năm 2025": a symbol has no space in its end.
_GLUED_DATE = re.compile(
    r"(?P<left>số ?:? ?[\d. _…]{0,12}/[^\s,]{1,40}) (?P<right>[^,]{2,40}, ?ngày [\d._… ]{0,12}tháng.{1,30})"
)


def unglued(content: Sequence[Line | Table]) -> list[Line | Table]:
    """The content with glued rows of its letterhead set apart into left and right halves."""
    result: list[Line | Table] = []
    for item in content[:_HEAD_LINES]:
        result.extend([item] if isinstance(item, Table) or item.column is not None else _halves(item))
    return [*result, *content[_HEAD_LINES:]]


def _halves(line: Line) -> list[Line]:
    folded = fold(line.text)
    match = _GLUED_MOTTO.fullmatch(folded) or _GLUED_DATE.fullmatch(folded)
    if match is None or len(folded) != len(line.text):
        return [line]
    left, right = (replace(line, text=line.text[slice(*match.span(name))], heading=None) for name in ("left", "right"))
    if form.is_motto(left.text):
        return [replace(left, ends_paragraph=True), replace(right, ends_paragraph=True)]
    return [replace(left, column=0, ends_paragraph=True), replace(right, column=1, ends_paragraph=True)]


def rejoined(content: Sequence[Line | Table]) -> list[Line | Table]:
    """The content with paragraphs that were cut inside a sentence marked as going on.

    A paragraph of some length that ends without punctuation goes on in the next one when that begins with a small
    letter: no paragraph of an administrative document does, but for list items and a subject under its type name.
    """
    result = list(content)
    for number, (before, after) in enumerate(pairwise(content)):
        if isinstance(before, Line) and isinstance(after, Line) and _is_cut(before, after):
            result[number] = replace(before, ends_paragraph=False)
    return result


def _is_cut(before: Line, after: Line) -> bool:
    if not before.ends_paragraph or before.align != after.align or before.footnote != after.footnote:
        return False
    if any(line.column is not None or line.heading is not None for line in (before, after)):
        return False
    ends_open = before.text[-1:].isalnum() or before.text.endswith(",")
    return (
        ends_open
        and len(before.text) >= _SHORTEST_CUT_PARAGRAPH
        and after.text[:1].islower()
        and not starts_item(after.text)
        and not form.is_capitals(before.text)
    )
