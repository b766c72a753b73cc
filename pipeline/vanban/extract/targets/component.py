"""The ``targets`` component."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.deadlines.phrases import alternatives, elastic
from vanban.extract.targets.prose import Figure, GoalGrammar
from vanban.extract.targets.tables import TargetTables
from vanban.schema import Deadline, Target
from vanban.sections.model import SectionNode
from vanban.text.normal import fold

_SENTENCE_BREAK = re.compile(r"[.;](?=\s)|\n")
_SENTENCE = 500


class Targets:
    """Finds the figures that a document sets as goals (chỉ tiêu).

    Scope: figures that a goal word governs (``phấn đấu đạt trên 95%``, ``giảm 500 hộ nghèo``, ``tối thiểu 3 lớp``) in
    running text, and tables of indicators. Amounts of money in budgets, counts of copies and past results are left
    out. The day a target is due is the first deadline in its sentence, else that of the heading above it.

    Sets ``doc._.targets`` (list of ``vanban.schema.Target``) and ``doc.spans["targets"]``.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("vi_vanban")
        >>> target = nlp("Tỷ lệ hồ sơ trực tuyến đạt trên 80%.")._.targets[0]
        >>> target.indicator, target.comparator, target.value, target.unit
        ('Tỷ lệ hồ sơ trực tuyến', '>=', 80.0, '%')

    Args:
        goals: the lexicon ``goals.yaml``.
    """

    def __init__(self, goals: Mapping[str, Any]) -> None:
        self._grammar = GoalGrammar(goals)
        self._tables = TargetTables(goals["columns"])
        self._normative = frozenset(goals["normative_types"])
        self._past_heading = re.compile(elastic(rf"[\s*]{{0,4}}(?:{alternatives(goals['past_headings'])})(?!\w)"))
        self._goal_heading = re.compile(elastic(rf"[\s*]{{0,4}}(?:{alternatives(goals['headings'])})(?!\w)"))

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.targets`` and ``doc.spans["targets"]``."""
        context = context_of(doc)
        canonical = context.canonical
        text = canonical.text
        folded = canonical.folded
        figures, used = self._tables.read(canonical)
        cited = sorted((e.start, e.end) for r in doc._.references or [] for e in r.evidence)
        dated = sorted((d.evidence.start, d.evidence.end) for d in doc._.deadlines or [])
        strict = context.header.type is not None and context.header.type.code in self._normative
        for index, block in enumerate(canonical.blocks):
            if block.zone != "body" or index in used:
                continue
            goal = self._under(self._goal_heading, context, block.start)
            if not goal and self._under(self._past_heading, context, block.start):
                continue
            found = self._grammar.scan(text, folded, block.start, block.end, goal=goal, strict=strict)
            figures += [f for f in found if not _touches(cited, f) and not _touches(dated, f)]
        figures.sort(key=lambda f: f.start)
        due = _Due(context, doc._.deadlines or [])
        # "Sở Y tế giảm 50 vụ": who does it is not what is measured.
        doers = {fold(said) for unit in doc._.units or [] for said in (unit.name, *(e.quote for e in unit.evidence))}
        doc._.targets = [
            Target(
                id=f"g{number}",
                text=" ".join(text[f.start : f.end].split()),
                indicator=f.indicator if fold(f.indicator or "") not in doers else None,
                comparator=f.comparator,
                value=f.value,
                value_max=f.value_max,
                unit=f.unit,
                due=f.due or due.of(f),
                evidence=canonical.evidence(f.start, f.end),
            )
            for number, f in enumerate(figures, start=1)
        ]
        set_spans(doc, "targets", [(f.start, f.end) for f in figures])
        return doc

    def _under(self, heading: re.Pattern[str], context: Context, at: int) -> bool:
        """A heading above says so: mục tiêu, chỉ tiêu; kết quả, tình hình."""
        node = context.sections.at(at)
        while node is not None:
            if node.title is not None and node.start < at and heading.match(fold(node.title)):
                return True
            node = context.sections[node.parent] if node.parent else None
        return False


def _touches(ranges: Sequence[tuple[int, int]], figure: Figure) -> bool:
    """The figure itself (the end of its span) lies in one of the ranges."""
    index = bisect_left(ranges, (figure.end, 0)) - 1
    return index >= 0 and ranges[index][1] >= figure.end


class _Due:
    """When a target is due: a deadline of its own sentence, else of a heading above."""

    def __init__(self, context: Context, deadlines: Sequence[Deadline]) -> None:
        self._context = context
        self._ends = sorted((d.evidence.start, d.end) for d in deadlines if d.end is not None)

    def of(self, figure: Figure) -> str | None:
        """The day, or ``None``."""
        text = self._context.canonical.text
        low, high = max(0, figure.start - _SENTENCE), min(len(text), figure.end + _SENTENCE)
        before = [match.end() for match in _SENTENCE_BREAK.finditer(text, low, figure.start)]
        after = _SENTENCE_BREAK.search(text, figure.end, high)
        own = self._first(before[-1] if before else low, after.start() if after else high)
        if own is not None:
            return own
        sections = self._context.sections
        node = sections.at(figure.start)
        group = node
        while node is not None:
            titled = self._titled(node)
            if titled is not None:
                return titled
            node = sections[node.parent] if node.parent else None
        return self._of_group_above(group)

    def _titled(self, node: SectionNode) -> str | None:
        if node.title_start is None or node.title_end is None:
            return None
        return self._first(node.title_start, node.title_end)

    def _of_group_above(self, group: SectionNode | None) -> str | None:
        """In a table "I. Đến năm 2030" governs the sub-headed rows "11.1" too, up to "II."."""
        nodes = self._context.sections.nodes
        if group is None or group.kind != "table-group":
            return None
        for node in reversed(nodes[: nodes.index(group)]):
            if node.kind != "table-group":
                return None
            titled = self._titled(node)
            if titled is not None:
                return titled
        return None

    def _first(self, low: int, high: int) -> str | None:
        index = bisect_left(self._ends, (low, ""))
        if index < len(self._ends) and self._ends[index][0] < high:
            return self._ends[index][1]
        return None
