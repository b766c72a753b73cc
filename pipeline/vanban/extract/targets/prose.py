"""Targets in running text: a figure that a goal word governs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vanban.extract.targets.figures import NUMBER, number
from vanban.schema.language import Comparator
from vanban.text.normal import fold

_CLAUSE_START = re.compile(r"[;:!?…](?=\s)|\.(?=\s)|\n")
_REACH = 260
_LABEL = re.compile(r"^[\s*#+•–-]*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)]|[ivx]{1,5}[.)\-])\s{1,3})?[\s*]*")
_LEAD_IN = re.compile(
    r"^(?:(?:và|đồng thời|trong đó|từng bước|phấn đấu)\s{1,2}|(?:phấn đấu\s)?đến\s(?:hết\s|cuối\s)?năm\s\d{4}\s?,?\s?)+"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A target as read.

    Attributes:
        start: first character of the indicator, or of the goal words without one.
        end: one past the unit.
        indicator: what is measured, ``None`` when the words do not say.
        comparator: which way the figure is meant.
        value: the figure, the lower one of a range.
        value_max: the upper one of a range.
        unit: as printed, ``None`` for a bare number.
    """

    start: int
    end: int
    indicator: str | None
    comparator: Comparator
    value: float
    value_max: float | None
    unit: str | None


class GoalGrammar:
    """Finds goal-governed figures in running text.

    Args:
        goals: ``goals.yaml``.
    """

    def __init__(self, goals: Mapping[str, Any]) -> None:
        self._comparator: dict[str, Comparator] = {}
        for comparator in (">=", "<="):
            for phrase in goals["comparators"][comparator]:
                self._comparator[fold(phrase)] = ">=" if comparator == ">=" else "<="
        comparators = _any(list(self._comparator))
        verbs = _any(goals["verbs"])
        adverbs = _any(goals["adverbs"])
        self._figure = re.compile(
            rf"(?<![\w/.,\-])(?P<a>{NUMBER})(?P<pa>\s?%)?(?:\s?-\s?(?P<b>{NUMBER})(?!\d))?"
            r"(?P<percent>\s?%(?:\s?/\s?[^\W\d]{2,6}|\s(?:gdp|grdp)(?!\w))?)?(?![\w/.\-]\w|\d)"
        )
        self._before = re.compile(
            rf"(?:(?<!\w)(?P<v>{verbs})\s{{1,2}})?(?:(?:{adverbs})\s{{1,2}}){{0,3}}(?:(?<!\w)(?P<c>{comparators})\s{{0,2}})?"
            rf"(?:(?:{adverbs})\s{{1,2}}){{0,2}}$"
        )
        self._anywhere = re.compile(rf"(?<!\w)(?:{_any(goals['explicit'])})(?!\w)")
        self._past = re.compile(rf"(?<!\w)(?:{_any(goals['past'])})(?!\w)")
        self._at_least = re.compile(rf"\s{{1,2}}(?:{_any(goals['at_least_after'])})(?!\w)")
        self._at_most = re.compile(rf"\s{{1,2}}(?:{_any(goals['at_most_after'])})(?!\w)")
        self._not_unit = re.compile(rf"\s{{0,2}}(?:\([^()\n]{{1,12}}\)\s)?(?:{_any(goals['not_units'])})(?!\w)")
        ends = _any(goals["unit_ends"])
        self._unit = re.compile(rf"\s{{1,2}}((?:(?!(?:{ends})(?!\w))[^\W\d_]{{1,12}}(?:\s|(?=\W|$))){{1,3}})")

    def scan(self, text: str, folded: str, start: int, end: int) -> Iterator[Figure]:
        """Targets of a passage in order."""
        for match in self._figure.finditer(folded, start, end):
            figure = self._read(text, folded, match, start, end)
            if figure is not None:
                yield figure

    def _read(self, text: str, folded: str, match: re.Match[str], start: int, end: int) -> Figure | None:
        low = _clause_start(folded, max(start, match.start() - _REACH), match.start())
        before = folded[low : match.start()]
        governing = self._before.search(before[-70:])
        if governing is None or not (governing["v"] or governing["c"]):
            return None
        percent = match["percent"] or match["pa"]
        unit_end, unit = match.end(), match["percent"].strip() if match["percent"] else None
        if percent is None:
            if self._not_unit.match(folded, match.end(), end):
                return None
            words = self._unit.match(folded, match.end(), end)
            if words is None:
                return None
            unit_end = words.start(1) + len(words[1].rstrip())
            unit = text[words.start(1) : unit_end]
        elif unit is None:
            unit = "%"
        after = folded[unit_end : min(end, unit_end + 60)]
        clause_after = after.split(";")[0].split(". ")[0]
        explicit = self._anywhere.search(before) is not None
        if self._past.search(before) or re.search(r"(?<!\w)đã(?!\w)", clause_after):
            return None
        if not explicit and not governing["c"] and percent is None:
            return None
        comparator = self._direction(governing, folded, unit_end, end)
        value, value_max = number(match["a"]), number(match["b"]) if match["b"] else None
        if value_max is not None:
            comparator = "range"
            if value_max <= value:
                return None
        said = low + max(0, len(before) - 70) + governing.start()
        indicator, begin = self._indicator(text, folded, low, said)
        return Figure(begin, unit_end, indicator, comparator, value, value_max, unit)

    def _direction(self, governing: re.Match[str], folded: str, unit_end: int, end: int) -> Comparator:
        if governing["c"]:
            return self._comparator[" ".join(governing["c"].split())]
        if self._at_least.match(folded, unit_end, end):
            return ">="
        return "<=" if self._at_most.match(folded, unit_end, end) else "="

    def _indicator(self, text: str, folded: str, low: int, said: int) -> tuple[str | None, int]:
        """The words before the goal verb, without label and lead-in; where they begin."""
        label = _LABEL.match(folded[low:said])
        begin = low + (label.end() if label else 0)
        lead = _LEAD_IN.match(folded[begin:said])
        begin += lead.end() if lead else 0
        comma = folded.rfind(", ", begin, said)
        # After a comma the last stretch names the indicator, unless it is a mere adverb.
        if comma >= 0 and said - comma > 14:
            begin = comma + 2
        indicator = " ".join(text[begin:said].strip(" ,*–-").split())
        return (indicator, begin) if indicator else (None, said)


def _clause_start(folded: str, low: int, at: int) -> int:
    last = None
    for last in _CLAUSE_START.finditer(folded, low, at):
        pass
    return last.end() if last is not None else low


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(fold(w)).replace(r"\ ", r"\s{1,2}") for w in sorted(words, key=len, reverse=True))
