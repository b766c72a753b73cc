"""The grammar of dates: named rules, each with the phrases it is for.

``tests/deadlines`` runs every rule on its own examples. All patterns are matched on folded text (lower case, new tone
placement, keyboard dashes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vanban.extract.deadlines import periods as read
from vanban.extract.deadlines.models import PartialDay, Period
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.phrases import elastic

_DASH = r"\s{0,2}-\s{0,2}"
_AND = r"(?:\s{0,2}[,;&+]\s{0,2}(?:và )?| (?:và|hoặc|đến|tới) |\s{0,2}-\s{0,2})"
YEAR = r"(?:19|20)\d\d"
# What joins a day or month or quarter to its year: 3/2024, 3-2024, 3.2024, tháng 3 năm 2024, tháng 3, năm 2024.
_TO_YEAR = r"(?:\s{0,2}[/.\-]\s{0,2}(?:năm )?|\s{0,1},? (?:của )?năm )"
_MAYBE_YEAR = rf"(?:{_TO_YEAR}(?P<y>{YEAR}|\d{{2}}(?=\D|$)))?"
_MAYBE_FULL_YEAR = rf"(?:{_TO_YEAR}(?P<y>{YEAR}))?"
_NO_MORE = r"(?![\w%]|[/.,\-]\d|/[a-zđ])"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2}(?:\s?phút|')?)?\s?,?\s?(?:phút\s)?)"
# Fixed-width looks behind: "trong tháng Ba", but not "mỗi tháng ba lần".
_WANTS_MONTH = "|".join(
    rf"(?<={word}\s)" for word in ("trong", "vào", "hết", "trước", "cuối", "đầu", "giữa", "từ", "đến", "sau", "nhất")
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """One way to print a stretch of the calendar.

    Attributes:
        name: for diagnostics and tests.
        pattern: on folded text, tried at a trigger.
        read: the period, ``None`` when the groups are out of range (that is a diagnostic, not a value).
        holds: the match is of this rule; otherwise the next one is tried.
        examples: phrases that the rule is for, with the interval each means (the year 2024 where none is printed).
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Period | None]
    examples: tuple[tuple[str, str], ...]
    holds: Callable[[re.Match[str]], bool] = lambda _: True


def calendar_rules(numerals: Numerals, misreads: Mapping[str, int]) -> tuple[CalendarRule, ...]:
    """The rules in the order they are tried.

    Args:
        numerals: number words.
        misreads: OCR's spellings of a quarter's Roman numeral.
    """
    return (
        *_day_list_rules(numerals),
        *_day_rules(),
        *_week_rules(),
        *_month_rules(),
        _quarter_rule(misreads),
        *_part_rules(numerals),
        *_year_rules(),
    )


def _rule(
    name: str,
    pattern: str,
    read: Callable[[re.Match[str]], Period | None],
    *examples: tuple[str, str],
    holds: Callable[[re.Match[str]], bool] = lambda _: True,
) -> CalendarRule:
    return CalendarRule(name, re.compile(elastic(pattern + _NO_MORE)), read, examples, holds)


def _day_list_rules(numerals: Numerals) -> tuple[CalendarRule, ...]:
    """Several days of one month."""
    return (
        _rule(
            "days",
            rf"(?:các )?(?:ngày|mùng|mồng) (?P<d>\d{{1,2}})(?:{_AND}(?:ngày )?\d{{1,2}}){{0,4}}"
            rf"{_AND}(?:ngày )?(?P<d2>\d{{1,2}})(?:\s?/\s?| tháng )(?P<m>\d{{1,2}}){_MAYBE_YEAR}",
            read.day_span,
            ("ngày 08-09/9/2026", "2026-09-08/2026-09-09"),
            ("các ngày 5, 6 và 7/3/2024", "2024-03-05/2024-03-07"),
            ("ngày 14 và 15 tháng 11 năm 2025", "2025-11-14/2025-11-15"),
        ),
        _rule(
            "counted-days",
            rf"{numerals.pattern} ngày\s?(?:[,:]|(?P<open>\())\s{{0,2}}(?:là )?(?:ngày )?(?P<d>\d{{1,2}})"
            rf"(?:{_AND}(?:ngày )?\d{{1,2}}){{0,4}}{_AND}(?:ngày )?(?P<d2>\d{{1,2}})"
            rf"(?:\s?/\s?| tháng )(?P<m>\d{{1,2}}){_MAYBE_YEAR}(?(open)\))",
            read.day_span,
            ("02 ngày, 15 và 16/4/2024", "2024-04-15/2024-04-16"),
            ("hai ngày (15 và 16/4/2024)", "2024-04-15/2024-04-16"),
            ("03 ngày: ngày 15, 16 và 17 tháng 4 năm 2025", "2025-04-15/2025-04-17"),
        ),
        _rule(
            "day-span",
            rf"(?P<d>\d{{1,2}})\s?-\s?(?P<d2>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s?/\s?(?P<y>{YEAR})",
            read.day_span,
            ("08-09/9/2026", "2026-09-08/2026-09-09"),
        ),
    )


