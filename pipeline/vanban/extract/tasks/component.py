"""The ``tasks`` component."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.tasks.identity import TaskIds
from vanban.extract.tasks.labelled import LabelledTasks
from vanban.extract.tasks.models import Draft
from vanban.extract.tasks.phrases import Phrases
from vanban.extract.tasks.prose import ProseTasks
from vanban.extract.tasks.review import confidence, review_codes, signs
from vanban.extract.tasks.table_headings import TableHeadings
from vanban.extract.tasks.tables import TableTasks
from vanban.extract.tasks.ticks import TickedDeadlines
from vanban.extract.tasks.timing import Calendar, Timing
from vanban.extract.units.expansion import unit_key
from vanban.extract.units.misreadings import Misreadings
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.vocabulary import Vocabulary
from vanban.schema import Assignee, Deadline, Reference, Task, Unit
from vanban.text.normal import squeeze

_EDGES = re.compile(r"^[\s,;:*_\\–-]+|[\s,;:.*_\\/]+$")


class Tasks:
    """Finds every action that somebody is told to do.

    Scope: assignments in sentences (giao, đề nghị, yêu cầu, chủ trì, có trách nhiệm); items under a heading or
    introduction that names units; execution clauses; subjectless duties under Tổ chức thực hiện; rows of task tables,
    their columns known by the meaning of the heading. Aims, grounds, effect clauses and target tables set no tasks.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("vi_vanban")
        >>> doc = nlp("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế trước ngày 15/3/2024.")
        >>> task = doc._.tasks[0]
        >>> task.text, [a.name for a in task.lead], [a.name for a in task.support], task.end
        ('rà soát biên chế trước ngày 15/3/2024', ['Sở Nội vụ'], ['Sở Tài chính'], '2024-03-15')

    Extensions: ``doc._.tasks`` (list of ``vanban.schema.Task``), ``doc.spans["tasks"]``. Deadlines, references and
    units are linked where the components before it found them.

    Args:
        vocabulary: names of units.
        phrases: verbs and phrases of tasks.
        headings: meanings of column headings.
    """

    def __init__(self, vocabulary: Vocabulary, phrases: Phrases, headings: TableHeadings) -> None:
        self._vocabulary = vocabulary
        self._phrases = phrases
        self._headings = headings
        self._misreadings = Misreadings([*vocabulary.multi_syllable, *phrases.multi_syllable])

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.tasks`` and ``doc.spans["tasks"]``."""
        context = context_of(doc)
        passage = self._misreadings.passage(context.canonical)
        units = UnitReader(self._vocabulary, passage)
        drafts = ProseTasks(context, units, self._phrases, doc._.deadlines or []).read()
        drafts = _with_labelled(drafts, LabelledTasks(context, units, self._headings).read())
        deadlines: list[Deadline] = list(doc._.deadlines or [])
        ticked = TickedDeadlines(context, deadlines)
        drafts += TableTasks(context, units, self._headings, ticked).read()
        if doc._.deadlines is not None:
            doc._.deadlines = deadlines
        drafts.sort(key=lambda d: (d.start, d.end))
        calendar = Calendar(deadlines, context.canonical.text)
        maker = _Maker(context, self._phrases, calendar, doc._.units, doc._.references)
        drafts = [draft for draft in drafts if maker.says_something(draft)]
        doc._.tasks = [maker.task(draft) for draft in drafts]
        set_spans(doc, "tasks", [(d.start, d.end) for d in drafts])
        return doc


def _with_labelled(drafts: list[Draft], labelled: list[Draft]) -> list[Draft]:
    """What stands behind labels is read from them alone."""
    covered = sorted(place for draft in labelled for place in draft.covers)
    starts = [start for start, _ in covered]

    def is_free(draft: Draft) -> bool:
        index = bisect_right(starts, draft.action) - 1
        return index < 0 or covered[index][1] <= draft.action

    return [draft for draft in drafts if is_free(draft)] + labelled


class _Maker:
    """Turns drafts into tasks of the record."""

    def __init__(
        self,
        context: Context,
        phrases: Phrases,
        calendar: Calendar,
        units: list[Unit] | None,
        references: list[Reference] | None,
    ) -> None:
        self._phrases = phrases
        self._context = context
        self._calendar = calendar
        self._units = {unit_key(unit.canonical): unit.id for unit in units or []}
        self._references = [
            (e.start, e.end, index, reference.id)
            for index, reference in enumerate(references or [])
            for e in reference.evidence
        ]
        self._ids = TaskIds(context.sections)

    def says_something(self, draft: Draft) -> bool:
        """There are words in it, not only the line under a name ("TM. …: -----")."""
        return any(map(str.isalpha, self._text(draft)))

    def task(self, draft: Draft) -> Task:
        """The task of one draft."""
        timing = self._calendar.of(draft)
        text = self._text(draft)
        lead = self._assignees(draft.leads)
        evidence = self._context.canonical.evidence(draft.start, draft.end)
        resolved = all(assignee.unit is not None for assignee in lead)
        return Task(
            id=self._ids.give(text, draft.section),
            text=text,
            section=draft.section,
            lead=lead,
            support=self._assignees(draft.supports),
            report_to=self._assignees(draft.reports),
            deadlines=[deadline.id for deadline in timing.deadlines],
            end=timing.end,
            recurrence=next((d.recurrence for d in timing.deadlines if d.recurrence is not None), None),
            deliverable=draft.deliverable
            if draft.deliverable or draft.in_table
            else self._phrases.deliverables.read(text),
            references=self._cited(draft),
            confidence=confidence(self._signs(draft, timing, evidence.confidence)),
            review=review_codes(draft, timing, resolved, evidence.confidence),
            evidence=evidence,
        )

    def _signs(self, draft: Draft, timing: Timing, ocr: float | None) -> dict[str, float]:
        canonical = self._context.canonical
        acts = self._phrases.action.match(canonical.folded, draft.action, draft.end) is not None
        text = " ".join([canonical.text[draft.start : draft.end], *(lead.name for lead in draft.leads)])
        return signs(draft, timing, ocr, text=text, acts=acts)

    def _text(self, draft: Draft) -> str:
        canonical = self._context.canonical.text
        parts = [canonical[draft.action : draft.end], *(canonical[start:end] for start, end in draft.pieces)]
        return _EDGES.sub("", squeeze(" ".join(parts)))

    def _assignees(self, mentions: list[Mention]) -> list[Assignee]:
        return [Assignee(name=m.name, unit=self._units.get(unit_key(m.canonical))) for m in mentions]

    def _cited(self, draft: Draft) -> list[str]:
        """Ids of the documents cited inside the task, in the order of the record."""
        ranges = [(draft.start, draft.end), *draft.pieces]
        found = {(i, key) for s, _, i, key in self._references if any(low <= s < high for low, high in ranges)}
        return [key for _, key in sorted(found)]
