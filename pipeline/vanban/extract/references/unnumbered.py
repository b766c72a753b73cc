"""Citations by type, body and day where no number is printed, or only half of one.

``Kết luận của Chủ tịch UBND tỉnh tại cuộc họp ngày 12/3/2024``, ``Quyết định ngày 05/3/2024 của Chủ tịch UBND huyện``,
``Biên bản họp Hội đồng thẩm định ngày 15/5/2024``: the key is what is printed, up to the day and the body.
``Chỉ thị số 17 ngày 21/10/2022 của Ban Bí thư`` lost its symbols: its key is ``Chỉ thị số 17``.
"""

from __future__ import annotations

import re
from typing import Any

from vanban.extract.references.citation import CitationTail
from vanban.extract.references.issuing_bodies import IssuingBodies
from vanban.extract.references.models import Mention, Passage
from vanban.extract.references.phrases import any_of
from vanban.text.normal import fold, squeeze

_DAY_AHEAD = r"(?=ngày\s?:?\s?\d{1,2}\s?(?:tháng|[/.\-])\s?\d)"
_MEETING = (
    r"(?P<meeting>\s?,?\s(?:tại|sau)\s(?:cuộc họp|hội nghị|phiên họp|buổi làm việc|cuộc làm việc|kỳ họp|buổi họp|"
    r"phiên làm việc|buổi tiếp|buổi kiểm tra|chuyến kiểm tra|cuộc giao ban|buổi giao ban)[^.;:\n]{0,110}?\s)"
)
_TO_DAY = re.compile(rf"(?:\s?,?\s|{_MEETING})\(?{_DAY_AHEAD}")
_BY_DAY = re.compile(rf"\s{_DAY_AHEAD}")
_HALF_NUMBER = re.compile(rf"\s(?:số\s?:?\s?)?(?P<number>\d{{1,5}}[a-z]?(?:/(?:19|20)\d\d)?)\s?,?\s{_DAY_AHEAD}")
_MINUTES = re.compile(
    r"\s(?:cuộc họp|họp|hội nghị|làm việc|buổi làm việc|kiểm tra|thẩm định|nghiệm thu)"
    rf"(?:\s[^.;:,\n]{{1,100}}?)?\s{_DAY_AHEAD}"
)
_OF = re.compile(r"\s(?:của|do)\s(?:(?:đồng chí|đ/c|ông|bà)\s)?")
_REQUESTED = frozenset({"TTr", "BC", "CV"})


class Unnumbered:
    """Finds citations by type, body and day.

    Args:
        lexicon: ``document_types.yaml``.
        bodies: knows issuing bodies.
        tail: reads the day, the body and the title.
    """

    def __init__(self, lexicon: Any, bodies: IssuingBodies, tail: CitationTail) -> None:
        kinds = {
            fold(name): entry["code"]
            for entry in lexicon["types"]
            if entry["code"] in lexicon["cited_without_number"]
            for name in (entry["name"], *entry.get("aliases", ()))
        }
        self._kinds = kinds
        self._opening = re.compile(
            rf"(?<!\w)(?P<name>{any_of(kinds)})(?=\s(?:của|do|ngày|số|\d|cuộc|họp|hội|làm|kiểm))"
        )
        self._bodies = bodies
        self._tail = tail

    def mentions_in(self, passage: Passage) -> list[Mention]:
        """Citations without a number in a block, left to right."""
        if passage.folded.find("ngày", passage.start, passage.end) < 0:
            return []
        found: list[Mention] = []
        for opening in self._opening.finditer(passage.folded, passage.start, passage.end):
            if found and opening.start() < found[-1].end:
                continue
            mention = self._by_half_number(passage, opening) or self._by_body(passage, opening)
            if mention is not None:
                found.append(mention)
        return found

    def _by_half_number(self, passage: Passage, opening: re.Match[str]) -> Mention | None:
        number = _HALF_NUMBER.match(passage.folded, opening.end(), passage.end)
        if number is None or not passage.text[opening.start()].isupper():
            return None
        mention = self._mention(passage, opening, number.end("number"))
        if mention is None:
            return None
        mention.half_number = number["number"]
        mention.number_start = number.start("number")
        mention.key = f"{_name(passage, opening)} số {number['number']}"
        mention.identity = f"half:{mention.type_code}:{number['number']}"
        message = f"{mention.key} is cited without the symbols of its number"
        mention.problems.append(("reference-incomplete-number", message))
        return mention

    def _by_body(self, passage: Passage, opening: re.Match[str]) -> Mention | None:
        code = self._kinds[opening["name"]]
        capital = passage.text[opening.start()].isupper()
        minutes = _MINUTES.match(passage.folded, opening.end(), passage.end) if code == "BB" and capital else None
        if minutes is not None:
            return self._mention(passage, opening, minutes.end())
        of = _OF.match(passage.folded, opening.end(), passage.end)
        if of is not None:
            body = self._bodies.read(passage.text, passage.folded, of.end(), passage.end)
            day = _TO_DAY.match(passage.folded, body.end, passage.end) if body else None
            if body is None or day is None:
                return None
            in_meeting = day["meeting"] is not None and code in {"KL", "TB"}
            return self._mention(passage, opening, day.end(), body.name) if capital or in_meeting else None
        by_day = _BY_DAY.match(passage.folded, opening.end(), passage.end)
        if by_day is None or not capital:
            return None
        mention = self._mention(passage, opening, by_day.end())
        # "Báo cáo ngày 05/3/2024 …" alone may be anything; a request is named after the body that makes it.
        if mention is None or mention.issuer is not None or (code in _REQUESTED and _is_source(passage, opening)):
            return mention
        return None

    def _mention(self, passage: Passage, opening: re.Match[str], end: int, issuer: str | None = None) -> Mention | None:
        tail = self._tail.read(passage, end)
        if tail.issued_on is None:
            return None
        rest = squeeze(passage.text[opening.end() : tail.end].replace("*", "")).strip(" (),")
        code = self._kinds[opening["name"]]
        issuer = issuer or (tail.issuer.name if tail.issuer else None)
        return Mention(
            opening.start(),
            tail.end,
            f"{_name(passage, opening)} {rest}",
            f"unnumbered:{code}:{tail.issued_on}:{fold(issuer or rest)}",
            code,
            opening.start(),
            named=True,
            issued_on=tail.issued_on,
            issuer=issuer,
            title_start=tail.title_start,
            title_end=tail.title_end,
        )


def _is_source(passage: Passage, opening: re.Match[str]) -> bool:
    return passage.folded.endswith(("tại ", "theo "), max(passage.start, opening.start() - 5), opening.start())


def _name(passage: Passage, opening: re.Match[str]) -> str:
    name = squeeze(passage.text[opening.start() : opening.end()])
    name = name.lower() if name.isupper() else name
    return name[:1].upper() + name[1:]
