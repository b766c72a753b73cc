"""Tasks whose parts stand behind labels, as in a table written out in lines.

*1. Xây dựng kho dữ liệu* — *Cơ quan chủ trì: Sở Nội vụ.* — *Thời gian hoàn thành: Quý II/2024.* — *Sản phẩm: …*; also
in brackets or after a semicolon: *Mở lớp (chủ trì: Sở Nội vụ; thời gian: tháng 6/2024)*. The labels are the headings of
task tables, and mean what those mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from vanban.extract.context import Context
from vanban.extract.tasks.models import Draft, Range
from vanban.extract.tasks.table_headings import Meaning, TableHeadings
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.splitting import split_units
from vanban.extract.units.trie import any_of
from vanban.layout.canonical import Block
from vanban.sections.model import SectionNode

_MARKS = r"[\s*_–+•-]{0,6}(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)])\s{1,2})?[\s*_]{0,4}"
_EDGES = " \t\n;,.)*_–-"
_PARTS: frozenset[Meaning] = frozenset(("lead", "support", "deadline", "deliverable", "report_to"))
_ABOUT = re.compile(rf"{_MARKS}[^\W\d][^.;:\n]{{2,40}}:")
"""*Quy mô: …*: an item that tells of a task, not a task."""


@dataclass(slots=True)
class _Labelled:
    """The labelled parts of one paragraph: the words before them, and where each value stands."""

    block: Block
    before: Range
    values: list[tuple[Meaning, Range]] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Nothing stands before the first label."""
        return self.before[0] >= self.before[1]

    def of(self, meaning: Meaning) -> Range | None:
        """Where the first value with this meaning stands."""
        return next((place for said, place in self.values if said == meaning), None)


