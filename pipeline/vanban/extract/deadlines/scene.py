"""The surroundings of a mention that the filters look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_CLAUSE_BREAK = re.compile(r"[.;:!?…](?=\s)|\n")
# "… của Chính phủ quy định về hợp tác, trình Chính phủ trong quý IV": what follows is no more the title.
_DUTY_GOES_ON = re.compile(r"[,;]\s(?:để\s)?(?:trình|báo cáo|hoàn thành|gửi|xong|trước|chậm nhất|muộn nhất)\s")
_REACH_BACK = 220
_REACH_ON = 80
_TO_TITLE = 110


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage and what is known of the document around it.

    Attributes:
        folded: the folded canonical text.
        start: first character of the passage.
        end: one past its last.
        cited: sorted, disjoint ranges of citations with their titles.
        issued_on: a day before which nothing can still be to do: that of issue, else the latest cited one.
    """

    folded: str
    start: int
    end: int
    cited: Sequence[tuple[int, int]]
    issued_on: date | None

    def before(self, at: int) -> str:
        """The folded text of the clause up to ``at``."""
        low = max(self.start, at - _REACH_BACK)
        breaks = [match.end() for match in _CLAUSE_BREAK.finditer(self.folded, low, at)]
        return self.folded[breaks[-1] if breaks else low : at]

    def after(self, at: int) -> str:
        """The folded text of the clause from ``at`` on."""
        stop = min(self.end, at + _REACH_ON)
        close = _CLAUSE_BREAK.search(self.folded, at, stop)
        return self.folded[at : close.start() if close else stop]

    def in_citation(self, start: int) -> bool:
        """The character lies in a citation or in the cited title."""
        index = bisect_right(self.cited, (start, self.end + 1)) - 1
        return index >= 0 and start < self.cited[index][1]

    def cites_before(self, at: int) -> bool:
        """The passage cites a document before ``at``."""
        index = bisect_right(self.cited, (at, 0)) - 1
        return index >= 0 and self.cited[index][0] >= self.start


def cited_ranges(references: Sequence[tuple[int, int, str | None]], text: str) -> list[tuple[int, int]]:
    """Citations with their titles as sorted, disjoint ranges.

    Args:
        references: start, end and title of each citation.
        text: canonical text, in which the title follows its citation.
    """
    ranges: list[tuple[int, int]] = []
    for start, end, title in sorted(references, key=lambda r: (r[0], r[1])):
        stop = end
        # The name of a law stands in its citation; a title follows after issuing body and "về việc" at most.
        if title and title not in text[start:end]:
            at = text.find(title, end, end + len(title) + _TO_TITLE)
            if at >= 0 and ". " not in text[end:at] and ";" not in text[end:at]:
                stop = at + len(title)
                goes_on = _DUTY_GOES_ON.search(text, at, stop)
                stop = goes_on.start() if goes_on else stop
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(stop, ranges[-1][1]))
        else:
            ranges.append((start, stop))
    return ranges
