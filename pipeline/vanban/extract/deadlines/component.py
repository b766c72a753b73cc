"""The ``deadlines`` component."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.deadlines.anchors import Anchors, KnownDays
from vanban.extract.deadlines.bounds import Bounds, interval_of
from vanban.extract.deadlines.calendar import Calendar, Impossible
from vanban.extract.deadlines.columns import ColumnKind, TimeFields
from vanban.extract.deadlines.deictic import beside, deictic_mentions, in_next_year
from vanban.extract.deadlines.governing import Governing
from vanban.extract.deadlines.models import CalendarMention, Mention, RecurringMention, RelativeMention
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.open_ended import OpenEnded
from vanban.extract.deadlines.overlaps import cut_at_bounds, disjoint
from vanban.extract.deadlines.recurring import Recurrences
from vanban.extract.deadlines.relative import Relatives
from vanban.extract.deadlines.resolution import YearSource, resolve
from vanban.extract.deadlines.rhythm_days import with_days
from vanban.extract.deadlines.scene import Scene, cited_ranges
from vanban.extract.deadlines.workdays import Workdays
from vanban.schema import Deadline, Header


class Deadlines:
    """Finds every time bound that a document sets on work.

    Scope: absolute days, months, quarters, halves, years and periods with their bound words (``trước ngày``, ``chậm
    nhất``, ``đến hết``, ``từ … đến …``); rhythms (``định kỳ 6 tháng``, ``trước ngày 20 hằng tháng``); bounds that hang
    on an event (``trong thời hạn 10 ngày làm việc kể từ ngày …``), with their last day when that of the event is known;
    cells of time columns; bounds that name no day (``thường xuyên``), all of whose values are ``None``. Dates of cited
    documents, past events, entry into force, anniversaries and horizons in titles of plans are left out.

    Sets ``doc._.deadlines`` (list of ``vanban.schema.Deadline``) and ``doc.spans["deadlines"]``. Diagnostics:
    ``year-resolved``, ``year-unknown``, ``anchor-resolved``, ``impossible-date``, ``quarter-misread``.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("vi_vanban")
        >>> [(d.text, d.end) for d in nlp("Báo cáo kết quả trước ngày 15/3/2024.")._.deadlines]
        [('trước ngày 15/3/2024', '2024-03-15')]

    Args:
        time: the lexicon ``time.yaml``.
        workdays: the lexicon ``workdays.yaml``: an office's own days off and days worked.
    """

    def __init__(self, time: Mapping[str, Any], workdays: Mapping[str, Any] | None = None) -> None:
        numerals = Numerals(time["numerals"])
        self._calendar = Calendar(numerals, time["quarter_misreads"])
        self._recurrences = Recurrences(numerals)
        signed = [*time["documents"], *time["signed_things"]]
        self._relatives = Relatives(numerals, time["events"], time["occasions"], signed)
        self._open = OpenEnded(time)
        self._anchors = Anchors(time, Workdays(workdays))
        self._bounds = Bounds(time["bounds"], time["bound_fillers"])
        self._fields = TimeFields(time)
        self._governing = Governing(time)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.deadlines`` and ``doc.spans["deadlines"]``."""
        context = context_of(doc)
        text = context.canonical.text
        references = doc._.references or []
        cited = cited_ranges([(e.start, e.end, r.title) for r in references for e in r.evidence], text)
        latest = max((r.issued_on for r in references if r.issued_on), default=None)
        cells = self._fields.cells(context.canonical)
        reading = _Reading(context, context.canonical.folded, cited, latest, cells, self._anchors)
        for passage in reading.passages():
            for mention in self._mentions(text, passage, reading.today):
                reading.add(mention, passage)
        doc._.deadlines = reading.deadlines
        set_spans(doc, "deadlines", [(d.evidence.start, d.evidence.end) for d in reading.deadlines])
        for impossible in reading.impossible:
            quote = text[impossible.start : impossible.end]
            context.report("impossible-date", "warning", f"{quote} is no date", impossible.start, impossible.end)
        return doc

    def _mentions(self, text: str, passage: _Passage, today: date | None) -> list[Mention]:
        """Those of one passage that bound work, in order, none overlapping."""
        folded, start, end = passage.scene.folded, passage.scene.start, passage.scene.end
        fields = [(start, end)] if passage.cell else self._fields.labelled(folded, start, end)
        calendar = self._calendar_mentions(passage, fields, today)
        recurring = list(self._recurrences.scan(folded, start, end))
        relative = list(self._relatives.scan(text, folded, start, end))
        undated = [m for low, high in fields for m in self._open.in_field(folded, low, high)]
        undated += [m for m in self._open.in_prose(folded, start, end) if not _inside(m.start, fields)]
        if not calendar and not recurring and not relative and not undated:
            return []

        def governs(mention: Mention) -> bool:
            if _inside(mention.start, fields):
                told = isinstance(mention, CalendarMention) and mention.rule == "backward"
                return not told and not passage.scene.in_citation(mention.start)
            return self._governing(mention, passage.scene)

        calendar, recurring = with_days(folded, calendar, recurring, end)
        calendar = [in_next_year(folded, mention, today) for mention in calendar]
        found: list[Mention] = [*recurring, *cut_at_bounds(text, relative, calendar), *calendar, *undated]
        return [mention for mention in disjoint(found) if governs(mention)]

    def _calendar_mentions(
        self, passage: _Passage, fields: list[tuple[int, int]], today: date | None
    ) -> list[CalendarMention]:
        folded, start, end = passage.scene.folded, passage.scene.start, passage.scene.end
        found: list[CalendarMention] = []
        counted: list[CalendarMention] = []
        position = start
        for low, high in [*fields, (end, end)]:
            for bare, first, last in ((False, position, low), (True, low, high)):
                for mention in self._calendar.scan(folded, first, last, bare=bare):
                    if isinstance(mention, Impossible):
                        passage.impossible.append(mention)
                    else:
                        found.append(mention)
                counted += deictic_mentions(folded, first, last, today, bare=bare)
            position = high
        return self._bounds.attach(folded, beside(found, counted), start)


