"""Reading one unit where it begins.

Forms, each with the phrases it is for:

``known``      a body of the lexicon, with what closes its name: *Sở Nội vụ*, *Đài Phát thanh và Truyền hình tỉnh*
``head``       a head word and a field of work: *Phòng Quản lý đô thị*, *Chi cục Kiểm lâm*, *Công an tỉnh*
``committee``  of one or many places: *UBND tỉnh Nghệ An*, *Ủy ban nhân dân các huyện, thị xã, thành phố*
``group``      *các sở, ban, ngành*, *các phòng chuyên môn thuộc Sở*, *Bộ, ngành, địa phương*
``role``       *Giám đốc Sở Tài chính*, *Thủ trưởng các đơn vị*, *Các Bộ trưởng*
``shared``     *các Sở: Tài chính, Nội vụ, Y tế* (three units)
"""

from __future__ import annotations

import re

from vanban.extract.units.expansion import expand
from vanban.extract.units.groups import GroupForm
from vanban.extract.units.models import Mention
from vanban.extract.units.naming import NameForm
from vanban.extract.units.passage import Passage
from vanban.extract.units.tails import TailForm
from vanban.extract.units.vocabulary import Vocabulary
from vanban.text.normal import fold, squeeze

_SEPARATOR = re.compile(r"\s?[,;]\s?(?:và\s|cùng\s)?|\s(?:và|cùng|cùng với|hoặc)\s|\s?/\s?|\s?&\s?")
_PARENTHESIS = re.compile(r"\s?\([^()]{0,160}\)")
_FIELD_SEPARATOR = re.compile(r"\s?[,;]\s?(?:và\s)?|\s(?:và|,)\s")
_SHARED = re.compile(r"các\s(?P<head>sở|bộ|ban|phòng|hội|trường)\s?:?\s")
_ROLE_PAIR = re.compile(r"\s[-–]\s")
_PLURAL_AFTER_ROLE = re.compile(r"(?:các|những)\s")


_NAME_REACH = 24
"""Characters after an office in which a person's name would begin with two words."""

_DEEPEST = 6
"""Bodies named inside each other: *Phòng … thuộc Sở … thuộc UBND …* are three; "UBND UBND UBND …" is no name."""

_OFFICES = 4
"""Offices that one person holds: *Bí thư - Chủ tịch - Trưởng ban*."""


