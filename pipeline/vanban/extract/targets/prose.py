"""Targets in running text: a figure that a goal word governs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vanban.extract.deadlines.phrases import alternatives, anywhere, elastic
from vanban.extract.targets.figures import NUMBER, number
from vanban.schema.language import Comparator
from vanban.text.normal import fold

_COMPARATORS: tuple[Comparator, ...] = (">=", "<=")
_CLAUSE_BREAK = re.compile(r"[;:!?…](?=\s)|\.(?=\s)|\n")
_SENTENCE_BREAK = re.compile(r"[;.](?=\s)|\n")
_DONE = re.compile(r"(?<!\w)đã(?!\w)")
_NOUN_DONE = re.compile(r"(?<!\w)(?:số|các|những|tổng số)\s(?:[^\W\d]{1,8}\s){1,5}?đã(?!\w)")
"""*90% số thẻ đã cấp*: said of the things, not of the figure."""

_FIGURE_BEFORE = re.compile(r"\d\s?%")
_FROM = re.compile(r"(?<!\w)từ\s{1,2}$")
_CHANGE = re.compile(r"\s(?:(?:tăng|giảm|nâng)\s)?từ\s{1,2}(?:mức\s)?\d[^;:\n]{0,30}\Z")
_ONWARDS = re.compile(r"\s(?:xuống|lên|còn)(?!\w)")
_DUTY_AFTER = re.compile(r"(?:\s[^\W\d]{1,10}){0,4}?\s(?:phải|thì)(?!\w)")
_REACH = 260
_NEAR = 70
_ADVERB_LENGTH = 14
_LABEL = re.compile(
    r"[\s*#+•–-]{0,6}(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)]|[ivx]{1,5}[.)\-])\s{1,3})?[\s*]{0,4}"
)
_LEAD_IN = re.compile(
    r"(?:(?:và|đồng thời|trong đó|từng bước|phấn đấu|mục tiêu|hướng tới|có)(?:\s|$):?\s?"
    r"|(?:đến|trong)\s(?:hết\s|cuối\s)?năm\s\d{4}\s?[,:]?\s?"
    r"|(?:bình quân\s|trung bình\s)?(?:mỗi|hằng|hàng)\s(?:năm|quý|tháng|tuần|ngày)\s?(?:[,:]\s?|\Z)){0,4}"
)

# What all of it is: "100% văn bản đi, đến | được lập hồ sơ điện tử".
_OF_WHAT = re.compile(
    r"\s(?P<what>(?!(?:trong|trước|vào|đến|so|theo|tại|trên|của|ở|để|và|hoặc|với|từ|mỗi|hằng|hàng|là|cho|bằng|nhằm|trở"
    r"|khi)\s)[^\W\d_][^;:.()\n]{1,90}?)"
    r"(?=\s(?:được|phải|có|đạt|thực hiện|sử dụng|hoàn thành|tham gia|cho|hằng|hàng|trong|trước|vào|đến|để|so với"
    r"|theo quy định|bằng|nhằm|tại|trở)\s|[;:.()\n]|\Z)"
)
"""What a share is taken of: *ít nhất 30% | số xã, phường*."""

_WHAT = re.compile(r"\s(?P<what>[^\W\d_][^;:.\n]{1,100}?)(?=\s(?:được|phải|có|đạt|thực hiện|sử dụng|hoàn thành)\s)")


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
        due: last day of the year that stands over the figure in a table.
    """

    start: int
    end: int
    indicator: str | None
    comparator: Comparator
    value: float
    value_max: float | None
    unit: str | None
    due: str | None = None


