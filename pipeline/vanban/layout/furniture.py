"""Page furniture: page numbers, running headers and footers, signature captions, incoming stamps, footnotes.

Furniture never enters the body: page numbers and running lines are left out, captions and stamps get the zone
``stamp``, footnotes the zone ``footnote``. The page number stands centred in the top margin, hidden on page 1 (NĐ
30/2020, Annex I).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from itertools import groupby, takewhile

from vanban.layout.form import key
from vanban.layout.incoming import label_incoming
from vanban.layout.items import Item
from vanban.lexicon import load_lexicon
from vanban.text.normal import bare

_PAGE_NUMBER = re.compile(r"[-–—~.,\s]{0,3}(?:trang\s)?\d{1,4}(?:\s?/\s?\d{1,4})?[-–—~.,\s]{0,3}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_TIMESTAMP = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}[T ]\d{1,2}:\d{2}")
_ZONED_TIME = re.compile(r"\d{1,2}:\d{2}:\d{2}\s?[+±]\s?\d{2}:?\d{2}")
_FOOTNOTE = re.compile(r"(?:\[\d{1,2}\]|\(?\d{1,2}\)?|\*)\s?\S")
_MARGIN = 0.09  # share of the page height that is top or bottom margin


def set_apart(items: list[Item]) -> list[Item]:
    """The items without page numbers and running lines, with captions, stamps and footnotes labelled."""
    kept = [item for item in items if not _in_margin_number(item, items)]
    running = _running(kept)
    kept = [item for item in kept if not (_near_edge(item) and _pattern(item) in running)]
    _label_captions(kept)
    kept = label_incoming(kept)
    _label_footnotes(kept)
    return kept


def _near_edge(item: Item) -> bool:
    if item.is_table or item.frame is None or item.line.box is None:
        return False
    _, top, _, bottom = item.line.box
    height = item.frame.height
    return bottom < _MARGIN * height or top > (1 - _MARGIN) * height


def _in_margin_number(item: Item, items: list[Item]) -> bool:
    if item.is_table or item.frame is None or item.line.box is None or not _PAGE_NUMBER.fullmatch(item.text):
        return False
    _, top, _, bottom = item.line.box
    height = item.frame.height
    if not (bottom < 0.11 * height or top > 0.88 * height):
        return False
    # Nothing but margins lies beyond a page number.
    outside = [
        other
        for other in items
        if other.page == item.page
        and other is not item
        and other.content.box is not None
        and (other.content.box[3] < top if bottom < height / 2 else other.content.box[1] > bottom)
    ]
    return all(_near_edge(other) for other in outside)


def _pattern(item: Item) -> str:
    return _DIGITS.sub("#", key(item.text))


def _running(items: list[Item]) -> frozenset[str]:
    """Lines that stand, but for their digits, in the margins of three pages, or at the foot of two of two or three.

    A letterhead is no running line: an attached document on the next page repeats it.
    """
    pages = {item.page for item in items if item.page is not None}
    heads: Counter[str] = Counter()
    feet: Counter[str] = Counter()
    for _, group in groupby(items, key=lambda item: item.page):
        seen = {(_pattern(item), _at_foot(item)) for item in group if _near_edge(item) and len(item.text) >= 4}
        heads.update(pattern for pattern, foot in seen if not foot)
        feet.update(pattern for pattern, foot in seen if foot)
    at_foot = 2 if len(pages) <= 3 else 3
    found = {pattern for pattern, count in heads.items() if count >= 3}
    return frozenset(found | {pattern for pattern, count in feet.items() if count >= at_foot})


def _at_foot(item: Item) -> bool:
    return item.frame is not None and item.content.box is not None and item.content.box[1] > item.frame.height / 2


def _starts_with(text: str, *lists: str) -> bool:
    """The line begins with a phrase of these lists of the lexicon, alone or before a colon."""
    return _heads(*lists).match(key(text)) is not None


@cache
def _heads(*lists: str) -> re.Pattern[str]:
    data = load_lexicon("layout")
    phrases = [re.escape(bare(phrase)) for name in lists for phrase in data[name]]
    return re.compile(f"(?:{'|'.join(phrases)})" + r"\s?(?::|$)")


@cache
def _anchors() -> tuple[str, ...]:
    """How a signature's caption begins, with the colon: ``ky boi:``."""
    return tuple(bare(phrase) + ":" for phrase in load_lexicon("layout")["signature_captions"])


def _label_captions(items: list[Item]) -> None:
    """The electronic signature's caption: an anchor line and the small lines that belong to it."""
    followers = ("caption_lines", "signature_captions")
    for index, item in enumerate(items):
        if item.is_table or item.zone != "body" or not _is_caption(item):
            continue
        item.zone = "stamp"
        for other in items[max(index - 4, 0) : index]:
            if not other.is_table and other.page == item.page and _starts_with(other.text, *followers):
                other.zone = "stamp"
        for other in items[index + 1 : index + 9]:
            if other.is_table or other.page != item.page:
                break
            if _starts_with(other.text, *followers) or _TIMESTAMP.match(other.text):
                other.zone = "stamp"
            elif not (_beside(item, other) and len(other.text) < 60):
                break
            else:
                other.zone = "stamp"


def _is_caption(item: Item) -> bool:
    """``Ký bởi: …`` at the start, or after the few letters OCR makes of the picture beside it, or a signing time."""
    text = item.text
    if len(text) > 160:
        return False
    if _starts_with(text, "signature_captions") or _ZONED_TIME.search(text):
        return True
    folded = key(text)
    return any(0 < folded.find(anchor) <= 30 for anchor in _anchors())


def _beside(anchor: Item, other: Item) -> bool:
    """``other`` goes on with the caption that ``anchor`` began: same column, same small print, next line."""
    first, second = anchor.line.box, other.line.box
    if first is None or second is None or other.text.startswith("-"):
        return False
    size = anchor.line.size or 0
    small = other.line.size is not None and 0 < other.line.size <= min(size * 1.1, 10)
    return small and abs(first[0] - second[0]) < 12 and 0 <= second[1] - first[1] < 60


def _is_small_print(body_size: float, item: Item) -> bool:
    """Clearly smaller than the body and in the lower half; the sizes that OCR estimates are not exact enough."""
    size = item.line.size
    return item.line.origin == "text-layer" and size is not None and size <= 0.87 * body_size and _at_foot(item)


def _label_footnotes(items: list[Item]) -> None:
    """What the format calls a footnote, and small print at the foot of a page that begins with its number."""
    sizes = sorted(item.line.size for item in items if not item.is_table and item.line.size and len(item.text) > 40)
    body_size = sizes[len(sizes) // 2] if sizes else None
    for item in items:
        if not item.is_table and item.line.footnote:
            item.zone = "footnote"
    if body_size is None:
        return
    for _, group in groupby(items, key=lambda item: item.page):
        page = [item for item in group if not item.is_table and item.zone == "body"]
        tail = list(takewhile(partial(_is_small_print, body_size), reversed(page)))
        starts = [n for n, item in enumerate(tail) if _FOOTNOTE.match(item.text)]
        if starts:
            for item in tail[: starts[-1] + 1]:
                item.zone = "footnote"