class UnitReader:
    """Reads units and lists of units at a given place.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage) -> None:
        self._vocabulary = vocabulary
        self._passage = passage
        self._depth = 0
        self.text = passage.text
        self.folded = passage.folded
        self._tails = TailForm(vocabulary, passage, self._body_end)
        self._names = NameForm(vocabulary, passage)
        self._groups = GroupForm(vocabulary, passage, self._tails)

    def find(self, start: int, end: int) -> list[Mention]:
        """All units named between ``start`` and ``end``, in order."""
        found: list[Mention] = []
        position = start
        while match := self._vocabulary.opener.search(self.folded, position, end):
            mentions = self.read(match.start(), end, bare=self.text[match.start()].isupper())
            if mentions:
                found += mentions
                position = self._take_rest(found, end)
            else:
                position = _next_word(self.folded, match.start(), end)
        return found

    def _take_rest(self, found: list[Mention], end: int) -> int:
        """What follows in the same list may lack a determiner: "các Bộ, cơ quan ngang Bộ"."""
        rest, position = self._continue_list(found[-1].end, end, bare_only=True)
        found += rest
        return position

    def read_list(self, start: int, end: int, *, bare: bool = True) -> tuple[list[Mention], int]:
        """Units from ``start`` on, joined by commas, semicolons and *và*, and the offset after them.

        Args:
            start: where the first one must begin.
            end: limit.
            bare: the first may be a group without determiner ("Bộ, ngành, địa phương").
        """
        first = self.read(start, end, bare=bare)
        if not first or (first[0].kind == "group" and self._is_loose(first[0])):
            return [], start
        rest, position = self._continue_list(first[-1].end, end)
        return [*first, *rest], position

    def is_plain(self, mention: Mention) -> bool:
        """A bare noun for a kind of body, without determiner or qualifier: *đơn vị*, *doanh nghiệp*."""
        bare = self._vocabulary.bare_group.fullmatch(self.folded, mention.start, mention.end)
        return bare is not None and "," not in mention.name

    def _is_loose(self, mention: Mention) -> bool:
        """A plain noun in lower case opens no list: *(phân công) cơ quan trình*."""
        return self.is_plain(mention) and not self.text[mention.start].isupper()

    def _continue_list(self, position: int, end: int, *, bare_only: bool = False) -> tuple[list[Mention], int]:
        units: list[Mention] = []
        while True:
            after = position
            parenthesis = _PARENTHESIS.match(self.text, position, end)
            if parenthesis is not None:
                after = parenthesis.end()
            separator = _SEPARATOR.match(self.folded, after, end)
            if separator is None:
                return units, after if units or not bare_only else position
            if bare_only:
                mention = self._groups.read_bare(separator.end(), end)
                following = [mention] if mention is not None else []
            else:
                following = self.read(separator.end(), end, bare=True)
            if not following:
                return units, after
            units += following
            position = following[-1].end

    def read(self, start: int, end: int, *, bare: bool = False) -> list[Mention]:
        """The unit that begins at ``start``; several where they share a head; none."""
        shared = self._read_shared(start, end)
        if shared:
            return shared
        mention = (
            self._read_role(start, end)
            or self._read_body(start, end)
            or self._groups.read(start, end)
            or (self._groups.read_bare(start, end) if bare else None)
        )
        return [mention] if mention is not None else []

    def _read_role(self, start: int, end: int, *, more: int = _OFFICES - 1) -> Mention | None:
        """A role and its body; up to ``more`` further offices of the same person after dashes."""
        match = self._vocabulary.role_with_body.match(self.folded, start, end)
        if match is not None and self.folded.startswith(" ", match.end()):
            inner = self._body_after_role(match.end() + 1, end)
            if inner is not None:
                return self._role(start, match.start("role"), inner)
        match = self._vocabulary.role_alone.match(self.folded, start, end)
        if match is None or not self.text[match.start("role")].isupper():
            return None
        stop = self._tails.after_role(match.end(), end)
        if self._names_a_person(stop, end):
            return None
        pair = _ROLE_PAIR.match(self.folded, stop, end)
        if pair is not None and more:
            second = self._read_role(pair.end(), end, more=more - 1)
            if second is not None:
                stop = second.end
        return self._role(start, match.start("role"), stop)

    def _names_a_person(self, position: int, end: int) -> bool:
        """*Chủ tịch Hồ Chí Minh*: two capitalised words after the office are somebody's name."""
        following = self.text[position : min(end, position + _NAME_REACH)].split(" ", 3)
        return len(following) > 2 and following[0] == "" and all(word.istitle() for word in following[1:3])

    def _role(self, start: int, office: int, end: int) -> Mention:
        """*Đồng chí Giám đốc Sở* is the same as *Giám đốc Sở*."""
        name = squeeze(self._passage.printed(start, end))
        canonical = self._canonical(squeeze(self._passage.printed(office, end)))
        return Mention(start, end, name, "role", canonical[:1].upper() + canonical[1:])

    def _body_after_role(self, start: int, end: int) -> int | None:
        """End of the body or group that a role leads."""
        group = self._groups.read(start, end) or self._groups.read_ministries(start, end)
        if group is not None:
            return group.end
        return self._tails.holder(start, end)

    def _read_body(self, start: int, end: int) -> Mention | None:
        stop, kind = self._body(start, end)
        return self._mention(start, stop, kind) if stop is not None else None

    def _body_end(self, start: int, end: int) -> int | None:
        return self._body(start, end)[0]

    def _body(self, start: int, end: int) -> tuple[int | None, str]:
        """End and kind of the body whose proper name begins at ``start``, with the bodies named inside it."""
        if self._depth == _DEEPEST:
            return None, ""
        self._depth += 1
        try:
            return self._outermost_body(start, end)
        finally:
            self._depth -= 1

    def _outermost_body(self, start: int, end: int) -> tuple[int | None, str]:
        """As ``_body``; a capital tells a proper name from an ordinary word."""
        vocabulary = self._vocabulary
        if (
            start >= end
            or not self.text[start].isupper()
            or self.folded.startswith("luật tổ chức ", max(start - 13, 0))
        ):
            return None, ""
        known = vocabulary.known_name.match(self.folded, start, end)
        head = vocabulary.head_word.match(self.folded, start, end)
        named = None
        if head is not None and vocabulary.not_a_body.match(self.folded, start, end) is None:
            form = vocabulary.heads[head.group()]
            if known is None and self._in_capitals(head.start(), head.end()):
                return None, ""
            named = self._head_end(head.end(), end, form.names, form.needs_place)
            kind = form.kind
        if known is not None and (named is None or known.end() >= named or not self._goes_on(known.end(), named)):
            body = vocabulary.known[known.group()]
            return self._tails.after_body(known.end(), end), body.kind
        if named is None:
            return None, ""
        return self._tails.after_body(named, end), kind

    def _in_capitals(self, start: int, end: int) -> bool:
        """In a heading in capitals a syllable may look like a head: *NHIỆM VỤ TRỌNG TÂM*."""
        head = self.text[start:end]
        before = self.text[max(start - 2, 0) : start]
        return (
            " " not in head and head.isupper() and before[:1].isalpha() and head not in self._vocabulary.abbreviations
        )

    def _goes_on(self, known_end: int, named: int) -> bool:
        """The lexicon's name is only the beginning of a longer one: Ban Tổ chức | Hội nghị."""
        return self.text[known_end : known_end + 2].strip()[:1].isupper() and named > known_end

    def _head_end(self, position: int, end: int, names: str, needs_place: bool) -> int | None:
        """One past the words that name a body after its head."""
        if names == "place":
            tail = self._tails.places(position, end)
            if tail is not None:
                return tail
            inner = self._groups.of_places(position, end)
            if inner is not None:
                return inner
            nested = self._body_end(position + 1, end) if self.folded.startswith(" ", position) else None
            if nested is not None:
                return nested
            return None if needs_place else position
        return self._names.read(position, end, anything=names == "any", place=self._tails.place)

    def _read_shared(self, start: int, end: int) -> list[Mention]:
        """``các Sở: Tài chính, Nội vụ, Y tế`` · ``các Sở Tài chính, Y tế``."""
        match = _SHARED.match(self.folded, start, end)
        if match is None or not self.text[match.end() : match.end() + 1].isupper():
            return []
        head = match["head"]
        fields = self._vocabulary.fields.get(head)
        mentions: list[Mention] = []
        position = match.end()
        first = start
        printed_head = self.text[match.start("head") : match.end("head")]
        while True:
            field = fields.match(self.folded, position, end) if fields is not None else None
            stop = field.end() if field is not None else self._names.field(position, end)
            if stop is None:
                break
            name = f"{printed_head[:1].upper()}{printed_head[1:]} {squeeze(self._passage.printed(position, stop))}"
            mentions.append(self._named(first, stop, name, self._vocabulary.heads[head].kind))
            separator = _FIELD_SEPARATOR.match(self.folded, stop, end)
            if separator is None or not self.text[separator.end() : separator.end() + 1].isupper():
                break
            position = first = separator.end()
            if self._body_end(position, end) is not None:
                break
        return mentions if len(mentions) > 1 else []

    def _mention(self, start: int, end: int, kind: str) -> Mention:
        return self._named(start, end, squeeze(self._passage.printed(start, end)), kind)

    def _named(self, start: int, end: int, name: str, kind: str) -> Mention:
        body = self._vocabulary.known.get(fold(name))
        canonical = body.name if body is not None else self._canonical(name)
        return Mention(start, end, name, kind, canonical)

    def _canonical(self, name: str) -> str:
        """Abbreviations written out; a known name inside, with a place or role around it, in its full form."""
        folded = fold(name)
        for match in self._vocabulary.opener.finditer(folded):
            known = self._vocabulary.known_name.match(folded, match.start())
            if known is not None:
                full = self._vocabulary.known[known.group()].name
                if fold(full) != known.group():
                    name = name[: known.start()] + full + name[known.end() :]
                    break
        return expand(name, self._vocabulary.abbreviations)


def _next_word(folded: str, position: int, end: int) -> int:
    space = folded.find(" ", position, end)
    return space + 1 if space >= 0 else end
