"""Reading one unit where it begins.

Forms, each with the phrases it is for:

``known``      a body of the lexicon, with what closes its name: *Sở Nội vụ*, *Đài Phát thanh và Truyền hình tỉnh*
``head``       a head word and a field of work: *Phòng Quản lý đô thị*, *Chi cục Kiểm lâm*, *Công an tỉnh*
``committee``  of one or many places: *UBND tỉnh Nghệ An*, *Ủy ban nhân dân các huyện, thị xã, thành phố*
``group``      *các sở, ban, ngành*, *các phòng chuyên môn thuộc Sở*, *Bộ, ngành, địa phương*
``plural``     bodies of one name: *các phòng Giáo dục và Đào tạo*, *các Hội Nông dân huyện, thị xã, thành phố*
``role``       *Giám đốc Sở Tài chính*, *Thủ trưởng các đơn vị*, *Các Bộ trưởng*, *Trưởng phòng Nội vụ*
``shared``     several units under one head, see ``sharing``: *các Sở: Tài chính, Nội vụ, Y tế*
``defined``    a short name that the document gave: *(sau đây gọi tắt là Trung tâm)*
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban.extract.units.aliases import are_initials, definitions
from vanban.extract.units.expansion import expand
from vanban.extract.units.groups import GroupForm
from vanban.extract.units.home import Home
from vanban.extract.units.models import Mention
from vanban.extract.units.naming import NameForm
from vanban.extract.units.passage import Passage
from vanban.extract.units.proper import UPPER
from vanban.extract.units.sharing import SharedHeads
from vanban.extract.units.tails import TailForm
from vanban.extract.units.vocabulary import Head, Vocabulary
from vanban.text.normal import fold, squeeze

_SEPARATOR = re.compile(r"\s?[,;]\s?(?:và\s|cùng\s)?|\s(?:và|cùng|cùng với|hoặc)\s|\s?/\s?|\s?&\s?")
_PARENTHESIS = re.compile(r"\s?\([^()]{0,160}\)")
_ROLE_PAIR = re.compile(r"\s[-–]\s")
_GOES_ON = re.compile(rf"(?P<joint>,\s|\s[-–]\s|\s(?:và|&)\s|\s|-)[{UPPER}]")
_OFFICE_IN_ROLE = re.compile(r"(?<=\s)(?:phòng|ban|khoa|trạm)\Z")

_DEFINED_REACH = 300
"""Characters before a short name's definition in which the full name stands."""

_NAME_REACH = 24
"""Characters after an office in which a person's name would begin with two words."""

_DEEPEST = 4
"""Bodies named inside each other: *Phòng … thuộc Sở … thuộc UBND …* are three; "UBND UBND UBND …" is no name."""

_COMMITTEES = 4
"""Committees of one place in a list: *Đảng ủy, HĐND, UBND, UBMTTQ xã*."""

_OF_PLACES = frozenset({"people-council", "people-committee"})
_OWNERS = frozenset({"armed-forces", "department", "ministry", "people-council"})

_OFFICES = 4
"""Offices that one person holds: *Bí thư - Chủ tịch - Trưởng ban*."""


