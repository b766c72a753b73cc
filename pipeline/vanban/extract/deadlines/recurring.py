"""Rhythms: hằng quý, định kỳ 6 tháng, hai lần/năm, ngày 20 hằng tháng, thứ Sáu hằng tuần.

Rules are tried in order at each trigger; each carries the phrases it is for with recurrence and RFC 5545 rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vanban.extract.deadlines.models import RecurringMention
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.phrases import elastic
from vanban.schema.language import Recurrence

Rhythm = tuple[Recurrence | None, str | None]

_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_UNIT = r"(?:ngày|tuần|tháng|quý|năm)"
# What may stand before a day of the week, month, quarter or year.
_AT_WORD = r"(?:vào|trước|chậm nhất|muộn nhất|đến|là|xong|không quá|mỗi|buổi|sáng|chiều|tối|cuối giờ|các)"
_AT = rf"(?:{_AT_WORD} ){{0,4}}"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{2}(?:\s?phút)?)?\s{0,2},?\s{0,2}(?:phút\s)?)"
_PART_OF_DAY = rf"(?:{_HOUR}|(?:sáng|chiều|tối) )?"
_PERIODIC = r"(?:định kỳ )?"
_WEEKDAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"
_WEEKDAYS = rf"(?:ngày )?{_WEEKDAY_NAME}(?:\s?(?:,| và) (?:ngày )?{_WEEKDAY_NAME}){{0,5}}"
_DAY_OF_YEAR = r"(?:ngày )?\d{1,2}(?:\s?/\s?| tháng )\d{1,2}"
_WORKED = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
_END = r"(?!\w)"
# "6 tháng (trước ngày 15/6), năm (trước ngày 15/12)"
_NAMED_DAY = r"(?:\s{0,2}\((?=[^()\n]{0,30}\d(?:/|\stháng\s)\d)[^()\n]{1,60}\))?"
# A pattern that ends in a bracket may be followed by anything.
_NO_MORE = r"(?:(?<=\))|(?!\w))"
_ASIDE = re.compile(r"\([^()]*\)")

_OF_UNIT: dict[str, Rhythm] = {
    "ngày": ("daily", "FREQ=DAILY"),
    "tuần": ("weekly", "FREQ=WEEKLY"),
    "tháng": ("monthly", "FREQ=MONTHLY"),
    "quý": ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
    "năm": ("yearly", "FREQ=YEARLY"),
}
_FREQUENCY = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "năm": "YEARLY"}
_IN_MONTHS: dict[int, Rhythm] = {
    1: _OF_UNIT["tháng"],
    3: _OF_UNIT["quý"],
    6: ("half-yearly", "FREQ=MONTHLY;INTERVAL=6"),
    12: _OF_UNIT["năm"],
}
_WEEKDAY = {"hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH",
            "sáu": "FR", "6": "FR", "bảy": "SA", "bẩy": "SA", "7": "SA"}  # fmt: skip
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def every(count: int, unit: str) -> Rhythm:
    """Once in ``count`` units.

    >>> every(6, "tháng")
    ('half-yearly', 'FREQ=MONTHLY;INTERVAL=6')
    """
    months = {"tháng": 1, "quý": 3, "năm": 12}.get(unit, 0) * count
    if months in _IN_MONTHS:
        return _IN_MONTHS[months]
    if count == 1:
        return _OF_UNIT[unit]
    if unit == "quý":
        return None, f"FREQ=MONTHLY;INTERVAL={months}"
    return None, f"FREQ={_FREQUENCY[unit]};INTERVAL={count}"


def times(count: int, unit: str) -> Rhythm:
    """``count`` times within each unit; a number that does not divide it evenly has no RFC 5545 rule.

    >>> times(2, "năm"), times(3, "tuần")
    (('half-yearly', 'FREQ=MONTHLY;INTERVAL=6'), ('weekly', None))
    """
    months = {"năm": 12, "quý": 3}.get(unit)
    if count == 1:
        return _OF_UNIT[unit]
    if months is not None and months % count == 0 and months // count in _IN_MONTHS:
        return _IN_MONTHS[months // count]
    return _OF_UNIT[unit][0], None


@dataclass(frozen=True, slots=True)
class RecurringRule:
    """One way to print a rhythm.

    Attributes:
        name: for diagnostics and tests.
        pattern: on folded text.
        read: recurrence and rule of each rhythm in the match.
        periodic: as in ``RecurringMention.periodic``.
        examples: phrase and its recurrences.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], list[Rhythm]]
    periodic: bool
    examples: tuple[tuple[str, str], ...]


