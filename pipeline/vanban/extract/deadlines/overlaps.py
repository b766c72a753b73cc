"""Mentions of several kinds found in one passage must not overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from vanban.extract.deadlines.models import CalendarMention, Mention, RecurringMention, RelativeMention


def _begin(mention: Mention) -> int:
    return mention.bound_start if isinstance(mention, CalendarMention) else mention.start


def disjoint(mentions: list[Mention]) -> list[Mention]:
    """The longest of those that overlap; rhythms named in one phrase stay together."""
    by_range: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        same = by_range.setdefault((_begin(mention), mention.end), [])
        if not same or (isinstance(mention, RecurringMention) and isinstance(same[0], RecurringMention)):
            same.append(mention)
    kept: list[tuple[int, int]] = []
    for begin, end in sorted(by_range, key=lambda r: (r[0] - r[1], r[0])):
        at = bisect_left(kept, (begin, end))
        free_before = at == 0 or kept[at - 1][1] <= begin
        free_after = at == len(kept) or kept[at][0] >= end
        if free_before and free_after:
            kept.insert(at, (begin, end))
    return [mention for span in kept for mention in by_range[span]]


def cut_at_bounds(text: str, relative: list[RelativeMention], calendar: list[CalendarMention]) -> list[RelativeMention]:
    """An event's name ends where a bound of its own begins: "ngay sau khi ký trước ngày 15/3"."""
    limits = [c.bound_start for c in calendar if c.side in ("limit", "before")]
    cut = []
    for mention in relative:
        at = bisect_right(limits, mention.start)
        if at == len(limits) or limits[at] >= mention.end:
            cut.append(mention)
            continue
        end = mention.start + len(text[mention.start : limits[at]].rstrip(" ,("))
        anchor = mention.relative[: max(0, len(mention.relative) - (mention.end - end))].rstrip(" ,(")
        # "after X" at least; a bare duration whose anchor was the date is no relative bound.
        if " " in anchor and end > mention.start:
            cut.append(replace(mention, end=end, relative=anchor))
    return cut
