"""From a file to its record, in this process: the stages one after another.

``vanban.read`` runs this in a child process; whoever calls it directly trusts the file.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vanban.diagnostics import ordered
from vanban.schema import Diagnostic, Document, Section, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from vanban.layout.canonical import Canonical
    from vanban.sections.model import SectionTree
    from vanban.source.model import SourceDocument
    from vanban.source.supervision import Supervision

OcrMode = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A record together with the canonical text that its offsets point into.

    Attributes:
        document: the record.
        text: the canonical text.
        page_begins: where pages begin in it, ``(offset, page)`` in order of the offsets; empty where the format has
            no pages.
    """

    document: Document
    text: str
    page_begins: tuple[tuple[int, int], ...] = ()


@cache
def language() -> Language:
    """The language half with its default configuration, loaded once a process."""
    import spacy

    nlp = spacy.load("vi_vanban")
    # The limit is for statistical models, whose memory explodes; ``Limits.max_characters`` is the one that counts here.
    nlp.max_length = sys.maxsize
    return nlp


def record_of(
    path: Path | str,
    *,
    ocr: OcrMode = "auto",
    pages: Collection[int] | None = None,
    as_of: str | None = None,
    supervision: Supervision | None = None,
) -> Reading:
    """The record of one document and its text.

    Args:
        path: the file; it is only read.
        ocr: ``auto`` reads images only where there is no trustworthy text layer.
        pages: 1-based pages to read, ``None`` for all.
        as_of: day (YYYY-MM-DD) from which missing years are resolved when the document carries no date.
        supervision: the limits on it and who is told how far it is.

    Raises:
        DocumentError: the file cannot be read.
        UsageError: ``pages`` names a page that is not there.
    """
    from vanban.extract.attached import attached_documents
    from vanban.extract.context import Context
    from vanban.extract.header import extract_header
    from vanban.layout import lay_out
    from vanban.sections import build_sections
    from vanban.source import read_source

    source = read_source(Path(path), ocr=ocr, pages=set(pages) if pages is not None else None, supervision=supervision)
    canonical = lay_out(source)
    sections = build_sections(canonical)
    header, header_diagnostics = extract_header(canonical, sections)
    if pages is not None:
        header_diagnostics = _for_selection(header_diagnostics, pages)
    context = Context(canonical, sections, header, as_of=as_of)

    nlp = language()
    doc = nlp.make_doc(canonical.text)
    doc._.context = context
    doc = nlp(doc)

    document = Document(
        source=_source_of(source),
        header=header,
        attached=attached_documents(canonical, sections),
        sections=_sections_of(sections, canonical),
        references=doc._.references or [],
        deadlines=doc._.deadlines or [],
        units=doc._.units or [],
        tasks=doc._.tasks or [],
        targets=doc._.targets or [],
        diagnostics=ordered(
            [*_without_text(canonical), *source.diagnostics, *header_diagnostics, *context.diagnostics]
        ),
    )
    return Reading(document, canonical.text, tuple(canonical.page_begins()))


def _without_text(canonical: Canonical) -> list[Diagnostic]:
    """Say that there is no text at all, so that an empty record never looks like a success."""
    if canonical.text.strip():
        return []
    return [Diagnostic(code="no-text", severity="warning", message="No text was found; look at the document itself.")]


def _source_of(source: SourceDocument) -> Source:
    paged = source.pages[0].number is not None
    return Source(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        bytes=source.size,
        pages=len(source.pages) if paged else None,
        origin=source.origin,
        signatures=list(source.signatures),
    )


def _sections_of(tree: SectionTree, canonical: Canonical) -> list[Section]:
    return [
        Section(
            id=node.id,
            label=node.label,
            title=node.title,
            level=node.level,
            parent=node.parent,
            evidence=canonical.evidence(node.start, node.title_end if node.title_end is not None else node.text_start),
        )
        for node in tree.nodes
    ]


def _for_selection(diagnostics: list[Diagnostic], pages: Collection[int]) -> list[Diagnostic]:
    """Say that only some pages were read; what the first page would have held is then no fault of the document."""
    listed = ", ".join(str(page) for page in sorted(pages))
    note = Diagnostic(code="pages-selected", severity="info", message=f"Only these pages were read: {listed}.")
    kept = diagnostics if 1 in pages else [d for d in diagnostics if not d.code.endswith("-missing")]
    return [note, *kept]
