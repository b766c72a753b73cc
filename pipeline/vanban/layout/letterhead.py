"""The zones above the body: issuer, motto, number, place and date, marks, type, subject, Kính gửi (ô 1–5, 9a, 10, 11).

The head ends where the body begins. What a line is follows from its words first, then from the half of the page it
keeps to, then from what stands before it; so the same rules read a letterhead from a PDF, a borderless table and plain
text.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.layout import form, titles
from vanban.layout.canonical import Zone
from vanban.layout.glued import unglue
from vanban.layout.items import Item, split

_HEAD_LINES = 70  # a head with thirty addressees still fits
_ORDER: dict[Zone, int] = {"issuer": 0, "motto": 1, "number": 2, "place-date": 3, "mark": 4, "subject": 5}
_ATTACHED_REACH = 7  # lines from the first line of an attached document's letterhead to its motto
_PARAGRAPH = 20  # words: a longer paragraph under a number, type or Kính gửi is body text
_LONG = 260  # characters: a longer line without positions is a paragraph of the body


def label_letterhead(items: list[Item]) -> list[Item]:
    """Give the lines of the head their zones.

    Args:
        items: one part of the document in reading order.

    Returns:
        The items with run-together letterhead lines cut apart.
    """
    first_table = next((n for n, item in enumerate(items) if item.is_table), len(items))
    limit = min(first_table, _HEAD_LINES)
    head: list[Item] = []
    used = 0
    for item in items[:limit]:
        used += 1
        head.extend(unglue(item) if len(head) < 40 and item.zone == "body" else [item])
    stamps = [item for item in head if item.zone != "body"]
    lines = [item for item in head if item.zone == "body"]
    _Head(lines).label()
    return lines + stamps + items[used:]


def starts_letterhead(items: Sequence[Item], n: int) -> bool:
    """Whether an attached document with a letterhead of its own begins at ``n``: a body's name or the motto."""
    item = items[n]
    if form.is_motto(item.text):
        return True
    if not (form.is_capitals(item.text) and form.starts_body_name(item.text)):
        return False
    return any(form.is_motto(other.text) for other in items[n + 1 : n + _ATTACHED_REACH])


def label_attached(items: list[Item]) -> list[Item]:
    """As ``label_letterhead``, for an attached document: its type and subject are the label and title of an annex."""
    labelled = label_letterhead(items)
    for item in labelled[: _HEAD_LINES + 10]:
        if item.zone in ("type", "subject"):
            item.zone = "annex-label" if item.zone == "type" else "annex-title"
    return labelled


