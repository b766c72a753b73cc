"""Which part of the document was annotated: values read elsewhere are ignored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vanban.evaluation.gold import Gold
from vanban.evaluation.normal import letters
from vanban.schema import Evidence

_PROBE = 80  # letters of a quote that are looked up in the annotated text
_TEXT_SUFFIXES = frozenset({".md", ".txt", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What was annotated.

    Attributes:
        pages: first and last page, ``None`` for all.
        text: letters of the annotated lines, ``None`` when there is no such limit.
    """

    pages: tuple[int, int] | None = None
    text: str | None = None

    def covers(self, *evidence: Evidence) -> bool:
        """At least one of the passages lies inside; without evidence the value counts."""
        return not evidence or any(self._covers(one) for one in evidence)

    def _covers(self, evidence: Evidence) -> bool:
        if self.pages is not None and evidence.page is not None and not self.pages[0] <= evidence.page <= self.pages[1]:
            return False
        return self.text is None or letters(evidence.quote)[:_PROBE] in self.text


def scope_of(gold: Gold, document: Path) -> Scope:
    """The scope that ``gold`` states. Lines are those of a text file; they are looked up by their words."""
    stated = gold.data.get("scope") or {}
    pages = (1, 1) if gold.data.get("page_1_only") else None
    if stated.get("pages"):
        first, last = stated["pages"]
        pages = (int(first), int(last))
    text = None
    if stated.get("lines") and document.suffix.lower() in _TEXT_SUFFIXES:
        first, last = stated["lines"]
        lines = document.read_text(encoding="utf-8", errors="replace").splitlines()[int(first) - 1 : int(last)]
        text = letters("".join(lines))
    return Scope(pages, text)