class UnitReader:
    """Reads units and lists of units at a given place.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
        document: reader of the document that the text was taken from; it knows the issuer's place and short names.

    Attributes:
        vocabulary: as given.
        text: of the passage.
        folded: of the passage.
    """

    def __init__(self, vocabulary: Vocabulary, passage: Passage, document: UnitReader | None = None) -> None:
        self.vocabulary = vocabulary
        self._passage = passage
        self._depth = 0
        self.text = passage.text
        self.folded = passage.folded
        self._tails = TailForm(vocabulary, passage, self._body_end)
        self._names = NameForm(vocabulary, passage)
        self._groups = GroupForm(vocabulary, passage, self._tails)
        self._shared = SharedHeads(vocabulary, passage, self._names, self._tails, self._body_end, self._named)
        self._home: Home = Home(passage.letterhead, vocabulary) if document is None else document._home
        self._defined: dict[str, Mention] = {} if document is None else document._defined
        self._short_name: re.Pattern[str] | None = None if document is None else document._short_name
        if document is None:
            self._define_names()

    def _define_names(self) -> None:
        """Read the short names that the text gives and what each of them stands for."""
        previous = 0
        for definition in definitions(self.text):
            line = self.text.rfind("\n", previous, definition.start) + 1
            low = max(line, previous, definition.start - _DEFINED_REACH)
            previous = definition.end
            if definition.together:
                whole = Mention(0, 0, definition.alias, "group", definition.alias)
            else:
                before = self.find(low, definition.start)
                if not before or self.text[before[-1].end : definition.start].strip():
                    continue
                whole = before[-1]
            if definition.initials and not self._abbreviates(definition.alias, whole):
                continue
            self._defined.setdefault(definition.alias, whole)
        if self._defined:
            names = "|".join(map(re.escape, sorted(self._defined, key=len, reverse=True)))
            self._short_name = re.compile(rf"(?<![\w/&])(?:{names})(?![\w&])")

    def _abbreviates(self, letters: str, whole: Mention) -> bool:
        full = self.vocabulary.abbreviations.get(letters)
        return are_initials(letters, whole.canonical) or (full is not None and whole.canonical.startswith(full))

    def names_unit(self, start: int, end: int) -> bool:
        """A unit is named between ``start`` and ``end``."""
        return next(self._found(start, end), None) is not None

    def find(self, start: int, end: int) -> list[Mention]:
        """All units named between ``start`` and ``end``, in order."""
        return list(self._found(start, end))

    def _found(self, start: int, end: int) -> Iterator[Mention]:
        position = start
        short = self._short_name.search(self.text, start, end) if self._short_name is not None else None
        while True:
            match = self.vocabulary.opener.search(self.folded, position, end)
            while self._short_name is not None and short is not None and short.start() < position:
                short = self._short_name.search(self.text, max(short.end(), position), end)
            first = min((m.start() for m in (match, short) if m is not None), default=None)
            if first is None:
                return
            mentions = self.read(first, end, bare=self.text[first].isupper())
            yield from mentions
            if mentions:
                # What follows in the same list may lack a determiner: "các Bộ, cơ quan ngang Bộ".
                rest, position = self._continue_list(mentions[-1].end, end, bare_only=True)
                yield from rest
            else:
                position = _next_word(self.folded, first, end)

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
        bare = self.vocabulary.bare_group.fullmatch(self.folded, mention.start, mention.end)
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
        units = self._read_by_form(start, end, bare=bare)
        short = self._short_name.match(self.text, start, end) if self._short_name is not None else None
        if short is None or (units and (len(units) > 1 or units[0].end > short.end())):
            return units
        whole = self._defined[short.group()]
        if units and units[0].end == short.end() and whole.kind == "group":
            return units
        return [Mention(start, short.end(), short.group(), whole.kind, whole.canonical)]

    def _read_by_form(self, start: int, end: int, *, bare: bool) -> list[Mention]:
        shared = self._shared.read(start, end) or self._read_leaders(start, end)
        if shared:
            return shared
        mention = self._read_role(start, end)
        if mention is not None:
            return [mention]
        mention = self._read_body(start, end)
        if mention is not None:
            return [mention, *self._shared.after(mention, end)]
        mention = self._groups.read(start, end)
        mention = self._read_plural(start, end, mention) or mention
        mention = mention or (self._groups.read_bare(start, end) if bare else None)
        return [mention] if mention is not None else []

    def _read_plural(self, start: int, end: int, group: Mention | None) -> Mention | None:
        """Bodies of one name in many places: *Các phòng Giáo dục và Đào tạo*, *Các Công an huyện, thị xã*.

        The head may be in lower case, the name after it not; before a place the head has the capital. ``group`` is what
        begins there too: when it says more than the head, it is meant (*các trường Mầm non*, *các phòng, ban*).
        Branches are no bodies: *các ngành STEM*.
        """
        determiner = self.vocabulary.plural.match(self.folded, start, end)
        head = self.vocabulary.head_word.match(self.folded, determiner.end(), end) if determiner is not None else None
        if head is None or not self.folded.startswith(" ", head.end()):
            return None
        if group is not None and group.end > head.end():
            return None
        form = self.vocabulary.heads[head.group()]
        small = form.names == "place" or not self.text[head.end() + 1].isupper()
        if form.kind == "group" or (small and not self.text[head.start()].isupper()):
            return None
        stop, kind = self._body(head.start(), end, capital=False)
        return self._mention(start, stop, kind) if stop is not None and stop > head.end() else None

    def _read_leaders(self, start: int, end: int) -> list[Mention]:
        """*Giám đốc các Sở: Tài chính, Nội vụ*: the heads of several bodies that share their first word."""
        match = self.vocabulary.role_with_body.match(self.folded, start, end)
        if match is None or not self.folded.startswith(" ", match.end()):
            return []
        office = squeeze(self._passage.printed(match.start("role"), match.end()))
        return self._shared.read(start, end, at=match.end() + 1, office=office)

    def _read_role(self, start: int, end: int, *, more: int = _OFFICES - 1) -> Mention | None:
        """A role and its body; up to ``more`` further offices of the same person after dashes."""
        match = self.vocabulary.role_with_body.match(self.folded, start, end)
        if match is not None:
            inner = self._body_after_role(match.start("role"), match.end(), end)
            if inner is not None:
                return self._role(start, match.start("role"), inner)
        match = self.vocabulary.role_alone.match(self.folded, start, end)
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

    def _body_after_role(self, office: int, position: int, end: int) -> int | None:
        """End of the body or group led by the role between ``office`` and ``position``."""
        if self.folded.startswith(" ", position):
            start = position + 1
            group = self._groups.read(start, end) or self._groups.read_ministries(start, end)
            if group is not None:
                return group.end
            stop = self._groups.of_role(start, end) or self._tails.holder(start, end)
            if stop is not None:
                return stop
        # "Trưởng phòng Nội vụ", "Trưởng Ban Tổ chức Tỉnh ủy": the role's last word is the body's first.
        inner = _OFFICE_IN_ROLE.search(self.folded, office, position)
        return self._body(inner.start(), end, capital=False)[0] if inner is not None else None

    def _read_body(self, start: int, end: int) -> Mention | None:
        stop, kind = self._body(start, end)
        if stop is None:
            return None
        mention = self._mention(start, stop, kind)
        place = self._place_of_next(start, stop, end)
        return replace(mention, canonical=self._canonical(mention.name + place)) if place else mention

    def _owner(self, position: int, end: int) -> int | None:
        """One past the body that an office belongs to: *Phòng Tham mưu | Công an tỉnh*, *Ban Pháp chế | HĐND tỉnh*."""
        if not self.folded.startswith(" ", position):
            return None
        stop, kind = self._body(position + 1, end)
        return stop if kind in _OWNERS else None

    def _place_of_next(self, start: int, stop: int, end: int) -> str:
        """The place that is printed once, after the last of several committees: *HĐND, UBND | các huyện*."""
        if not self._is_committee(start, stop):
            return ""
        position = stop
        for _ in range(_COMMITTEES):
            separator = _SEPARATOR.match(self.folded, position, end)
            head = self.vocabulary.head_word.match(self.folded, separator.end(), end) if separator else None
            if head is None or self.vocabulary.heads[head.group()].names != "place":
                return ""
            tail = self._tails.places(head.end(), end) or self._groups.of_places(head.end(), end)
            if tail is not None:
                return self._passage.printed(head.end(), tail) if self._is_committee(*head.span()) else ""
            position = head.end()
        return ""

    def _is_committee(self, start: int, stop: int) -> bool:
        """A head of which every place has one, and nothing after it."""
        form = self.vocabulary.heads.get(self.folded[start:stop])
        return form is not None and (form.kind in _OF_PLACES or self.folded[start:stop] == "đảng ủy")

    def _body_end(self, start: int, end: int) -> int | None:
        return self._body(start, end)[0]

    def _body(self, start: int, end: int, *, capital: bool = True) -> tuple[int | None, str]:
        """End and kind of the body whose proper name begins at ``start``, with the bodies named inside it.

        Args:
            start: first character.
            end: limit.
            capital: a capital tells a proper name from an ordinary word.
        """
        if self._depth == _DEEPEST or start >= end or (capital and not self.text[start].isupper()):
            return None, ""
        self._depth += 1
        try:
            return self._outermost_body(start, end)
        finally:
            self._depth -= 1

    def _outermost_body(self, start: int, end: int) -> tuple[int | None, str]:
        vocabulary = self.vocabulary
        if self.folded.startswith("luật tổ chức ", max(start - 13, 0)):
            return None, ""
        known = vocabulary.known_name.match(self.folded, start, end)
        head = vocabulary.head_word.match(self.folded, start, end)
        named = None
        if head is not None and vocabulary.not_a_body.match(self.folded, start, end) is None:
            form = vocabulary.heads[head.group()]
            if known is None and self._in_capitals(head.start(), head.end()):
                return None, ""
            named = self._head_end(head.end(), end, form)
            kind = form.kind
        if known is not None and (named is None or not self._goes_on(known, named)):
            named, kind = known.end(), vocabulary.known[known.group()].kind
        if named is None:
            return None, ""
        stop = self._tails.after_body(named, end)
        stop = self._groups.of_levels(stop, end) or stop
        if head is not None and head.group() in vocabulary.party_offices:
            kind = "party" if self._tails.names_committee(head.end(), stop) else kind
        owner = self._owner(stop, end) if vocabulary.inner_office.match(self.folded, start, stop) else None
        return owner or stop, kind

    def _in_capitals(self, start: int, end: int) -> bool:
        """In a heading in capitals a syllable may look like a head: *NHIỆM VỤ TRỌNG TÂM*."""
        head = self.text[start:end]
        before = self.text[max(start - 2, 0) : start]
        return " " not in head and head.isupper() and before[:1].isalpha() and head not in self.vocabulary.abbreviations

    def _goes_on(self, known: re.Match[str], named: int) -> bool:
        """The lexicon's name is only the beginning of a longer one: Ban Tổ chức | Hội nghị.

        All ministries and departments are in the lexicon: a comma after one opens the next.
        """
        further = _GOES_ON.match(self.text, known.end())
        if further is None or named <= known.end():
            return False
        return further["joint"] == " " or known.group().partition(" ")[0] not in self.vocabulary.fields

    def _head_end(self, position: int, end: int, form: Head) -> int | None:
        """One past the words that name a body after its head."""
        if form.names == "place":
            tail = self._tails.places(position, end)
            if tail is not None:
                return tail
            inner = self._groups.of_places(position, end)
            if inner is not None:
                return inner
            nested = self._body_end(position + 1, end) if self.folded.startswith(" ", position) else None
            if nested is not None:
                return nested
            return None if form.needs_place else position
        if form.names == "any" and self.folded.startswith(" ", position):
            # "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "Công đoàn Sở Y tế"
            nested = self._body_end(position + 1, end)
            if nested is not None:
                return nested
        named = self._names.read(position, end, form=form, place=self._tails.levels)
        return position if named is None and form.alone else named

    def _mention(self, start: int, end: int, kind: str) -> Mention:
        return self._named(start, end, squeeze(self._passage.printed(start, end)), kind)

    def _named(self, start: int, end: int, name: str, kind: str) -> Mention:
        body = self.vocabulary.known.get(fold(name))
        canonical = body.name if body is not None else self._canonical(name)
        return Mention(start, end, name, kind, canonical)

    def _canonical(self, name: str) -> str:
        """Abbreviations written out; a known name inside, with a place or role around it, in its full form."""
        folded = fold(name)
        for match in self.vocabulary.opener.finditer(folded):
            known = self.vocabulary.known_name.match(folded, match.start())
            if known is not None:
                full = self.vocabulary.known[known.group()].name
                if fold(full) != known.group():
                    name = name[: known.start()] + full + name[known.end() :]
                    break
        return self._home.shortened(expand(name, self.vocabulary.abbreviations))


def _next_word(folded: str, position: int, end: int) -> int:
    space = folded.find(" ", position, end)
    return space + 1 if space >= 0 else end