def _inside(at: int, fields: list[tuple[int, int]]) -> bool:
    """The character lies in one of the ranges, which are in order."""
    index = bisect_right(fields, at, key=lambda field: field[0]) - 1
    return index >= 0 and at < fields[index][1]


@dataclass(slots=True)
class _Passage:
    """A block with what the filters need."""

    scene: Scene
    cell: ColumnKind | None
    impossible: list[Impossible]


class _Reading:
    """One document on its way: passages in, deadlines out."""

    def __init__(
        self,
        context: Context,
        folded: str,
        cited: list[tuple[int, int]],
        latest_cited: str | None,
        cells: Mapping[int, ColumnKind],
        anchors: Anchors,
    ) -> None:
        self.deadlines: list[Deadline] = []
        self.impossible: list[Impossible] = []
        self._context = context
        self._folded = folded
        self._cited = cited
        self._cells = cells
        self._years = YearSource.of(context.reference_day, context.header.subject)
        self.today = self._years.day
        self._issued_on = YearSource.of(context.header.issued_on or latest_cited, None).day
        self._anchors = anchors
        self._known = _known_days(context.header)

    def passages(self) -> Iterator[_Passage]:
        """Blocks that may set deadlines."""
        for index, block in enumerate(self._context.canonical.blocks):
            if block.zone == "body":
                scene = Scene(self._folded, block.start, block.end, self._cited, self._issued_on)
                yield _Passage(scene, self._cells.get(index), self.impossible)

    def add(self, mention: Mention, passage: _Passage) -> None:
        """Append the deadline that ``mention`` says."""
        if isinstance(mention, CalendarMention):
            self._add_calendar(mention, passage.cell)
        elif isinstance(mention, RecurringMention):
            self._append(mention.start, mention.end, recurrence=mention.recurrence, rrule=mention.rrule)
        elif isinstance(mention, RelativeMention):
            self._add_relative(mention, passage.scene.before(mention.start))
        else:
            self._append(mention.start, mention.end)

    def _add_relative(self, mention: RelativeMention, clause: str) -> None:
        due = self._anchors.due(mention.relative, self._known, clause)
        if due is not None:
            quote = self._context.canonical.text[mention.start : mention.end]
            self._context.report(
                "anchor-resolved", "info", f"{quote}: counted to {due.isoformat()}", mention.start, mention.end
            )
        resolved = due.isoformat() if due is not None else None
        self._append(mention.start, mention.end, relative=mention.relative, resolves_to=resolved)

    def _add_calendar(self, mention: CalendarMention, cell: ColumnKind | None) -> None:
        if cell is not None and cell != "whole" and mention.side is None:
            mention = replace(mention, side="from" if cell == "start" else "until")
        start, end = interval_of(mention)
        low, high = mention.bound_start, mention.end
        quote = self._context.canonical.text[low:high]
        if mention.rule == "quarter-misread":
            self._context.report(
                "quarter-misread", "warning", f"{quote}: the quarter is read from a damaged numeral", low, high
            )
        try:
            interval = resolve(start, end, self._years, mention.period.end if mention.side == "from" else None)
        except ValueError:
            self.impossible.append(Impossible(mention.start, mention.end))
            return
        if interval is None:
            self._context.report(
                "year-unknown", "warning", f"{quote}: no year is printed and the document has no date", low, high
            )
            self._append(low, high)
            return
        if interval.resolved:
            day: date | None = interval.end or interval.start
            year = day.year if day is not None else ""
            self._context.report(
                "year-resolved", "info", f"{quote}: the year {year} follows from the document's date", low, high
            )
        self._append(
            low,
            high,
            start=interval.start.isoformat() if interval.start else None,
            end=interval.end.isoformat() if interval.end else None,
        )

    def _append(self, low: int, high: int, **values: Any) -> None:
        context = self._context
        section = context.sections.at(low)
        self.deadlines.append(
            Deadline(
                id=f"d{len(self.deadlines) + 1}",
                text=context.canonical.text[low:high],
                section=section.id if section is not None else None,
                evidence=context.canonical.evidence(low, high),
                **values,
            )
        )


def _known_days(header: Header) -> KnownDays:
    """Days of the document that bounds may hang on; unreadable ones count as none."""
    arrived = header.arrival.date if header.arrival is not None else None
    kind = header.type.name if header.type is not None else None
    return KnownDays(YearSource.of(header.issued_on, None).day, YearSource.of(arrived, None).day, kind)
