"""Several units under one head: *các Sở: Tài chính, Nội vụ, Y tế*, *UBND các xã Yên Thành, Bảo Ái*.

``fields``     *các Sở: Tài chính, Nội vụ* · *các Chi cục Kiểm lâm, Thủy lợi* · *Giám đốc các Sở Tài chính, Y tế*
``places``     *UBND các xã: Tân Lập, Tân Thành và thị trấn Vĩnh Lộc*
``unmarked``   *Sở Tài chính, Nội vụ và Y tế*: only of ministries and departments, whose names are all known
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vanban.extract.units.models import Mention
from vanban.extract.units.naming import NameForm
from vanban.extract.units.passage import Passage
from vanban.extract.units.tails import TailForm
from vanban.extract.units.vocabulary import Vocabulary
from vanban.text.normal import squeeze

_SEPARATOR = re.compile(r"\s?[,;]\s?(?:và\s)?|\s(?:và|,)\s")
_PLURAL = re.compile(r"\s(?:các|những)\s")
_COLON = re.compile(r"\s?:?(?=\s)")

Named = Callable[[int, int, str, str], Mention]


class SharedHeads:
    """Reads lists whose head is printed once.

    Args:
        vocabulary: the compiled lexicons.
        passage: the text.
        names: reads a field of work.
        tails: reads a place.
        body_end: reads a body's name and returns its end.
        named: makes a mention of start, end, full printed name and kind.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        passage: Passage,
        names: NameForm,
        tails: TailForm,
        body_end: Callable[[int, int], int | None],
        named: Named,
    ) -> None:
        self._vocabulary = vocabulary
        self._passage = passage
        self._text = passage.text
        self._folded = passage.folded
        self._names = names
        self._tails = tails
        self._body_end = body_end
        self._named = named

    def read(self, start: int, end: int, *, at: int | None = None, office: str = "") -> list[Mention]:
        """Two units or more that share a head; none otherwise.

        Args:
            start: first character of the first mention.
            end: limit.
            at: where *các* stands, when an office is printed before it.
            office: that office: *Giám đốc*.
        """
        at = start if at is None else at
        shared = self._fields(start, at, end, office) or self._places(start, at, end, office)
        return shared if len(shared) > 1 else []

    def after(self, first: Mention, end: int) -> list[Mention]:
        """Further ministries or departments after ``first``: *Sở Tài chính | , Nội vụ và Y tế*."""
        head = self._folded[first.start : first.end].partition(" ")[0]
        fields = self._vocabulary.fields.get(head)
        if fields is None or head not in _ALL_KNOWN or first.end - first.start == len(head):
            return []
        printed = self._text[first.start : first.start + len(head)]
        mentions: list[Mention] = []
        position = first.end
        while separator := _SEPARATOR.match(self._folded, position, end):
            start = separator.end()
            field = fields.match(self._folded, start, end)
            if field is None or not self._text[start : start + 1].isupper() or self._is_body(start, field.end(), end):
                break
            position = field.end()
            name = f"{printed} {squeeze(self._passage.printed(start, position))}"
            mentions.append(self._named(start, position, name, first.kind))
        return mentions

    def _is_body(self, start: int, field_end: int, end: int) -> bool:
        """What looks like a field is a body of its own: *(Bộ Quốc phòng,) Công an tỉnh*."""
        body_end = self._body_end(start, end)
        return body_end is not None and body_end > field_end

    def _fields(self, start: int, at: int, end: int, office: str) -> list[Mention]:
        match = self._vocabulary.shared_head.match(self._folded, at, end)
        if match is None or not self._text[match.end() : match.end() + 1].isupper():
            return []
        head = match["head"]
        printed = self._text[match.start("head") : match.end("head")]
        title = f"{office} {printed[:1].upper()}{printed[1:]}".strip()
        kind = "role" if office else self._vocabulary.heads[head].kind
        mentions: list[Mention] = []
        position, first = match.end(), start
        while True:
            stop = self._field(head, position, end)
            if stop is None or (mentions and self._is_body(position, stop, end)):
                break
            name = f"{title} {squeeze(self._passage.printed(position, stop))}"
            mentions.append(self._named(first, stop, name, kind))
            separator = _SEPARATOR.match(self._folded, stop, end)
            if separator is None or not self._text[separator.end() : separator.end() + 1].isupper():
                break
            position = first = separator.end()
        return mentions

    def _field(self, head: str, position: int, end: int) -> int | None:
        """One past one field of the list: of the lexicon, or as far as a name goes."""
        of_head = self._vocabulary.fields.get(head)
        known = (of_head or self._vocabulary.any_field).match(self._folded, position, end)
        if known is not None and head in _ALL_KNOWN:
            return known.end()
        unknown = self._names.field(position, end, single=True)
        return max((stop for stop in (known.end() if known else None, unknown) if stop is not None), default=None)

    def _places(self, start: int, at: int, end: int, office: str) -> list[Mention]:
        head = self._vocabulary.head_word.match(self._folded, at, end)
        if head is None or not self._text[at].isupper() or self._vocabulary.heads[head.group()].names != "place":
            return []
        plural = _PLURAL.match(self._folded, head.end(), end)
        level = self._vocabulary.level.match(self._folded, plural.end(), end) if plural is not None else None
        if level is None:
            return []
        printed_head = f"{office} {squeeze(self._passage.printed(at, head.end()))}".strip()
        kind = "role" if office else self._vocabulary.heads[head.group()].kind
        printed_level = self._passage.printed(level.start(), level.end())
        colon = _COLON.match(self._folded, level.end(), end)
        position = colon.end() if colon is not None else level.end()
        mentions: list[Mention] = []
        first = start
        while (stop := self._tails.proper(position, end)) > position:
            name = f"{printed_head} {printed_level} {squeeze(self._passage.printed(position, stop))}"
            mentions.append(self._named(first, stop, name, kind))
            separator = _SEPARATOR.match(self._folded, stop, end)
            if separator is None or self._vocabulary.opener.match(self._folded, separator.end(), end):
                break
            first = separator.end()
            position = first - 1
            own_level = self._vocabulary.level.match(self._folded, first, end)
            if own_level is not None:
                printed_level = self._passage.printed(own_level.start(), own_level.end())
                position = own_level.end()
        return mentions


_ALL_KNOWN = frozenset({"sở", "bộ"})
"""Heads all of whose fields are in the lexicon."""
