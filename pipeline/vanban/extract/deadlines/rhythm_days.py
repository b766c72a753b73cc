"""Days that belong to a rhythm: ``định kỳ 6 tháng … trước ngày 15 tháng 6 và trước ngày 01 tháng 12`` is one duty.

A date without a year, after a rhythm in the same sentence, says when in each round the duty falls due; it is no
deadline of its own. Likewise ``hằng tháng trước ngày 20`` and ``định kỳ hằng quý, vào ngày 15 của tháng cuối quý``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from vanban.extract.deadlines.models import CalendarMention, RecurringMention
from vanban.extract.deadlines.phrases import elastic
from vanban.extract.deadlines.recurring import dates_of_year

_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n")
_REACH = 320
_LIST = re.compile(elastic(r"\s{0,2}(?:[,;]|và|,\s?và) "))
_LONGEST_LIST = 11
_LONE_DAY = re.compile(
    elastic(
        r"(?:(?:trước|chậm nhất(?: là)?|vào|đến|xong trước) ){1,3}(?:ngày|mùng|mồng) (?P<d>\d{1,2})"
        r"(?!\s?[/\d\-]| tháng \d)(?: (?:của )?(?:(?:hằng|hàng|mỗi) )?tháng)?"
    )
)


def with_days(
    folded: str, calendar: list[CalendarMention], recurring: list[RecurringMention], end: int
) -> tuple[list[CalendarMention], list[RecurringMention]]:
    """Both lists, the days that belong to a rhythm taken from the first into the second.

    Args:
        folded: the folded text.
        calendar: dates of a passage in order.
        recurring: rhythms of the passage in order.
        end: one past the passage.
    """
    merged = _merged(folded, recurring)
    begins = [m.bound_start for m in calendar]
    taken: set[int] = set()
    result: list[RecurringMention] = []
    for phrase in _phrases(merged):
        first, last = merged[phrase.start], merged[phrase.stop - 1]
        stop = min(end, first.end + _REACH, merged[phrase.stop].start if phrase.stop < len(merged) else end)
        close = _SENTENCE_END.search(folded, first.end, stop)
        stop = close.start() if close else stop
        low, high = bisect_right(begins, first.start), bisect_right(begins, stop)
        days = [i for i in range(low, high) if calendar[i].end <= stop and _falls_due(calendar[i])]
        before = low - 1
        if "BY" in (last.rrule or ""):
            result += merged[phrase.start : phrase.stop]
        elif before >= 0 and last.recurrence == "yearly" and _directly_before(folded, calendar[before], first):
            listed = _listed(folded, calendar, before)
            taken.update(listed)
            result += [
                _in_period([calendar[i] for i in listed], mention) for mention in merged[phrase.start : phrase.stop]
            ]
        elif days and last.recurrence in ("half-yearly", "quarterly", "yearly"):
            taken.update(days)
            result += _on_days(folded, merged[phrase.start : phrase.stop], [calendar[i] for i in days])
        elif last.recurrence == "monthly":
            result += [_on_month_day(folded, mention, stop) for mention in merged[phrase.start : phrase.stop]]
        else:
            result += merged[phrase.start : phrase.stop]
    return [m for i, m in enumerate(calendar) if i not in taken], result


def _phrases(recurring: list[RecurringMention]) -> list[range]:
    """Index ranges of the rhythms that one phrase names ("định kỳ 6 tháng, hằng năm")."""
    phrases: list[range] = []
    for index, mention in enumerate(recurring):
        if index and (recurring[index - 1].start, recurring[index - 1].end) == (mention.start, mention.end):
            phrases[-1] = range(phrases[-1].start, index + 1)
        else:
            phrases.append(range(index, index + 1))
    return phrases


def _merged(folded: str, recurring: list[RecurringMention]) -> list[RecurringMention]:
    """``định kỳ hằng quý (trước ngày 15 của tháng cuối quý)``: the day refines the rhythm before it."""
    merged: list[RecurringMention] = []
    for mention in recurring:
        previous = merged[-1] if merged else None
        refines = (
            previous is not None
            and previous.end <= mention.start
            and previous.recurrence == mention.recurrence
            and mention.start - previous.end <= _REACH
            and "BY" in (mention.rrule or "")
            and "BY" not in (previous.rrule or "")
            and _SENTENCE_END.search(folded, previous.end, mention.start) is None
        )
        if previous is not None and refines:
            end = _closed(folded, previous.start, mention.end)
            merged[-1] = replace(previous, end=end, rrule=mention.rrule, periodic=True)
        else:
            merged.append(mention)
    return merged


def _falls_due(mention: CalendarMention) -> bool:
    """A bound day without a year."""
    end = mention.period.end
    yearless = mention.period.unit == "day" and end is not None and end.year is None
    return yearless and mention.side in ("limit", "before", "until", "within")


def _directly_before(folded: str, found: CalendarMention, mention: RecurringMention) -> bool:
    """``quý IV hằng năm``, ``tháng 12 hằng năm``: a period without a year."""
    end = found.period.end
    return end is not None and end.year is None and not folded[found.end : mention.start].strip(" ")


def _listed(folded: str, calendar: list[CalendarMention], last: int) -> range:
    """Indexes of the periods that one list names: ``tháng 6 và tháng 12 hằng năm``."""
    first = last
    while first and last - first < _LONGEST_LIST:
        sooner, later = calendar[first - 1], calendar[first]
        end = sooner.period.end
        yearless = end is not None and end.year is None and sooner.period.unit == later.period.unit
        if not yearless or _LIST.fullmatch(folded, sooner.end, later.start) is None:
            break
        first -= 1
    return range(first, last + 1)


def _in_period(found: list[CalendarMention], mention: RecurringMention) -> RecurringMention:
    rrule, recurrence = mention.rrule, mention.recurrence
    spans = [(m.period.start, m.period.end) for m in found if m.period.unit in ("month", "quarter", "half")]
    months = [n for a, b in spans if a is not None and b is not None for n in range(a.month, b.month + 1)]
    if months:
        rrule = f"FREQ=YEARLY;BYMONTH={','.join(str(month) for month in months)}"
        recurrence = {2: "half-yearly", 4: "quarterly"}.get(len(found), recurrence)  # type: ignore[assignment]
    return replace(mention, start=found[0].bound_start, rrule=rrule, recurrence=recurrence, periodic=True)


def _on_days(folded: str, rhythms: list[RecurringMention], days: list[CalendarMention]) -> list[RecurringMention]:
    """One rhythm takes all the days; several of one phrase one each, in order."""
    end = max(rhythms[0].end, *(m.end for m in days))
    dates = [(m.period.end.day, m.period.end.month) for m in days if m.period.end is not None]
    end = _closed(folded, rhythms[0].start, end)
    if len(rhythms) == 1:
        return [replace(rhythms[0], end=end, rrule=dates_of_year(dates)[1], periodic=True)]
    return [
        replace(rhythm, end=end, rrule=dates_of_year([dates[i]])[1] if i < len(dates) else rhythm.rrule, periodic=True)
        for i, rhythm in enumerate(rhythms)
    ]


def _closed(folded: str, start: int, end: int) -> int:
    """One past the bracket that closes what was opened: "hằng tháng (trước ngày 20)"."""
    opened = folded.count("(", start, end) > folded.count(")", start, end)
    return end + 1 if opened and folded.startswith(")", end) else end


def _on_month_day(folded: str, mention: RecurringMention, stop: int) -> RecurringMention:
    day = _LONE_DAY.search(folded, mention.end, stop)
    if day is None or not 1 <= int(day["d"]) <= 31:
        return mention
    end = _closed(folded, mention.start, day.end())
    return replace(mention, end=end, rrule=f"FREQ=MONTHLY;BYMONTHDAY={int(day['d'])}", periodic=True)
