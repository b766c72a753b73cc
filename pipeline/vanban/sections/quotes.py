"""Quoted wording: articles of another document inside “…” are content, not sections of this one.

An amending decree prints ``1. Sửa đổi Điều 5 như sau:`` and then ``“Điều 5. …`` over several paragraphs up to ``”.``
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.sections.paragraphs import Paragraph, TablePlace

_LONGEST = 400  # paragraphs of one quoted stretch
_CLOSES = re.compile(r"[”\"»][\s.;,]{0,4}$")
_AMENDS = re.compile(r"(?:như sau|sau đây)\s{0,2}:\s{0,2}[“\"«]?", re.IGNORECASE)


def mark_quoted(items: Sequence[Paragraph | TablePlace]) -> None:
    """Set ``quoted`` on paragraphs inside a quotation that was opened in an earlier one.

    A quotation that never closes (the closing mark is lost) marks nothing.
    """
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Paragraph) and (mark := _left_open(item.text)):
            last = _closing(items, index, mark)
            if last is not None:
                for quoted in items[index + 1 : last + 1]:
                    if isinstance(quoted, Paragraph):
                        quoted.quoted = True
                index = last
        index += 1


def _left_open(text: str) -> str | None:
    """The quotation mark that ``text`` opens and does not close."""
    if text.count("“") > text.count("”") and not _CLOSES.search(text[-8:]):
        return "“"
    if text.count("«") > text.count("»"):
        return "«"
    if text.count('"') % 2 and (text.startswith('"') or _AMENDS.search(text)):
        return '"'
    return None


def _closing(items: Sequence[Paragraph | TablePlace], opened: int, mark: str) -> int | None:
    """Index of the paragraph in which the quotation ends."""
    first = items[opened]
    assert isinstance(first, Paragraph)
    close = {"“": "”", "«": "»"}.get(mark)
    depth = first.text.count(mark) - first.text.count(close) if close else 1
    for index in range(opened + 1, min(opened + _LONGEST, len(items))):
        item = items[index]
        if not isinstance(item, Paragraph):
            continue
        if item.block.part != first.block.part:
            return None
        if close is None:
            if item.text.count('"') % 2:
                return index
        else:
            depth += item.text.count(mark) - item.text.count(close)
            if depth <= 0:
                return index
    return None