def _day_rules() -> tuple[CalendarRule, ...]:
    """Single days."""
    return (
        _rule(
            "day-in-words",
            rf"{_HOUR}?(?:(?:ngày\s{{0,2}}(?:mùng |mồng )?|mùng |mồng )|(?=\d{{1,2}} tháng \d{{1,2}} năm))"
            rf"(?P<d>\d{{1,2}})\s{{0,2}}tháng\s{{0,2}}(?P<m>\d{{1,2}}|{read.MONTH_WORDS}){_MAYBE_YEAR}",
            read.one_day,
            ("ngày 05 tháng 3 năm 2024", "2024-03-05/2024-03-05"),
            ("20h00 ngày 25 tháng 5 năm 2025", "2025-05-25/2025-05-25"),
            ("ngày 15 tháng 6", "2024-06-15/2024-06-15"),
            ("ngày 15 tháng 6/2025", "2025-06-15/2025-06-15"),
            ("ngày 30 tháng Tư năm 2025", "2025-04-30/2025-04-30"),
            ("ngày mùng 5 tháng 3", "2024-03-05/2024-03-05"),
        ),
        _rule(
            "day-in-figures",
            rf"{_HOUR}?(?:ngày\s{{0,2}}|mùng |mồng )?(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])\s?(?P<m>\d{{1,2}})"
            rf"\s?(?P=s)\s?(?P<y>{YEAR}|\d{{2}})",
            read.one_day,
            ("05/3/2024", "2024-03-05/2024-03-05"),
            ("ngày 5-3-2024", "2024-03-05/2024-03-05"),
            ("05.3.2024", "2024-03-05/2024-03-05"),
            ("30/6/25", "2025-06-30/2025-06-30"),
            ("17h00 ngày 15/3/2024", "2024-03-15/2024-03-15"),
        ),
        _rule(
            "day-and-month",
            rf"{_HOUR}?(?:ngày\s{{0,2}}|mùng |mồng )(?P<d>\d{{1,2}})\s?[/\-]\s?(?P<m>\d{{1,2}})(?P<y>)?",
            lambda m: read.days((int(m["d"]), int(m["m"])), (int(m["d"]), int(m["m"])), None),
            ("ngày 15/3", "2024-03-15/2024-03-15"),
            ("mùng 5/3", "2024-03-05/2024-03-05"),
        ),
        _rule(
            "last-day",
            rf"ngày cuối(?: cùng)? (?:của )?tháng (?P<m>\d{{1,2}}){_MAYBE_YEAR}",
            read.last_day,
            ("ngày cuối cùng của tháng 02/2024", "2024-02-29/2024-02-29"),
        ),
    )


def _week_rules() -> tuple[CalendarRule, ...]:
    """Parts of a month of seven or ten days."""
    return (
        _rule(
            "ten-days",
            rf"(?P<which>thượng|trung|hạ) tuần tháng (?P<m>\d{{1,2}}){_MAYBE_YEAR}",
            read.tenth,
            ("trung tuần tháng 5/2024", "2024-05-11/2024-05-20"),
            ("hạ tuần tháng 2 năm 2024", "2024-02-21/2024-02-29"),
        ),
        _rule(
            "week",
            rf"tuần (?:lễ )?(?:thứ )?(?P<w>{'|'.join(read.WEEKS)}) (?:của )?tháng "
            rf"(?P<m>\d{{1,2}}){_MAYBE_FULL_YEAR}",
            read.week,
            ("tuần 2 tháng 7/2024", "2024-07-08/2024-07-14"),
            ("tuần đầu tháng 5", "2024-05-01/2024-05-07"),
            ("tuần cuối của tháng 4 năm 2025", "2025-04-24/2025-04-30"),
        ),
    )


