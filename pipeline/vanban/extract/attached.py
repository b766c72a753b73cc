"""Documents that a document promulgates: the regulation, plan or list printed behind the decision, with its own title.

Under its title stands which decision it came with: ``(Ban hành kèm theo Quyết định số 12/QĐ-SXD ngày …)``; in documents
issued electronically number and day stay blank there (NĐ 30/2020, Annex I), and so they do here.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban.extract.dates import DAY, to_date
from vanban.extract.header.numbers import type_called
from vanban.extract.symbol import find_symbols
from vanban.layout import form
from vanban.layout.canonical import Block, Canonical
from vanban.schema import Attached
from vanban.sections.model import SectionTree
from vanban.text.normal import plain, squeeze

_NOTE_REACH = 3  # paragraphs


def attached_documents(canonical: Canonical, sections: SectionTree) -> list[Attached]:
    """Every part of the document with the title of a document, in order; numbered annexes (Phụ lục) are sections only.

    Args:
        canonical: text with zones and parts.
        sections: the section tree; each entry names the section that the part is.
    """
    found: list[Attached] = []
    for part in sorted({block.part for block in canonical.blocks if block.part}):
        blocks = [block for block in canonical.blocks if block.part == part]
        entry = _entry(canonical, sections, blocks, f"a{len(found) + 1}")
        if entry is not None:
            found.append(entry)
    return found


def _entry(canonical: Canonical, sections: SectionTree, blocks: Sequence[Block], entry_id: str) -> Attached | None:
    labels = [block for block in blocks if block.zone == "annex-label"]
    if not labels or form.annex_label(canonical.block_text(labels[0])) is not None:
        return None
    label = labels[0]
    titles = [block for block in blocks if block.zone == "annex-title"]
    notes = [block for block in blocks if block.zone == "annex-note"]
    if not notes:
        above = _above_late_note(canonical, blocks)
        titles, notes = [*titles, *above[:-1]], above[-1:]
    text = canonical.block_text(label)
    called = form.type_name(text)
    kind = type_called(called) if called is not None else None
    if kind is None and not notes:
        return None
    rest = text[len(called) :] if called is not None and kind is not None else text
    title = squeeze(" ".join([rest, *(canonical.block_text(block) for block in titles)])).strip(" .:")
    note = plain(" ".join(canonical.block_text(block) for block in notes))
    mention = next(find_symbols(note), None)
    day = DAY.search(note, mention.end if mention is not None else 0)
    value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
    last = max([label, *titles, *notes], key=lambda block: block.end)
    node = next(
        (node for node in sections.nodes if node.kind == "annex" and label.start <= node.start < last.end), None
    )
    return Attached(
        id=entry_id,
        type=kind,
        title=title or None,
        number=mention.key if mention is not None else None,
        issued_on=value.isoformat() if value is not None else None,
        section=node.id if node is not None else None,
        evidence=canonical.evidence(label.start, last.end),
    )


def _above_late_note(canonical: Canonical, blocks: Sequence[Block]) -> list[Block]:
    """The lines down to a note that a title reading like a sentence (``Thực hiện Nghị quyết số …``) parts from it."""
    lines: list[Block] = []
    for block in [block for block in blocks if block.zone == "body"][:_NOTE_REACH]:
        text = canonical.block_text(block)
        if block.cell is not None or form.is_enumerated(text):
            return []
        lines.append(block)
        if form.is_annex_note(text):
            return lines
    return []
