"""The section tree as an indented outline, so that a test reads like a table of contents."""

from textwrap import dedent

from vanban.layout.canonical import Canonical
from vanban.sections import SectionTree, build_sections


def tree_of(text: str) -> SectionTree:
    """Sections of plain text, a paragraph a line."""
    return build_sections(Canonical.verbatim(dedent(text).strip("\n")))


def outline(text: str | SectionTree) -> str:
    """One line a section: label (``-`` for none), then ``| title``."""
    tree = tree_of(text) if isinstance(text, str) else text
    lines = ["  " * (n.level - 1) + (n.label or "-") + (f" | {n.title}" if n.title else "") for n in tree.nodes]
    return "\n".join(lines)


def expected(text: str) -> str:
    """The outline as written in a test."""
    return dedent(text).strip("\n").rstrip()