def _day_of_month(match: re.Match[str]) -> list[Rhythm]:
    days = [int(day) for day in re.findall(r"\d{1,2}", match["days"])]
    if not all(1 <= day <= 31 for day in days):
        return []
    return [("monthly", f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}")]


def _last_day(match: re.Match[str]) -> list[Rhythm]:
    months: dict[str, tuple[Recurrence, str]] = {
        "tháng": ("monthly", ""), "quý": ("quarterly", "BYMONTH=3,6,9,12;"), "năm": ("yearly", "BYMONTH=12;"),
    }  # fmt: skip
    recurrence, month = months[match["u"]]
    return [(recurrence, f"FREQ=MONTHLY;{month}{_WORKED if match['worked'] else 'BYMONTHDAY=-1'}")]


def _day_of_year(match: re.Match[str]) -> list[Rhythm]:
    days = [(int(d), int(m)) for d, m in re.findall(r"(\d{1,2})\D{1,9}?(\d{1,2})", match["days"])]
    if not all(1 <= d <= 31 and 1 <= m <= 12 for d, m in days):
        return []
    return [dates_of_year(days)]


def dates_of_year(days: list[tuple[int, int]]) -> Rhythm:
    """Fixed days ``(day, month)`` of every year; two a half-yearly rhythm, four a quarterly one."""
    recurrence: Recurrence = {1: "yearly", 2: "half-yearly", 4: "quarterly", 12: "monthly"}.get(len(days), "yearly")  # type: ignore[assignment]
    if len({day for day, _ in days}) == 1:
        months = ",".join(str(month) for _, month in sorted(days, key=lambda d: d[1]))
        return recurrence, f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days[0][0]}"
    return recurrence, None


