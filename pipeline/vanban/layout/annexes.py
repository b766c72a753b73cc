"""Where annexes and attached documents begin: ``PHỤ LỤC II``, or the title of a plan that a decision promulgates."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.layout import form
from vanban.layout.items import Item

_NOTE_REACH = 9  # lines of title between an attached document's type name and its "(Ban hành kèm theo …)"


def starts_annex(items: Sequence[Item], n: int, *, closed: bool) -> bool:
    """Whether an annex or attached document begins at ``n``.

    Args:
        items: the stream.
        n: index to judge.
        closed: a signature block or list of recipients stands before ``n`` in this part.
    """
    item = items[n]
    if item.is_table or item.zone != "body":
        return False
    label = form.annex_label(item.text)
    if label is not None and _stands_alone(items, n, label):
        return True
    if closed and is_noted_title(items, n):
        return True
    if form.type_name(item.text) is None or not (item.centred or item.line.bold or form.is_capitals(item.text)):
        return False
    if item.side is not None and item.line.box is not None:
        return False
    return (closed and _is_title(item)) or _has_note(items, n)


def is_noted_title(items: Sequence[Item], n: int) -> bool:
    """A title that names no type of document, with its note: ``DANH MỤC …`` / ``(Ban hành kèm theo …)``."""
    item = items[n]
    if not form.is_capitals(item.text) or len(item.text) > 250 or (item.side is not None and item.line.box is not None):
        return False
    if form.is_motto(item.text) or form.is_authority(item.text) or form.starts_body_name(item.text):
        return False
    for other in items[n + 1 : n + 1 + _NOTE_REACH]:
        if other.is_table or other.zone != "body":
            return False
        if form.is_annex_note(other.text):
            return True
        if not (form.is_capitals(other.text) or other.centred or other.line.bold):
            return False
    return False


def _is_title(item: Item) -> bool:
    return form.is_type_name(item.text) or form.is_capitals(item.text)


def _stands_alone(items: Sequence[Item], n: int, label: str) -> bool:
    """The label is a heading: alone on its line, in capitals, centred or followed by its title or note."""
    item = items[n]
    text = item.text
    if item.side == "left" or len(text) > 250:
        return False
    if len(label) < len(text.rstrip(" .:")) and not form.is_capitals(text) and not (item.centred or item.line.bold):
        return False
    if form.is_capitals(label) or item.centred or item.line.heading is not None or item.line.bold:
        return n == 0 or not form.needs_more(items[n - 1].text)
    if item.frame is None:
        before = items[n - 1].text if n else ""
        return len(label) >= len(text.rstrip(" .:")) and not before.endswith((",", ";"))
    return _has_note(items, n)


def _has_note(items: Sequence[Item], n: int) -> bool:
    for other in items[n + 1 : n + 1 + _NOTE_REACH]:
        if other.is_table or form.is_opening(other.text) or form.is_enumerated(other.text):
            return False
        if form.is_annex_note(other.text):
            return True
    return False


def label_annex_head(items: Sequence[Item], start: int, end: int) -> int:
    """Give the title lines of the annex at ``start`` their zones; returns the index after them."""
    items[start].zone = "annex-label"
    n = start + 1
    noted = False
    while n < end:
        item = items[n]
        if item.is_table or item.zone != "body":
            break
        if form.is_annex_note(item.text):
            item.zone, noted = "annex-note", True
        elif items[n - 1].zone == "annex-note" and form.is_open_note(items[n - 1].text):
            item.zone = "annex-note"
        elif not noted and _is_annex_title(items, start, n):
            item.zone = "annex-title"
        else:
            break
        n += 1
    return n


def _is_annex_title(items: Sequence[Item], start: int, n: int) -> bool:
    item = items[n]
    if form.is_enumerated(item.text) or form.is_opening(item.text) or form.is_acting_body(item.text):
        return False
    before = items[n - 1]
    if item.frame is not None and item.line.box is not None:
        return item.centred or (form.is_capitals(item.text) and item.side is None)
    if form.is_capitals(item.text) and len(item.text) <= 400:
        return True
    if before.line.ends_paragraph is False or (item.text[0].islower() and len(item.text) <= 300):
        return True
    if n == start + 1 and len(item.text) <= 300 and not item.text.endswith((".", ":", ";")):
        return True
    return item.centred and len(item.text) <= 300
