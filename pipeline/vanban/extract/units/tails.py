"""What closes a name: the place, the body it belongs to, "có liên quan"."""

from __future__ import annotations

import re
from collections.abc import Callable

from vanban.extract.units.passage import Passage
from vanban.extract.units.proper import PROPER_NAME
from vanban.extract.units.trie import phrase_pattern
from vanban.extract.units.vocabulary import Vocabulary

_HOLDERS = phrase_pattern(
    (
        *("sở", "bộ", "ngành", "ban", "phòng", "chi cục", "trung tâm", "trường", "cơ quan", "đơn vị"),
        *("đảng", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "chi bộ"),
        *("quốc hội", "chính phủ", "nhà nước", "lực lượng vũ trang", "tỉnh", "thành phố"),
    )
)
"""A body named by its head alone inside another's name: các phòng thuộc Sở, Hội đồng sáng kiến của Sở."""

_OWNERSHIP = re.compile(r"\s(?:thuộc|trực thuộc|của)\s")
_FIELD_OF_PLACES = re.compile(r"[^,;.:()]{3,60}?\scác địa phương(?!\w)")
_NEXT_LEVEL = re.compile(r",\s|\svà\s")
_PARTY_COMMITTEE = re.compile(r"\s(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|trung ương đảng)(?!\w)")
_AFTER_PLACE = re.compile(r"\s(?:Việt Nam|chi nhánh)")


class TailForm:
    """Reads the end of a name.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
        body_end: reads a body's name and returns its end.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage, body_end: Callable[[int, int], int | None]) -> None:
        self._vocabulary = vocabulary
        self._passage = passage
        self._text = passage.text
        self._folded = passage.folded
        self._body_end = body_end

    def after_body(self, position: int, end: int) -> int:
        """One past place and owner: *Công an tỉnh*, *Sở Y tế tỉnh Nghệ An*, *Phòng … thuộc Sở Nội vụ*."""
        country = _AFTER_PLACE.match(self._text, position, end)
        if country is not None:
            position = country.end()
        position = self._committee(position, end) or self.levels(position, end) or position
        owner = _OWNERSHIP.match(self._folded, position, end)
        if owner is not None:
            holder = self.holder(owner.end(), end)
            if holder is not None and (owner.group() != " của " or self._text[owner.end()].isupper()):
                return holder
        return position

    def _committee(self, position: int, end: int) -> int | None:
        """One past the Party committee that a body serves: *Ban Tổ chức Tỉnh ủy*."""
        match = _PARTY_COMMITTEE.match(self._folded, position, end)
        if match is None or not self._text[position + 1].isupper():
            return None
        return self.place(match.end(), end) or match.end()

    def names_committee(self, start: int, end: int) -> bool:
        """A Party committee closes the name, its place last: *Ban Tổ chức Tỉnh ủy | Văn phòng Đảng ủy xã*."""
        match = _PARTY_COMMITTEE.search(self._folded, start, end)
        return match is not None and (self._committee(match.start(), end) or 0) == end

    def after_role(self, position: int, end: int) -> int:
        """One past what follows a role without its body: *Chủ tịch xã*, *các Phó Thủ tướng được phân công*."""
        return self.after_group(position, end)

    def places(self, position: int, end: int) -> int | None:
        """As ``place``, and one past a list of levels: *(UBND) tỉnh, thành phố trực thuộc Trung ương*."""
        stop = self.levels(position, end)
        return self.after_group(stop, end) if stop is not None else None

    def levels(self, position: int, end: int) -> int | None:
        """As ``place``, and one past a list of levels without names: *(Hội Nông dân) huyện, thị xã, thành phố*."""
        stop = self.place(position, end)
        while stop is not None:
            match = _NEXT_LEVEL.match(self._folded, stop, end)
            level = self._vocabulary.level_at(self._passage, match.end(), end) if match is not None else None
            if level is None or self.proper(level.end(), end) != level.end():
                return stop
            stop = level.end()
        return None

    def place(self, position: int, end: int) -> int | None:
        """One past a level of administration with its name, or a province's name; ``None`` when there is none."""
        if not self._folded.startswith(" ", position):
            return None
        start = position + 1
        level = self._vocabulary.level_at(self._passage, start, end)
        if level is not None:
            return self.proper(level.end(), end)
        if self._folded.startswith("cấp ", start):
            level = self._vocabulary.level.match(self._folded, start + 4, end)
            return level.end() if level is not None else None
        if self._folded.startswith(("các cấp", "trung ương"), start):
            stop = start + (7 if self._folded.startswith("các", start) else 10)
            return None if self._text[stop : stop + 1].isalpha() else stop
        if self._text[start : start + 1].isupper():
            province = self._vocabulary.province.match(self._folded, start, end)
            if province is not None:
                return province.end()
        return None

    def proper(self, position: int, end: int) -> int:
        """One past the proper name after a level, if there is one: *phường Xuân Hương - Đà Lạt*."""
        if not self._folded.startswith(" ", position):
            return position
        province = self._vocabulary.province.match(self._folded, position + 1, end)
        if province is not None and self._text[position + 1].isupper():
            return province.end()
        match = PROPER_NAME.match(self._text, position + 1, end)
        if match is None:
            return position
        opener = self._vocabulary.opener.match(self._folded, position + 1, end)
        if opener is not None and self._body_end(position + 1, end) is not None:
            return position
        return match.end()

    def after_group(self, position: int, end: int) -> int:
        """One past the qualifiers of a group, three at most: *thuộc Sở*, *có liên quan*, *trên địa bàn tỉnh*."""
        for _ in range(3):
            stop = self._qualifier(position, end)
            if stop is None:
                return position
            position = stop
        return position

    def _qualifier(self, position: int, end: int) -> int | None:
        if not self._folded.startswith(" ", position):
            return None
        start = position + 1
        for words, slot in self._vocabulary.qualifiers:
            match = words.match(self._folded, start, end)
            if match is None:
                continue
            if slot is None:
                return match.end()
            stop = self._slot(slot, match.end(), end)
            if stop is not None:
                return stop
        return None

    def _slot(self, slot: str, position: int, end: int) -> int | None:
        if slot == "level":
            return self.levels(position - 1, end) if self._vocabulary.level.match(self._folded, position, end) else None
        if slot == "body":
            return self.holder(position, end)
        # A field of work up to "các địa phương": "… về thương mại điện tử các địa phương".
        closing = _FIELD_OF_PLACES.match(self._folded, position, end)
        return closing.end() if closing is not None else None

    def holder(self, position: int, end: int) -> int | None:
        """The body after *thuộc* or *của*: a name, a head alone, or a level."""
        stop = self._body_end(position, end)
        if stop is not None:
            return stop
        match = _HOLDERS.match(self._folded, position, end)
        if match is not None:
            return self.place(match.end(), end) or match.end()
        level = self._vocabulary.level.match(self._folded, position, end)
        return self.proper(level.end(), end) if level is not None else None
