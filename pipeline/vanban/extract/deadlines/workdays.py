"""Working days of Vietnamese offices: weekends, public holidays, swapped days (làm bù), an office's own additions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _national() -> HolidayBase:
    """Public holidays with the swaps of each year; years are computed when first asked for."""
    # Imported late: most documents count no working days.
    from holidays import country_holidays

    return country_holidays("VN", language="vi")


@cache
def _new_year(year: int) -> date:
    first = date(year, 1, 1)
    days = (first + timedelta(days=offset) for offset in range(70))
    return next(day for day in days if "Tết Nguyên Đán" in _national().get_list(day))


class Workdays:
    """Counts working days.

    Args:
        additions: ``days_off`` and ``working_days``, each a list of days (``date`` or ``YYYY-MM-DD``), as in
            ``workdays.yaml``. A day in both is worked.

    Raises:
        ValueError: an entry is no day.

    Example:
        >>> days = Workdays({"days_off": ["2024-03-07"]})
        >>> days.add(date(2024, 3, 6), 1)  # the next day is off
        datetime.date(2024, 3, 8)
        >>> Workdays().is_working(date(2024, 4, 29)), Workdays().is_working(date(2024, 5, 4))  # Monday and Saturday
        (False, True)
    """

    def __init__(self, additions: Mapping[str, Iterable[Any] | None] | None = None) -> None:
        given = additions or {}
        self._off = frozenset(_day(entry) for entry in given.get("days_off") or ())
        self._on = frozenset(_day(entry) for entry in given.get("working_days") or ())

    def is_working(self, day: date) -> bool:
        """Offices are open."""
        if day in self._on or day in self._off:
            return day in self._on
        national = _national()
        if day in national:
            return False
        return day.weekday() < _SATURDAY or day in national.weekend_workdays

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``."""
        while count:
            day += _DAY
            count -= self.is_working(day)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next that is."""
        return day if self.is_working(day) else self.add(day, 1)

    def new_year(self, year: int) -> date:
        """First day of Tết Nguyên đán in ``year``."""
        return _new_year(year)


def _day(entry: object) -> date:
    return entry if isinstance(entry, date) else date.fromisoformat(str(entry))
