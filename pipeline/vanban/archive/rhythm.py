"""On which days a recurring deadline falls, where its rule (RFC 5545) names days at all.

*Hằng tháng* names no day, and none is made up for it; *trước ngày 25 hằng tháng* does.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = frozenset({"FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY"})


@dataclass(frozen=True, slots=True)
class _Days:
    months: frozenset[int]  # empty for all
    month_days: frozenset[int]  # negative ones count from the month's end
    weekdays: frozenset[int]  # 0 for Monday

    def holds(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.weekdays:
            return day.weekday() in self.weekdays
        from_end = day.day - monthrange(day.year, day.month)[1] - 1
        return day.day in self.month_days or from_end in self.month_days


def next_day(rule: str, first: date, last: date) -> date | None:
    """The first day of the rule within ``first`` and ``last``, both included; ``None`` for a rule that names no days.

    >>> next_day("FREQ=MONTHLY;BYMONTHDAY=25", date(2024, 3, 26), date(2024, 5, 1))
    datetime.date(2024, 4, 25)
    >>> next_day("FREQ=MONTHLY", date(2024, 3, 26), date(2024, 5, 1)) is None
    True
    """
    days = _days(rule)
    if days is None:
        return None
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if days.holds(day):
            return day
    return None


@lru_cache(maxsize=1024)
def _days(rule: str) -> _Days | None:
    """The days a rule names; ``None`` when it names none, or hangs on a beginning that is not told (``INTERVAL``)."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if not parts.keys() <= _KNOWN:
        return None
    try:
        months, month_days = (
            frozenset(int(number) for number in parts[name].split(",")) if name in parts else frozenset()
            for name in ("BYMONTH", "BYMONTHDAY")
        )
        weekdays = frozenset(_WEEKDAYS.index(name) for name in parts["BYDAY"].split(",")) if "BYDAY" in parts else None
    except ValueError:  # "1MO", the first Monday
        return None
    if parts.get("FREQ") == "WEEKLY" and weekdays and not month_days:
        return _Days(months, frozenset(), weekdays)
    # A yearly rule with a day and no month would mean the day of every month; nobody writes it so.
    if (
        weekdays is None
        and month_days
        and (parts.get("FREQ") == "MONTHLY" or (parts.get("FREQ") == "YEARLY" and months))
    ):
        return _Days(months, month_days, frozenset())
    return None
