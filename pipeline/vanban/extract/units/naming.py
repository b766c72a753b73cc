"""Where an unknown name ends: *Trung tâm Kiểm định chất lượng công trình | chạy thử nghiệm …*.

A name goes on with words until a verb of work, a preposition, a mark of punctuation or another body; after a comma, a
dash or *và* only with a capital. A proper name closes it: *Trường THPT Nguyễn Du | hướng nghiệp*. A board's name says
in lower case what it is for, over commas and *và*, up to the level: *Hội đồng Phối hợp phổ biến, giáo dục pháp luật |
tỉnh*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanban.extract.units.passage import Passage
from vanban.extract.units.proper import WORD
from vanban.extract.units.vocabulary import Head, Vocabulary

MAX_WORDS = 16
_MOST_WORDS_TO_LEVEL = 26
_JOINT = re.compile(r"\s[-–]\s|-(?=\w)|\s(?:và|&)\s|,\s")
_GAP = re.compile(r",?\s(?:(?:và|&|-)\s)?")
_FIELDS_WITH_AND = re.compile(r"[^,;.:()]{1,40}?(?:,\s[^,;.:()]{1,30}?)?\s(?:và|&)\s(?=\S)")
_HEADING_END = re.compile(r"(?P<words>(?:\s[^\W_]+){1,4})\s?(?::|\Z)")
_NUMBER = re.compile(r"số\s\d{1,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class _Name:
    """A field of work under reading.

    Attributes:
        start: its first character.
        end: limit.
        single: one of several under a shared head, so that a comma or *và* parts it from the next.
    """

    start: int
    end: int
    single: bool = False


class NameForm:
    """Reads the field words after a head.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage) -> None:
        self._vocabulary = vocabulary
        self._passage = passage
        self._text = passage.text
        self._folded = passage.folded

    def read(self, position: int, end: int, *, form: Head, place: Callable[[int, int], int | None]) -> int | None:
        """One past the name whose head ends at ``position``; ``None`` when no name follows.

        Args:
            position: one past the head word.
            end: limit.
            form: the head.
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
            number = _NUMBER.match(self._folded, start, end)
            if number is not None:
                return number.end()
            if form.names != "any" or not self._opens_name(start, end, form):
                return None
        elif self._vocabulary.province.match(self._folded, start, end) is not None:
            return place(position, end)
        elif self._is_function_word(start, end):
            return None
        if form.activity:
            level = self._level_ahead(start, end)
            if level is not None:
                return level
        return self.field(start, end)

    def _opens_name(self, start: int, end: int, form: Head) -> bool:
        """A first word in lower case that is no deed of the body: *Ban Quản lý | các công trình thủy lợi*."""
        if self._folded.startswith("các ", start):
            return self._vocabulary.member.match(self._folded, start + 4, end) is None
        opening = self._vocabulary.board_opening if form.activity else self._vocabulary.name_opening
        return opening.match(self._folded, start, end) is not None

    def _is_function_word(self, start: int, end: int) -> bool:
        """In a heading in capitals: *TRUNG TÂM | CỦA SỰ NGHIỆP*; not the beginning of a verb: *Theo dõi*."""
        word = self._vocabulary.function_word.match(self._folded, start, end)
        verb = self._vocabulary.verb_in_name.match(self._folded, start, end)
        return word is not None and (verb is None or word.end() > verb.end())

    def field(self, start: int, end: int, *, single: bool = False) -> int | None:
        """One past the words of a field of work that begins at ``start``.

        Args:
            start: first character.
            end: limit.
            single: a comma or *và* ends it, because it stands in a list of fields.
        """
        word = WORD.match(self._text, start, end)
        if word is None:
            return None
        name = _Name(start, end, single)
        stop = self._first(start, word.end(), end)
        for _ in range(MAX_WORDS):
            following = self._next(name, stop)
            if following is None:
                return stop
            stop = following
        return stop

    def _first(self, start: int, word_end: int, end: int) -> int:
        """The first word is always of the name, and with it the rest of a verb used as a noun: *Kiểm định*."""
        phrase = self._vocabulary.compound.match(self._folded, start, end)
        verb = self._vocabulary.verb_in_name.match(self._folded, start, end)
        second = None if self._text[start].isdigit() else self._vocabulary.action.match(self._folded, word_end + 1, end)
        # A capital and a small syllable are one word, though the second is a verb by itself: "Trợ giúp".
        if second is not None and self._text[word_end] == " " and self._text[word_end + 1].islower():
            word_end = second.end()
        return max(match.end() if match is not None else word_end for match in (phrase, verb))

    def _next(self, name: _Name, stop: int) -> int | None:
        """One past the next word of the name, or ``None`` at its end."""
        joint = _JOINT.match(self._folded, stop, name.end)
        if joint is not None:
            return self._after_joint(name, stop, joint)
        if not self._folded.startswith(" ", stop):
            return None
        position = stop + 1
        word = WORD.match(self._text, position, name.end)
        if word is None:
            return None
        compound = self._compound(name.start, stop, position, name.end)
        if compound is not None:
            return compound
        verb = self._vocabulary.verb_in_name.match(self._folded, position, name.end)
        ends = self._vocabulary.stop.match(self._folded, position, name.end)
        if ends is not None and (verb is None or ends.end() > verb.end()):
            return None
        if self._text[position].isupper():
            whole = word.end() if verb is None else verb.end()
            return None if self._opens_body(position, name.end) else whole
        determiner = self._vocabulary.determiner.match(self._folded, position, name.end)
        place = position if determiner is None else determiner.end()
        if self._vocabulary.level_at(self._passage, place, name.end) is not None:
            return None
        if verb is None and self._vocabulary.small_stop.match(self._folded, position, name.end) is not None:
            return None
        if self._closes_with_proper_name(name, stop):
            return None
        if verb is None:
            return word.end()
        if self._calls_for_verb(name.start, stop) or self._is_heading(stop, name.end):
            return verb.end()
        return None

    def _calls_for_verb(self, start: int, stop: int) -> bool:
        """After some words a verb is part of the name: *dự án | đầu tư*."""
        last = self._folded[start:stop]
        return any(last.endswith(after) for after in self._vocabulary.goes_on_after)

    def _closes_with_proper_name(self, name: _Name, stop: int) -> bool:
        """A number, or two capitalised syllables in a row after the field: *Mầm non Hoa Sen*; not *Công Thương*."""
        if self._text[stop - 1].isdigit():
            return True
        words = self._text[name.start : stop].rsplit(" ", 2)
        return len(words) == 3 and all(len(word) > 1 and word.istitle() for word in words[1:])

    def _compound(self, start: int, stop: int, position: int, end: int) -> int | None:
        """One past a compound that begins here or with the word before: *công | trình*."""
        before = self._folded.rfind(" ", start, stop) + 1 or start
        for begin in (before, position):
            match = self._vocabulary.compound.match(self._folded, begin, end)
            if match is not None and match.end() > position:
                return match.end()
        return None

    def _after_joint(self, name: _Name, stop: int, joint: re.Match[str]) -> int | None:
        """A name goes on after a comma, a dash or *và* with a capital that opens no other body.

        A name in lower case (*Ban Quản lý dự án dân dụng và công nghiệp*) goes on after *và* with any noun.
        """
        position, end = joint.end(), name.end
        word = WORD.match(self._text, position, end)
        if word is None:
            return None
        if joint.group() == "-":
            return word.end()
        comma = joint.group() == ", "
        if name.single and " - " not in joint.group():
            return None
        if not self._text[position].isupper():
            if comma:
                # "Phòng, chống thiên tai", "Phòng cháy, chữa cháy", "Quản lý, khai thác công trình"
                paired = self._vocabulary.verb_in_name.fullmatch(self._folded, name.start, stop)
                verb = self._vocabulary.verb_in_name.match(self._folded, position, end) if paired else None
                if verb is not None:
                    return verb.end()
                return word.end() if self._folded.startswith(("chống ", "chữa cháy"), position) else None
            return self._small_after_and(name, stop, position)
        if self._opens_body(position, end) or self._vocabulary.role_alone.match(self._folded, position, end):
            return None
        if comma and not self._closes_with_and(position, end):
            return None
        return word.end()

    def _small_after_and(self, name: _Name, stop: int, position: int) -> int | None:
        """One past the first noun in lower case after *và*, where the name goes on with it."""
        phrase = self._vocabulary.compound.match(self._folded, position, name.end)
        if phrase is not None:
            return phrase.end()
        more = position + 4 if self._folded.startswith("các ", position) else position
        if more > position:
            # "Khu kinh tế Dung Quất và các Khu công nghiệp"
            named = self._text[more : more + 1].isupper() and not self._vocabulary.member.match(self._folded, more)
            word = WORD.match(self._text, more, name.end)
            return word.end() if named and word is not None and not self._opens_body(more, name.end) else None
        stops = (self._vocabulary.stop, self._vocabulary.small_stop)
        if any(verb.match(self._folded, position, name.end) for verb in stops):
            return None
        small = not self._text[name.start].isupper() or self._describes(name, stop, position)
        word = WORD.match(self._text, position, name.end)
        return word.end() if small and word is not None else None

    def _describes(self, name: _Name, stop: int, position: int) -> bool:
        """Three syllables in lower case before *và* and a level after: *người khuyết tật và trẻ mồ côi tỉnh*."""
        words = self._text[name.start : stop].rsplit(" ", 3)
        described = len(words) == 4 and all(word.islower() for word in words[1:])
        return described and self._level_ahead(position, name.end) is not None

    def _closes_with_and(self, position: int, end: int) -> bool:
        """Fields of one name end with *và*: *Văn hóa, Thể thao và Truyền thông*."""
        match = _FIELDS_WITH_AND.match(self._text, position, end)
        return match is not None and self._text[match.end()].isupper() and not self._opens_body(match.end(), end)

    def _level_ahead(self, start: int, end: int) -> int | None:
        """One past the words up to the level of administration that closes what a board is for."""
        after = start
        for position, stop in self._words(start, end):
            if self._vocabulary.level_at(self._passage, position, end) is not None:
                return after if position == after + 1 and after > start else None
            if self._ends_activity(start, after, position, end):
                return None
            after = stop
        return None

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Words and known phrases from ``start`` up to a mark other than a comma."""
        position = start
        for _ in range(_MOST_WORDS_TO_LEVEL):
            match = self._vocabulary.compound.match(self._folded, position, end) or WORD.match(
                self._text, position, end
            )
            if match is None:
                return
            verb = self._vocabulary.verb_in_name.match(self._folded, position, end)
            stop = max(match.end(), verb.end() if verb is not None else 0)
            yield position, stop
            gap = _GAP.match(self._folded, stop, end)
            if gap is None:
                return
            position = gap.end()

    def _ends_activity(self, start: int, after: int, position: int, end: int) -> bool:
        """A verb of work, a preposition, another body, or a verb that does not continue a list."""
        vocabulary = self._vocabulary
        if position > start and vocabulary.compound.match(self._folded, position, end) is not None:
            return False
        verb = vocabulary.verb_in_name.match(self._folded, position, end)
        ends = vocabulary.stop.match(self._folded, position, end)
        if ends is not None and position > start and (verb is None or ends.end() > verb.end()):
            return True
        if verb is not None and position == after + 1 and not self._calls_for_verb(start, after):
            return True
        if self._text[position].isupper():
            return position > start and self._opens_body(position, end)
        return vocabulary.determiner.match(self._folded, position, end) is not None and position > start

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
