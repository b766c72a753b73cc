"""Records as tables for people, drawn by rich. Dates are printed as Vietnamese read them: 15/03/2024."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from vanban.cli.labels import Lang, label
from vanban.schema import Arrival, Attached, Copy, Document, Signature, Signer, Task


def render_record(document: Document, lang: Lang) -> str:
    """Header, references and tasks (by deadline) of one record."""
    parts: list[RenderableType] = [_header_table(document, lang)]
    if document.references:
        parts.append(_reference_table(document, lang))
    if document.tasks:
        parts.append(_task_table(document, lang))
    if document.diagnostics:
        parts.append(_diagnostic_table(document, lang))
    return _draw(parts)


def render_summary(documents: Sequence[Document], lang: Lang) -> str:
    """One row a document: what it is and how much was found in it."""
    table = Table()
    table.add_column(label("file", lang), overflow="fold")
    table.add_column(label("type", lang))
    table.add_column(label("number", lang), no_wrap=True)
    table.add_column(label("issued_on", lang), no_wrap=True)
    table.add_column(label("issuer", lang), overflow="fold")
    counted = ("sections", "references", "deadlines", "tasks")
    for name in counted:
        table.add_column(label(name, lang), justify="right", overflow="fold")
    for document in documents:
        header = document.header
        table.add_row(
            Text(document.source.name),
            header.type.code if header.type else "–",
            header.number or "–",
            _day(header.issued_on) or "–",
            Text(header.issuer or "–"),
            *(str(len(getattr(document, name))) for name in counted),
        )
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


def _task_table(document: Document, lang: Lang) -> Table:
    table = Table(title=label("tasks", lang))
    table.add_column(label("due", lang), no_wrap=True)
    table.add_column(label("task", lang), overflow="fold", ratio=3)
    table.add_column(label("lead", lang), overflow="fold", ratio=1)
    table.add_column(label("support", lang), overflow="fold", ratio=1)
    table.add_column(label("page", lang), justify="right")
    table.add_column(label("review", lang), overflow="fold")
    for task in sorted(document.tasks, key=lambda t: (t.end is None, t.end or "", t.evidence.start)):
        table.add_row(
            _due(task, lang),
            Text(task.text),
            Text("; ".join(a.name for a in task.lead) or "–"),
            Text("; ".join(a.name for a in task.support)),
            str(task.evidence.page or ""),
            Text(", ".join(label(code, lang) for code in task.review)),
        )
    return table


def _diagnostic_table(document: Document, lang: Lang) -> Table:
    table = Table(title=label("diagnostics", lang), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for diagnostic in document.diagnostics:
        table.add_row(label(diagnostic.severity, lang), diagnostic.code, Text(diagnostic.message))
    return table


def _due(task: Task, lang: Lang) -> str:
    if task.end:
        return _day(task.end) or ""
    return label(task.recurrence, lang) if task.recurrence else "–"


def _day(iso: str | None) -> str | None:
    """15/03/2024 for 2024-03-15."""
    return "/".join(reversed(iso.split("-"))) if iso else None


def _draw(parts: Sequence[RenderableType]) -> str:
    """Plain text as wide as the terminal, coloured only when stdout is one."""
    width = max(shutil.get_terminal_size((120, 24)).columns, 80)
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, force_terminal=sys.stdout.isatty(), highlight=False, emoji=False)
    for part in parts:
        console.print(part)
    return buffer.getvalue()
