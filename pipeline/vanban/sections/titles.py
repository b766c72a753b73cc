"""Heading or text: how much of a labelled paragraph is the title.

Four forms occur: a heading that fills the paragraph (``1. Mục đích``), a head before a colon (``1. Thời gian: Từ tháng
02/2024``), a short head before a full stop (``1. Yêu cầu. Việc tổ chức …``), and a sentence that is heading and text
in one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.text.normal import fold, squeeze

HEAD_WORDS = 14
"""A head before a colon is a noun phrase of at most so many words…"""

UNIT_HEAD_WORDS = 45
"""…or names bodies, of which several may be listed."""

_TRAILING = " \t\n.:;,/-–"
_SENTENCE_END = re.compile(r"[.!?…](?=[”\"»)]{0,2}(?:\s|$))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:TP|Tp|tp|ThS|Th\.S|TS|PGS|GS|BS|KS|CN|KT|TM|TL|TUQ|Q|P|H|TX|TT|St|vv|v\.v|VD|[A-ZĐ])$"
)

_UNIT_START = re.compile(
    r"""
    (?:(?:đề\ nghị|yêu\ cầu|giao|đối\ với|trách\ nhiệm\ của)\s)?
    (?: các\s | cơ\ quan | bộ\s | sở\s | ban\s | phòng\s | văn\ phòng | ủy\ ban | ubnd | ubmttq | hđnd | hội\s | đoàn\s
      | liên\ đoàn | liên\ minh | mặt\ trận | cục\s | chi\ cục | tổng\ cục | vụ\s | thanh\ tra | trung\ tâm | công\ an
      | kho\ bạc | ngân\ hàng | bảo\ hiểm | đài\s | báo\s | trường\s | viện\s | chủ\ tịch | giám\ đốc | thủ\ trưởng
      | chánh\s | trưởng\s | người\ đứng\ đầu | đơn\ vị | tòa\ án | kiểm\ toán | đảng\ ủy | thành\ ủy | tỉnh\ ủy
      | huyện\ ủy | đảng\ đoàn | doanh\ nghiệp | hiệp\ hội | tổ\s | thường\ trực | đồng\ chí | ông\s | bà\s )
    """,
    re.VERBOSE,
)
"""Words that a list of addressed bodies begins with: ``Sở Tài chính:`` · ``Ủy ban nhân dân các huyện, thị xã:``."""

_LEADS_ON = re.compile(r"(?:bao gồm|gồm|gồm có|như sau|sau đây|các nội dung sau|sau|là|cụ thể|với|theo|ví dụ|chú ý)$")
"""Words before a colon that leave the sentence open: what stands before it is no heading of its own."""

_PREDICATE = re.compile(
    r"(?:\bnày\b.{0,60}?\b(?:có hiệu lực|thay thế|bãi bỏ|quy định|hướng dẫn|được|áp dụng|thông qua)\b"
    r"|\bchịu trách nhiệm (?:thi hành|thực hiện|tổ chức|hướng dẫn)|\bcó trách nhiệm\b|\bcăn cứ\b.{0,40}\bthi hành\b"
    r"|\bcó hiệu lực (?:thi hành )?(?:kể )?từ\b|\bkèm theo\b.{0,40}\bnày\b|\bthi hành\b.{0,30}\bnày$)"
)
"""What makes the text of a Điều a sentence: ``Quyết định này có hiệu lực``, ``… chịu trách nhiệm thi hành``."""

_ORDERS = re.compile(
    r"(?:ban hành|phê duyệt|giao|công bố|thành lập|bãi bỏ|sửa đổi|bổ sung|thay thế|cho phép|công nhận|kiện toàn"
    r"|quy định|phân bổ|điều chỉnh)\s"
)
"""Verbs that open the order of a decision: ``Điều 1. Phê duyệt Kế hoạch …``."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title inside the text after a label; offsets count from the start of that text.

    Attributes:
        text: for the record, ``None`` for a Điều without heading.
        end: one past the title without its closing punctuation.
        text_start: first character that follows title and punctuation.
        run_in: more text follows in the paragraph, or the title is the whole sentence.
    """

    text: str | None
    end: int
    text_start: int
    run_in: bool


def split_title(rest: str) -> Title:
    """Title of a numbered item, heading or bullet."""
    colon = _head_colon(rest)
    if colon is not None:
        return _title(rest, colon, run_in=_after(rest, colon) < len(rest))
    end = first_sentence(rest)
    whole = _after(rest, end) >= len(rest)
    return _title(rest, end, run_in=not whole or rest.rstrip()[-1:] in {".", ";"})


def split_article(rest: str) -> Title:
    """Title of a Điều: ``None`` when its text is a sentence."""
    colon = _head_colon(rest)
    if colon is not None and (_after(rest, colon) < len(rest) or not _PREDICATE.search(fold(rest))):
        return _title(rest, colon, run_in=_after(rest, colon) < len(rest))
    end = first_sentence(rest)
    sentence = fold(rest[:end]).rstrip(_TRAILING)
    closed = rest[end : end + 1] in {".", ";"}
    more = _after(rest, end) < len(rest)
    no_heading = Title(None, 0, 0, run_in=True)
    if not sentence or _PREDICATE.search(sentence):
        return no_heading
    if closed and (_ORDERS.match(sentence) or len(sentence.split()) > HEAD_WORDS):
        return no_heading
    if rest.rstrip().endswith("./."):
        return no_heading
    return _title(rest, end, run_in=more)


def first_sentence(text: str) -> int:
    """Offset of the full stop that ends the first sentence, or the length of ``text``.

    Full stops in brackets and quotations, in numbers and after abbreviations (``TP.``, ``v.v.``, initials) do not
    count.
    """
    depth = 0
    for match in re.finditer(r"[(\[“«)\]”»]|" + _SENTENCE_END.pattern, text):
        mark = match.group()
        if mark in "([“«":
            depth += 1
        elif mark in ")]”»":
            depth = max(depth - 1, 0)
        elif not _ABBREVIATION.search(text[max(match.start() - 6, 0) : match.start()]) or match.end() >= len(
            text.rstrip()
        ):
            following = text[match.end() :].lstrip(' ”"»)')[:1]
            if (depth == 0 or match.end() >= len(text.rstrip())) and not following.islower():
                return match.start()
    return len(text)


def _head_colon(rest: str) -> int | None:
    """Offset of the colon that ends a head, when what stands before it is short or names bodies."""
    match = re.search(r"\s?:(?=\s|$)", rest)
    if not match:
        return None
    head = rest[: match.start()]
    folded = fold(head).strip()
    if not folded or head.count("(") != head.count(")") or head.count("“") != head.count("”"):
        return None
    if first_sentence(head + " ") < len(head):
        return None
    if not rest[match.end() :].strip(_TRAILING):
        return match.start()
    words = len(folded.split())
    if _LEADS_ON.search(folded):
        return None
    if words <= HEAD_WORDS or (words <= UNIT_HEAD_WORDS and _UNIT_START.match(folded)):
        return match.start()
    return None


def _after(rest: str, end: int) -> int:
    """First character after the punctuation that closes a title at ``end``."""
    while end < len(rest) and rest[end] in ' .:;,/”"»)':
        end += 1
    return end


def _title(rest: str, end: int, *, run_in: bool) -> Title:
    stripped = rest[:end].rstrip(_TRAILING)
    return Title(clean(stripped), len(stripped), _after(rest, end), run_in)


def is_capitals(text: str) -> bool:
    """At least two letters, and none of them lower case."""
    return text.upper() == text and sum(c.isalpha() for c in text) >= 2


def clean(text: str) -> str | None:
    """A title for the record: single spaces, no closing punctuation; ``None`` when nothing is left."""
    return squeeze(text).strip(_TRAILING) or None
