"""Groups of a matched date become a stretch of the calendar.

A reader takes the match of a rule whose groups are ``d``, ``d2`` (days), ``m``, ``m2`` (months), ``y``, ``y2`` (years);
it gives ``None`` when they name no such day, month or quarter.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vanban.extract.dates import full_year
from vanban.extract.deadlines.models import PartialDay, Period, Unit

_MONTH_NAMES = {
    "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
# The first month of the moon ("tháng Giêng") and its last ("tháng Chạp") are none of these; "tháng một" counts.
MONTH_WORDS = "|".join(
    rf"{name}(?!\s{{1,3}}\d)" if name == "năm" else name for name in sorted(_MONTH_NAMES, key=len, reverse=True)
)
"""Source of an alternation of the names of months; ``ngày 15 tháng  năm 2024`` has left its month blank."""


def month_of(match: re.Match[str], group: str = "m") -> int:
    """The month that a group holds in figures or words; out of range when there is no such month."""
    printed = " ".join(match[group].split())
    return int(printed) if printed.isdigit() else _MONTH_NAMES[printed]


def year_of(match: re.Match[str], group: str = "y") -> int | None:
    """The year that a group holds, two digits completed; ``None`` when it is not printed."""
    printed = match[group]
    return full_year(printed) if printed is not None else None


def days(first: tuple[int, int], last: tuple[int, int], year: int | None) -> Period | None:
    """From one ``(day, month)`` to another of the same year."""
    for day, month in (first, last):
        if not (1 <= month <= 12 and 1 <= day <= longest(month, year)):
            return None
    return Period(PartialDay(year, first[1], first[0]), PartialDay(year, last[1], last[0]), "day")


def longest(month: int, year: int | None) -> int:
    """Number of days of a month; 29 for a February of unknown year."""
    if month == 2:
        return 28 if year is not None and (year % 4 or (year % 100 == 0 and year % 400)) else 29
    return 30 if month in (4, 6, 9, 11) else 31


def months(first: int, last: int, year: int | None, unit: Unit = "month") -> Period | None:
    """From the first day of a month to the last of another."""
    if not (1 <= first <= last <= 12):
        return None
    return Period(PartialDay(year, first, 1), PartialDay(year, last, 0), unit)


def months_over_new_year(first: int, last: int, year: int | None, unit: Unit = "month") -> Period | None:
    """As ``months``, or from a month to an earlier one of the next year, whose year is ``year`` then."""
    if first <= last or not (last >= 1 and first <= 12):
        return months(first, last, year, unit)
    return Period(PartialDay(year - 1 if year is not None else None, first, 1), PartialDay(year, last, 0), unit)


def years(first: int, last: int) -> Period | None:
    """Whole years."""
    if first > last:
        return None
    return Period(PartialDay(first, 1, 1), PartialDay(last, 12, 0), "year" if first == last else "years")


def one_day(match: re.Match[str]) -> Period | None:
    """``ngày 05 tháng 3 năm 2024``."""
    day = (int(match["d"]), month_of(match))
    return days(day, day, year_of(match))


def last_day(match: re.Match[str]) -> Period | None:
    """``ngày cuối cùng của tháng 6``."""
    month, year = int(match["m"]), year_of(match)
    day = PartialDay(year, month, 0)
    return Period(day, day, "day") if 1 <= month <= 12 else None


def day_span(match: re.Match[str]) -> Period | None:
    """``ngày 08-09/9/2026``."""
    month = int(match["m"])
    return days((int(match["d"]), month), (int(match["d2"]), month), year_of(match))


def one_month(match: re.Match[str]) -> Period | None:
    """``tháng 3/2024``."""
    month = month_of(match)
    return months(month, month, year_of(match))


def month_span(match: re.Match[str]) -> Period | None:
    """``tháng 7, 8, 9``, ``tháng 9 đến tháng 3``."""
    return months_over_new_year(int(match["m"]), int(match["m2"]), year_of(match))


def part_of(period: Period, part: str) -> Period:
    """``cuối quý I``: only the last day is said; ``đầu quý I``: only the first; ``giữa``: the middle third."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if part == "cuối":
        return Period(None, end, period.unit)
    if part == "đầu":
        return Period(start, None, period.unit)
    if period.unit == "month" and (start.year, start.month) == (end.year, end.month):
        return Period(PartialDay(start.year, start.month, 11), PartialDay(start.year, start.month, 20), "week")
    third = (end.month - start.month + 1) // 3
    if period.unit in ("quarter", "half", "year") and start.year == end.year and third:
        return Period(
            PartialDay(start.year, start.month + third, 1), PartialDay(end.year, end.month - third, 0), period.unit
        )
    return period


