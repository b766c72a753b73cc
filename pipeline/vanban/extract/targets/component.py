"""The ``targets`` component."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.targets.prose import Figure, GoalGrammar
from vanban.extract.targets.tables import TargetTables
from vanban.schema import Deadline, Target
from vanban.text.normal import fold


class Targets:
    """Finds the figures that a document sets as goals (chỉ tiêu).

    Scope: figures that a goal word governs (``phấn đấu đạt trên 95%``, ``giảm 500 hộ nghèo``, ``tối thiểu 3 lớp``) in running
    text, and tables of indicators. Amounts of money in budgets, counts of copies and past results are left out. The
    day a target is due is the nearest deadline in its sentence, else that of the heading above it.

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

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.targets`` and ``doc.spans["targets"]``."""
        context = context_of(doc)
        canonical = context.canonical
        text = canonical.text
        folded = fold(text)
        figures, used = self._tables.read(canonical)
        cited = sorted((e.start, e.end) for r in doc._.references or [] for e in r.evidence)
        dated = sorted((d.evidence.start, d.evidence.end) for d in doc._.deadlines or [])
        for index, block in enumerate(canonical.blocks):
            if block.zone != "body" or index in used:
                continue
            figures += [
                figure
                for figure in self._grammar.scan(text, folded, block.start, block.end)
                if not _touches(cited, figure) and not _touches(dated, figure)
            ]
        figures.sort(key=lambda f: f.start)
        due = _Due(context, doc._.deadlines or [])
        doc._.targets = [
            Target(
                id=f"g{number}",
                text=" ".join(text[f.start : f.end].split()),
                indicator=f.indicator,
                comparator=f.comparator,
                value=f.value,
                value_max=f.value_max,
                unit=f.unit,
                due=due.of(f),
                evidence=canonical.evidence(f.start, f.end),
            )
            for number, f in enumerate(figures, start=1)
        ]
        set_spans(doc, "targets", [(f.start, f.end) for f in figures])
        return doc


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
        low = max(
            text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start), text.rfind("; ", 0, figure.start)
        )
        stops = [
            i for i in (text.find(". ", figure.end), text.find("\n", figure.end), text.find("; ", figure.end)) if i >= 0
        ]
        own = self._first(low + 1, min(stops, default=len(text)))
        if own is not None:
            return own
        node = self._context.sections.at(figure.start)
        while node is not None:
            if node.title_start is not None and node.title_end is not None:
                titled = self._first(node.title_start, node.title_end)
                if titled is not None:
                    return titled
            parents = self._context.sections.ancestors(node)
            node = parents[0] if parents else None
        return None

    def _first(self, low: int, high: int) -> str | None:
        index = bisect_left(self._ends, (low, ""))
        if index < len(self._ends) and self._ends[index][0] < high:
            return self._ends[index][1]
        return None
