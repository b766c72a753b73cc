"""The certificate of a copy (NĐ 30/2020, Annex I, Part II): it stands below the end of the document that was copied.

It has a small letterhead of its own: the copying body at the left, ``SAO Y`` at the right, number and dateline under
them, then the list of recipients and the signature. Offices also stamp ``SAO Y BẢN CHÍNH`` with a day and a signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.layout import form
from vanban.layout.items import Item
from vanban.layout.marks import copy_form

_REACH = 7  # lines of the copying body's letterhead before the form of copy
_HEAD = 14  # lines of the certificate above its signature


def starts_copy(items: Sequence[Item], n: int) -> bool:
    """Whether the certificate of a copy begins at ``n``; a document or annex has to stand before it."""
    for other in items[n : n + 1 + _REACH]:
        if other.is_table or other.zone != "body":
            return False
        if _is_copy(other):
            return True
        if not (_is_of_letterhead(other.text) or (form.is_capitals(other.text) and _may_be_name(other))):
            return False
    return False


def _is_copy(item: Item) -> bool:
    return form.is_capitals(item.text) and copy_form(item.text) is not None


def _is_of_letterhead(text: str) -> bool:
    return form.is_number(text) or form.is_place_date(text) or form.is_motto(text)


def _may_be_name(item: Item) -> bool:
    return item.side != "right" and len(item.text) <= 120 and not form.is_authority(item.text)


def part_from_closing(items: list[Item], start: int) -> None:
    """Put the certificate after the closing where each column of the two was read to its end.

    Plain text and one row of a borderless table give the left column of the closing and of the certificate under it,
    then the right column of both. Afterwards come the closing, the certificate's letterhead, its recipients and its
    signature; without a form of copy, or with a column that does not fall apart, nothing is moved.

    Args:
        items: the document; changed in place.
        start: the closing's first line.
    """
    middle = _column_end(items, start, 0)
    end = _column_end(items, middle, 1)
    left, right = items[start:middle], items[middle:end]
    if not any(_is_copy(item) for item in (*left, *right)):
        return
    below_left = next(
        (n for n in range(1, len(left)) if _begins_name(left[n]) and not form.is_authority(left[n - 1].text)), None
    )
    below_right = next((n for n, item in enumerate(right) if n and _is_head(item)), None)
    if below_left is None or below_right is None:
        return
    listed = next((n for n in range(below_left, len(left)) if form.is_recipients(left[n].text)), len(left))
    signed = next(n for n in range(below_right, len(right) + 1) if n == len(right) or not _is_head(right[n]))
    items[start:end] = [
        *left[:below_left],
        *right[:below_right],
        *left[below_left:listed],
        *right[below_right:signed],
        *left[listed:],
        *right[signed:],
    ]


def _column_end(items: Sequence[Item], start: int, column: int) -> int:
    n = start
    while n < len(items) and not items[n].is_table and items[n].zone == "body" and items[n].line.column == column:
        n += 1
    return n


def _begins_name(item: Item) -> bool:
    return form.is_capitals(item.text) and form.starts_body_name(item.text)


def _is_head(item: Item) -> bool:
    return _is_copy(item) or _is_of_letterhead(item.text)


def label_copy(items: Sequence[Item], start: int, part: int) -> int:
    """Give the lines above the signature their zones; returns the index after them."""
    named = numbered = False
    n = start
    while n < min(len(items), start + _HEAD):
        item = items[n]
        if item.is_table or item.zone != "body":
            break
        text = item.text
        if _is_copy(item):
            item.zone = "mark"
        elif form.is_motto(text):
            item.zone = "motto"
        elif form.is_number(text):
            item.zone, numbered = "number", True
        elif form.is_place_date(text):
            item.zone, numbered = "place-date", True
        elif not numbered and form.is_capitals(text) and _may_be_name(item) and _names_body(text, named=named):
            item.zone, named = "issuer", True
        else:
            break
        item.part = part
        n += 1
    return n


def _names_body(text: str, *, named: bool) -> bool:
    return form.starts_body_name(text) or named