def days_at_end(month: int, year: int | None, count: int, *, first: bool) -> Period | None:
    """``15 ngày đầu tháng 3``, ``10 ngày cuối tháng 3``: so many days of a month, from its beginning or end."""
    if not 1 <= month <= 12 or not 1 <= count <= 28:
        return None
    if first:
        return Period(PartialDay(year, month, 1), PartialDay(year, month, count), "week")
    return Period(PartialDay(year, month, longest(month, year) - count + 1), PartialDay(year, month, 0), "week")


def reaches(between: str) -> bool:
    """What stands between two periods makes a span of them ("tháng 9 đến tháng 3"), not a list."""
    return re.search(r"-|đến|tới", between) is not None


def unbroken_months(match: re.Match[str]) -> bool:
    """``tháng 7, 8, 9`` and ``tháng 3 - 6`` are one stretch; ``tháng 6 và tháng 12`` are two."""
    named = [int(month) for month in re.findall(r"\d{1,2}", match.string[match.start("m") : match.end("m2")])]
    spanned = len(named) == 2 and reaches(match.string[match.end("m") : match.start("m2")])
    return spanned or all(later == sooner + 1 for sooner, later in pairwise(named))


def tenth(match: re.Match[str]) -> Period | None:
    """``thượng tuần``, ``trung tuần``, ``hạ tuần``: days 1-10, 11-20 and the rest."""
    month, year = int(match["m"]), year_of(match)
    if not 1 <= month <= 12:
        return None
    first, last = {"thượng": (1, 10), "trung": (11, 20), "hạ": (21, 0)}[match["which"]]
    return Period(PartialDay(year, month, first), PartialDay(year, month, last), "week")


WEEKS = {"1": 1, "2": 2, "3": 3, "4": 4, "nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "cuối": 0}


def week(match: re.Match[str]) -> Period | None:
    """The n-th seven days of the month, the last seven for ``tuần cuối``."""
    month, year, week = int(match["m"]), year_of(match), WEEKS[match["w"]]
    if not 1 <= month <= 12:
        return None
    if week:
        return Period(PartialDay(year, month, week * 7 - 6), PartialDay(year, month, week * 7), "week")
    return Period(PartialDay(year, month, longest(month, year) - 6), PartialDay(year, month, 0), "week")


def year_span(match: re.Match[str]) -> Period | None:
    """``giai đoạn 2021-2025``."""
    return years(int(match["y"]), int(match["y2"]))


def school_year(match: re.Match[str]) -> Period | None:
    """``năm học 2023-2024``."""
    first, last = int(match["y"]), int(match["y2"])
    if last != first + 1:
        return None
    # From the opening of the year in September to its closing at the end of May.
    return Period(PartialDay(first, 9, 1), PartialDay(last, 5, 0), "year")


def one_year(match: re.Match[str]) -> Period | None:
    """``năm 2025``."""
    return years(int(match["y"]), int(match["y"]))


def bare_day(match: re.Match[str]) -> Period | None:
    """``15/3``."""
    day = (int(match["d"]), int(match["m"]))
    return days(day, day, None)


def lone_day(match: re.Match[str]) -> Period | None:
    """``ngày 12``, before ``đến ngày 13/10``."""
    # The month follows with the second day of the range; 0 marks it as not yet known.
    return Period(PartialDay(None, 0, int(match["d"])), None, "day")
