"""Value objects that the modules of the grammar hand to one another."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vanban.schema.language import Recurrence

Unit = Literal["day", "week", "month", "quarter", "half", "year", "years"]

Side = Literal["limit", "before", "until", "from", "after", "within"]
"""Which side of a date its bound word means; the keys of ``bounds`` in the lexicon."""


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A calendar day whose year may not be printed; day 0 is the last one of the month."""

    year: int | None
    month: int
    day: int

    def on(self, year: int) -> date:
        """The day, in ``year`` when its own is unknown.

        Raises:
            ValueError: there is no such day.
        """
        actual = self.year if self.year is not None else year
        return date(actual, self.month, self.day or monthrange(actual, self.month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: a day, a month, a quarter, several years.

    Attributes:
        start: first day, ``None`` when only the end is said ("cuối năm 2025").
        end: last day, ``None`` when only the start is said.
        unit: what was named.
    """

    start: PartialDay | None
    end: PartialDay | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class CalendarMention:
    """A stretch of the calendar as printed.

    Attributes:
        start: first character, without bound words.
        end: one past the last.
        period: what it means.
        rule: name of the grammar rule that read it.
        side: of its bound words, ``None`` without any.
        bound_start: first character of the bound words, ``start`` without any.
        named: the unit is printed ("ngày 5/3", "tháng 3"), so that it cannot be a fraction or a bare number.
    """

    start: int
    end: int
    period: Period
    rule: str
    side: Side | None
    bound_start: int
    named: bool


@dataclass(frozen=True, slots=True)
class RecurringMention:
    """A rhythm as printed: ``định kỳ hằng quý``, ``hai lần/năm``.

    Attributes:
        start: first character.
        end: one past the last.
        recurrence: the contract's word for it, ``None`` for a rhythm it has no word for.
        rrule: RFC 5545 rule, ``None`` when the rhythm cannot be said in one.
        rule: name of the grammar rule that read it.
        periodic: said to be a rhythm ("định kỳ", "một lần", a day of the month), not only "hằng năm".
    """

    start: int
    end: int
    recurrence: Recurrence | None
    rrule: str | None
    rule: str
    periodic: bool


@dataclass(frozen=True, slots=True)
class RelativeMention:
    """A bound that hangs on an event: ``trong thời hạn 10 ngày làm việc kể từ ngày nhận được hồ sơ``.

    Attributes:
        start: first character.
        end: one past the last.
        relative: as in ``Deadline.relative``.
        rule: name of the grammar rule that read it.
    """

    start: int
    end: int
    relative: str
    rule: str


@dataclass(frozen=True, slots=True)
class OpenMention:
    """Words that leave the day open: ``thường xuyên``, ``khi có yêu cầu``.

    Attributes:
        start: first character.
        end: one past the last.
        rule: name of the grammar rule that read it.
    """

    start: int
    end: int
    rule: str


Mention = CalendarMention | RecurringMention | RelativeMention | OpenMention
