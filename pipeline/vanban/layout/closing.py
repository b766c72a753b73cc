"""The zones below the body: Nơi nhận on the left, the signature on the right (ô 7, 9b), the address (ô 12, 13).

The two stand side by side in print and in Word, one after the other in plain text, in either order.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.layout import form
from vanban.layout.annexes import is_noted_title
from vanban.layout.canonical import Zone
from vanban.layout.items import Item
from vanban.layout.marks import copy_form
from vanban.text.syllables import is_syllable

_TITLE_REACH = 6  # lines after a title within which a name, an end or Nơi nhận must come


def find_closing(items: Sequence[Item], start: int) -> int | None:
    """Index of the first line of the next signature block or list of recipients at or after ``start``."""
    for n in range(start, len(items)):
        item = items[n]
        if item.is_table or item.zone != "body":
            continue
        if form.is_recipients(item.text) and (len(item.text) <= 90 or "-" in item.text[:14]):
            return n
        if _is_signature_start(items, n):
            return n
    return None


def _is_signature_start(items: Sequence[Item], n: int) -> bool:
    item = items[n]
    alone = item.side == "left" and item.line.box is not None and not _is_paired(items, n)
    if form.begins_authority(item.text):
        return not alone
    if not form.is_signer_title(item.text) or alone:
        return False
    # A title alone: a name, "(Đã ký)", the recipients or the end must follow, and no sentence.
    for other in items[n + 1 : n + 1 + _TITLE_REACH]:
        if other.is_table or len(other.text) > 120:
            return False
        if form.is_personal_name(other.text) and not form.is_capitals(other.text):
            return True
        if form.is_signed_mark(other.text) or form.is_recipients(other.text):
            return True
        if not form.is_capitals(other.text) and other.zone == "body":
            return False
    return n >= len(items) - _TITLE_REACH


def _is_paired(items: Sequence[Item], n: int) -> bool:
    """Another signature begins beside it, on the same line of the page: two people sign."""
    first = items[n].line.box
    for other in items[n + 1 : n + 3]:
        if other.is_table or other.side != "right" or other.line.box is None or first is None:
            continue
        if abs(other.line.box[1] - first[1]) < first[3] - first[1]:
            return form.begins_authority(other.text) or form.is_signer_title(other.text)
    return False


def in_order(closing: Sequence[Item]) -> list[Item]:
    """Recipients before the signature where they stand side by side; of two signatures the left one first."""
    signed = [item for item in closing if item.zone == "signature"]
    beside = {item.side for item in signed if form.is_personal_name(item.text)} >= {"left", "right"}
    printed = bool(closing) and closing[0].line.box is not None

    def place(item: Item) -> int:
        if item.zone == "recipients":
            return 0 if printed or not beside else 3
        if beside and item.zone == "signature":
            return 2 if item.side == "right" else 1
        return 3 if beside else int(printed)

    return sorted(closing, key=place)


def label_closing(items: Sequence[Item], start: int, end: int) -> int:
    """Give the lines of the closing at ``start`` their zones.

    Args:
        items: one part of the document.
        start: as ``find_closing`` gave it.
        end: the closing lies before this index.

    Returns:
        Index after its last line.
    """
    state: str | None = None
    named = False
    seen_recipients = False
    n = start
    while n < end:
        item = items[n]
        if item.is_table:
            break
        if item.zone != "body":
            n += 1
            continue
        goes_on = state == "signature" and not named and _is_behalf_of(items[n - 1], item)
        if n > start and not goes_on and (_begins_something_else(item) or (named and is_noted_title(items, n))):
            break
        if form.is_recipients(item.text) and not seen_recipients:
            item.zone, state, seen_recipients = "recipients", "recipients", True
        elif form.is_address(item.text) and n > start:
            item.zone = "address"
        elif _is_signature_line(item) or (n == start and form.is_signer_title(item.text)):
            if named and seen_recipients and item.side is None and not form.is_authority(item.text):
                break
            item.zone, state = "signature", "signature"
        elif item.side is not None and seen_recipients and (item.side == "left" or state is not None):
            zone = _by_side(item, named)
            if zone is None:
                break
            if zone == "recipients" and _after_file_copy(items, n):
                zone = "address"
            item.zone = zone
            named = named or (zone == "signature" and form.is_personal_name(item.text))
        elif state == "signature" and (_is_name(item) or (not seen_recipients and form.is_personal_name(item.text))):
            item.zone, named = "signature", True
        elif goes_on or (state == "signature" and not named and _is_short_capitals(item)):
            item.zone = "signature"
        elif seen_recipients and _is_recipient(item, items, n):
            item.zone, state = "recipients", "recipients"
        elif state == "recipients" and _is_name(item) and any(i.zone == "signature" for i in items[start:n]):
            item.zone, named = "signature", True
        else:
            break
        n += 1
    return n


def _begins_something_else(item: Item) -> bool:
    """The letterhead or title of an attached document."""
    text = item.text
    if form.is_motto(text) or (form.is_capitals(text) and copy_form(text) is not None):
        return True
    if not form.is_capitals(text) or form.is_authority(text) or form.is_signer_title(text):
        return False
    return (
        form.is_type_name(text)
        or form.annex_label(text) is not None
        or (item.side != "right" and form.starts_body_name(text))
    )


def _is_behalf_of(authority: Item, item: Item) -> bool:
    """The body for whose board somebody signs: ``TM. BAN THƯỜNG VỤ`` / ``LIÊN ĐOÀN LAO ĐỘNG TỈNH``."""
    if authority.is_table or authority.side != item.side or not form.is_authority(authority.text):
        return False
    if form.is_signer_title(" ".join(item.text.split()[-2:])):
        return False  # run together with the office of somebody who signs beside it
    return form.is_capitals(item.text) and form.starts_body_name(item.text) and not form.is_type_name(item.text)


def _after_file_copy(items: Sequence[Item], n: int) -> bool:
    """``- Lưu: …`` closes the list; what stands under it without a dash is the drafter's code or dirt."""
    before = next((item for item in reversed(items[:n]) if item.zone == "recipients"), None)
    if before is None or items[n].text.startswith(("-", "–")):
        return False
    return form.is_file_copy(before.text) and not before.text.endswith((",", ";"))


