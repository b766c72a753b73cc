"""Stretches of the calendar that are counted from the day of the document: trong quý này, đến hết năm, tuần tới.

They count only where a bound word stands before them ("trong tháng này"), or in a cell or field of time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vanban.extract.deadlines.models import CalendarMention, PartialDay, Period, Unit
from vanban.extract.deadlines.periods import days, months, part_of
from vanban.extract.deadlines.phrases import elastic

RULES = frozenset({"weekday-of-week", "this-or-next", "end-of-year", "whole-year"})
"""Names of the rules, which need a bound word."""

_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_UNITS: dict[str, Unit] = {"tháng": "month", "quý": "quarter", "năm": "year", "tuần": "week"}
_NEXT_YEAR = re.compile(
    elastic(r" (?:của )?năm (?:sau|tới|kế tiếp|tiếp theo|liền kề)(?: (?:kế|liền) (?:kề|tiếp))?(?!\w)")
)
_COUNTED = re.compile(elastic(r"(?:\d|\w\)|(?<!\w)(?:những|các|hai|ba|vài|mỗi|hằng|hàng|từng|của)) $"))


@dataclass(frozen=True, slots=True)
class DeicticRule:
    """One way to count from the day of the document.

    Attributes:
        name: for tests and filters.
        pattern: on folded text.
        read: the period for a day of issue.
        bare: only in a passage that is an expression of time.
        examples: phrases with the interval each means in a document of 14 May 2024.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date], Period | None]
    bare: bool
    examples: tuple[tuple[str, str], ...]


def _round(unit: str, offset: int, today: date) -> Period | None:
    if unit == "tuần":
        monday = today - timedelta(days=today.weekday() - 7 * offset)
        sunday = monday + timedelta(days=6)
        return Period(
            PartialDay(monday.year, monday.month, monday.day), PartialDay(sunday.year, sunday.month, sunday.day), "week"
        )
    length = _MONTHS[unit]
    first = (today.year * 12 + today.month - 1) // length * length + offset * length
    year, month = first // 12, first % 12 + 1
    return months(month, month + length - 1, year, _UNITS[unit])


def _this_or_next(match: re.Match[str], today: date) -> Period | None:
    period = _round(match["u"], match["when"] not in ("này", "nay"), today)
    return period if period is None or match["part"] is None else part_of(period, match["part"])


def _rule(
    name: str,
    pattern: str,
    read: Callable[[re.Match[str], date], Period | None],
    *examples: tuple[str, str],
    bare: bool = False,
) -> DeicticRule:
    return DeicticRule(name, re.compile(elastic(rf"(?<!\w){pattern}(?!\w)")), read, bare, examples)


def _weekday(match: re.Match[str], today: date) -> Period | None:
    weekday = _WEEKDAYS[match["d"]] if match["d"] is not None else 6
    monday = today - timedelta(days=today.weekday() - 7 * (match["when"] not in ("này", "nay")))
    day = monday + timedelta(days=weekday)
    return days((day.day, day.month), (day.day, day.month), day.year)


DEICTIC_RULES = (
    _rule(
        "weekday-of-week",
        rf"(?:ngày )?(?:thứ (?P<d>{'|'.join(_WEEKDAYS)})|chủ nhật) (?:của )?tuần (?P<when>này|nay|tới|sau)",
        _weekday,
        ("thứ Năm tuần này", "2024-05-16/2024-05-16"),
        ("thứ 2 tuần sau", "2024-05-20/2024-05-20"),
    ),
    _rule(
        "this-or-next",
        r"(?:(?P<part>đầu|giữa|cuối) )?(?P<u>tuần|tháng|quý|năm) "
        r"(?:(?P<when>này|nay|tới)|(?P<after>sau|kế tiếp|tiếp theo)(?! (?:khi|đó|ngày|kỳ|thời)(?!\w)))",
        _this_or_next,
        ("tháng này", "2024-05-01/2024-05-31"),
        ("giữa tháng này", "2024-05-11/2024-05-20"),
        ("quý tới", "2024-07-01/2024-09-30"),
        ("năm nay", "2024-01-01/2024-12-31"),
        ("tuần sau", "2024-05-20/2024-05-26"),
    ),
    _rule(
        "end-of-year",
        r"(?:(?<=hết\s)|cuối )năm(?! (?:\d|học|ngân sách|kế hoạch|tài chính|này|nay|sau|tới))",
        lambda _, today: Period(None, PartialDay(today.year, 12, 0), "year"),
        ("cuối năm", "/2024-12-31"),
    ),
    _rule(
        "whole-year",
        r"(?:trong|cả|suốt|trong cả) năm(?! \w)",
        lambda _, today: months(1, 12, today.year, "year"),
        ("Cả năm", "2024-01-01/2024-12-31"),
        bare=True,
    ),
)


def deictic_mentions(
    folded: str, start: int, end: int, today: date | None, *, bare: bool = False
) -> Iterator[CalendarMention]:
    """Mentions, in order within each rule; none without a day to count from.

    Args:
        folded: the folded text.
        start: where to begin.
        end: where to stop.
        today: day of issue.
        bare: the passage is an expression of time.
    """
    if today is None:
        return
    for rule in DEICTIC_RULES:
        if rule.bare and not bare:
            continue
        for match in rule.pattern.finditer(folded, start, end):
            period = rule.read(match, today)
            if period is not None and not _counted(folded, match.start()):
                yield CalendarMention(match.start(), match.end(), period, rule.name, None, match.start(), named=True)


def _counted(folded: str, at: int) -> bool:
    """As in "5 năm tới", "những năm tới", "hằng tháng tới": no one year or month."""
    return _COUNTED.search(folded[max(0, at - 8) : at]) is not None


def beside(calendar: Sequence[CalendarMention], deictic: Iterable[CalendarMention]) -> list[CalendarMention]:
    """Both in order; what the calendar read stays where they overlap ("6 tháng cuối năm")."""
    free: list[CalendarMention] = []
    ends = [mention.end for mention in calendar]
    for mention in sorted(deictic, key=lambda m: m.start):
        at = bisect_right(ends, mention.start)
        clear = at == len(calendar) or mention.end <= calendar[at].start
        if clear and (not free or free[-1].end <= mention.start):
            free.append(mention)
    return sorted([*calendar, *free], key=lambda m: m.start)


def in_next_year(folded: str, mention: CalendarMention, today: date | None) -> CalendarMention:
    """``ngày 15 tháng 01 năm sau``: the year after that of the document."""
    start, end = mention.period.start, mention.period.end
    if today is None or any(day is not None and day.year is not None for day in (start, end)):
        return mention
    told = _NEXT_YEAR.match(folded, mention.end)
    if told is None:
        return mention
    year = today.year + 1
    period = replace(
        mention.period,
        start=replace(start, year=year) if start is not None else None,
        end=replace(end, year=year) if end is not None else None,
    )
    return replace(mention, end=told.end(), period=period)