def _month_rules() -> tuple[CalendarRule, ...]:
    """Months in figures and words."""
    return (
        _rule(
            "months",
            rf"(?:các )?(?:tháng|t)\s{{0,2}}(?P<m>\d{{1,2}})(?:{_AND}(?:tháng )?\d{{1,2}}){{0,10}}"
            rf"{_AND}(?:tháng )?(?P<m2>\d{{1,2}}){_MAYBE_FULL_YEAR}",
            read.month_span,
            ("tháng 7, 8, 9", "2024-07-01/2024-09-30"),
            ("tháng 3 - 5/2025", "2025-03-01/2025-05-31"),
            ("tháng 4 và tháng 5 năm 2025", "2025-04-01/2025-05-31"),
            holds=read.unbroken_months,
        ),
        _rule(
            "month",
            rf"tháng (?P<m>\d{{1,2}}){_MAYBE_YEAR}",
            read.one_month,
            ("tháng 3/2024", "2024-03-01/2024-03-31"),
            ("tháng 02 năm 2025", "2025-02-01/2025-02-28"),
            ("tháng 10", "2024-10-01/2024-10-31"),
        ),
        _rule(
            "month-in-words",
            # "mỗi tháng hai lần" names no month: a year follows, or a word that wants a month stands before.
            rf"(?:{_WANTS_MONTH}|(?=tháng [^\W\d]{{2,4}}(?: (?:một|hai))? năm {YEAR}))tháng (?P<m>{read.MONTH_WORDS})"
            rf"(?:,? năm (?P<y>{YEAR}))?(?! (?:lần|buổi|kỳ|đợt|ngày|tháng))",
            read.one_month,
            ("tháng Ba năm 2024", "2024-03-01/2024-03-31"),
            ("tháng Mười Hai năm 2024", "2024-12-01/2024-12-31"),
        ),
        _rule(
            "month-abbreviated",
            rf"t\.?(?P<m>\d{{1,2}})\s?[/.\-]\s?(?P<y>{YEAR})",
            read.one_month,
            ("T6/2025", "2025-06-01/2025-06-30"),
        ),
        _rule(
            "month-in-figures",
            rf"(?P<m>\d{{1,2}})\s?[/\-.]\s?(?P<y>{YEAR})",
            read.one_month,
            ("6/2025", "2025-06-01/2025-06-30"),
            ("02/2024", "2024-02-01/2024-02-29"),
        ),
    )


def _quarter_rule(misreads: Mapping[str, int]) -> CalendarRule:
    """Quarters and runs of them."""
    quarter_names = "|".join(sorted({*_ROMAN, *misreads}, key=lambda name: (-len(name), name)))
    quarters = {**_ROMAN, **misreads, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}

    def quarter_span(match: re.Match[str]) -> Period | None:
        first = quarters.get(match["word"] or match["q"])
        if first is None:
            return None
        last = quarters[match["q2"]] if match["q2"] else first
        spanned = match["q2"] is not None and read.reaches(match.string[match.end("q") : match.start("q2")])
        months = read.months_over_new_year if spanned else read.months
        return months(first * 3 - 2, last * 3, read.year_of(match), "quarter")

    return _rule(
        "quarter",
        rf"(?:các )?(?:qu[ýyỷỳ]\s{{0,2}}|q\.?\s?)"
        rf"(?P<q>{quarter_names}|(?:(?:thứ )?(?P<word>một|hai|ba|tư|bốn)|vi{{0,2}}|[5-9])"
        rf"(?=(?:{_TO_YEAR}|\s){YEAR}))"
        rf"(?:{_AND}(?:quý )?(?P<q2>{quarter_names})(?!\d))?"
        rf"(?:(?:{_TO_YEAR}|\s)(?P<y>{YEAR}|(?<=[/\-])2\d(?!\d)))?",
        quarter_span,
        ("quý II/2024", "2024-04-01/2024-06-30"),
        ("quý 2 năm 2024", "2024-04-01/2024-06-30"),
        ("quý I, II/2025", "2025-01-01/2025-06-30"),
        ("quý III - quý IV năm 2025", "2025-07-01/2025-12-31"),
        ("Quý IV", "2024-10-01/2024-12-31"),
        ("QII/2025", "2025-04-01/2025-06-30"),
        ("quý hai năm 2024", "2024-04-01/2024-06-30"),
        ("quý II/25", "2025-04-01/2025-06-30"),
    )


