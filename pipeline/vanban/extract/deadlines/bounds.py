"""Bound words before a date, and two dates that make one range or share one bound."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from vanban.extract.deadlines.models import CalendarMention, PartialDay, Period, Side
from vanban.extract.deadlines.phrases import alternatives, elastic
from vanban.text.normal import fold

_REACH = 90
_HOUR_BEFORE = r"\d{1,2}\s?(?:giờ|h|g|:)\s?(?:\d{2}(?:\s?phút|')?)?,?"
_WEEKDAY = r"(?:ngày\s)?(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)"
_RANGE = re.compile(elastic(r"\s{0,2},?\s{0,2}(?:(?:cho\s)?(?:đến|tới)(?: (?:hết|trước|cuối|ngày))* |-\s{0,2})"))
_SPANS = frozenset({"days", "day-span", "months", "quarter", "years", "named-period"})
_SPAN_INSIDE = re.compile(r"\s(?:đến|tới)\s|-")
_LIST = re.compile(elastic(r"(?:\s?\([^()\n]{1,60}\))?\s{0,2}(?:[,;&]|và|hoặc|,\s?và) (?:ngày )?"))
# Which side wins where several bound words stand together ("chậm nhất trong tháng 6": the limit counts).
_STRONGEST_FIRST: tuple[Side, ...] = ("limit", "before", "from", "after", "until", "within")


@dataclass(frozen=True, slots=True)
class BoundWords:
    """Bound words directly before a place in the text."""

    side: Side
    start: int


class Bounds:
    """The bound words of the lexicon.

    Args:
        bounds: phrases by side.
        fillers: words that may stand between a bound word and its date.
    """

    def __init__(self, bounds: Mapping[str, Sequence[str]], fillers: Sequence[str]) -> None:
        self._side: dict[str, Side] = {}
        for side in _STRONGEST_FIRST:
            for phrase in bounds[side]:
                self._side.setdefault(fold(phrase), side)
        words = alternatives([*self._side, *fillers])
        self._before = re.compile(
            elastic(rf"(?<!\w)(?:(?:{words})[\s:]{{1,3}}|(?:{_HOUR_BEFORE}|{_WEEKDAY})\s?,? ){{1,7}}$")
        )
        self._word = re.compile(elastic(rf"(?<!\w)(?:{words})(?!\w)"))

    def before(self, folded: str, at: int, low: int) -> BoundWords | None:
        """Bound words that end at ``at`` and begin not before ``low``."""
        low = max(low, at - _REACH)
        window = folded[low:at]
        match = self._before.search(window)
        if match is None:
            return None
        said = []
        for word in self._word.finditer(window, match.start()):
            side = self._side.get(" ".join(word.group().split()))
            if side is not None:
                said.append((word.start(), side))
        if not said:
            return None
        sides = {side for _, side in said}
        if sides == {"from", "until"}:
            # "từ 8h00 đến 17h00 ngày 15/3": the hours of one day.
            return BoundWords("within", low + said[0][0])
        strongest = min((side for _, side in said), key=_STRONGEST_FIRST.index)
        return BoundWords(strongest, low + said[0][0])

    def attach(self, folded: str, mentions: Sequence[CalendarMention], low: int) -> list[CalendarMention]:
        """The mentions with their bound words; ranges joined, bounds handed on within lists.

        Args:
            folded: the folded text.
            mentions: in order, of one passage.
            low: first character of the passage.
        """
        attached: list[CalendarMention] = []
        floor = low
        for mention in mentions:
            words = self.before(folded, mention.start, floor)
            if words is not None:
                # "từ ngày 12 đến ngày 13/10" was read as one span of days: both ends are said.
                spans = words.side == "from" and mention.rule in _SPANS and _printed_span(folded, mention)
                mention = replace(mention, side="within" if spans else words.side, bound_start=words.start)
            previous = attached[-1] if attached else None
            joined = _joined(folded, previous, mention) if previous is not None else None
            if joined is not None:
                attached[-1] = joined
            else:
                if previous is not None and mention.side is None:
                    mention = _handed_on(folded, previous, mention)
                attached.append(mention)
            floor = mention.end
        return [m for m in attached if not (m.period.start is not None and m.period.start.month == 0)]


def _printed_span(folded: str, mention: CalendarMention) -> bool:
    return _SPAN_INSIDE.search(folded, mention.start, mention.end) is not None


def _joined(folded: str, first: CalendarMention, second: CalendarMention) -> CalendarMention | None:
    """``từ A đến B``, ``A - B``: one period."""
    between = _RANGE.fullmatch(folded, first.end, second.start)
    if between is None or first.period.start is None or second.period.end is None:
        return None
    if first.side not in (None, "from", "within") or second.side in ("limit", "from", "after"):
        return None
    if first.rule == "range" or second.rule == "range":
        return None
    start, end = first.period.start, second.period.end
    if start.month == 0:
        start = PartialDay(end.year, end.month, start.day)
    elif start.year is None and end.year is not None:
        year = end.year if (start.month, start.day) <= (end.month, end.day or 31) else end.year - 1
        start = replace(start, year=year)
    elif start.year is not None and end.year is None:
        year = start.year if (start.month, start.day) <= (end.month, end.day or 31) else start.year + 1
        end = replace(end, year=year)
    if (
        start.year is not None
        and end.year is not None
        and (start.year, start.month, start.day)
        > (
            end.year,
            end.month,
            end.day or 31,
        )
    ):
        # "quý II/2024 - 05/3/2024" is no period.
        return None
    unit = second.period.unit
    # "từ A đến B" is bound; a bare "A - B" still needs a ground to count.
    side: Side | None = "within" if first.side is not None else None
    return CalendarMention(
        first.start, second.end, Period(start, end, unit), "range", side, first.bound_start, named=True
    )


def _handed_on(folded: str, previous: CalendarMention, mention: CalendarMention) -> CalendarMention:
    """``trước 30/8 và 30/9``: the second date has the bound of the first."""
    if previous.side is None or previous.rule == "range" or previous.period.unit != mention.period.unit:
        return mention
    if _LIST.fullmatch(folded, previous.end, mention.start) is None:
        return mention
    return replace(mention, side=previous.side)


def interval_of(mention: CalendarMention) -> tuple[PartialDay | None, PartialDay | None]:
    """First and last day that the mention bounds, by its side; inclusive."""
    start, end = mention.period.start, mention.period.end
    side = mention.side
    if side in ("limit", "until"):
        # "đến năm 2030 và những năm tiếp theo" has no end.
        return (start, None) if end is None else (None, end)
    if side == "before":
        # "trước ngày 15/3" ends on 15/3 (the contract); before a month, quarter or year is before its first day.
        if mention.period.unit == "day" or start is None:
            return None, end if end is not None else start
        return None, _day_before(start)
    if side == "from":
        return start, None
    if side == "after":
        return (_day_after(end), None) if end is not None else (start, None)
    return start, end


def _day_before(day: PartialDay) -> PartialDay:
    if day.year is not None:
        previous = day.on(day.year) - timedelta(days=1)
        return PartialDay(previous.year, previous.month, previous.day)
    if day.day > 1:
        return replace(day, day=day.day - 1)
    return PartialDay(None, (day.month - 2) % 12 + 1, 0)


def _day_after(day: PartialDay) -> PartialDay:
    if day.year is not None:
        following = day.on(day.year) + timedelta(days=1)
        return PartialDay(following.year, following.month, following.day)
    # Without a year the month's length may not be known (February): the day itself is the honest bound.
    return day
