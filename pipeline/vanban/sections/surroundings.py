"""What stands around a label: is the paragraph before it complete, does it ask for a number."""

from __future__ import annotations

import re

from vanban.sections.labels import Label
from vanban.sections.nesting import Surroundings
from vanban.sections.paragraphs import Paragraph, TablePlace
from vanban.sections.titles import is_capitals
from vanban.text.normal import fold

ENDS = tuple('.;:!?…”")]»/')
"""Characters that a complete paragraph ends with."""

_SHORT_LINE = 60  # characters: a shorter line was not wrapped by the margin

_CITES = re.compile(
    r"(?:^|[\s(])(?:(?P<before>[^\W\d_]{1,7})\s)?(?P<word>điểm|khoản|mục|điều|tiết|chương|phần|quý|tại|theo)$"
)
_COMPOUNDS = frozenset({
    "quan", "địa", "trọng", "thời", "thí", "đặc", "ưu", "khuyết", "nhược", "cao", "tâm",  # điểm
    "tài", "điều", "các",  # khoản
    "danh", "hạng", "chuyên", "đề",  # mục
    "thành", "cổ", "góp", "một", "học",  # phần
})  # fmt: skip
"""Words that make another word of it: quan điểm, tài khoản, danh mục, thành phần, một phần."""

_CITES_WRAPPED = re.compile(r"(?:^|[\s(])(?:số|tháng|năm|ngày|khóa|kỳ|và|hoặc|từ|đến|của)$")
"""Words that ask for a number where the line may have been wrapped; a heading may well end in ``chuyển đổi số``."""


def surroundings(
    paragraph: Paragraph,
    previous: Paragraph | TablePlace | None,
    readings: list[Label],
    index: int,
    *,
    previous_labelled: bool,
    list_opener: bool,
) -> Surroundings:
    """What speaks for or against ``readings`` besides their numbers.

    Args:
        paragraph: the one that begins with a label.
        previous: what stands before it.
        readings: of the label, at least one.
        index: of the paragraph.
        previous_labelled: the paragraph before it may begin with a label too.
        list_opener: the innermost section was opened right before and leads on to a list.
    """
    rest = paragraph.text[readings[0].length :]
    after_break, cited = True, False
    if isinstance(previous, Paragraph) and previous.block.part == paragraph.block.part:
        declared = previous.block.spans[-1].line.ends_paragraph is True
        heading = previous.emphasised or is_capitals(previous.text)
        complete = heading or previous.text.endswith(ENDS)
        after_break = declared or complete or previous_labelled or len(previous.text) <= _SHORT_LINE
        cited = not heading and _asks_for_number(
            previous.text, wrapped=not declared and len(previous.text) > _SHORT_LINE
        )
    return Surroundings(index, after_break, cited, rest[:1].islower(), list_opener)


def _asks_for_number(text: str, *, wrapped: bool) -> bool:
    tail = fold(text[-20:])
    match = _CITES.search(tail)
    if match:
        return match["before"] not in _COMPOUNDS
    return wrapped and bool(_CITES_WRAPPED.search(tail))
