"""What follows a number: the day it was issued, the issuing body, the title.

``ngày 10/4/2013 của Bộ Chính trị khóa XI về Hội nhập quốc tế; …``: the parts come in this order, each may be missing,
and the day may also stand after the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.extract.dates import DAY, to_date
from vanban.extract.references.issuing_bodies import Body, IssuingBodies
from vanban.extract.references.models import Passage
from vanban.extract.references.phrases import any_of
from vanban.extract.references.type_names import TypeNames

_TO_DAY = re.compile(
    r"\s{0,2}[,;]?\s{0,2}\(?\s?"
    r"(?:(?:đã\s)?(?:được\s)?(?:quốc hội\s(?:khóa\s\w{1,5}\s)?)?(?:ban hành|thông qua|ký)\s)?(?=ngày|\d)"
)
_AFTER_DAY = re.compile(r"\s?\)")
_TO_ISSUER = re.compile(r"\s{0,2}[,\-]?\s{0,2}\(?(?:của|do|giữa)\s+(?:liên\s(?=bộ\s[^\W\d_]+\s-|bộ trưởng))?")
# "ngày 21/5/2019 Chính phủ về …": "của" was left out; only believed when the title follows.
_UNSAID = re.compile(r"\s(?=chính phủ|thủ tướng|bộ|ủy ban|ubnd|hđnd|hội đồng|quốc hội)")
_ABOUT = re.compile(r"\s(?:về|v/v)\s")
_TERM = re.compile(r"\s?,?\s\(?(?:khóa|nhiệm kỳ)\s[ivxlc\d]{1,6}(?:\s?-\s?\d{4})?\)?(?!\w)")

# Days as OCR reads them: l6, ló, l1], Š.
_BLURRED_DAY = re.compile(
    r"ngày\s(?P<day>[\dloóišz\]|]{1,3})\sth\wng\s?(?P<month>[\dloóišz\]|]{1,3})\snăm\s(?P<year>[12]\d{3})(?!\d)"
)
_BLURRED = str.maketrans("loóišz]|", "10615211")

# Read on the text itself: a full stop before a capital letter, but not that of "TP. Hồ Chí Minh".
_FULL_STOP = re.compile(r"(?<!TP)(?<!TX)(?<!Tp)[.!?](?=\s*$|\s*\*|\s+[A-ZĐÂÊÔƠƯÁÀẢÃẠĂ\"“(])")
_TITLE_STOP = (
    r";|\n|\(sau đây|\)|,?\s(?:đã\s)?(?:được|bị)\s(?:sửa đổi|bổ sung|thay thế|bãi bỏ)|"
    r"\s(?:hết|không còn|tiếp tục có|có)\shiệu lực"
)
_MAX_TITLE = 1200


_AND_LAW = re.compile(r"\svà\s(?:luật|bộ luật|pháp lệnh)\s")
_OF_LAW = re.compile(r"\scủa\s(?:luật|bộ luật|pháp lệnh)\s")


@dataclass(slots=True)
class Tail:
    """What was read after a number.

    Attributes:
        end: one past the day and the body.
        issued_on: ISO day.
        issuer: the body, when one is named.
        title_start: first character of the title.
        title_end: one past it; equal to ``title_start`` when there is none.
        problem: an impossible day, as printed.
    """

    end: int
    issued_on: str | None = None
    issuer: Body | None = None
    title_start: int = 0
    title_end: int = 0
    problem: str | None = None


class CitationTail:
    """Reads the tail of a citation.

    Args:
        bodies: knows issuing bodies.
        types: knows type names; a title ends where the next document of a list begins.
        openings: first words of titles.
    """

    def __init__(self, bodies: IssuingBodies, types: TypeNames, openings: Iterable[str]) -> None:
        self._bodies = bodies
        # "tiếp tục có hiệu lực" is said of the document, it does not open its title.
        self._title_start = re.compile(rf"\s{{0,2}},?\s{{0,2}}[“\"]?(?={any_of(openings)}(?!\w|\scó hiệu lực))")
        self._title_end = re.compile(
            rf"{_TITLE_STOP}|(?:,|\svà|,\svà)\s(?:các\s)?{types.any_name}(?:\s\w+){{0,2}}?\s(?:số\s)?\d{{1,6}}[a-z]?[/\-]"
            r"|(?:,|\svà)\s(?:luật|bộ luật|pháp lệnh)\s(?!liên quan)"
            r"|(?:,|\svà)\s(?:ý kiến\s)?(?:chỉ đạo|kết luận|yêu cầu)\scủa\s[^.;]{2,80}\stại\s"
        )

    def read(self, passage: Passage, position: int) -> Tail:
        """Day, body and title after ``position`` (the end of a number)."""
        tail = Tail(position)
        self._read_day(passage, tail)
        opening = _TO_ISSUER.match(passage.folded, tail.end, passage.end) or _UNSAID.match(
            passage.folded, tail.end, passage.end
        )
        if opening is not None:
            body = self._bodies.read(passage.text, passage.folded, opening.end(), passage.end)
            if body is not None and (opening.re is _TO_ISSUER or _ABOUT.match(passage.folded, body.end, passage.end)):
                tail.issuer, tail.end = body, body.end
                term = _TERM.match(passage.folded, tail.end, passage.end)
                if term is not None:
                    tail.end = term.end()
                if tail.issued_on is None:
                    self._read_day(passage, tail)
        self._read_title(passage, tail)
        return tail

    @staticmethod
    def _read_day(passage: Passage, tail: Tail) -> None:
        opening = _TO_DAY.match(passage.folded, tail.end, passage.end)
        if opening is None:
            return
        limit = min(passage.end, opening.end() + 48)
        match = DAY.match(passage.folded, opening.end(), limit)
        if match is not None:
            day, month, year = match["day"], match["month"], match["year"]
        else:
            match = _BLURRED_DAY.match(passage.folded, opening.end(), limit)
            if match is None:
                return
            day, month = (match[name].translate(_BLURRED)[:2] for name in ("day", "month"))
            year = match["year"]
            if not (day.isdigit() and month.isdigit()):
                return
        issued = to_date(day, month, year)
        if issued is None:
            tail.problem = passage.text[match.start() : match.end()]
        else:
            tail.issued_on = issued.isoformat()
        tail.end = match.end()
        if "(" in opening.group():
            closing = _AFTER_DAY.match(passage.folded, tail.end, passage.end)
            if closing is not None:
                tail.end = closing.end()

    def _read_title(self, passage: Passage, tail: Tail) -> None:
        opening = self._title_start.match(passage.folded, tail.end, passage.end)
        if opening is None or self._title_end.match(passage.folded, tail.end, passage.end):
            tail.title_start = tail.title_end = tail.end
            return
        start = opening.end()
        limit = min(passage.end, start + _MAX_TITLE)
        stop = _FULL_STOP.search(passage.text, start, limit)
        end = limit = stop.start() if stop else limit
        for match in self._title_end.finditer(passage.folded, start, limit):
            so_far = passage.folded[start : match.start()]
            # A bracket that opened inside the title closes inside it; "một số điều của Luật A và Luật B" goes on.
            closes = match.group() == ")" and so_far.count("(") > so_far.count(")")
            goes_on = _AND_LAW.match(match.group()) is not None and _OF_LAW.search(so_far) is not None
            if not (closes or goes_on):
                end = match.start()
                break
        tail.title_start = start
        tail.title_end = end


def title_text(passage_text: str, start: int, end: int) -> str | None:
    """The cited title on one line, without emphasis marks."""
    title = " ".join(passage_text[start:end].replace("*", "").split()).strip(" ,;:./")
    return title or None
