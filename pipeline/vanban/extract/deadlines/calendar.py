"""Finds stretches of the calendar in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vanban.extract.deadlines.calendar_rules import (
    BARE_DAY,
    BARE_RULES,
    EXPECTED_RULES,
    LONE_RULES,
    YEAR,
    CalendarRule,
    calendar_rules,
)
from vanban.extract.deadlines.models import CalendarMention
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.periods import MONTH_WORDS, part_of
from vanban.extract.deadlines.phrases import elastic

# Where "15/3" can be nothing but a day, in running text too: "trước 30/10", "từ 01/7 - 30/9/2024", "15/6 và 15/12".
_DAY_EXPECTED = re.compile(
    elastic(
        r"(?<!\w)(?:(?:trước|nhất|chót|hạn|hết)(?: (?:là|vào))?|(?P<from>từ)) $"
        r"|\d/\d{1,2}\s{0,2}(?:[,;]|và|hoặc|(?:đến|tới)(?: hết)?) $"
    )
)
_RANGE_GOES_ON = re.compile(r"\s{0,2}(?:-|đến|tới)\s{0,2}(?:hết\s|ngày\s){0,2}\d{1,2}\s?[/\-]\s?\d")
# "trước ngày 15/6 (báo cáo 6 tháng) và 15/12 (báo cáo năm)"
_AFTER_ASIDE = re.compile(r"\d/\d{1,2}\s?\([^()\n]{1,60}\)\s{0,2}(?:[,;]|,?\s?và)\s{1,2}$")
_PART = re.compile(elastic(r"(?<!\w)(đầu|giữa|cuối) (?:của )?$"))
_ONWARD = re.compile(
    elastic(
        r"\s{0,2}(?:(?:,|và)\s{0,2})?(?:(?:các|những) năm (?:tiếp theo|sau|kế tiếp)|trở đi|về sau)"
        r"(?: (?:và|,) (?:các|những) năm tiếp theo)?"
    )
)
_BACKWARD = re.compile(elastic(r"\s{0,2}(?:trở (?:về trước|lại đây)|âm lịch)"))
_BARE = re.compile(rf"(?<![\w/.,\-])(?:\d{{1,2}}\s?[/\-]\s?\d{{1,2}}|{YEAR})")


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that is none (31/4, tháng 13, quý V)."""

    start: int
    end: int


class Calendar:
    """Finds stretches of the calendar in folded text.

    Args:
        numerals: number words.
        misreads: OCR's spellings of a quarter's Roman numeral.
    """

    def __init__(self, numerals: Numerals, misreads: Mapping[str, int]) -> None:
        self.rules = calendar_rules(numerals, misreads)
        self._misreads = frozenset(misreads)
        self._trigger = re.compile(
            elastic(
                r"(?<![\w/.,\-])(?:"
                r"(?:các )?(?:ngày|mùng|mồng|tháng|năm)\s{0,2}(?=\d)|ngày (?=mùng|mồng|cuối)"
                rf"|tháng (?=(?:{MONTH_WORDS})(?!\w))"
                r"|(?:các )?qu[ýyỷỳ]\s{0,2}(?=[ivhl\d]|(?:thứ )?(?:một|hai|ba|tư|bốn)\s?(?:năm|[/-]))"
                r"|q\.?\s?(?=[iv\d])|t\.?(?=\d)"
                r"|giai đoạn|thời kỳ|nhiệm kỳ|năm học|nửa (?:đầu|cuối|sau)"
                r"|(?:thượng|trung|hạ) tuần|tuần (?:lễ\s|thứ\s|đầu|cuối|\d)|(?:hai|ba) năm (?=\d{4})"
                rf"|{numerals.pattern} (?:tháng|quý|ngày|tuần) (?:đầu|cuối)"
                rf"|{numerals.pattern} ngày\s?[,:(]|quý (?=(?:đầu|cuối) (?:của )?năm)"
                r"|\d{1,4}\s?(?:[/.\-h:]|giờ|tháng|năm)\s{0,2}(?=[\d(]|ngày|phút|,)|(?:19|20)\d\d (?=[\-đv])"
                r")"
            )
        )

    def scan(self, folded: str, start: int, end: int, *, bare: bool = False) -> Iterator[CalendarMention | Impossible]:
        """Mentions in order, none overlapping.

        Args:
            folded: ``fold`` of the canonical text.
            start: where to begin.
            end: where to stop.
            bare: the passage is an expression of time, so that ``2025`` is a year and ``15/3`` a day.
        """
        position = start
        while True:
            match = self._trigger.search(folded, position, end)
            bare_match = _BARE.search(folded, position, match.start() + 1 if match else end) if bare else None
            if bare_match is not None and (match is None or bare_match.start() <= match.start()):
                match = bare_match
            if match is None:
                return
            found = self._at(folded, match.start(), end, bare)
            if found is None:
                position = match.start() + 1
                while position < end and folded[position].isdigit():
                    position += 1
                continue
            yield found
            position = found.end

    def _at(self, folded: str, at: int, end: int, bare: bool) -> CalendarMention | Impossible | None:
        for rule in self.rules:
            match = rule.pattern.match(folded, at, end)
            if match is not None and not rule.holds(match):
                continue
            found = self._read(folded, rule, match)
            if found is not None:
                return found
        allowed = BARE_RULES if bare else EXPECTED_RULES if _day_expected(folded, at, end) else LONE_RULES
        for rule in allowed:
            found = self._read(folded, rule, rule.pattern.match(folded, at, end))
            if found is not None:
                return found
        return None

    def _read(
        self, folded: str, rule: CalendarRule, match: re.Match[str] | None
    ) -> CalendarMention | Impossible | None:
        if match is None:
            return None
        period = rule.read(match)
        if period is None:
            return Impossible(match.start(), match.end())
        name = rule.name
        if name == "quarter" and {match["q"], match["q2"]} & self._misreads:
            name = "quarter-misread"
        named = not folded[match.start()].isdigit() or " tháng " in match.group()
        mention = CalendarMention(match.start(), match.end(), period, name, None, match.start(), named)
        return _with_tail(folded, _with_part(folded, mention))


def _with_part(folded: str, mention: CalendarMention) -> CalendarMention:
    """``cuối quý I``, ``đầu năm 2025``, ``giữa tháng 3``."""
    if mention.period.unit == "day":
        return mention
    low = max(0, mention.start - 12)
    part = _PART.search(folded[low : mention.start])
    if part is None:
        return mention
    period = part_of(mention.period, part[1])
    start = low + part.start()
    return replace(mention, start=start, bound_start=start, period=period, named=True)


def _with_tail(folded: str, mention: CalendarMention) -> CalendarMention:
    onward = _ONWARD.match(folded, mention.end)
    if onward is not None:
        return replace(mention, end=onward.end(), period=replace(mention.period, end=None))
    backward = _BACKWARD.match(folded, mention.end)
    if backward is not None:
        return replace(mention, end=backward.end(), rule="backward")
    return mention


def _day_expected(folded: str, at: int, end: int) -> bool:
    words = _DAY_EXPECTED.search(folded, max(0, at - 16), at)
    if words is None:
        return ")" in folded[max(0, at - 6) : at] and _AFTER_ASIDE.search(folded, max(0, at - 80), at) is not None
    if words["from"] is None:
        return True
    day = BARE_DAY.match(folded, at, end)
    return day is not None and _RANGE_GOES_ON.match(folded, day.end(), end) is not None