class GoalGrammar:
    """Finds goal-governed figures in running text.

    Args:
        goals: ``goals.yaml``.
    """

    def __init__(self, goals: Mapping[str, Any]) -> None:
        self._numerals = {fold(word): float(value) for word, value in goals["numerals"].items()}
        self._comparator: dict[str, Comparator] = {}
        for comparator in _COMPARATORS:
            for phrase in goals["comparators"][comparator]:
                self._comparator[fold(phrase)] = comparator
        comparators, verbs = alternatives(self._comparator), alternatives(goals["verbs"])
        adverbs = rf"(?:(?<!\w)(?:{alternatives(goals['adverbs'])}) )"
        self._figure = re.compile(
            rf"(?<![\w/.,\-])(?P<a>{NUMBER}|(?:{alternatives(self._numerals)})(?=\s))"
            rf"(?:\s?%(?=\s?(?:-|đến|tới)\s?\d))?(?:\s?(?:-|(?P<till>(?<=[\s%])(?:đến|tới)))\s?(?P<b>{NUMBER}))?"
            r"(?P<percent>\s?%(?:\s?/\s?[^\W\d]{2,6}|\s(?:gdp|grdp)(?!\w))?)?(?![\w%]|[/.\-]\w|,\d)"
        )
        self._before = re.compile(
            elastic(
                rf"(?:(?<!\w)(?P<early>{comparators}) )?(?:(?<!\w)(?P<verb>{verbs}) )?{adverbs}{{0,3}}"
                rf"(?:(?<!\w)(?P<late>{comparators})\s{{0,2}})?{adverbs}{{0,2}}$"
            )
        )
        self._scale = re.compile(elastic(rf" (?:{alternatives(goals['scales'])})(?!\w)"))
        self._weak = frozenset(map(fold, goals["weak_verbs"]))
        self._kept = frozenset(map(fold, goals["kept"]))
        self._measure = re.compile(elastic(rf"(?:{alternatives(goals['measures'])})(?!\w)"))
        self._average = re.compile(elastic(rf"(?<!\w)(?:{alternatives(goals['average'])})\s{{1,2}}$"))
        self._condition = re.compile(elastic(rf"[\s*•–-]{{0,4}}(?:{alternatives(goals['conditions'])})(?!\w)"))
        self._time = re.compile(elastic(rf"\s{{1,2}}(?P<unit>{alternatives(goals['times'])})(?!\w)"))
        self._explicit = anywhere(goals["explicit"])
        self._past = anywhere(goals["past"])
        self._at_least = re.compile(elastic(rf" (?:{alternatives(goals['at_least_after'])})(?!\w)"))
        self._at_most = re.compile(elastic(rf" (?:{alternatives(goals['at_most_after'])})(?!\w)"))
        self._not_unit = re.compile(elastic(rf"\s{{0,2}}(?:{alternatives(goals['not_units'])})(?!\w)"))
        scale = rf"(?:(?:{alternatives(goals['scales'])}) )?"
        known = rf"{scale}(?:{alternatives(goals['units'])})(?:/[^\W\d]{{2,6}}){{0,2}}"
        self._unit = re.compile(elastic(rf"\s{{0,2}}(?:\([^()\n]{{1,12}}\) )?(?P<unit>{known})(?!\w)"))
        ends = alternatives(goals["unit_ends"])
        self._noun = re.compile(rf"\s{{1,2}}(?P<unit>(?!(?:{ends})(?!\w))[^\W\d_]{{1,12}})(?!\w)")
        self._money = anywhere(goals["money"])

    def scan(self, text: str, folded: str, start: int, end: int, *, goal: bool, strict: bool) -> Iterator[Figure]:
        """Targets of a passage in order.

        Args:
            text: canonical text.
            folded: ``fold(text)``.
            start: first character of the passage.
            end: one past its last.
            goal: it stands under a heading of goals, so a figure there is one without saying so.
            strict: the document is a normative one, in which "ít nhất 02 người" is a rule and no goal.
        """
        for match in self._figure.finditer(folded, start, end):
            figure = self._read(text, folded, match, start, end, goal=goal, strict=strict)
            if figure is not None:
                yield figure

    def _read(
        self, text: str, folded: str, match: re.Match[str], passage: int, end: int, *, goal: bool, strict: bool
    ) -> Figure | None:
        low = _last_break(_CLAUSE_BREAK, folded, max(passage, match.start() - _REACH), match.start())
        before = folded[low : match.start()]
        window = before[-_NEAR:]
        governing = self._before.search(window)
        verb = " ".join((governing["verb"] or "").split()) if governing is not None else ""
        compared = (governing["late"] or governing["early"]) if governing is not None else None
        averaged = self._average.search(window) is not None
        if not (verb or compared or averaged):
            return self._all_of(text, folded, match, low, end, strict=strict)
        said = low + len(before) - len(window) + (governing.start() if governing is not None else len(window))
        indicator, begin = self._indicator(text, folded, low, said)
        measured = indicator is not None and self._measure.match(fold(indicator)) is not None
        if not (verb or compared or measured):
            return self._all_of(text, folded, match, low, end, strict=strict)
        sentence = _last_break(_SENTENCE_BREAK, folded, max(passage, match.start() - _REACH), match.start())
        unit = self._unit_after(match, folded, end, time=verb in self._kept and compared is not None)
        if unit is None or self._is_no_goal(folded, match, sentence, unit[1], end, verb=verb):
            return None
        explicit = goal or self._explicit.search(folded, sentence, match.start()) is not None
        money = self._money.search(folded, *unit) is not None
        bare_count = not compared and "%" not in folded[match.start() : unit[1]]
        paid = verb in self._weak and not compared
        plain = (bare_count or money) and not (measured and verb)
        if not explicit and (strict or paid or plain):
            return None
        figure = self._figures(match, folded, compared is not None)
        if figure is None:
            return None
        value, value_max = figure
        comparator: Comparator = "range" if value_max is not None else self._direction(compared, folded, unit[1], end)
        share = _OF_WHAT.match(folded, self._share_start(folded, unit[1], end), end)
        if share is not None and match["percent"] and not measured:
            indicator = " ".join(text[share.start("what") : share.end("what")].split()).rstrip(", ")
            begin = said
        if averaged and indicator is not None and not (verb or compared):
            average = self._average.search(fold(indicator) + " ")
            indicator = indicator[: average.start()].rstrip() if average is not None else indicator
        printed = " ".join(text[unit[0] : unit[1]].split())
        return Figure(begin, unit[1], indicator or None, comparator, value, value_max, printed)

    def _is_no_goal(self, folded: str, match: re.Match[str], sentence: int, after: int, end: int, *, verb: str) -> bool:
        """It is told of the past, is where a change begins (*từ 5% xuống 3%*), or says when something holds."""
        if self._past.search(folded, sentence, match.start()) or self._told(folded, after, end):
            return True
        if self._condition.match(folded, sentence, match.start()):
            return True
        if _FROM.search(folded, max(sentence, match.start() - 5), match.start()) and _ONWARDS.match(folded, after, end):
            return True
        return not verb and _DUTY_AFTER.match(folded, after, end) is not None

    def _figures(self, match: re.Match[str], folded: str, compared: bool) -> tuple[float, float | None] | None:
        """The values, ``None`` when a word is no number here or a range goes down."""
        word = self._numerals.get(match["a"])
        if word is not None:
            scaled = self._scale.match(folded, match.end()) is not None  # "trên một vạn dân"
            return (word, None) if compared and not match["b"] and not scaled else None
        value, value_max = number(match["a"]), number(match["b"]) if match["b"] else None
        return None if value_max is not None and value_max <= value else (value, value_max)

    def _share_start(self, folded: str, after: int, end: int) -> int:
        """One past *trở lên*, before what the share is taken of."""
        for pattern in (self._at_least, self._at_most):
            onwards = pattern.match(folded, after, end)
            if onwards is not None:
                return onwards.end()
        return after

    def _all_of(
        self, text: str, folded: str, match: re.Match[str], low: int, end: int, *, strict: bool
    ) -> Figure | None:
        """*100% văn bản đi được ký số*: all of something, said at the start of a clause."""
        if strict or not match["percent"] or number(match["a"]) != 100:
            return None
        label = _LABEL.match(folded, low, match.start())
        begin = label.end() if label else low
        lead = _LEAD_IN.match(folded, begin, match.start())
        what = _WHAT.match(folded, match.end(), end)
        if folded[lead.end() if lead else begin : match.start()].strip() or what is None:
            return None
        if self._told(folded, match.end(), end):
            return None
        indicator = " ".join(text[what.start("what") : what.end("what")].split())
        return Figure(match.start(), what.end("what"), indicator, "=", 100.0, None, "%")

    def _unit_after(self, match: re.Match[str], folded: str, end: int, *, time: bool) -> tuple[int, int] | None:
        """Where the unit stands: a percent sign with what belongs to it, a known unit, else one syllable."""
        kept = self._time.match(folded, match.end(), end) if time else None
        if kept is not None:
            return kept.span("unit")
        if match["percent"]:
            start, stop = match.span("percent")
            return start + len(folded[start:stop]) - len(folded[start:stop].lstrip()), stop
        if self._not_unit.match(folded, match.end(), end):
            return None
        found = self._unit.match(folded, match.end(), end) or self._noun.match(folded, match.end(), end)
        return found.span("unit") if found is not None else None

    def _told(self, folded: str, at: int, end: int) -> bool:
        """The rest of the clause says that it has been done."""
        after = folded[at : min(end, at + _NEAR)]
        clause = _CLAUSE_BREAK.split(after, maxsplit=1)[0]
        return _DONE.search(clause) is not None and _NOUN_DONE.search(clause) is None

    def _direction(self, compared: str | None, folded: str, unit_end: int, end: int) -> Comparator:
        if compared:
            return self._comparator[" ".join(compared.split())]
        if self._at_least.match(folded, unit_end, end):
            return ">="
        return "<=" if self._at_most.match(folded, unit_end, end) else "="

    def _indicator(self, text: str, folded: str, low: int, said: int) -> tuple[str | None, int]:
        """The words before the goal verb, without label and lead-in; where they begin."""
        label = _LABEL.match(folded, low, said)
        begin = label.end() if label else low
        lead = _LEAD_IN.match(folded, begin, said)
        begin = lead.end() if lead else begin
        comma = folded.rfind(", ", begin, said)
        # After a comma the last stretch names the indicator, unless it is a mere adverb.
        if comma >= 0 and (said - comma > _ADVERB_LENGTH or _FIGURE_BEFORE.search(folded, begin, comma)):
            lead = _LEAD_IN.match(folded, comma + 2, said)
            begin = lead.end() if lead else comma + 2
        change = _CHANGE.search(folded, begin, said)
        said = change.start() if change is not None else said
        indicator = " ".join(text[begin:said].strip(" ,:*–-").split())
        return (indicator, begin) if indicator else (None, said)


def _last_break(pattern: re.Pattern[str], folded: str, low: int, at: int) -> int:
    breaks = [match.end() for match in pattern.finditer(folded, low, at)]
    return breaks[-1] if breaks else low
