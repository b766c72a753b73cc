"""Calendar days as Vietnamese documents print them. Shared by the header, references and deadlines."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(
    r"""
    (?:ngày\s{1,3})?
    (?P<day>\d{1,2})
    (?:
        \s{0,2}(?:tháng|/|-|\.)\s{0,2}(?P<month>\d{1,2})
        (?: \s{0,2}(?:,?\s?năm|/|-|\.)\s{0,2}(?P<year>\d{4}) )
    )
    (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A full day: ``ngày 05 tháng 3 năm 2024``, ``05/3/2024``, ``5-3-2024``, ``ngày 10 tháng 4, năm 2013``."""


def to_date(day: str, month: str, year: str) -> date | None:
    """The calendar day, or ``None`` when there is no such day (31/4, tháng 13)."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