def _day_of_last_month(match: re.Match[str]) -> list[Rhythm]:
    day = int(match["d"])
    months = {
        "đầu": "1,4,7,10", "thứ nhất": "1,4,7,10", "giữa": "2,5,8,11", "thứ hai": "2,5,8,11",
        "cuối": "3,6,9,12", "thứ ba": "3,6,9,12",
    }[" ".join(match["part"].split())]  # fmt: skip
    return [("quarterly", f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}")] if 1 <= day <= 31 else []


def _weekday(match: re.Match[str]) -> list[Rhythm]:
    return [("weekly", f"FREQ=WEEKLY;BYDAY={','.join(_weekdays(match['days']))}")]


def _weekdays(printed: str) -> list[str]:
    named = re.findall(r"thứ\s{1,2}(\w{1,3})|chủ\s", printed)
    return list(dict.fromkeys(_WEEKDAY[name] if name else "SU" for name in named))


def _weekday_span(match: re.Match[str]) -> list[Rhythm]:
    """From one day of the week to another, over the end of the week too."""
    first, last = (_WEEK.index(_weekdays(match[group])[0]) for group in ("first", "last"))
    days = [_WEEK[(first + after) % len(_WEEK)] for after in range((last - first) % len(_WEEK) + 1)]
    return [("weekly", f"FREQ=WEEKLY;BYDAY={','.join(days)}")]


def _weekday_of_month(match: re.Match[str]) -> list[Rhythm]:
    which = {"đầu": 1, "nhất": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tư": 4, "4": 4, "cuối": -1}[match["nth"]]
    return [("monthly", f"FREQ=MONTHLY;BYDAY={which}{_weekdays(match['days'])[0]}")]


def _daily(_: re.Match[str]) -> list[Rhythm]:
    return [_OF_UNIT["ngày"]]


def _rules(numerals: Numerals) -> tuple[RecurringRule, ...]:
    """The rules in the order they are tried."""
    return (*_weekday_rules(), *_day_rules(), *_count_rules(numerals), *_listed_rules(numerals))


def _rule(
    name: str,
    pattern: str,
    read: Callable[[re.Match[str]], list[Rhythm]],
    *examples: tuple[str, str],
    periodic: bool = True,
) -> RecurringRule:
    return RecurringRule(name, re.compile(elastic(pattern + _NO_MORE)), read, periodic, examples)


def _weekday_rules() -> tuple[RecurringRule, ...]:
    """Days of the week."""
    return (
        _rule(
            "weekday",
            rf"{_PERIODIC}{_AT}{_HOUR}?(?P<days>{_WEEKDAYS}) (?:của )?(?:hằng|hàng|mỗi) tuần",
            _weekday,
            ("thứ Sáu hằng tuần", "weekly FREQ=WEEKLY;BYDAY=FR"),
            ("trước 16 giờ 00 thứ 5 hàng tuần", "weekly FREQ=WEEKLY;BYDAY=TH"),
            ("vào thứ Hai và thứ Năm hằng tuần", "weekly FREQ=WEEKLY;BYDAY=MO,TH"),
        ),
        _rule(
            "weekday-span",
            rf"từ {_PART_OF_DAY}(?:ngày )?(?P<first>{_WEEKDAY_NAME}) (?:đến|tới)(?: hết)? "
            rf"{_PART_OF_DAY}(?:ngày )?(?P<last>{_WEEKDAY_NAME}) "
            rf"(?:của )?(?:hằng|hàng|mỗi) tuần",
            _weekday_span,
            ("từ thứ Hai đến thứ Sáu hằng tuần", "weekly FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("từ thứ Sáu đến Chủ nhật hằng tuần", "weekly FREQ=WEEKLY;BYDAY=FR,SA,SU"),
        ),
        _rule(
            "week-then-weekday",
            rf"{_PERIODIC}(?:hằng|hàng|mỗi) tuần\s?[,(]?\s{{0,2}}{_AT}{_HOUR}?(?P<days>{_WEEKDAYS})\)?",
            _weekday,
            ("hằng tuần (trước 16h00 thứ Năm)", "weekly FREQ=WEEKLY;BYDAY=TH"),
            ("Hằng tuần, vào chiều thứ Sáu", "weekly FREQ=WEEKLY;BYDAY=FR"),
        ),
        _rule(
            "weekday-of-month",
            rf"{_PERIODIC}{_AT}{_HOUR}?(?P<days>(?:ngày )?{_WEEKDAY_NAME}) (?:của )?(?:tuần )?"
            rf"(?:thứ )?(?P<nth>đầu|cuối|nhất|hai|ba|tư|[1-4])(?: tiên| cùng)? (?:của )?"
            rf"(?:(?:hằng|hàng|mỗi) )?tháng(?! \d)",
            _weekday_of_month,
            ("sáng thứ Hai tuần đầu tiên của tháng", "monthly FREQ=MONTHLY;BYDAY=1MO"),
        ),
    )


def _day_rules() -> tuple[RecurringRule, ...]:
    """Days of the month, the quarter and the year."""
    return (
        _rule(
            "hour-of-day",
            rf"{_PERIODIC}{_AT}{_HOUR}(?:hằng|hàng|mỗi) ngày",
            _daily,
            ("trước 16 giờ hằng ngày", "daily FREQ=DAILY"),
        ),
        _rule(
            "day-of-quarter",
            rf"{_PERIODIC}{_AT}{_HOUR}?ngày (?P<d>\d{{1,2}}) (?:của )?tháng "
            rf"(?P<part>đầu|giữa|cuối|thứ nhất|thứ hai|thứ ba)(?: tiên| cùng)? "
            rf"(?:của )?(?:{_EVERY} )?quý(?: (?:sau|kế tiếp|tiếp theo|liền kề|kế sau))?",
            _day_of_last_month,
            ("vào ngày 15 của tháng cuối quý", "quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"),
            ("trước ngày 20 tháng cuối mỗi quý", "quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
            ("trước ngày 10 của tháng đầu quý sau", "quarterly FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ),
        _rule(
            "day-of-month",
            rf"{_PERIODIC}(?:{_AT}{_HOUR}?(?:ngày|mùng|mồng)|(?:{_AT_WORD} ){{0,3}}{_AT_WORD}) "
            r"(?P<days>\d{1,2}(?:(?: và|,) (?:ngày )?\d{1,2}){0,4})"
            r" (?:của )?(?:(?:hằng|hàng|mỗi|từng) tháng|tháng (?:sau|kế tiếp|tiếp theo|kế sau|liền kề))",
            _day_of_month,
            ("trước ngày 20 hằng tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=20"),
            ("ngày 05 của mỗi tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=5"),
            ("chậm nhất đến 25 hằng tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=25"),
            ("trước 16h00 ngày 20 hàng tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=20"),
            ("ngày 15 và ngày 30 hằng tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=15,30"),
            ("trước ngày 05 của tháng kế tiếp", "monthly FREQ=MONTHLY;BYMONTHDAY=5"),
        ),
        _rule(
            "last-day",
            rf"{_PERIODIC}{_AT}ngày (?P<worked>làm việc )?cuối(?: cùng)? (?:của )?(?:(?:hằng|hàng|mỗi) )?"
            r"(?P<u>tháng|quý|năm)(?! (?:\d|[ivx]{1,3}(?!\w)|này|nay))",
            _last_day,
            ("ngày cuối cùng của tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("vào ngày làm việc cuối cùng của tháng", f"monthly FREQ=MONTHLY;{_WORKED}"),
            ("ngày làm việc cuối cùng của quý", f"quarterly FREQ=MONTHLY;BYMONTH=3,6,9,12;{_WORKED}"),
        ),
        _rule(
            "day-of-year",
            rf"{_PERIODIC}{_AT}{_HOUR}?(?P<days>{_DAY_OF_YEAR}(?:\s{{0,2}}(?:,|và|;) {_AT}{_DAY_OF_YEAR}){{0,3}})"
            r" (?:của )?(?:hằng|hàng|mỗi) năm",
            _day_of_year,
            ("trước ngày 15/12 hằng năm", "yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
            ("ngày 30 tháng 11 hàng năm", "yearly FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
            ("trước ngày 15/6 và ngày 15/12 hằng năm", "half-yearly FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"),
            (
                "định kỳ trước ngày 25/3, 25/6, 25/9 và 25/12 hằng năm",
                "quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
            ),
        ),
    )


def _count_rules(numerals: Numerals) -> tuple[RecurringRule, ...]:
    """So many times in a stretch of time."""
    number = numerals.pattern

    def once_in(match: re.Match[str]) -> list[Rhythm]:
        count = numerals.value(match["n"]) if match["n"] else 1
        often = numerals.value(match["k"]) if match["k"] else 1
        if not count or not often:
            return []
        return [every(count, match["u"])] if often == 1 else ([times(often, match["u"])] if count == 1 else [])

    def times_in(match: re.Match[str]) -> list[Rhythm]:
        count = numerals.value(match["n"])
        return [times(count, match["u"])] if count else []

    return (
        _rule(
            "times-in",
            rf"(?:định kỳ )?(?:(?:ít nhất|tối thiểu) )?(?P<n>{number}) (?:lần|đợt|kỳ)\s{{0,2}}"
            rf"(?:/|trong|mỗi|một|hằng|hàng|trên|trong một|trong mỗi)\s{{0,2}}(?:0?1 )?(?P<u>{_UNIT})",
            times_in,
            ("định kỳ ít nhất hai lần/năm", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            ("01 lần/quý", "quarterly FREQ=MONTHLY;INTERVAL=3"),
            ("tối thiểu 02 lần trong năm", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            ("3 lần/tuần", "weekly"),
        ),
        _rule(
            "once-in",
            rf"(?:định kỳ )?(?:{_EVERY} )?(?:(?P<n>{number}) )?(?P<u>{_UNIT})\s{{0,2}}"
            rf"(?:/\s?|,?\s{{0,2}})(?:ít nhất |tối thiểu |họp |báo cáo |tổ chức ){{0,2}}"
            rf"(?:(?P<k>{number})\s{{0,2}})?(?:lần|đợt)",
            once_in,
            ("mỗi quý một lần", "quarterly FREQ=MONTHLY;INTERVAL=3"),
            ("06 tháng một lần", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            ("định kỳ 3 tháng/lần", "quarterly FREQ=MONTHLY;INTERVAL=3"),
            ("mỗi năm hai lần", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            ("5 năm một lần", "null FREQ=YEARLY;INTERVAL=5"),
        ),
    )


def _listed_rules(numerals: Numerals) -> tuple[RecurringRule, ...]:
    """Stretches of time by name, several in one phrase."""
    number = numerals.pattern
    item = rf"(?:(?:{_EVERY} )?(?:{number} )?{_UNIT}(?! \d))"

    def listed(match: re.Match[str]) -> list[Rhythm]:
        found = []
        for part in re.finditer(rf"(?:(?P<n>{number}) )?(?P<u>{_UNIT}){_END}", _ASIDE.sub("", match["items"])):
            count = numerals.value(part["n"]) if part["n"] else 1
            if count:
                found.append(every(count, part["u"]))
        return list(dict.fromkeys(found))

    return (
        _rule(
            "periodic",
            rf"(?:định\s{{0,2}},?\s?kỳ)\s?:? (?:(?:vào|theo|báo cáo|là) ){{0,2}}"
            rf"(?P<items>{item}(?:{_NAMED_DAY}(?:\s{{0,2}}[,;/]\s{{0,2}}(?:và )?| (?:và|hoặc|-) )(?:cả )?"
            rf"{item}{_END}){{0,4}}{_NAMED_DAY})",
            listed,
            ("định kỳ 6 tháng", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            ("định kỳ hàng quý", "quarterly FREQ=MONTHLY;INTERVAL=3"),
            ("Định kỳ sáu tháng", "half-yearly FREQ=MONTHLY;INTERVAL=6"),
            (
                "định kỳ 6 tháng, hằng năm",
                "half-yearly FREQ=MONTHLY;INTERVAL=6 | yearly FREQ=YEARLY",
            ),
            (
                "định kỳ quý, 6 tháng và năm",
                "quarterly FREQ=MONTHLY;INTERVAL=3 | half-yearly FREQ=MONTHLY;INTERVAL=6 | yearly FREQ=YEARLY",
            ),
        ),
        _rule(
            "every",
            rf"(?:hằng|hàng) (?P<items>{_UNIT}(?:(?:\s{{0,2}},\s{{0,2}}| và )"
            rf"(?:(?:hằng|hàng) )?(?:{number} )?{_UNIT}{_END}(?! \d)){{0,3}})",
            listed,
            ("hằng năm", "yearly FREQ=YEARLY"),
            ("hàng tháng", "monthly FREQ=MONTHLY"),
            ("hằng tháng, quý", "monthly FREQ=MONTHLY | quarterly FREQ=MONTHLY;INTERVAL=3"),
            periodic=False,
        ),
        _rule(
            "each",
            # "mỗi năm" alone also says a rate ("mỗi năm giảm 2 %"), hence the verb of holding something.
            rf"mỗi (?P<items>{_UNIT})(?=$| (?:tổ chức|họp|giao ban|báo cáo|kiểm tra|rà soát|ít nhất|tối thiểu) )",
            listed,
            ("mỗi quý", "quarterly FREQ=MONTHLY;INTERVAL=3"),
            periodic=False,
        ),
    )


class Recurrences:
    """Finds rhythms in folded text."""

    def __init__(self, numerals: Numerals) -> None:
        self.rules = _rules(numerals)
        self._trigger = re.compile(
            elastic(
                r"(?<![\w/])(?:"
                rf"{_AT}(?={_HOUR}?(?:ngày )?(?:thứ|chủ nhật) )"
                rf"|từ (?={_PART_OF_DAY}(?:ngày )?(?:thứ|chủ nhật) )"
                rf"|{_AT}(?={_HOUR}?(?:(?:ngày|mùng|mồng) (?:\d|cuối|làm )|\d{{1,2}}/\d|(?:hằng|hàng|mỗi) ngày))"
                rf"|(?:{_AT_WORD} ){{0,3}}{_AT_WORD} (?=\d{{1,2}} (?:của )?(?:hằng|hàng|mỗi|từng) tháng)"
                rf"|định\s{{0,2}},?\s?kỳ[\s:]|(?:hằng|hàng|mỗi|từng) (?=\d|{_UNIT}|{numerals.pattern})"
                rf"|(?:ít nhất |tối thiểu )?{numerals.pattern} (?:lần|đợt|kỳ|tháng|năm|quý|tuần)(?!\w)"
                r"|(?:tháng|quý|tuần|năm)\s?/"
                r")"
            )
        )

    def scan(self, folded: str, start: int, end: int) -> Iterator[RecurringMention]:
        """Mentions in order; one phrase that names several rhythms gives one for each."""
        position = start
        while (match := self._trigger.search(folded, position, end)) is not None:
            for rule in self.rules:
                hit = rule.pattern.match(folded, match.start(), end)
                rhythms = rule.read(hit) if hit is not None else []
                if hit is not None and rhythms:
                    for recurrence, rrule in rhythms:
                        yield RecurringMention(hit.start(), hit.end(), recurrence, rrule, rule.name, rule.periodic)
                    position = hit.end()
                    break
            else:
                position = max(match.end(), match.start() + 1)
