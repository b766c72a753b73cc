"""Records as tables for people, drawn by rich. Dates are printed as Vietnamese read them: 15/03/2024."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Mapping, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from vanban.cli.labels import Lang, label
from vanban.schema import Arrival, Attached, Copy, Deadline, Document, Signature, Signer, Task

_WIDE = 100
"""Columns from which doers and marks get columns of their own."""

_DOUBTFUL = 0.8
_MARKED = "yellow"
_DURATION = re.compile(r"-?P(?P<clock>T)?(?P<count>\d{1,4})(?P<unit>[DWMYH])(?![\dT])(?P<working>\sworking)?")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


def render_record(document: Document, lang: Lang) -> str:
    """Header, references and tasks (by deadline) of one record."""
    parts: list[RenderableType] = [_header_table(document, lang)]
    if document.references:
        parts.append(_reference_table(document, lang))
    if document.tasks:
        parts.append(_task_table(document, lang, _width()))
    if document.diagnostics:
        parts.append(_diagnostic_table(document, lang))
    return _draw(parts)


_COUNTED = ("sections", "references", "deadlines", "tasks")


def summary_row(document: Document) -> list[RenderableType]:
    """What the summary says of one document: which it is and how much was found in it."""
    header = document.header
    return [
        Text(document.source.name),
        header.type.code if header.type else "–",
        header.number or "–",
        _day(header.issued_on) or "–",
        Text(header.issuer or "–"),
        *(str(len(getattr(document, name))) for name in _COUNTED),
    ]


def render_summary(rows: Sequence[Sequence[RenderableType]], lang: Lang) -> str:
    """The rows of ``summary_row`` as one table."""
    table = Table()
    table.add_column(label("file", lang), overflow="fold")
    table.add_column(label("type", lang))
    table.add_column(label("number", lang), no_wrap=True)
    table.add_column(label("issued_on", lang), no_wrap=True)
    table.add_column(label("issuer", lang), overflow="fold")
    for name in _COUNTED:
        table.add_column(label(name, lang), justify="right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return _draw([table])


def _header_table(document: Document, lang: Lang) -> Table:
    header = document.header
    rows = [
        ("type", header.type.name if header.type else None),
        ("number", header.number),
        ("issued_on", _day(header.issued_on)),
        ("place", header.place),
        ("issuer", header.issuer),
        ("parent_body", header.parent_body),
        ("subject", header.subject),
        ("addressees", "; ".join(header.addressees)),
        ("recipients", "; ".join(header.recipients)),
        ("signer", _signer(header.signer)),
        *(("signer", _signer(cosigner)) for cosigner in header.cosigners),
        ("urgency", header.urgency),
        ("secrecy", header.secrecy),
        ("marks", "; ".join(header.marks)),
        ("copied", _copied(header.copied)),
        ("arrival", _arrival(header.arrival)),
        *(("promulgated", _attached(attached)) for attached in document.attached),
        *(("signature", _signature(signature, lang)) for signature in document.source.signatures),
    ]
    table = Table(title=Text(document.source.name), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for key, value in rows:
        if value or key in {"type", "number", "issued_on", "issuer", "subject"}:
            table.add_row(label(key, lang), Text(value or "–"))
    return table


def _signer(signer: Signer) -> str:
    return " / ".join(x for x in (signer.authority, signer.title, signer.name) if x)


def _copied(copied: Copy | None) -> str | None:
    if copied is None:
        return None
    return " · ".join(x for x in (copied.form, copied.number, _day(copied.date), copied.body) if x)


def _attached(attached: Attached) -> str:
    return ": ".join(x for x in (attached.type.name if attached.type else None, attached.title) if x)


def _arrival(arrival: Arrival | None) -> str | None:
    return f"{arrival.number or '–'} · {_day(arrival.date) or '–'}" if arrival is not None else None


def _signature(signature: Signature, lang: Lang) -> str:
    """Who, when, and what the arithmetic says; whether the signer is to be trusted is not judged."""
    state = {True: "intact", False: "broken", None: "unchecked"}[signature.intact]
    parts = [signature.signer or signature.field, signature.organisation, signature.signed_on, label(state, lang)]
    if signature.covers_whole_file is False:
        parts.append(label("changed-later", lang))
    return " · ".join(part for part in parts if part)


def _reference_table(document: Document, lang: Lang) -> Table:
    table = Table(title=label("references", lang))
    for key in ("number", "issued_on", "issuer", "relation", "mentions", "page"):
        table.add_column(label(key, lang), overflow="fold", justify="right" if key in {"mentions", "page"} else "left")
    for reference in document.references:
        relation = "relation.mentions" if reference.relation == "mentions" else reference.relation
        first = reference.evidence[0] if reference.evidence else None
        table.add_row(
            Text(reference.key),
            _day(reference.issued_on) or "",
            Text(reference.issuer or ""),
            label(relation, lang),
            str(len(reference.evidence)),
            str(first.page) if first and first.page else "",
        )
    return table


def _task_table(document: Document, lang: Lang, width: int) -> Table:
    """Tasks as they fall due: those with a day, with a rhythm, after an event or from a day on, without a time.

    On a narrow screen doers and marks stand below what is to be done; on a wide one in columns of their own.
    """
    wide = width >= _WIDE
    deadlines = {deadline.id: deadline for deadline in document.deadlines}
    table = Table(title=f"{label('tasks', lang)} ({len(document.tasks)})", show_lines=True, expand=True)
    table.add_column(label("due", lang), width=10, overflow="fold")
    table.add_column(label("task", lang), overflow="fold", ratio=5)
    if wide:
        table.add_column(label("lead", lang), overflow="fold", ratio=2)
        table.add_column(label("support", lang), overflow="fold", ratio=2)
    table.add_column(label("page.short", lang), justify="right", width=3)
    if wide:
        table.add_column(label("review", lang), overflow="fold", width=14)
    for task in sorted(document.tasks, key=lambda t: _order(t, deadlines)):
        due = Text(_due(task, deadlines, lang))
        page = str(task.evidence.page or "")
        marks = _marks(task, lang)
        who = {role: "; ".join(a.name for a in getattr(task, role)) for role in ("lead", "support", "report_to")}
        if wide:
            more = _below(lang, {"report_to": who["report_to"], "deliverable": task.deliverable or ""})
            table.add_row(
                due,
                Text(task.text).append_text(more),
                Text(who["lead"] or "–"),
                Text(who["support"]),
                page,
                Text("\n".join(marks), style=_MARKED),
            )
        else:
            more = _below(lang, {**who, "lead": who["lead"] or "–", "deliverable": task.deliverable or ""})
            table.add_row(due, Text(task.text).append_text(more).append_text(_warning(marks)), page)
    return table


def _below(lang: Lang, parts: Mapping[str, str]) -> Text:
    """Lines below the action: *Chủ trì: Sở Nội vụ*."""
    text = Text()
    for name, value in parts.items():
        if value:
            text.append(f"\n{label(name, lang)}: ", style="dim").append(value)
    return text


def _warning(marks: Sequence[str]) -> Text:
    return Text("\n! " + "; ".join(marks), style=_MARKED) if marks else Text()


def _marks(task: Task, lang: Lang) -> list[str]:
    """Why a person should look: the codes in words, and how sure the reading is where that is not much."""
    marks = [label(code, lang) for code in task.review]
    if task.confidence is not None and task.confidence < _DOUBTFUL:
        marks.append(f"{label('doubtful', lang)} {task.confidence:.0%}")
    return marks


def _order(task: Task, deadlines: Mapping[str, Deadline]) -> tuple[int, str, int]:
    if task.end:
        return 0, task.end, task.evidence.start
    if task.recurrence:
        return 1, "", task.evidence.start
    hangs = any(deadlines[i].relative or deadlines[i].start for i in task.deadlines if i in deadlines)
    return (2 if hangs else 3), "", task.evidence.start


def _diagnostic_table(document: Document, lang: Lang) -> Table:
    table = Table(title=label("diagnostics", lang), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for diagnostic in document.diagnostics:
        table.add_row(label(diagnostic.severity, lang), diagnostic.code, Text(diagnostic.message))
    return table


def _due(task: Task, deadlines: Mapping[str, Deadline], lang: Lang) -> str:
    """The day, the rhythm, or how long after an event: *7 ngày làm việc*; a dash for none."""
    if task.end:
        return _day(task.end) or ""
    if task.recurrence:
        return label(task.recurrence, lang)
    for deadline in (deadlines[i] for i in task.deadlines if i in deadlines):
        if deadline.relative:
            return _duration(deadline.relative, lang) or " ".join(deadline.text.split())
        if deadline.start:
            return f"{_day(deadline.start)} →"
    return "–"


def _duration(relative: str, lang: Lang) -> str | None:
    """*7 ngày làm việc* of ``P7D working after nhận hồ sơ``; ``None`` for a duration of several parts."""
    match = _DURATION.match(relative)
    if match is None:
        return None
    unit = "hour" if match["clock"] else _UNITS[match["unit"]]
    return f"{match['count']} {label('working-day' if match['working'] and unit == 'day' else unit, lang)}"


def _day(iso: str | None) -> str | None:
    """15/03/2024 for 2024-03-15."""
    return "/".join(reversed(iso.split("-"))) if iso else None


def _width() -> int:
    """Columns of the terminal, 120 when there is none, 80 at least."""
    return max(shutil.get_terminal_size((120, 24)).columns, 80)


def _draw(parts: Sequence[RenderableType]) -> str:
    """Plain text as wide as the terminal, coloured only when stdout is one."""
    buffer = io.StringIO()
    console = Console(file=buffer, width=_width(), force_terminal=sys.stdout.isatty(), highlight=False, emoji=False)
    for part in parts:
        console.print(part)
    return buffer.getvalue()
