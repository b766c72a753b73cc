"""What the section parser walks over: paragraphs of the body and annexes, and the places where tables stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vanban.layout.canonical import Block, Canonical, Zone

BODY_ZONES: frozenset[Zone] = frozenset({"body", "annex-label", "annex-title", "annex-note"})
"""Zones that hold sections; header, recipients, signature and footnotes never do."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a stretch of one that begins at a forced line break.

    Attributes:
        start: canonical offset.
        end: one past the last character.
        text: the characters between.
        block: the block it belongs to.
        quoted: it is the wording of another document, or goes on with it: content, not structure.
    """

    start: int
    end: int
    text: str
    block: Block
    quoted: bool = False

    @property
    def part(self) -> int:
        """As in ``Block.part``."""
        return self.block.part

    @property
    def emphasised(self) -> bool:
        """Set off by its print: a hint, never a requirement."""
        return self.block.bold or self.block.heading is not None or self.block.align == "center"

    @property
    def is_ocr(self) -> bool:
        """Read from an image."""
        return any(span.line.origin == "ocr" for span in self.block.spans[:1])


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table stands here in reading order."""

    table: int
    start: int
    end: int
    part: int


def body_items(canonical: Canonical) -> list[Paragraph | TablePlace]:
    """Paragraphs and tables of the body and annexes in reading order."""
    return list(_items(canonical))


def _items(canonical: Canonical) -> Iterator[Paragraph | TablePlace]:
    ends: dict[int, int] = {}
    for block in canonical.blocks:
        if block.cell is not None:
            ends[block.cell.table] = max(block.end, ends.get(block.cell.table, 0))
    seen: set[int] = set()
    for block in canonical.blocks:
        if block.zone not in BODY_ZONES:
            continue
        if block.cell is None:
            yield from _paragraphs(canonical, block)
        elif block.cell.table not in seen:
            seen.add(block.cell.table)
            yield TablePlace(block.cell.table, block.start, ends[block.cell.table], block.part)


def _paragraphs(canonical: Canonical, block: Block) -> Iterator[Paragraph]:
    edges = [block.start, *(b for b in block.breaks if block.start < b < block.end), block.end]
    for start, end in pairwise(edges):
        text = canonical.text[start:end]
        stripped = text.strip()
        if stripped:
            start += text.index(stripped)
            yield Paragraph(start, start + len(stripped), stripped, block)