def _is_dirt(item: Item) -> bool:
    """Strokes of seal and signature that OCR read as letters: no word of the line is a Vietnamese syllable."""
    if item.line.origin != "ocr":
        return False
    words = [word.strip(".,:;()/-") for word in item.text.split()]
    return sum(is_syllable(word) for word in words if len(word) > 1) * 2 <= len(words)


def _by_side(item: Item, named: bool) -> Zone | None:
    """Zone of a line that keeps to one half beside or below the recipients."""
    if item.side == "left":
        return "recipients"
    if _is_dirt(item):
        return "stamp"
    if len(item.text) > 110 or (named and not form.is_personal_name(item.text)):
        return None
    return "signature"


def _is_signature_line(item: Item) -> bool:
    if item.side == "left" and item.line.column == 0 and not form.is_authority(item.text):
        return False
    return form.is_authority(item.text) or form.is_signer_title(item.text) or form.is_signed_mark(item.text)


def _is_name(item: Item) -> bool:
    return form.is_personal_name(item.text) and item.side != "left" and not item.text.startswith("-")


def _is_short_capitals(item: Item) -> bool:
    return form.is_capitals(item.text) and len(item.text) <= 100 and form.type_name(item.text) is None


def _is_recipient(item: Item, items: Sequence[Item], n: int) -> bool:
    """An item of the list, or the continuation of one."""
    text = item.text
    before = next((i for i in reversed(items[:n]) if i.zone == "recipients"), None)
    if before is None:
        return False
    if text.startswith(("-", "–", "+", "*", "•")):
        return True
    if item.line.column == 1:
        return False
    if form.is_recipients(before.text):
        return len(text) <= 160 and not form.is_capitals(text)
    if before.text.endswith("."):
        return False
    return len(text) <= 160 and (text[0].islower() or before.text.endswith((";", ",")) or text.endswith(";"))
