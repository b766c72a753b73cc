"""Where an unknown name ends: *Trung tâm Kiểm định chất lượng công trình | chạy thử nghiệm …*.

A name goes on with words until a verb of work, a preposition, a mark of punctuation or another body; after a comma, a
dash or *và* only with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vanban.extract.units.passage import Passage
from vanban.extract.units.proper import WORD
from vanban.extract.units.vocabulary import Vocabulary

MAX_WORDS = 16
_JOINT = re.compile(r"\s[-–]\s|-(?=\w)|\s(?:và|&)\s|,\s")
_FIELDS_WITH_AND = re.compile(r"[^,;.:()]{1,40}?(?:,\s[^,;.:()]{1,30}?)?\s(?:và|&)\s(?=\S)")
_HEADING_END = re.compile(r"(?P<words>(?:\s[^\W_]+){1,4})\s?(?::|\Z)")


class NameForm:
    """Reads the field words after a head.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage) -> None:
        self._vocabulary = vocabulary
        self._text = passage.text
        self._folded = passage.folded

    def read(self, position: int, end: int, *, anything: bool, place: Callable[[int, int], int | None]) -> int | None:
        """One past the name whose head ends at ``position``; ``None`` when no name follows.

        Args:
            position: one past the head word.
            end: limit.
            anything: the first word may begin in lower case.
            place: reads a place, which may stand in for a field ("Thanh tra tỉnh").
        """
        if not self._folded.startswith(" ", position):
            return None
        start = position + 1
        if start >= end:
            return None
        first = self._text[start]
        if not first.isupper() and not first.isdigit():
            located = place(position, end)
            if located is not None:
                return located
            if not anything or self._vocabulary.name_opening.match(self._folded, start, end) is None:
                return None
        elif self._vocabulary.province.match(self._folded, start, end) is not None:
            return place(position, end)
        return self.field(start, end)

    def field(self, start: int, end: int) -> int | None:
        """One past the words of a field of work that begins at ``start``."""
        word = WORD.match(self._text, start, end)
        if word is None:
            return None
        stop = self._first(start, word.end(), end)
        for _ in range(MAX_WORDS):
            following = self._next(start, stop, end)
            if following is None:
                return stop
            stop = following
        return stop

    def _first(self, start: int, word_end: int, end: int) -> int:
        """The first word is always of the name, and with it the rest of a verb used as a noun: *Kiểm định*."""
        verb = self._vocabulary.verb_in_name.match(self._folded, start, end)
        return verb.end() if verb is not None else word_end

    def _next(self, start: int, stop: int, end: int) -> int | None:
        """One past the next word of the name, or ``None`` at its end."""
        joint = _JOINT.match(self._folded, stop, end)
        if joint is not None:
            return self._after_joint(start, joint, end)
        if not self._folded.startswith(" ", stop):
            return None
        position = stop + 1
        word = WORD.match(self._text, position, end)
        if word is None:
            return None
        compound = self._compound(start, stop, position, end)
        if compound is not None:
            return compound
        verb = self._vocabulary.verb_in_name.match(self._folded, position, end)
        ends = self._vocabulary.stop.match(self._folded, position, end)
        if ends is not None and (verb is None or ends.end() > verb.end()):
            return None
        if self._text[position].isupper():
            return None if self._opens_body(position, end) else word.end()
        if self._vocabulary.level.match(self._folded, position, end) is not None:
            return None
        if verb is None:
            return word.end()
        last = self._folded[start:stop]
        nominal = any(last.endswith(after) for after in self._vocabulary.goes_on_after)
        if nominal or self._is_heading(stop, end):
            return verb.end()
        return None

    def _compound(self, start: int, stop: int, position: int, end: int) -> int | None:
        """One past a compound that begins here or with the word before: *công | trình*."""
        before = self._folded.rfind(" ", start, stop) + 1 or start
        for begin in (before, position):
            match = self._vocabulary.compound.match(self._folded, begin, end)
            if match is not None and match.end() > position:
                return match.end()
        return None

    def _after_joint(self, start: int, joint: re.Match[str], end: int) -> int | None:
        """A name goes on after a comma, a dash or *và* with a capital that opens no other body.

        A name in lower case (*Ban Quản lý dự án dân dụng và công nghiệp*) goes on after *và* with any noun.
        """
        position = joint.end()
        word = WORD.match(self._text, position, end)
        if word is None:
            return None
        capital = self._text[position].isupper()
        if joint.group() == "-":
            return word.end()
        if joint.group() == ", " and not capital:
            # "Phòng, chống thiên tai", "Phòng cháy, chữa cháy"
            return word.end() if self._folded.startswith(("chống ", "chữa cháy"), position) else None
        small = not self._text[start].isupper() and joint.group() != ", "
        if not capital and small:
            return None if self._vocabulary.stop.match(self._folded, position, end) else word.end()
        if not capital or self._opens_body(position, end):
            return None
        if joint.group() == ", " and not self._closes_with_and(position, end):
            return None
        return word.end()

    def _closes_with_and(self, position: int, end: int) -> bool:
        """Fields of one name end with *và*: *Văn hóa, Thể thao và Truyền thông*."""
        match = _FIELDS_WITH_AND.match(self._text, position, end)
        return match is not None and self._text[match.end()].isupper() and not self._opens_body(match.end(), end)

    def _opens_body(self, position: int, end: int) -> bool:
        if self._vocabulary.known_name.match(self._folded, position, end) is not None:
            return True
        head = self._vocabulary.head_word.match(self._folded, position, end)
        if head is None or self._vocabulary.not_a_body.match(self._folded, position, end) is not None:
            return False
        form = self._vocabulary.heads[head.group()]
        if form.names == "place" and not form.needs_place:
            return True
        after = self._text[head.end() : head.end() + 2]
        return len(after) == 2 and after[0] == " " and after[1].isupper()

    def _is_heading(self, stop: int, end: int) -> bool:
        """The paragraph consists of the name: *Phòng Kế hoạch tổng hợp* or *Phòng Kế hoạch tổng hợp:*."""
        match = _HEADING_END.match(self._folded, stop, end)
        if match is None:
            return False
        return self._folded[match.end() - 1] == ":" or len(match["words"].split()) <= 2
