"""Citations of one block: by number, laws by name, congress resolutions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from vanban.extract.references.citation import CitationTail, Tail
from vanban.extract.references.congresses import congresses_in
from vanban.extract.references.issuing_bodies import IssuingBodies
from vanban.extract.references.laws import LawName, laws_in
from vanban.extract.references.misread import LawSpelling
from vanban.extract.references.models import Mention, Passage
from vanban.extract.references.plausibility import Plausibility
from vanban.extract.references.shared_numbers import SharedNumber, shared_before
from vanban.extract.references.titles import CitedTitles
from vanban.extract.references.type_names import TypeName, TypeNames
from vanban.extract.references.unnumbered import Unnumbered
from vanban.extract.symbol import SymbolMatch, identity, is_certain, type_of_symbol
from vanban.text.normal import fold

_LIST_GAP = re.compile(r"(?:\s|,|;|\*|\))*(?:(?:và|hoặc|cùng|đến)\s)?(?:số\s)?$")
# "Xét đề nghị của Bộ Tài chính tại Tờ trình số …": the body stands before. Not so after "chỉ đạo của", "kết luận của":
# what the Prime Minister instructs is sent by his office.
_ISSUER_BEFORE = re.compile(r"(?:đề nghị|ý kiến|thẩm định|góp ý|thống nhất|báo cáo|tờ trình)\scủa\s")
# "Theo đề nghị của Giám đốc Sở A tại Tờ trình số … và Giám đốc Sở B tại Tờ trình số …"
_NEXT_REQUEST = re.compile(r"(?:,|;|\svà)\s")
_AT = re.compile(r"\s?(?:\([^()]{0,60}\)\s?)?(?:,?\s?(?:tại|trong|theo)\s(?:các\s)?|\()$")
_BY_REQUEST = frozenset({"TTr", "CV", "BC"})


class MentionReader:
    """Finds the citations of a block.

    Args:
        types: type names.
        bodies: issuing bodies.
        lexicon: ``document_types.yaml``.
        spelling: usual spelling of law names, for text read by OCR.
    """

    def __init__(self, types: TypeNames, bodies: IssuingBodies, lexicon: Any, spelling: LawSpelling) -> None:
        self._types = types
        self._bodies = bodies
        self._spelling = spelling
        self._tail = CitationTail(bodies, CitedTitles(types, lexicon))
        self._unnumbered = Unnumbered(lexicon, bodies, self._tail)
        self._plausible = Plausibility(lexicon)

    def read(self, passage: Passage, symbols: Sequence[SymbolMatch]) -> list[Mention]:
        """Citations in order of their numbers.

        Args:
            passage: the block.
            symbols: document numbers inside it.
        """
        mentions: list[Mention] = []
        by_start = {symbol.start: symbol for symbol in symbols}
        if any(kind in passage.folded[passage.start : passage.end] for kind in ("luật", "pháp lệnh", "hiến pháp")):
            for law in laws_in(passage):
                mention = self._law(passage, law, by_start)
                if mention is not None:
                    mentions.append(mention)
        if passage.folded.find("đại hội", passage.start, passage.end) >= 0:
            for congress in congresses_in(passage, self._bodies):
                mentions.append(
                    Mention(
                        congress.start,
                        congress.end,
                        congress.key,
                        congress.identity,
                        "NQ",
                        congress.start,
                        named=True,
                        listed=congress.listed,
                        issuer=congress.congress,
                        title_start=congress.end,
                        title_end=congress.end,
                    )
                )
        mentions = self._with_numbered(passage, sorted(mentions, key=lambda m: m.start), symbols)
        mentions = self._with_unnumbered(passage, mentions)
        self._issuers_of_lists(mentions, passage)
        return mentions

    def _with_numbered(self, passage: Passage, by_name: list[Mention], symbols: Sequence[SymbolMatch]) -> list[Mention]:
        """Citations by name and by number, merged in order; a number that a name took is not read again."""
        merged: list[Mention] = []
        names = iter(by_name)
        name = next(names, None)
        for symbol in symbols:
            while name is not None and name.start <= symbol.start:
                merged.append(name)
                name = next(names, None)
            previous = merged[-1] if merged else None
            if previous is not None and symbol.start < previous.end:
                continue
            merged += self._numbered(passage, symbol, previous)
        if name is not None:
            merged += [name, *names]
        return merged

    def _with_unnumbered(self, passage: Passage, mentions: list[Mention]) -> list[Mention]:
        """Citations by body and day added in order, where no number was read."""
        found = [
            mention
            for mention in self._unnumbered.mentions_in(passage)
            if not any(m.start < mention.end and mention.start < m.end for m in mentions)
        ]
        for mention in found:
            if mention.issuer is None and mention.half_number is None:
                mention.issuer = self._issuer_before(passage, mention)
        return sorted([*mentions, *found], key=lambda m: m.start) if found else mentions

    def _numbered(self, passage: Passage, symbol: SymbolMatch, previous: Mention | None) -> list[Mention]:
        """The citation by a number, before it those that share its symbols: "số 12, 15, 18/SNV-TCCB"."""
        low = passage.start if previous is None else max(passage.start, min(previous.end, symbol.start))
        name = self._types.before(passage.text, passage.folded, low, symbol.start)
        start, code, named, listed = symbol.start, symbol.type_code, False, False
        issuer: str | None = None
        shared: list[SharedNumber] = []
        if name is None:
            shared = shared_before(passage.folded, low, symbol.start)
            if shared:
                name = self._types.before(passage.text, passage.folded, low, shared[0].start)
                shared = shared if name is not None else []
        if name is not None:
            start = name.start
            named = not name.generic
            code = (symbol.type_code or name.code) if name.generic else name.code
            if name.issuer_start is not None and name.issuer_end is not None:
                body = self._bodies.read(passage.text, passage.folded, name.issuer_start, name.issuer_end)
                issuer = body.name if body else None
        elif previous is not None and self._goes_on(passage, previous, symbol.start):
            listed = True
            if code is None or (code == "CV" and previous.type_code is not None):
                code = previous.type_code
            announced = self._types.announced(passage.folded, low, symbol.start)
            start = announced if announced is not None else start
        else:
            announced = self._types.announced(passage.folded, low, symbol.start)
            doubtful = not is_certain(symbol) and (announced is None or symbol.loose or len(symbol.organs) < 2)
            if doubtful or self._types.is_of_other(passage.folded, low, symbol.start):
                return []
            start = announced if announced is not None else start
        tail = self._tail.read(passage, symbol.end)
        mention = Mention(
            start,
            tail.end,
            symbol.key,
            identity(symbol.key),
            code,
            symbol.start,
            named=named,
            listed=listed,
            issued_on=tail.issued_on,
            issuer=tail.issuer.name if tail.issuer else issuer,
            title_start=tail.title_start,
            title_end=tail.title_end,
            headed=issuer is not None,
        )
        self._check(mention, symbol, tail)
        return [*self._sharing(shared, symbol, name, mention), mention]

    @staticmethod
    def _sharing(
        shared: list[SharedNumber], symbol: SymbolMatch, name: TypeName | None, last: Mention
    ) -> list[Mention]:
        """Citations of the numbers before the last one, whose symbols are theirs too."""
        mentions: list[Mention] = []
        for number in shared:
            key = number.number + symbol.key[len(symbol.number) :]
            start = name.start if name is not None and not mentions else number.start
            mentions.append(
                Mention(
                    start,
                    number.end,
                    key,
                    identity(key),
                    last.type_code,
                    number.start,
                    named=last.named,
                    listed=bool(mentions),
                    issuer=last.issuer if last.headed else None,
                    title_start=number.end,
                    title_end=number.end,
                    headed=last.headed,
                )
            )
        if mentions:
            last.start, last.listed = symbol.start, True
        return mentions

    @staticmethod
    def _goes_on(passage: Passage, previous: Mention, start: int) -> bool:
        """Nothing but a comma, "và" or "số" lies between two citations."""
        end = previous.title_end if previous.end < previous.title_end <= start else previous.end
        return start - end < 24 and _LIST_GAP.match(passage.folded[end:start]) is not None

    def _check(self, mention: Mention, symbol: SymbolMatch, tail: Tail) -> None:
        if tail.problem is not None:
            mention.problems.append(("reference-impossible-date", f"There is no such day: {tail.problem}"))
        mention.problems += self._plausible.problems(mention, symbol)

    def _law(self, passage: Passage, law: LawName, by_start: dict[int, SymbolMatch]) -> Mention | None:
        name = self._spelling.of(law.name) if passage.ocr else law.name
        if law.number_start is not None:
            symbol = by_start.get(law.number_start)
            if symbol is None:
                return None
            # "Luật Doanh nghiệp (Luật số 59/2020/QH14) ngày …"
            closed = passage.text.startswith(")", symbol.end) and "(" in passage.text[law.name_end : law.number_start]
            tail = self._tail.read(passage, symbol.end + closed)
            mention = Mention(law.start, tail.end, symbol.key, identity(symbol.key), law.code, symbol.start, named=True)
            self._check(mention, symbol, tail)
        else:
            tail = self._tail.read(passage, law.day_start if law.day_start is not None else law.end)
            year = law.year or (tail.issued_on[:4] if tail.issued_on else None)
            if year is None:
                return None
            key = f"{name} {year}"
            mention = Mention(
                law.start, max(tail.end, law.end), key, f"law:{fold(key)}", law.code, law.start, named=True
            )
            if law.code == "HP":
                mention.identity = f"law:hiến pháp {year}"
        mention.law_name = name
        mention.issued_on = tail.issued_on
        mention.issuer = tail.issuer.name if tail.issuer else None
        # A law's title is its name; what follows it is text of the citing document.
        mention.title_start = mention.title_end = mention.end
        return mention

    def _issuers_of_lists(self, mentions: list[Mention], passage: Passage) -> None:
        """Give the members of a list the body that is named once, before it or after its last member."""
        for index, mention in enumerate(mentions):
            if mention.issuer is None and mention.type_code in _BY_REQUEST:
                mention.issuer = self._issuer_before(passage, mention)
                if mention.issuer is None and index:
                    previous = mentions[index - 1]
                    gap = passage.folded[max(previous.end, previous.title_end) : mention.start]
                    if previous.issuer and previous.type_code in _BY_REQUEST and _LIST_GAP.match(gap):
                        mention.issuer = previous.issuer if _same_body(previous.key, mention.key) else None
        for previous, mention in itertools.pairwise(mentions):
            gap = passage.folded[max(previous.end, previous.title_end) : mention.start]
            alike = _last_symbol(mention.key) == _last_symbol(previous.key)
            if previous.headed and mention.listed and mention.issuer is None and alike and _LIST_GAP.match(gap):
                mention.issuer, mention.headed = previous.issuer, True
        for mention, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
            gap = passage.folded[max(mention.end, mention.title_end) : following.start]
            if (
                mention.issuer is None
                and following.issuer is not None
                and mention.type_code == following.type_code
                and mention.law_name is None
                and mention.title_end == mention.title_start
                and _LIST_GAP.match(gap)
                and _last_symbol(mention.key) == _last_symbol(following.key)
            ):
                mention.issuer = following.issuer

    def _issuer_before(self, passage: Passage, mention: Mention) -> str | None:
        low = max(passage.start, mention.start - 260)
        openings = list(_ISSUER_BEFORE.finditer(passage.folded, low, mention.start))
        if openings:
            openings += _NEXT_REQUEST.finditer(passage.folded, openings[0].end(), mention.start)
        for opening in openings:
            body = self._bodies.read(passage.text, passage.folded, opening.end(), mention.start)
            if body is not None and _AT.match(passage.folded[body.end : mention.start]):
                return body.name
        return None


def _last_symbol(key: str) -> str:
    return re.split(r"[/\-]", key)[-1]


def _same_body(key: str, other: str) -> bool:
    """Two numbers share a body's symbol: ``1002/TTr-BTC`` and ``295/BTC-KBNN``."""
    organs = set(re.split(r"[/\-]", key)[1:]) - {type_of_symbol(key)}
    return bool(organs & set(re.split(r"[/\-]", other)[1:]))