@cache
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A label with its colon, a line that begins with one, and a sign after which one may follow; folded text."""
    words = any_of(labels)
    return (
        re.compile(rf"(?P<label>{words}(?:\s?\([^():]{{1,40}}\))?)[*_]{{0,3}}\s?:[\s*_]*"),
        re.compile(rf"{_MARKS}(?={words}[^\w:]{{0,3}}(?:\([^():]{{1,40}}\))?[*_]{{0,3}}\s?:)"),
        re.compile(rf"[;.(,]\s?[*_]{{0,3}}(?={words}\s?:)"),
    )


class LabelledTasks:
    """Reads the labelled tasks of one document.

    Args:
        context: the document.
        units: reader of the document's units.
        headings: meanings of labels.
    """

    def __init__(self, context: Context, units: UnitReader, headings: TableHeadings) -> None:
        self._text = context.canonical.text
        self._folded = context.canonical.folded
        self._blocks = [b for b in context.canonical.blocks if b.zone == "body" and b.cell is None]
        self._sections = context.sections
        self._reader = units
        self._headings = headings
        self._label, self._opening, self._inner = _patterns(tuple(headings.labels))

    def read(self) -> list[Draft]:
        """Drafts in document order."""
        drafts: list[Draft] = []
        run: list[_Labelled] = []
        for block in self._blocks:
            found = self._labelled(block)
            if run and run[-1].alone and found is None and _ABOUT.match(self._folded, block.start, block.end):
                continue
            if run and (found is None or not found.alone or self._begins_anew(run, found)):
                drafts += self._of_run(run)
                run = []
            if found is not None:
                run.append(found)
        return drafts + (self._of_run(run) if run else [])

    def _labelled(self, block: Block) -> _Labelled | None:
        """The labelled parts of a paragraph that names a doer or helps to one; ``None`` without any."""
        edges = []
        opening = self._opening.match(self._folded, block.start, block.end)
        if opening is not None:
            edges.append((block.start, opening.end()))
        edges += [(m.start(), m.end()) for m in self._inner.finditer(self._folded, block.start, block.end)]
        if not edges:
            return None
        found = _Labelled(block, (block.start, edges[0][0]))
        stops = [edge for edge, _ in edges[1:]] + [block.end]
        for (_, at), stop in zip(edges, stops, strict=True):
            label = self._label.match(self._folded, at, stop)
            meaning = self._headings.meaning(label["label"]) if label is not None else None
            if label is not None and meaning is not None and meaning != "number":
                found.values.append((meaning, self._trimmed(label.end(), stop)))
        told = {meaning for meaning, _ in found.values}
        if found.alone:
            return found if told & (_PARTS | {"task"}) else None
        return found if "lead" in told else None

    def _trimmed(self, start: int, end: int) -> Range:
        value = self._text[start:end].rstrip(_EDGES)
        if value.count("(") > value.count(")"):
            value += ")"
        return start, start + len(value)

    def _begins_anew(self, run: Sequence[_Labelled], found: _Labelled) -> bool:
        """A label comes back: the parts of the next task."""
        said = {meaning for part in run for meaning, _ in part.values}
        return bool(said & {meaning for meaning, _ in found.values if meaning in ("lead", "task")})

    def _of_run(self, run: list[_Labelled]) -> list[Draft]:
        """The tasks that a run of labelled paragraphs tells about; none when nobody is named."""
        values = {meaning: place for part in reversed(run) for meaning, place in part.values}
        if "lead" not in values:
            return []
        leads = self._units(values["lead"])
        if not leads:
            return []
        return [self._draft(place, run, values, leads) for place in self._said(run, values)]

    def _said(self, run: list[_Labelled], values: dict[Meaning, Range]) -> list[Range]:
        """Where the actions stand."""
        if not run[0].alone:
            return [self._after_label(run[0].before)]
        task = values.get("task")
        if task is not None and task[1] > task[0]:
            return [task]
        first = run[0].block
        above = self._sections.at(first.start)
        while above is not None and above.start >= first.start:
            above = self._sections[above.parent] if above.parent else None
        inside = [b for b in self._blocks if b.end <= first.start and (above is None or b.start >= above.start)]
        if above is None or not inside:
            return [self._after_label((inside[-1].start, inside[-1].end))] if inside and above is None else []
        items = [b for b in inside[1:] if self._is_item(b, above) and not _ABOUT.match(self._folded, b.start, b.end)]
        if items and self._is_heading(above, inside[0]):
            return [self._after_label((b.start, b.end)) for b in items]
        return [self._after_label((inside[0].start, inside[0].end))]

    def _is_item(self, block: Block, above: SectionNode) -> bool:
        node = self._sections.at(block.start)
        return node is not None and node.start >= block.start and node.parent == above.id

    def _is_heading(self, node: SectionNode, block: Block) -> bool:
        """The paragraph that opens the section only names it."""
        words = self._text[block.start : block.end].rstrip("* ")
        return not node.run_in and not words.endswith((".", ";"))

    def _after_label(self, place: Range) -> Range:
        marks = re.compile(_MARKS).match(self._folded, *place)
        return (marks.end() if marks is not None else place[0], place[1])

    def _draft(
        self, place: Range, run: Sequence[_Labelled], values: dict[Meaning, Range], leads: list[Mention]
    ) -> Draft:
        node = self._sections.at(place[0])
        start, end = place[0], place[0] + len(self._text[place[0] : place[1]].rstrip(_EDGES + ":("))
        draft = Draft(start, end, start, node.id if node is not None else None, leads=leads, in_table=True)
        draft.supports = self._units(values["support"]) if "support" in values else []
        draft.reports = self._units(values["report_to"]) if "report_to" in values else []
        draft.time = values.get("deadline")
        product = values.get("deliverable")
        if product is not None and product[1] > product[0]:
            draft.deliverable = " ".join(self._text[product[0] : product[1]].split())
        told = [(part.block.start, part.block.end) for part in run]
        draft.covers = told if any(low <= place[0] < high for low, high in told) else [place, *told]
        return draft

    def _units(self, place: Range) -> list[Mention]:
        start, end = place
        return [
            Mention(start + m.start, start + m.end, m.name, m.kind, m.canonical)
            for m in split_units(self._text[start:end], self._reader.vocabulary, document=self._reader)
        ]
