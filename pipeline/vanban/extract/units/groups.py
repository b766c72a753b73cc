"""Groups: *các sở, ban, ngành*, *UBND các huyện, thị xã, thành phố*, *cơ quan thuộc Chính phủ*."""

from __future__ import annotations

import re

from vanban.extract.units.expansion import expand
from vanban.extract.units.models import Mention
from vanban.extract.units.passage import Passage
from vanban.extract.units.tails import TailForm
from vanban.extract.units.vocabulary import Vocabulary
from vanban.text.normal import squeeze

_MEMBER_SEPARATOR = re.compile(r"\s?,\s?(?:và\s)?|\s(?:và|hoặc|&)\s|\s?/\s?|\s[-–]\s")
_MINISTRIES = re.compile(r"(?:cơ quan ngang bộ|cơ quan thuộc chính phủ)(?!\w)")
_PLACES = re.compile(r"\s(?=(?:các|những)\s)")


class GroupForm:
    """Reads a group.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
        tails: reads what closes a name.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage, tails: TailForm) -> None:
        self._vocabulary = vocabulary
        self._passage = passage
        self._text = passage.text
        self._folded = passage.folded
        self._tails = tails

    def read(self, start: int, end: int) -> Mention | None:
        """A group with its determiner: *các phòng, đơn vị thuộc Sở*."""
        determiner = self._vocabulary.determiner.match(self._folded, start, end)
        if determiner is None:
            return None
        stop = self._members(determiner.end(), end)
        return self._mention(start, stop) if stop is not None else None

    def read_bare(self, start: int, end: int) -> Mention | None:
        """A group without determiner, in a list or at the head of a sentence: *cơ quan ngang Bộ*."""
        match = self._vocabulary.bare_group.match(self._folded, start, end)
        if match is None or self._vocabulary.not_a_member.match(self._folded, start, end):
            return None
        return self._mention(start, self._tails.after_group(match.end(), end))

    def read_ministries(self, start: int, end: int) -> Mention | None:
        """Members after a role: *Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ*."""
        match = _MINISTRIES.match(self._folded, start, end)
        if match is None:
            return None
        stop = match.end()
        separator = _MEMBER_SEPARATOR.match(self._folded, stop, end)
        second = _MINISTRIES.match(self._folded, separator.end(), end) if separator is not None else None
        return self._mention(start, second.end() if second is not None else stop)

    def of_places(self, position: int, end: int) -> int | None:
        """One past the places of a committee: *(UBND) các tỉnh, thành phố trực thuộc Trung ương*."""
        match = _PLACES.match(self._folded, position, end)
        if match is None:
            return None
        group = self.read(match.end(), end)
        return group.end if group is not None else None

    def of_levels(self, position: int, end: int) -> int | None:
        """One past the places among which a body is meant in each: *(Phòng Nội vụ) các huyện, thành phố*."""
        match = _PLACES.match(self._folded, position, end)
        determiner = self._vocabulary.determiner.match(self._folded, match.end(), end) if match is not None else None
        if determiner is None or self._vocabulary.level_at(self._passage, determiner.end(), end) is None:
            return None
        return self.of_places(position, end)

    def of_role(self, position: int, end: int) -> int | None:
        """One past what a role leads without *các*: *(Trưởng) thôn, bản*, *(Thủ trưởng) cơ quan, đơn vị*."""
        if self._vocabulary.village.match(self._folded, position, end) is not None:
            return self._members(position, end)
        group = self._vocabulary.bare_group.match(self._folded, position, end)
        return self._tails.after_group(group.end(), end) if group is not None and "," in group.group() else None

    def _members(self, position: int, end: int) -> int | None:
        """One past the last member and its qualifiers."""
        first = self._vocabulary.member.match(self._folded, position, end)
        if first is None or self._vocabulary.not_a_member.match(self._folded, position, end):
            return None
        stop = first.end()
        # "các Bộ, ngành, địa phương liên quan": with a capital each is a unit of its own.
        apart = first.group() == "bộ" and self._text[position].isupper() and not self._text[position + 1].isupper()
        apart = apart or self._vocabulary.separate_member.fullmatch(first.group()) is not None
        offices = first.group() in self._vocabulary.offices
        while not apart:
            separator = _MEMBER_SEPARATOR.match(self._folded, stop, end)
            if separator is None:
                break
            following = self._vocabulary.later_member.match(self._folded, separator.end(), end)
            if following is None or self._vocabulary.separate_member.match(self._folded, separator.end(), end):
                break
            if self._vocabulary.not_a_member.match(self._folded, separator.end(), end):
                break
            if offices and self._vocabulary.not_office.match(self._folded, separator.end(), end):
                break
            if self._text[separator.end()].isupper() and self._is_name(*following.span()):
                break
            stop = following.end()
            first = following
            stop = self._named_member(first.group(), stop, end)
        return self._tails.after_group(self._named_member(first.group(), stop, end), end)

    def _named_member(self, member: str, stop: int, end: int) -> int:
        """One past the place's own name, where a member has one: *(các huyện,) thành phố Đồng Hới*."""
        return self._tails.proper(stop, end) if self._vocabulary.level.fullmatch(member) else stop

    def _is_name(self, start: int, end: int) -> bool:
        """The member opens a proper name: *…, Sở Tài chính*; in a heading in capitals it does not: *…, NGÀNH VÀ*."""
        if self._text[start:end].isupper() and self._text[end + 1 : end + 3].isupper():
            return False
        return self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].isupper()

    def _mention(self, start: int, end: int) -> Mention:
        name = squeeze(self._passage.printed(start, end))
        return Mention(start, end, name, "group", expand(name, self._vocabulary.abbreviations))
