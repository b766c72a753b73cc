"""Deadlines of a task: its own, those of its cell, or those of the heading that governs it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.extract.tasks.models import Draft, Range
from vanban.schema import Deadline
from vanban.text.normal import fold

_BOUND = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|trong (?:tháng|quý|năm|thời hạn|vòng)|đến hết|hằng|hàng"
    r"|định kỳ)(?!\w)"
)
"""Words in a heading that set a bound for its items; a year alone only names the period ("Nhiệm vụ năm 2024")."""

_FROM_THEN = re.compile(r"sau\s")


@dataclass(frozen=True, slots=True)
class Timing:
    """When a task is due.

    Attributes:
        deadlines: in order.
        inherited: they stand in the heading above.
    """

    deadlines: tuple[Deadline, ...]
    inherited: bool = False

    @property
    def end(self) -> str | None:
        """The last day: of several, the latest, by which all of the task is done."""
        return max(self._last_days, default=None)

    @property
    def ambiguous(self) -> bool:
        """Its deadlines name different last days, or one a last day and another that it comes round."""
        comes_round = any(d.recurrence is not None and d.end is None for d in self.deadlines)
        return len(self._last_days) > 1 or (bool(self._last_days) and comes_round)

    @property
    def _last_days(self) -> set[str]:
        """Days printed, and days that *trong 10 ngày kể từ ngày ký* comes to; *sau 10 ngày* is when work begins."""
        days = (d.end or (None if _FROM_THEN.match(fold(d.text)) else d.resolves_to) for d in self.deadlines)
        return {day for day in days if day is not None}


class Calendar:
    """The deadlines of one document by place.

    Args:
        deadlines: in any order.
        text: the canonical text.
    """

    def __init__(self, deadlines: Sequence[Deadline], text: str) -> None:
        self._deadlines = sorted(deadlines, key=lambda d: d.evidence.start)
        self._starts = [d.evidence.start for d in self._deadlines]
        self._text = text

    def of(self, draft: Draft) -> Timing:
        """Timing of a task."""
        if draft.due:
            return Timing(tuple(draft.due))
        if draft.time is not None:
            found = self._inside([draft.time])
            if found:
                return Timing(found)
        own = self._inside([(draft.start, draft.end), *draft.pieces])
        if own or draft.time is not None:
            return Timing(own)
        for start, end in reversed(draft.governing):
            if _BOUND.search(fold(self._text[start:end])):
                found = self._inside([(start, end)])
                if found:
                    return Timing(found, inherited=True)
        return Timing(())

    def _inside(self, ranges: Sequence[Range]) -> tuple[Deadline, ...]:
        found: list[Deadline] = []
        for start, end in ranges:
            low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
            found += self._deadlines[low:high]
        return tuple(found)
