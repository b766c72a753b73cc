"""The section tree as later stages see it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

SectionKind = Literal[
    "part",  # Phần
    "chapter",  # Chương
    "heading",  # Mục
    "subheading",  # Tiểu mục
    "article",  # Điều
    "clause",  # khoản: 1. under a Điều
    "point",  # điểm: a)
    "roman",  # I. II.
    "decimal",  # 1. 1.1. 1.1.1.
    "letter",  # a) outside a Điều
    "bullet",  # - + *
    "annex",  # Phụ lục, or an attached document with a title of its own
    "table-group",  # a group row of a table ("I. | Nâng cao nhận thức …")
]


@dataclass(slots=True)
class SectionNode:
    """A node of the tree.

    Attributes:
        id: ``s1``, ``s2`` … in document order.
        kind: which numbering it belongs to.
        label: as printed without trailing punctuation, ``None`` for bullets and unnumbered attached documents.
        title: heading text, ``None`` for a Điều without one.
        level: 1 for the outermost.
        parent: id of the parent, or ``None``.
        start: canonical offset of the label (of the title when there is no label).
        title_start: offset of the title, ``None`` without one.
        title_end: one past the title.
        text_start: first character after label and title that belongs to the section.
        end: one past the last character of the section with all its children.
        run_in: title and text stand in one paragraph, or the title is the whole sentence.
        part: as in ``Block.part``.
    """

    id: str
    kind: SectionKind
    label: str | None
    title: str | None
    level: int
    parent: str | None
    start: int
    title_start: int | None
    title_end: int | None
    text_start: int
    end: int
    run_in: bool
    part: int


@dataclass(slots=True)
class SectionTree:
    """Nodes in document order, which is also the order of their starts."""

    nodes: list[SectionNode]
    _starts: list[int] = field(default_factory=list, repr=False)
    _by_id: dict[str, SectionNode] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._starts = [node.start for node in self.nodes]
        self._by_id = {node.id: node for node in self.nodes}

    def __getitem__(self, node_id: str) -> SectionNode:
        return self._by_id[node_id]

    def at(self, offset: int) -> SectionNode | None:
        """The innermost node that holds the character at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        node = self.nodes[index] if index >= 0 else None
        while node is not None and offset >= node.end:
            node = self._by_id[node.parent] if node.parent else None
        return node

    def ancestors(self, node: SectionNode) -> list[SectionNode]:
        """Parents of ``node``, nearest first."""
        found = []
        while node.parent:
            node = self._by_id[node.parent]
            found.append(node)
        return found
