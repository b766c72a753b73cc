"""Stretches of the calendar as documents print them: days, months, quarters, halves, years, periods.

Each rule is named and carries the phrases it is for; ``tests/deadlines`` runs every rule on its own examples. All
patterns are matched on folded text (lower case, new tone placement, keyboard dashes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from vanban.extract.deadlines.models import CalendarMention, PartialDay, Period
from vanban.extract.deadlines.numerals import Numerals

_DASH = r"\s{0,2}-\s{0,2}"
_AND = r"(?:\s{0,2}[,;&+]\s{0,2}(?:và\s{1,2})?|\s{1,2}(?:và|hoặc|đến|tới)\s{1,2}|\s{0,2}-\s{0,2})"
_YEAR = r"(?:19|20)\d\d"
# What joins a day or month or quarter to its year: 3/2024, 3-2024, 3.2024, tháng 3 năm 2024, tháng 3, năm 2024.
_TO_YEAR = r"(?:\s{0,2}[/.\-]\s{0,2}(?:năm\s{1,2})?|\s{0,1},?\s{1,2}(?:của\s{1,2})?năm\s{1,2})"
_NO_MORE = r"(?![\w%]|[/.,\-]\d|/[a-zđ])"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2}(?:\s?phút|')?)?\s?,?\s?(?:phút\s)?)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """One way to print a stretch of the calendar.

    Attributes:
        name: for diagnostics and tests.
        pattern: on folded text, tried at a trigger.
        read: the period, ``None`` when the groups are out of range (that is a diagnostic, not a value).
        examples: phrases that the rule is for, with the interval each means (the year 2024 where none is printed).
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Period | None]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that is none (31/4, tháng 13, quý V)."""

    start: int
    end: int


def _year(match: re.Match[str], group: str = "y") -> int | None:
    printed = match[group]
    if printed is None:
        return None
    # Two digits: deadlines lie in this century; a cited 98 or 99 is of the last.
    return int(printed) if len(printed) == 4 else (2000 if int(printed) < 80 else 1900) + int(printed)


def _days(first: tuple[int, int], last: tuple[int, int], year: int | None) -> Period | None:
    for day, month in (first, last):
        if not (1 <= month <= 12 and 1 <= day <= _longest(month, year)):
            return None
    return Period(PartialDay(year, first[1], first[0]), PartialDay(year, last[1], last[0]), "day")


def _longest(month: int, year: int | None) -> int:
    if month == 2:
        return 28 if year is not None and (year % 4 or (year % 100 == 0 and year % 400)) else 29
    return 30 if month in (4, 6, 9, 11) else 31


def _months(first: int, last: int, year: int | None, unit: Any = "month") -> Period | None:
    if not (1 <= first <= last <= 12):
        return None
    return Period(PartialDay(year, first, 1), PartialDay(year, last, 0), unit)


def _years(first: int, last: int) -> Period | None:
    if first > last:
        return None
    return Period(PartialDay(first, 1, 1), PartialDay(last, 12, 0), "year" if first == last else "years")


def _one_day(match: re.Match[str]) -> Period | None:
    day = (int(match["d"]), int(match["m"]))
    return _days(day, day, _year(match))


def _day_span(match: re.Match[str]) -> Period | None:
    month = int(match["m"])
    return _days((int(match["d"]), month), (int(match["d2"]), month), _year(match))


def _one_month(match: re.Match[str]) -> Period | None:
    month = int(match["m"])
    return _months(month, month, _year(match))


def _month_span(match: re.Match[str]) -> Period | None:
    return _months(int(match["m"]), int(match["m2"]), _year(match))


def _tenth(match: re.Match[str]) -> Period | None:
    month, year = int(match["m"]), _year(match)
    if not 1 <= month <= 12:
        return None
    first, last = {"thượng": (1, 10), "trung": (11, 20), "hạ": (21, 0)}[match["which"]]
    return Period(PartialDay(year, month, first), PartialDay(year, month, last), "week")


def _year_span(match: re.Match[str]) -> Period | None:
    return _years(int(match["y"]), int(match["y2"]))


def _school_year(match: re.Match[str]) -> Period | None:
    first, last = int(match["y"]), int(match["y2"])
    if last != first + 1:
        return None
    # From the opening of the year in September to its closing at the end of May.
    return Period(PartialDay(first, 9, 1), PartialDay(last, 5, 0), "year")


def _one_year(match: re.Match[str]) -> Period | None:
    return _years(int(match["y"]), int(match["y"]))


def _rules(numerals: Numerals, misreads: Mapping[str, int]) -> tuple[CalendarRule, ...]:
    quarter_names = "|".join(sorted({*_ROMAN, *misreads}, key=len, reverse=True))
    quarters = {**_ROMAN, **misreads}

    def quarter_span(match: re.Match[str]) -> Period | None:
        first = quarters[match["q"]]
        last = quarters[match["q2"]] if match["q2"] else first
        return _months(first * 3 - 2, last * 3, _year(match), "quarter") if first <= last else None

    def months_of_year(match: re.Match[str]) -> Period | None:
        count = numerals.value(match["n"]) or 0
        if not 1 <= count <= 11:
            return None
        span = (1, count) if match["side"] == "đầu" else (13 - count, 12)
        return _months(*span, _year(match), "half")

    def half(match: re.Match[str]) -> Period | None:
        year, early = _year(match), match["side"] == "đầu"
        if match["m"]:
            month = int(match["m"])
            if not 1 <= month <= 12:
                return None
            first, last = (1, 15) if early else (16, 0)
            return Period(PartialDay(year, month, first), PartialDay(year, month, last), "half")
        return _months(*((1, 6) if early else (7, 12)), year, "half")

    def rule(
        name: str, pattern: str, read: Callable[[re.Match[str]], Period | None], *examples: tuple[str, str]
    ) -> CalendarRule:
        return CalendarRule(name, re.compile(pattern + _NO_MORE, re.VERBOSE), read, examples)

    to_year = rf"(?:{_TO_YEAR}(?P<y>{_YEAR}|\d{{2}}(?=\D|$)))?"
    full_year = rf"(?:{_TO_YEAR}(?P<y>{_YEAR}))?"
    return (
        rule(
            "days",
            rf"(?:các\s{{1,2}})?(?:ngày|mùng|mồng)\s{{1,2}}(?P<d>\d{{1,2}})(?:{_AND}(?:ngày\s{{1,2}})?\d{{1,2}}){{0,4}}"
            rf"{_AND}(?:ngày\s{{1,2}})?(?P<d2>\d{{1,2}})(?:\s?/\s?|\s{{1,2}}tháng\s{{1,2}})(?P<m>\d{{1,2}}){to_year}",
            _day_span,
            ("ngày 08-09/9/2026", "2026-09-08/2026-09-09"),
            ("các ngày 5, 6 và 7/3/2024", "2024-03-05/2024-03-07"),
            ("ngày 14 và 15 tháng 11 năm 2025", "2025-11-14/2025-11-15"),
        ),
        rule(
            "day-span",
            rf"(?P<d>\d{{1,2}})\s?-\s?(?P<d2>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s?/\s?(?P<y>{_YEAR})",
            _day_span,
            ("08-09/9/2026", "2026-09-08/2026-09-09"),
        ),
        rule(
            "day-in-words",
            rf"{_HOUR}?(?:ngày\s{{0,2}}|mùng\s{{1,2}}|mồng\s{{1,2}})?(?P<d>\d{{1,2}})\s{{0,2}}tháng\s{{0,2}}"
            rf"(?P<m>\d{{1,2}}){to_year}",
            _one_day,
            ("ngày 05 tháng 3 năm 2024", "2024-03-05/2024-03-05"),
            ("20h00 ngày 25 tháng 5 năm 2025", "2025-05-25/2025-05-25"),
            ("ngày 15 tháng 6", "2024-06-15/2024-06-15"),
            ("ngày 15 tháng 6/2025", "2025-06-15/2025-06-15"),
        ),
        rule(
            "day-in-figures",
            rf"{_HOUR}?(?:ngày\s{{0,2}}|mùng\s{{1,2}}|mồng\s{{1,2}})?(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])\s?(?P<m>\d{{1,2}})"
            rf"\s?(?P=s)\s?(?P<y>{_YEAR}|\d{{2}})",
            _one_day,
            ("05/3/2024", "2024-03-05/2024-03-05"),
            ("ngày 5-3-2024", "2024-03-05/2024-03-05"),
            ("05.3.2024", "2024-03-05/2024-03-05"),
            ("30/6/25", "2025-06-30/2025-06-30"),
            ("17h00 ngày 15/3/2024", "2024-03-15/2024-03-15"),
        ),
        rule(
            "day-and-month",
            rf"{_HOUR}?(?:ngày\s{{0,2}}|mùng\s{{1,2}}|mồng\s{{1,2}})(?P<d>\d{{1,2}})\s?[/\-]\s?(?P<m>\d{{1,2}})(?P<y>)?",
            lambda m: _days((int(m["d"]), int(m["m"])), (int(m["d"]), int(m["m"])), None),
            ("ngày 15/3", "2024-03-15/2024-03-15"),
            ("mùng 5/3", "2024-03-05/2024-03-05"),
        ),
        rule(
            "ten-days",
            rf"(?P<which>thượng|trung|hạ)\s{{1,2}}tuần\s{{1,2}}tháng\s{{1,2}}(?P<m>\d{{1,2}}){to_year}",
            _tenth,
            ("trung tuần tháng 5/2024", "2024-05-11/2024-05-20"),
            ("hạ tuần tháng 2 năm 2024", "2024-02-21/2024-02-29"),
        ),
        rule(
            "months",
            rf"(?:các\s{{1,2}})?(?:tháng|t)\s{{0,2}}(?P<m>\d{{1,2}})(?:{_AND}(?:tháng\s{{1,2}})?\d{{1,2}}){{0,10}}"
            rf"{_AND}(?:tháng\s{{1,2}})?(?P<m2>\d{{1,2}}){full_year}",
            _month_span,
            ("tháng 7, 8, 9", "2024-07-01/2024-09-30"),
            ("tháng 3 - 5/2025", "2025-03-01/2025-05-31"),
            ("tháng 4 và tháng 5 năm 2025", "2025-04-01/2025-05-31"),
        ),
        rule(
            "month",
            rf"tháng\s{{1,2}}(?P<m>\d{{1,2}}){to_year}",
            _one_month,
            ("tháng 3/2024", "2024-03-01/2024-03-31"),
            ("tháng 02 năm 2025", "2025-02-01/2025-02-28"),
            ("tháng 10", "2024-10-01/2024-10-31"),
        ),
        rule(
            "month-abbreviated",
            rf"t\.?(?P<m>\d{{1,2}})\s?[/.\-]\s?(?P<y>{_YEAR})",
            _one_month,
            ("T6/2025", "2025-06-01/2025-06-30"),
        ),
        rule(
            "month-in-figures",
            rf"(?P<m>\d{{1,2}})\s?[/\-.]\s?(?P<y>{_YEAR})",
            _one_month,
            ("6/2025", "2025-06-01/2025-06-30"),
            ("02/2024", "2024-02-01/2024-02-29"),
        ),
        rule(
            "quarter",
            rf"(?:các\s{{1,2}})?(?:qu[ýyỷỳ]\s{{0,2}}|q\.?\s?)(?P<q>{quarter_names})"
            rf"(?:{_AND}(?:quý\s{{1,2}})?(?P<q2>{quarter_names})(?!\d))?(?:{_TO_YEAR}|\s(?={_YEAR}))?(?P<y>(?<=[\s/.\-]){_YEAR})?",
            quarter_span,
            ("quý II/2024", "2024-04-01/2024-06-30"),
            ("quý 2 năm 2024", "2024-04-01/2024-06-30"),
            ("quý I, II/2025", "2025-01-01/2025-06-30"),
            ("quý III - quý IV năm 2025", "2025-07-01/2025-12-31"),
            ("Quý IV", "2024-10-01/2024-12-31"),
            ("QII/2025", "2025-04-01/2025-06-30"),
        ),
        rule(
            "months-of-year",
            rf"(?P<n>{numerals.pattern})\s{{1,2}}tháng\s{{1,2}}(?P<side>đầu|cuối)\s{{1,2}}năm(?:\s{{1,2}}(?P<y>{_YEAR}))?",
            months_of_year,
            ("6 tháng đầu năm 2024", "2024-01-01/2024-06-30"),
            ("sáu tháng cuối năm 2025", "2025-07-01/2025-12-31"),
            ("9 tháng đầu năm", "2024-01-01/2024-09-30"),
        ),
        rule(
            "half",
            rf"nửa\s{{1,2}}(?P<side>đầu|cuối|sau)\s{{1,2}}(?:tháng\s{{1,2}}(?P<m>\d{{1,2}}){_TO_YEAR}?|năm\s{{1,2}})"
            rf"(?P<y>{_YEAR})?",
            half,
            ("nửa đầu năm 2025", "2025-01-01/2025-06-30"),
            ("nửa đầu tháng 3", "2024-03-01/2024-03-15"),
            ("nửa cuối tháng 4/2025", "2025-04-16/2025-04-30"),
        ),
        rule(
            "school-year",
            rf"năm\s{{1,2}}học\s{{1,2}}(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR})",
            _school_year,
            ("năm học 2023-2024", "2023-09-01/2024-05-31"),
        ),
        rule(
            "named-period",
            rf"(?:giai\s{{1,2}}đoạn|thời\s{{1,2}}kỳ|nhiệm\s{{1,2}}kỳ)\s{{1,2}}(?:từ\s{{1,2}})?(?:năm\s{{1,2}})?(?P<y>{_YEAR})"
            rf"(?:{_DASH}|\s{{1,2}}đến\s{{1,2}})(?:năm\s{{1,2}})?(?P<y2>{_YEAR})",
            _year_span,
            ("giai đoạn 2021-2025", "2021-01-01/2025-12-31"),
            ("giai đoạn từ năm 2021 đến năm 2025", "2021-01-01/2025-12-31"),
            ("nhiệm kỳ 2020 - 2025", "2020-01-01/2025-12-31"),
        ),
        rule(
            "years",
            rf"(?:(?:trong\s{{1,2}})?(?:các\s{{1,2}}|\d\s{{1,2}}|hai\s{{1,2}}|ba\s{{1,2}})?năm\s{{1,2}})?(?P<y>{_YEAR})"
            rf"(?:{_AND}(?:năm\s{{1,2}})?{_YEAR}){{0,5}}{_AND}(?:năm\s{{1,2}})?(?P<y2>{_YEAR})",
            _year_span,
            ("2025 - 2026", "2025-01-01/2026-12-31"),
            ("các năm 2025, 2026 và 2027", "2025-01-01/2027-12-31"),
            ("năm 2025 và năm 2026", "2025-01-01/2026-12-31"),
        ),
        rule(
            "year",
            rf"năm\s{{1,2}}(?P<y>{_YEAR})",
            _one_year,
            ("năm 2025", "2025-01-01/2025-12-31"),
        ),
    )


_BARE_DAY = re.compile(r"(?P<d>\d{1,2})\s?[/\-]\s?(?P<m>\d{1,2})(?P<y>)?" + _NO_MORE)
_BARE_YEAR = re.compile(rf"(?P<y>{_YEAR})" + _NO_MORE)
_LONE_DAY = re.compile(r"ngày\s{1,2}(?P<d>\d{1,2})(?=\s{0,2}(?:đến|tới|-))")
_PART = re.compile(r"(?<!\w)(đầu|giữa|cuối)\s{1,2}(?:của\s{1,2})?$")
_ONWARD = re.compile(
    r"\s{0,2}(?:(?:,|và)\s{0,2})?(?:(?:các|những)\s{1,2}năm\s{1,2}(?:tiếp\s{1,2}theo|sau|kế\s{1,2}tiếp)|trở\s{1,2}đi|về\s{1,2}sau)"
    r"(?:\s{1,2}(?:và|,)\s{1,2}(?:các|những)\s{1,2}năm\s{1,2}tiếp\s{1,2}theo)?"
)
_BACKWARD = re.compile(r"\s{0,2}(?:trở\s{1,2}(?:về\s{1,2}trước|lại\s{1,2}đây)|âm\s{1,2}lịch)")


class Calendar:
    """Finds stretches of the calendar in folded text.

    Args:
        numerals: number words.
        misreads: OCR's spellings of a quarter's Roman numeral.
    """

    def __init__(self, numerals: Numerals, misreads: Mapping[str, int]) -> None:
        self.rules = _rules(numerals, misreads)
        self._misreads = frozenset(misreads)
        self._trigger = re.compile(
            r"(?<![\w/.,\-])(?:"
            r"(?:các\s{1,2})?(?:ngày|mùng|mồng|tháng|năm)\s{0,2}(?=\d)"
            r"|(?:các\s{1,2})?qu[ýyỷỳ]\s{0,2}(?=[ivhl\d])|q\.?\s?(?=[iv\d])|t\.?(?=\d)"
            r"|giai\s{1,2}đoạn|thời\s{1,2}kỳ|nhiệm\s{1,2}kỳ|năm\s{1,2}học|nửa\s{1,2}(?:đầu|cuối|sau)"
            r"|(?:thượng|trung|hạ)\s{1,2}tuần|(?:hai|ba)\s{1,2}năm\s{1,2}(?=\d{4})"
            rf"|{numerals.pattern}\s{{1,2}}tháng\s{{1,2}}(?:đầu|cuối)"
            r"|\d{1,4}\s?(?:[/.\-h:]|giờ|tháng|năm)\s{0,2}(?=[\d(]|ngày|phút|,)|(?:19|20)\d\d\s{1,2}(?=[\-đv])"
            r")"
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

    def bare_day(self, folded: str, at: int, end: int) -> CalendarMention | Impossible | None:
        """``15/3`` at ``at``: a day only where its surroundings say so."""
        return self._read(folded, CalendarRule("bare-day", _BARE_DAY, _bare_day, ()), _BARE_DAY.match(folded, at, end))

    def _at(self, folded: str, at: int, end: int, bare: bool) -> CalendarMention | Impossible | None:
        for rule in self.rules:
            found = self._read(folded, rule, rule.pattern.match(folded, at, end))
            if found is not None:
                return found
        for rule in _BARE_RULES if bare else (_LONE_RULE,):
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
    """``cuối quý I``: only the last day is said; ``đầu quý I``: only the first."""
    if mention.period.unit == "day":
        return mention
    low = max(0, mention.start - 12)
    part = _PART.search(folded[low : mention.start])
    if part is None:
        return mention
    period = mention.period
    if part[1] == "cuối":
        period = replace(period, start=None)
    elif part[1] == "đầu":
        period = replace(period, end=None)
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


def _bare_day(match: re.Match[str]) -> Period | None:
    day = (int(match["d"]), int(match["m"]))
    return _days(day, day, None)


def _lone_day(match: re.Match[str]) -> Period | None:
    # The month follows with the second day of the range; 0 marks it as not yet known.
    return Period(PartialDay(None, 0, int(match["d"])), None, "day")


_BARE = re.compile(rf"(?<![\w/.,\-])(?:\d{{1,2}}\s?[/\-]\s?\d{{1,2}}|{_YEAR})")
_BARE_RULES = (
    CalendarRule("bare-day", _BARE_DAY, _bare_day, (("15/3", "2024-03-15/2024-03-15"),)),
    CalendarRule("bare-year", _BARE_YEAR, _one_year, (("2025", "2025-01-01/2025-12-31"),)),
    CalendarRule("lone-day", _LONE_DAY, _lone_day, ()),
)
_LONE_RULE = _BARE_RULES[2]