class _Head:
    """The first lines of a document while their zones are found."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items

    def label(self) -> None:
        opening = self._opening()
        self._anchors(opening)
        type_at = self._type(opening)
        addressed_at = next((n for n in range(len(self.items)) if n < opening + 1 and self._is_addressees(n)), None)
        if type_at is not None:
            self._letterhead(type_at)
            self._column_by_column(type_at)
            after = self._subject(type_at)
            addressed_at = self._next_addressees(after)
            after = self._addressees(addressed_at) if addressed_at is not None else after
            self._enacting(after)
        else:
            end = self._end_without_type(opening, addressed_at)
            if end:
                self._letterhead(end)
                self._column_by_column(end)
            if addressed_at is not None:
                self._addressees(addressed_at)
            elif any(item.zone == "number" for item in self.items[:end]):
                self._title_without_type(end)

    # --- where things are --------------------------------------------------------------------------------------------

    def _opening(self) -> int:
        """Index of the first line that can only be body text or the closing under it."""
        begun = False
        for n, item in enumerate(self.items):
            text = item.text
            if self._is_addressees(n):
                begun = True
                continue
            if self._opens_body(n) and not form.is_place_date(text) and item.side is None:
                return n
            if form.is_enumerated(text) and not text.startswith(("-", "–", "*")):
                return n
            if begun and (form.is_recipients(text) or form.begins_authority(text) or self._is_paragraph(n)):
                return n
            begun = begun or form.is_number(text) or (item.side != "left" and form.is_type_name(text))
        return len(self.items)

    def _opens_body(self, n: int) -> bool:
        """The line begins with a word of a body's first paragraph and does not belong to a title."""
        return form.is_opening(self.items[n].text) and not titles.is_title(self.items, n)

    def _is_paragraph(self, n: int) -> bool:
        """A paragraph across the page, longer than the lines of a head are."""
        item = self.items[n]
        if item.side is not None or item.centred or item.line.bold or form.is_capitals(item.text):
            return False
        if form.is_subject(item.text) or item.text.startswith(("-", "–", "+", "*", "•")):
            return False
        return sum(len(line.text.split()) for line in titles.block(self.items, n)) > _PARAGRAPH

    def _is_addressees(self, n: int) -> bool:
        return form.is_addressees(self.items[n].text)

    def _anchors(self, opening: int) -> None:
        """Motto, number, place and date, marks: known by their words wherever they stand in the head."""
        seen_number = seen_date = False
        for item in self.items[:opening]:
            text = item.text
            if form.is_motto(text) and not (item.side == "left" and form.starts_body_name(text)):
                item.zone = "motto"  # at the left "ĐOÀN TNCS HỒ CHÍ MINH" is the governing body
            elif not seen_number and form.is_number(text):
                item.zone, seen_number = "number", True
            elif not seen_date and form.is_place_date(text):
                item.zone, seen_date = "place-date", True
            elif form.is_mark(text):
                item.zone = "mark"

    def _type(self, opening: int) -> int | None:
        for n, item in enumerate(self.items[:opening]):
            if item.zone != "body" or form.type_name(item.text) is None or item.side == "left":
                continue
            if form.is_type_name(item.text) or item.centred or not self._in_letterhead(n):
                return n
        return None

    def _in_letterhead(self, n: int) -> bool:
        """Number, motto or date still follow."""
        return any(item.zone in ("motto", "number", "place-date") for item in self.items[n + 1 : n + 12])

    def _end_without_type(self, opening: int, addressed_at: int | None) -> int:
        """End of the letterhead of a công văn: before Kính gửi, else after its last line known by its words."""
        if addressed_at is not None:
            return addressed_at
        known = [n for n, item in enumerate(self.items[:opening]) if item.zone != "body"]
        return known[-1] + 1 if known and any(i.zone in ("motto", "number") for i in self.items[:opening]) else 0

    def _title_without_type(self, start: int) -> None:
        """Centred lines after the letterhead whose type name was lost under a stamp: the subject."""
        beside: list[Item] = []
        for item in self.items[start:]:
            if item.zone != "body" or form.is_opening(item.text) or form.is_enumerated(item.text):
                return
            if item.centred:
                item.zone = "subject"
                for stamped in beside:
                    stamped.zone = "stamp"
            elif item.side == "left" and item.line.box is not None:
                beside.append(item)
            else:
                return

    def _next_addressees(self, after: int) -> int | None:
        for n in range(after, min(after + 4, len(self.items))):
            if self._is_addressees(n):
                return n
        return None

    # --- labelling ---------------------------------------------------------------------------------------------------

    def _letterhead(self, end: int) -> None:
        """Lines before ``end`` that no word gave away: issuer above the number, V/v below it, else marks."""
        numbered = subject = False
        for item in self.items[:end]:
            if item.zone == "number":
                numbered = True
            if item.zone != "body":
                continue
            if form.is_subject(item.text):
                item.zone, subject = "subject", True
            elif subject and item.side in ("left", None):
                item.zone = "subject"
            elif item.side != "right" and (form.starts_body_name(item.text) or not numbered):
                item.zone = "issuer"
            else:
                item.zone = "mark"

    def _column_by_column(self, end: int) -> None:
        """Lines of the two halves alternate down a page or a table: put those of one zone together."""
        issuers = [n for n, item in enumerate(self.items[:end]) if item.zone == "issuer"]
        scattered = bool(issuers) and issuers[-1] - issuers[0] >= len(issuers)
        if scattered or any(item.line.box is not None for item in self.items[:end]):
            self.items[:end] = sorted(self.items[:end], key=lambda item: _ORDER.get(item.zone, len(_ORDER)))

    def _subject(self, type_at: int) -> int:
        """Label type and subject; returns the index after them."""
        item = self.items[type_at]
        name = form.type_name(item.text)
        if name is not None and not form.is_type_name(item.text):
            self._cut_type(type_at, len(name))
            item = self.items[type_at]
        item.zone = "type"
        subject: list[Item] = []
        n = type_at + 1
        while n < len(self.items):
            following = self.items[n]
            if following.zone in ("place-date", "number", "mark", "motto") and not subject:
                n += 1
                continue
            if not self._goes_on(subject, following, n):
                break
            note = form.is_annex_note(following.text) or (bool(subject) and form.is_open_note(subject[-1].text))
            following.zone = "annex-note" if note else "subject"
            subject.append(following)
            n += 1
        self._cut_acting_body(type_at + 1, n)
        return n

    def _cut_type(self, type_at: int, length: int) -> None:
        self.items[type_at : type_at + 1] = split(self.items[type_at], length)

    def _cut_acting_body(self, start: int, end: int) -> None:
        """Part the acting body's name from the end of the subject that it was run together with."""
        if end == start or end >= len(self.items) or not form.is_opening(self.items[end].text):
            return
        last = self.items[end - 1]
        for issuer in (item.text for item in self.items[:start] if item.zone == "issuer"):
            before = last.text[: -len(issuer)].rstrip()
            if last.text.endswith(issuer) and before and not form.needs_more(before):
                pieces = split(last, len(before))
                pieces[-1].zone = "enacting"
                self.items[end - 1 : end] = pieces

    def _goes_on(self, subject: list[Item], item: Item, n: int) -> bool:
        """Whether ``item`` belongs to the subject that ``subject`` has begun."""
        text = item.text
        if item.zone != "body" or self._is_addressees(n) or form.is_enacting(text) or self._opens_body(n):
            return False
        if form.is_annex_note(text):
            return True
        if form.is_enumerated(text) or len(text) > 2 * _LONG:
            return False
        if form.is_acting_body(text) and not self._title_goes_on(subject, n):
            return False
        if not subject:
            return len(text) <= _LONG or item.centred or item.line.bold
        before = subject[-1]
        if item.frame is not None and item.line.box is not None:
            return item.centred and _close(before, item)
        if before.line.ends_paragraph is False:
            return True
        if text[0].islower() and len(text) <= _LONG:
            return True
        if form.is_capitals(before.text):
            return form.is_capitals(text)
        return (
            item.line.bold
            and before.line.bold
            and (item.centred == before.centred)
            and not text.endswith((".", ":", ";"))
        )

    def _title_goes_on(self, subject: list[Item], n: int) -> bool:
        """A line that reads like a body's name is still title when the line before it needs it."""
        return bool(subject) and (form.needs_more(subject[-1].text) or subject[-1].line.ends_paragraph is False)

    def _addressees(self, start: int) -> int:
        """Label Kính gửi and its list; returns the index after them."""
        first = self.items[start]
        first.zone = "addressees"
        n = start + 1
        while n < len(self.items):
            item, before = self.items[n], self.items[n - 1]
            if item.zone != "body" or not self._addressee_goes_on(start, before, item):
                break
            item.zone = "addressees"
            n += 1
        return n

    def _addressee_goes_on(self, start: int, before: Item, item: Item) -> bool:
        text = item.text
        head_alone = before is self.items[start] and before.text.rstrip().endswith(("gửi:", "gửi", "trình:", "trình"))
        if text.startswith(("-", "–", "+", "•")):
            return not before.text.endswith(".") or before is self.items[start]
        if form.is_opening(text) and not head_alone:
            return False
        if head_alone:
            return True
        if before.text.endswith(".") or before.text.endswith(":"):
            return False
        if item.frame is not None and item.line.box is not None and before.line.box is not None:
            inset = item.line.box[0] - item.frame.left
            return inset > 50 and (item.centred or abs(item.line.box[0] - before.line.box[0]) < 90)
        return (
            text[0].islower() or (before.text.endswith(";") and len(text) <= 200) or before.line.ends_paragraph is False
        )

    def _enacting(self, start: int) -> None:
        """The acting body's name after the title, and ``QUYẾT ĐỊNH:`` after the grounds."""
        named = False
        for item in self.items[start:]:
            if item.zone != "body" or not (form.is_acting_body(item.text) or (named and form.is_session(item.text))):
                return
            item.zone, named = "enacting", True


def _close(before: Item, item: Item) -> bool:
    """The next line of the same block of lines, no more than about one line apart."""
    first, second = before.line.box, item.line.box
    if first is None or second is None:
        return True
    if before.page != item.page:
        return False
    return second[1] - first[3] < 1.3 * max(first[3] - first[1], second[3] - second[1])
