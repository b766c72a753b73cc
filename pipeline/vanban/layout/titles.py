"""Titles that begin as a body does: ``KẾ HOẠCH`` / ``Thực hiện công tác lưu trữ năm 2025``.

What follows a type's name is told by its print, and where the format knows no print, by how it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vanban.layout import form
from vanban.layout.items import Item

_LINES = 6  # of the longest title
_LETTERS = 260  # of the longest title without print of its own
_UNDER = 4  # lines between the type's name and its title: number, dateline, marks
_INSET = 0.04  # of the text area: less than this from its edge a line begins or ends there


def is_title(items: Sequence[Item], n: int) -> bool:
    """Whether the line at ``n``, which begins with a word of a body's first paragraph, is of a title all the same.

    Args:
        items: the head of a document in reading order.
        n: index of the line.
    """
    item = items[n]
    if _is_under_type(items, n):
        if item.centred or item.line.bold:
            return not _in_one_print(items, n)[-1].text.endswith((",", ";", ":"))
        return _ends_as_title(items, n)
    before = items[n - 1] if n else None
    if before is None or not item.text[0].islower() or not _is_title_line(before):
        return False
    return (item.centred and before.centred) or (item.line.bold and before.line.bold) or _runs_on(before, item)


def block(items: Sequence[Item], n: int) -> list[Item]:
    """The line at ``n`` with those that go on with its paragraph, six at most."""
    lines = [items[n]]
    for before, after in pairwise(items[n : n + _LINES]):
        if after.zone != "body" or after.is_table or not _runs_on(before, after):
            break
        lines.append(after)
    return lines


def _is_under_type(items: Sequence[Item], n: int) -> bool:
    for before in reversed(items[max(n - _UNDER, 0) : n]):
        if before.side != "left" and form.is_type_name(before.text):
            return True
        if not (form.is_number(before.text) or form.is_place_date(before.text) or form.is_mark(before.text)):
            return False
    return False


def _is_title_line(item: Item) -> bool:
    return form.type_name(item.text) is None and not item.text.endswith((".", ";", ":"))


def _in_one_print(items: Sequence[Item], n: int) -> list[Item]:
    """The line at ``n`` with those under it that are centred or bold as it is."""
    lines = [items[n]]
    for after in items[n + 1 : n + _LINES]:
        if after.is_table or after.centred != lines[0].centred or after.line.bold != lines[0].line.bold:
            break
        lines.append(after)
    return lines


def _ends_as_title(items: Sequence[Item], n: int) -> bool:
    """A paragraph of plain text that breaks off without a stop, with the body's first paragraph after it."""
    lines = block(items, n)
    last = lines[-1]
    if last.line.box is not None or sum(len(line.text) for line in lines) > _LETTERS:
        return False
    if last.text.endswith((".", ",", ";", ":")):
        return False
    following = next((item for item in items[n + len(lines) :] if not item.is_table), None)
    return following is not None and (following.text[0].isupper() or form.is_enumerated(following.text))


def _runs_on(before: Item, after: Item) -> bool:
    """``after`` is the next line of the paragraph of ``before``: the format says so, or full lines do."""
    if before.line.ends_paragraph is not None:
        return not before.line.ends_paragraph
    first, second, frame = before.line.box, after.line.box, before.frame
    if first is None or second is None or frame is None or before.page != after.page:
        return False
    edge = _INSET * (frame.right - frame.left)
    return first[2] > frame.right - edge and second[0] < frame.left + edge
