"""What follows a number: the day it was issued, the issuing body, the title.

``ngày 10/4/2013 của Bộ Chính trị khóa XI về Hội nhập quốc tế; …``: the parts come in this order, each may be missing,
and the day may also stand after the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.extract.dates import DAY, to_date
from vanban.extract.references.issuing_bodies import Body, IssuingBodies
from vanban.extract.references.models import Passage
from vanban.extract.references.titles import CitedTitles

_TO_DAY = re.compile(
    r"\s{0,2}[,;]?\s{0,2}\(?\s?"
    r"(?:(?:lúc|hồi|vào hồi)\s\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{2}(?:\sphút)?)?\s?,?\s)?"
    r"(?:(?:đã\s)?(?:được\s)?(?:quốc hội\s(?:khóa\s\w{1,5}\s)?)?(?:ban hành|thông qua|ký)\s)?(?:ngày\s?:\s?(?=\d))?"
    r"(?=ngày|\d)"
)
# "Quyết định số 12/QĐ-UBND năm 2020 của …", as legal libraries cite.
_IN_YEAR = re.compile(r"\s\(?năm\s(?:19|20)\d\d\)?(?=\s(?:của|do|về|v/v)\s)")
_AFTER_DAY = re.compile(r"\s?\)")
_TO_ISSUER = re.compile(
    r"\s{0,2}[,\-]?\s{0,2}\(?(?:của|do|giữa|(?:đã\s)?được)\s+"
    r"(?:(?:đồng chí|ông|bà|đ/c)\s(?=[^\W\d_]))?(?:liên\s(?=bộ\s(?:[^\W\d_]+\s){1,6}-\sbộ\s|bộ trưởng))?"
)
# "do UBND tỉnh ban hành", "được HĐND tỉnh khóa X thông qua ngày …".
_PASSED = re.compile(r"\s(?:ban hành|thông qua|phê duyệt)(?=[\s,;.)]|$)(?!\s(?:quy|kế|đề|chương|danh|kèm))")
# "ngày 21/5/2019 Chính phủ về …": "của" was left out; only believed when the title follows.
_UNSAID = re.compile(r"\s(?=chính phủ|thủ tướng|bộ|ủy ban|ubnd|hđnd|hội đồng|hội nghị|quốc hội)")
_ABOUT = re.compile(r"\s(?:về|v/v)\s")
# "khóa XI", "khóa XVI, kỳ họp thứ 12", "tại phiên họp Chính phủ thường kỳ tháng 02 năm 2024".
_TERM = re.compile(r"\s?,?\s\(?(?:khóa|nhiệm kỳ)\s[ivxlc\d]{1,6}(?:\s?-\s?\d{4})?\)?(?!\w)")
_SESSION = re.compile(
    r"\s?[,\-]?\s\(?(?:tại\s|thông qua tại\s)?(?:kỳ họp|phiên họp|hội nghị)\s"
    r"(?:(?:chính phủ|thường kỳ|thứ|lần thứ|bất thường|chuyên đề|thường lệ|giữa năm|cuối năm|tháng|năm|lần|và|"
    r"[ivxlc]{1,6}|\d{1,4}|nhất|hai|ba|bốn|tư|sáu|bảy|tám|chín|mười|trực tuyến)(?:\s|(?=[,;.)]|$))){1,8}\)?"
)

# Days as OCR reads them: l6, ló, l1], Š; 0S/3/2020.
_BLURRED_DAY = re.compile(
    r"ngày\s(?P<day>[\dloóišz\]|]{1,3})\sth\wng\s?(?P<month>[\dloóišz\]|]{1,3})\snăm\s(?P<year>[12]\d{3})(?!\d)"
)
_BLURRED_FIGURES = re.compile(
    r"ngày\s(?P<day>[\dloóisz]{1,2})\s?/\s?(?P<month>[\dloóisz]{1,2})\s?/\s?(?P<year>[12]\d{3})(?!\d)"
)
_BLURRED = str.maketrans({"l": "1", "o": "0", "ó": "6", "i": "1", "š": "5", "s": "5", "z": "2", "]": "1", "|": "1"})


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
        titles: reads titles.
    """

    def __init__(self, bodies: IssuingBodies, titles: CitedTitles) -> None:
        self._bodies = bodies
        self._titles = titles

    def read(self, passage: Passage, position: int) -> Tail:
        """Day, body and title after ``position`` (the end of a number)."""
        tail = Tail(position)
        self._read_day(passage, tail)
        year = _IN_YEAR.match(passage.folded, tail.end, passage.end) if tail.issued_on is None else None
        if year is not None:
            tail.end = year.end()
        self._read_issuer(passage, tail, position)
        self._read_title(passage, tail)
        return tail

    def _read_issuer(self, passage: Passage, tail: Tail, start: int) -> None:
        opening = _TO_ISSUER.match(passage.folded, tail.end, passage.end) or _UNSAID.match(
            passage.folded, tail.end, passage.end
        )
        if opening is not None:
            body = self._bodies.read(passage.text, passage.folded, opening.end(), passage.end)
            if body is None or not (opening.re is _TO_ISSUER or self._about_follows(passage, body.end)):
                return
            agent = opening.group().split()[-1] if opening.re is _TO_ISSUER else ""
            position = tail.end
            tail.end = body.end
            self._read_term(passage, tail)
            passed = _PASSED.match(passage.folded, tail.end, passage.end) if agent in {"do", "được"} else None
            if agent == "được" and passed is None:
                tail.end = position  # "được UBND tỉnh giao …" says nothing of who issued it
                return
            tail.issuer = body
            tail.end = passed.end() if passed else tail.end
            if tail.issued_on is None:
                self._read_day(passage, tail)
                self._read_term(passage, tail)
            closing = _AFTER_DAY.match(passage.folded, tail.end, passage.end)
            if closing is not None and "(" in passage.text[start : body.start]:
                tail.end = closing.end()

    @staticmethod
    def _about_follows(passage: Passage, position: int) -> bool:
        term = _TERM.match(passage.folded, position, passage.end)
        return _ABOUT.match(passage.folded, term.end() if term else position, passage.end) is not None

    @staticmethod
    def _read_term(passage: Passage, tail: Tail) -> None:
        """Past the term of office and the session."""
        for pattern in (_TERM, _SESSION):
            match = pattern.match(passage.folded, tail.end, passage.end)
            if match is not None:
                tail.end = match.end() - (match.group()[-1] == " ")

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
            if match is None and passage.ocr:
                match = _BLURRED_FIGURES.match(passage.folded, opening.end(), limit)
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
        title = self._titles.read(passage, tail.end)
        tail.title_start, tail.title_end = title.start, title.end
        if title.quoted and tail.issuer is None:
            # "… ngày 3/3/2024 "Về việc …" của Bộ Nội vụ": the body is read after the quotation mark.
            position = tail.end
            tail.end = title.close
            self._read_issuer(passage, tail, tail.end)
            tail.end = position if tail.issuer is None else tail.end
