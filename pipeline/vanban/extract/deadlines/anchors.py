"""Anchors whose day is known, so that ``P10D working after ký ban hành`` becomes a day.

Known are the day of issue ("kể từ ngày ký", "kể từ ngày Kế hoạch này được ban hành"), the day of receipt ("kể từ ngày
nhận được Công văn này") when a stamp or the archive tells it, and Tết. All other events stay as they are named.

Counting follows the Civil Code 2015: the day of the event does not count (Điều 147), months end on the day of the same
number or else on the last of the month, and a last day that is not worked moves to the next that is (Điều 148).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vanban.extract.deadlines.phrases import alternatives, elastic
from vanban.extract.deadlines.workdays import Workdays
from vanban.text.normal import fold

_RELATIVE = re.compile(
    r"P(?P<count>\d{1,3})(?P<unit>[DWMY])(?P<working> working)? after (?P<anchor>.{1,160})", re.DOTALL
)
_BEFORE_TET = re.compile(r"before tết(?! dương)(?: [^\W\d]{1,6}){0,4}(?:[\s-]{1,3}(?:năm )?(?P<year>(?:19|20)\d\d))?")
_BEFORE_NEW_YEAR = re.compile(r"before tết dương lịch(?:[\s-]{1,3}(?:năm )?(?P<year>(?:19|20)\d\d))?")
# The lunar tables of the holiday package end about here, and so does anybody's plan.
_LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class KnownDays:
    """What is known of the document itself.

    Attributes:
        issued_on: day of issue.
        received_on: day of arrival at the reader's office.
        kind: its type as printed in running text ("Kế hoạch"), ``None`` when unknown.
    """

    issued_on: date | None
    received_on: date | None = None
    kind: str | None = None


class Anchors:
    """Turns a relative bound into a day when its anchor is known.

    Args:
        lexicon: ``time.yaml``; ``documents`` are nouns of documents, ``signed_things`` other things that are signed.
        workdays: the calendar of working days.

    Example:
        >>> from vanban.lexicon import load_lexicon
        >>> anchors = Anchors(load_lexicon("time"), Workdays())
        >>> anchors.due("P5D working after nhận được Công văn này", KnownDays(None, date(2024, 3, 1)))
        datetime.date(2024, 3, 8)
    """

    def __init__(self, lexicon: Mapping[str, Sequence[str]], workdays: Workdays) -> None:
        document = rf"(?:{alternatives(lexicon['documents'])})"
        issue = r"(?:ký|ban hành|ký ban hành|ký, ban hành|phát hành)"
        self._bare_issue = re.compile(elastic(issue))
        self._issue = re.compile(
            elastic(rf"{issue} (?P<kind>{document})(?P<this> này)?|{document} này (?:được )?{issue}")
        )
        self._receipt = re.compile(elastic(rf"(?:tiếp )?nhận (?:được )?(?P<kind>{document})(?P<this> này)?"))
        self._signed = re.compile(
            elastic(
                rf"(?<!\w)(?:{alternatives(lexicon['signed_things'])}"
                rf"|(?:gửi|chuyển|công khai|công bố|niêm yết|đăng tải) (?:các |bản )?{document})(?!\w)"
            )
        )
        self._workdays = workdays

    def due(self, relative: str, known: KnownDays, clause: str = "") -> date | None:
        """The last day, ``None`` when the anchor is not known.

        Args:
            relative: as in ``Deadline.relative``.
            known: days of the document.
            clause: folded text before the bound; "kể từ ngày ký" is of what it names ("gửi hợp đồng …").
        """
        folded = fold(relative)
        tet = _BEFORE_TET.fullmatch(folded) or _BEFORE_NEW_YEAR.fullmatch(folded)
        if tet is not None:
            return self._before_tet(tet, known.issued_on)
        parts = _RELATIVE.fullmatch(relative)
        day = self._day_of(fold(parts["anchor"]), known, clause) if parts is not None else None
        if parts is None or day is None:
            return None
        return self._after(day, int(parts["count"]), parts["unit"], parts["working"] is not None)

    def _day_of(self, anchor: str, known: KnownDays, clause: str) -> date | None:
        if self._bare_issue.fullmatch(anchor):
            return known.issued_on if self._signed.search(clause) is None else None
        for pattern, day in ((self._issue, known.issued_on), (self._receipt, known.received_on)):
            said = pattern.fullmatch(anchor)
            if said is not None:
                own = said["kind"] is None or said["this"] or said["kind"] == fold(known.kind or "")
                return day if own else None
        return None

    def _after(self, day: date, count: int, unit: str, working: bool) -> date | None:
        if day.year + (count if unit == "Y" else count // 12 if unit == "M" else 0) >= _LAST_YEAR:
            return None
        if working and unit == "D":
            return self._workdays.add(day, count)
        if unit in "DW":
            last = day + timedelta(days=count * (7 if unit == "W" else 1))
        else:
            months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
            year, month = months // 12, months % 12 + 1
            last = date(year, month, min(day.day, monthrange(year, month)[1]))
        return self._workdays.on_or_after(last)

    def _before_tet(self, tet: re.Match[str], issued_on: date | None) -> date | None:
        """The eve: of the year that is printed, else of the next Tết after the day of issue."""

        def first(year: int) -> date:
            return date(year, 1, 1) if tet.re is _BEFORE_NEW_YEAR else self._workdays.new_year(year)

        if tet["year"] is not None:
            year = int(tet["year"])
        elif issued_on is None:
            return None
        else:
            year = issued_on.year + (first(issued_on.year) <= issued_on)
        return first(year) - timedelta(days=1) if 1995 <= year < _LAST_YEAR else None
