"""Days without a year get one from the document's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vanban.extract.deadlines.models import PartialDay

_SUBJECT_YEAR = re.compile(r"năm\s((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days.

    Attributes:
        start: first day, ``None`` when open.
        end: last day, ``None`` when open.
        resolved: a year that is not printed was filled in.
    """

    start: date | None
    end: date | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class YearSource:
    """What incomplete dates are completed from.

    Attributes:
        day: date of issue, or the day the reader was told to count from.
        year: year that the subject names, used when there is no such day.
    """

    day: date | None
    year: int | None

    @classmethod
    def of(cls, reference_day: str | None, subject: str | None) -> YearSource:
        """From the header; an unreadable day counts as none."""
        named = _SUBJECT_YEAR.search(subject or "")
        year = int(named[1]) if named else None
        try:
            return cls(date.fromisoformat(reference_day) if reference_day else None, year)
        except ValueError:
            return cls(None, year)


def resolve(
    start: PartialDay | None, end: PartialDay | None, source: YearSource, lasts_to: PartialDay | None = None
) -> Interval | None:
    """The interval with its years, ``None`` when a year is missing and nothing tells it.

    A missing year is that of the next such day on or after the date of issue: ``trước ngày 05 tháng 01`` in a plan of
    December means the coming January.

    Args:
        start: first day.
        end: last day.
        source: what a missing year is taken from.
        lasts_to: last day of the period that an open interval begins with: ``từ quý III`` in a document of July is the
            quarter that has begun, not that of next year.

    Raises:
        ValueError: there is no such day (29/2 in a year that has none), or the end is printed before the start.
    """
    last = end if end is not None else lasts_to if lasts_to is not None else start
    if last is None:
        return None
    missing = (start is not None and start.year is None) or (end is not None and end.year is None)
    year = last.year
    if year is None:
        if source.day is not None:
            year = source.day.year
            if last.on(year) < source.day:
                year += 1
        elif source.year is not None:
            year = source.year
        else:
            return None
    last_day = end.on(year) if end is not None else None
    first_day = start.on(year) if start is not None else None
    if first_day is not None and last_day is not None and first_day > last_day and start is not None:
        first_day = start.on(year - 1)
    if first_day is not None and last_day is not None and first_day > last_day:
        raise ValueError("ends before it begins")
    return Interval(first_day, last_day, missing)
