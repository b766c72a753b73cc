"""From a read document to its canonical text: the stages of layout in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanban.layout import form
from vanban.layout.annexes import label_annex_head, starts_annex
from vanban.layout.canonical import Canonical, CanonicalBuilder, Zone
from vanban.layout.closing import find_closing, in_order, label_closing
from vanban.layout.copies import label_copy, part_from_closing, starts_copy
from vanban.layout.furniture import set_apart
from vanban.layout.glued import unglue_signature
from vanban.layout.items import Item, flatten
from vanban.layout.letterhead import label_attached, label_letterhead, starts_letterhead
from vanban.layout.paragraphs import mark_starts
from vanban.layout.tables import dissolve, join, same_columns
from vanban.source.model import Line, SourceDocument, Table

_PREFIX: dict[Zone, str] = {"type": "# ", "annex-label": "# ", "subject": "## ", "annex-title": "## "}
_CLOSING_LINES = 60
_LAST: tuple[Zone, ...] = ("footnote", "stamp")


def lay_out(document: SourceDocument) -> Canonical:
    """The canonical text of a document with the zone of each block.

    Args:
        document: pages of lines and tables in reading order.

    Returns:
        Blocks in reading order; footnotes and stamps stand at the end of the part they belong to. Page numbers and
        running lines are left out.
    """
    items = set_apart(dissolve(flatten(document)))
    if items and not starts_annex(items, 0, closed=False):
        items = label_letterhead(items)
    _label_parts(items)
    ordered = _notes_last(items)
    mark_starts(ordered)
    return _build(ordered)


def _label_parts(items: list[Item]) -> None:
    """Walk through the stream: closings, annexes, attached documents with closings of their own."""
    part = 0
    closed = False
    closing_at = find_closing(items, 0)
    n = 0
    while n < len(items):
        item = items[n]
        item.part = part
        if item.is_table or item.zone != "body":
            n += 1
            continue
        if (closed or part) and starts_copy(items, n):
            part += 1
            n = label_copy(items, n, part)
            closed = False
            closing_at = find_closing(items, n)
            continue
        if closed and starts_letterhead(items, n):
            part += 1
            items[n:] = label_attached(items[n:])
            items[n].part = part
            closed = False
            closing_at = find_closing(items, n)
            n += 1
            continue
        if starts_annex(items, n, closed=closed):
            part += 1
            end = label_annex_head(items, n, min(n + 30, len(items)))
            for labelled in items[n:end]:
                labelled.part = part
            closed = False
            n = end
            closing_at = find_closing(items, n)
            continue
        if closing_at is not None and n == closing_at:
            part_from_closing(items, n)
            items[n : n + _CLOSING_LINES] = [
                piece for closing in items[n : n + _CLOSING_LINES] for piece in _unglued(closing)
            ]
            end = label_closing(items, n, len(items))
            for labelled in items[n:end]:
                labelled.part = part
            items[n:end] = in_order(items[n:end])
            closed = True
            n = max(end, n + 1)
            closing_at = find_closing(items, n)
            continue
        if form.is_enacting(item.text):
            item.zone = "enacting"
        n += 1


def _unglued(item: Item) -> list[Item]:
    if item.is_table or item.zone != "body" or not form.begins_authority(item.text):
        return [item]
    return unglue_signature(item)


def _notes_last(items: Sequence[Item]) -> list[Item]:
    """Footnotes and stamps at the end of their part, everything else where it stood."""
    ordered: list[Item] = []
    for part in sorted({item.part for item in items}):
        own = [item for item in items if item.part == part]
        ordered.extend(item for item in own if item.zone not in _LAST)
        for zone in _LAST:
            ordered.extend(item for item in own if item.zone == zone)
    return ordered


def _build(items: Sequence[Item]) -> Canonical:
    builder = CanonicalBuilder()
    n = 0
    while n < len(items):
        item = items[n]
        end = n + 1
        if isinstance(item.content, Table):
            tables = [item.content]
            while end < len(items) and isinstance(more := items[end].content, Table) and same_columns(tables[-1], more):
                tables.append(more)
                end += 1
            joined = join(tables)
            builder.add_table(joined.rows, header_rows=joined.header_rows, part=item.part)
        else:
            while end < len(items) and items[end].starts is False:
                end += 1
            lines = [_aligned(other) for other in items[n:end]]
            builder.add(lines, zone=item.zone, part=item.part, prefix=_PREFIX.get(item.zone, ""))
        n = end
    return builder.build()


def _aligned(item: Item) -> Line:
    """The line with the alignment that its box tells."""
    line = item.line
    if line.align is None and item.centred:
        return replace(line, align="center")
    return line