def _part_rules(numerals: Numerals) -> tuple[CalendarRule, ...]:
    """First and last days, months and quarters; halves."""

    def months_of_year(match: re.Match[str]) -> Period | None:
        count = numerals.value(match["n"]) or 0
        count *= 3 if match["u"] == "quý" else 1
        if not 1 <= count <= 11:
            return None
        span = (1, count) if match["side"] == "đầu" else (13 - count, 12)
        return read.months(*span, read.year_of(match), "half")

    def first_days(match: re.Match[str]) -> Period | None:
        count = (numerals.value(match["n"]) or 0) * (7 if match["u"] == "tuần" else 1)
        return read.days_at_end(int(match["m"]), read.year_of(match), count, first=match["side"] == "đầu")

    return (
        _rule(
            "months-of-year",
            rf"(?P<n>{numerals.pattern}) (?P<u>tháng|quý) (?P<side>đầu|cuối) (?:của )?năm(?: (?P<y>{YEAR}))?",
            months_of_year,
            ("6 tháng đầu năm 2024", "2024-01-01/2024-06-30"),
            ("sáu tháng cuối năm 2025", "2025-07-01/2025-12-31"),
            ("9 tháng đầu năm", "2024-01-01/2024-09-30"),
            ("hai quý cuối năm 2024", "2024-07-01/2024-12-31"),
        ),
        _rule(
            "first-days",
            rf"(?P<n>{numerals.pattern}) (?P<u>ngày|tuần) (?P<side>đầu|cuối)(?: tiên| cùng)? (?:của )?"
            rf"tháng (?P<m>\d{{1,2}}){_MAYBE_YEAR}",
            first_days,
            ("15 ngày đầu tháng 3/2024", "2024-03-01/2024-03-15"),
            ("10 ngày cuối của tháng 02 năm 2024", "2024-02-20/2024-02-29"),
        ),
        _rule(
            "quarter-of-year",
            rf"quý (?P<side>đầu|cuối)(?: tiên| cùng)? (?:của )?năm(?: (?P<y>{YEAR}))?",
            lambda m: read.months(*((1, 3) if m["side"] == "đầu" else (10, 12)), read.year_of(m), "quarter"),
            ("quý đầu năm 2025", "2025-01-01/2025-03-31"),
        ),
        _rule(
            "half",
            rf"nửa (?P<side>đầu|cuối|sau) (?:tháng (?P<m>\d{{1,2}})|năm)(?:(?:{_TO_YEAR}|\s)(?P<y>{YEAR}))?",
            _half,
            ("nửa đầu năm 2025", "2025-01-01/2025-06-30"),
            ("nửa đầu tháng 3", "2024-03-01/2024-03-15"),
            ("nửa cuối tháng 4/2025", "2025-04-16/2025-04-30"),
        ),
    )


def _half(match: re.Match[str]) -> Period | None:
    year, early = read.year_of(match), match["side"] == "đầu"
    if match["m"]:
        month = int(match["m"])
        if not 1 <= month <= 12:
            return None
        first, last = (1, 15) if early else (16, 0)
        return Period(PartialDay(year, month, first), PartialDay(year, month, last), "half")
    return read.months(*((1, 6) if early else (7, 12)), year, "half")


def _year_rules() -> tuple[CalendarRule, ...]:
    """Years and periods of several."""
    return (
        _rule(
            "school-year",
            rf"năm học (?P<y>{YEAR}){_DASH}(?P<y2>{YEAR})",
            read.school_year,
            ("năm học 2023-2024", "2023-09-01/2024-05-31"),
        ),
        _rule(
            "named-period",
            rf"(?:giai đoạn|thời kỳ|nhiệm kỳ) (?:từ )?(?:năm )?(?P<y>{YEAR})"
            rf"(?:{_DASH}| đến )(?:năm )?(?P<y2>{YEAR})",
            read.year_span,
            ("giai đoạn 2021-2025", "2021-01-01/2025-12-31"),
            ("giai đoạn từ năm 2021 đến năm 2025", "2021-01-01/2025-12-31"),
            ("nhiệm kỳ 2020 - 2025", "2020-01-01/2025-12-31"),
        ),
        _rule(
            "years",
            rf"(?:(?:trong )?(?:các |\d |hai |ba )?năm )?(?P<y>{YEAR})"
            rf"(?:{_AND}(?:năm )?{YEAR}){{0,5}}{_AND}(?:năm )?(?P<y2>{YEAR})",
            read.year_span,
            ("2025 - 2026", "2025-01-01/2026-12-31"),
            ("các năm 2025, 2026 và 2027", "2025-01-01/2027-12-31"),
            ("năm 2025 và năm 2026", "2025-01-01/2026-12-31"),
        ),
        _rule(
            "year",
            rf"năm (?P<y>{YEAR})",
            read.one_year,
            ("năm 2025", "2025-01-01/2025-12-31"),
        ),
    )


BARE_DAY = re.compile(elastic(r"(?P<d>\d{1,2})\s?[/\-]\s?(?P<m>\d{1,2})(?P<y>)?" + _NO_MORE))
_BARE_YEAR = re.compile(elastic(rf"(?P<y>{YEAR})" + _NO_MORE))
_LONE_DAY = re.compile(elastic(r"ngày (?P<d>\d{1,2})(?=\s{0,2}(?:đến|tới|-))"))
BARE_RULES = (
    CalendarRule("bare-day", BARE_DAY, read.bare_day, (("15/3", "2024-03-15/2024-03-15"),)),
    CalendarRule("bare-year", _BARE_YEAR, read.one_year, (("2025", "2025-01-01/2025-12-31"),)),
    CalendarRule("lone-day", _LONE_DAY, read.lone_day, ()),
)
EXPECTED_RULES = (BARE_RULES[0], BARE_RULES[2])
LONE_RULES = (BARE_RULES[2],)
