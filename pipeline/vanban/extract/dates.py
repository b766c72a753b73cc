"""Calendar days as Vietnamese documents print them. Shared by the header, references and deadlines."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(
    r"""
    (?P<named>ngày\s{1,3})?
    (?P<day>\d{1,2})
    (?:
        \s{0,2}(?:tháng|/|-|\.)\s{0,2}(?P<month>\d{1,2})
        \s{0,2}(?:,?\s?năm|/|-|\.)\s{0,2}(?P<year>\d{4}|(?(named)(?<=[/.-])\d{2}(?![\w/.-]\d)|(?!)))
    )
    (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A full day: ``ngày 05 tháng 3 năm 2024``, ``05/3/2024``, ``5-3-2024``, ``ngày 10 tháng 4, năm 2013``.

A year of two figures counts only after the word: ``ngày 5/3/24``, for a bare ``5.3.24`` may number a section.
"""

_TWO_FIGURES = 2
_OF_LAST_CENTURY = 80


def full_year(printed: str) -> int:
    """The year; one of two figures is of this century up to 79 and of the last from 80 on (``98``)."""
    year = int(printed)
    if len(printed) == _TWO_FIGURES:
        year += 1900 if year >= _OF_LAST_CENTURY else 2000
    return year


def to_date(day: str, month: str, year: str) -> date | None:
    """The calendar day, or ``None`` when there is no such day (31/4, tháng 13)."""
    try:
        return date(full_year(year), int(month), int(day))
    except ValueError:
        return None
