"""Printed lines joined into paragraphs, across page breaks too.

Where the format knows (``Line.ends_paragraph``) its word counts. Printed lines are judged in pairs by what a reader
goes by: an item's mark, the first line's indent, a line that ends short although the next word would have fitted, the
space between lines, a change of print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.layout import form
from vanban.layout.items import Item

_INDENT = 12.0  # points: NĐ 30/2020 asks for 1 or 1.27 cm, scans keep at least this much
_STRUCTURE = re.compile(
    r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s(?:THỨ\s|thứ\s)?"
    r"(?:[IVXLC]{1,7}|\d{1,3}|[A-ZĐ][a-zà-ỹ]{1,5}|[A-ZĐÀ-Ỹ]{2,6})[.:]?"
)
_SENTENCE_END = re.compile(r"[.;:!?…][\"”’)]?(?:/\.)?$|\./\.?$")
# "a)" or "1." directly after the mark a capital or a quote: a figure inside a sentence is followed by small letters.
_MARK_THEN_TEXT = re.compile(r"[^\s]{1,8}\s[\"“‘(]?\S")
_MISREAD_DASH = re.compile(r"[~:.'=\"«»_>]{1,3}\s?-?\s?[A-ZĐÀ-Ỹ]")
_DASH = re.compile(r"[-–—+•*]\s")


def mark_starts(items: Sequence[Item]) -> None:
    """Decide for each item of the stream whether it begins a block (``Item.starts``)."""
    before: Item | None = None
    for item in items:
        if item.is_table:
            item.starts, before = True, None
            continue
        item.starts = before is None or _begins_block(before, item)
        before = item


def _begins_block(before: Item, item: Item) -> bool:
    if before.part != item.part or before.zone != item.zone:
        return True
    if item.zone in ("motto", "number", "place-date", "mark", "type", "enacting", "address", "signature", "stamp"):
        return True
    if item.zone == "issuer":
        return _begins_issuer(before, item)
    if item.zone in ("recipients", "addressees"):
        return _begins_entry(before, item)
    if item.zone in ("subject", "annex-title", "annex-note", "annex-label"):
        return False
    if item.zone == "footnote":
        return before.line.ends_paragraph is True or re.match(r"\[?\d{1,2}\]?\s", item.text) is not None
    if item.line.box is None or before.line.box is None:
        return before.line.ends_paragraph is not False
    return _begins_paragraph(before, item)


def _begins_issuer(before: Item, item: Item) -> bool:
    """A line begins another body when it begins a body's name, or when the print changes from regular to bold."""
    if form.continues_body_name(item.text) or form.needs_more(before.text):
        return False
    if before.line.ends_paragraph is False and not form.starts_body_name(item.text):
        return False
    if before.line.bold != item.line.bold and item.line.origin != "ocr":
        return True
    return form.starts_body_name(item.text) and not form.needs_more(before.text)


def _begins_entry(before: Item, item: Item) -> bool:
    """Entries of Nơi nhận and Kính gửi begin with a dash; without dashes each ends with a semicolon."""
    text = item.text
    if _DASH.match(text) or text.startswith(("-", "–")) or _MISREAD_DASH.match(text):
        return True
    if form.is_recipients(before.text) and len(before.text) <= 12:
        return True
    if form.is_addressees(before.text) and before.text.rstrip().endswith(":"):
        return True
    if text[0].islower():
        return False
    if before.text.endswith((";", ".")):
        return True
    if item.line.origin == "ocr" and item.line.box is not None and before.line.box is not None:
        # A lost dash: the line before had room for the next word, so it had ended.
        return before.line.box[2] + 24 < item.line.box[2] and not form.needs_more(before.text)
    if before.text.endswith((",", "-")):
        return False
    return item.line.box is None and before.line.ends_paragraph is not False


def _begins_paragraph(before: Item, item: Item) -> bool:
    """Whether a printed line of the body begins a paragraph."""
    first, second, frame = before.line, item.line, item.frame
    if second.ends_paragraph is None and first.ends_paragraph is True:
        return True
    if frame is None or first.box is None or second.box is None:
        return True
    if _STRUCTURE.fullmatch(first.text) or _STRUCTURE.fullmatch(second.text):
        return True
    marked = form.is_enumerated(second.text) and _MARK_THEN_TEXT.match(second.text) is not None
    if before.centred or item.centred:
        return not (
            before.centred and item.centred and not marked and _same_print(before, item) and _near(before, item)
        )
    span = frame.right - frame.left
    previous = before.frame or frame
    indented = second.box[0] - frame.left
    ended = _SENTENCE_END.search(first.text) is not None
    short = _next_word_fits(before, item)
    if marked and (ended or short or indented > _INDENT or _strong_mark(second.text)):
        return True
    if not _near(before, item) and (ended or short or indented > _INDENT):
        return True
    if indented > _INDENT and indented < 0.35 * span:
        hanging = abs(first.box[0] - previous.left - indented) < 6 and first.box[0] - previous.left > _INDENT
        if not hanging:
            return ended or short or second.text[0].isupper()
        return (ended and (short or second.text[0].isupper())) or short
    return short and (ended or second.text[0].isupper() or first.box[2] < previous.right - 0.25 * span)


def _strong_mark(text: str) -> bool:
    """A mark that no wrapped line begins with by chance."""
    return re.match(r"(?:Điều|Chương|Phần)\s[\dIVXLC]{1,6}\.|[a-zđ]\)\s|[IVX]{2,5}\.\s", text) is not None


def _next_word_fits(before: Item, item: Item) -> bool:
    """The first word of the next line would have fitted on the line before: the author ended it."""
    first, second, frame = before.line.box, item.line.box, before.frame
    if first is None or second is None or frame is None:
        return False
    word = item.text.split()[0]
    letters = max(len(item.text), 1)
    width = (second[2] - second[0]) / letters * (len(word) + 1)
    return frame.right - first[2] > width + 6


def _same_print(before: Item, item: Item) -> bool:
    if before.line.origin == "ocr" or item.line.origin == "ocr":
        return form.is_capitals(before.text) == form.is_capitals(item.text)
    return before.line.bold == item.line.bold and form.is_capitals(before.text) == form.is_capitals(item.text)


def _near(before: Item, item: Item) -> bool:
    """No more room between the lines than inside a paragraph; a page break does not count."""
    first, second = before.line.box, item.line.box
    if first is None or second is None or before.page != item.page:
        return True
    height = max(first[3] - first[1], second[3] - second[1], 1)
    return second[1] - first[3] < 1.1 * height
