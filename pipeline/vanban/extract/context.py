"""What a component knows of the document beyond its words: blocks, sections, header.

The pipeline stores a ``Context`` on the ``Doc`` before the first component runs; ``nlp("a plain string")`` gets one
made from the text alone. ``doc.text`` is always ``context.canonical.text``: character offsets of the two are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from vanban.layout.canonical import Canonical
from vanban.schema import Diagnostic, Header, Severity
from vanban.sections.model import SectionTree


@dataclass(slots=True)
class Context:
    """Structure and header of the document that a ``Doc`` holds, and what was found in it so far.

    Attributes:
        canonical: text, blocks and joined tables.
        sections: the section tree.
        header: header fields (issuer, issued_on and number are what the components ask for).
        as_of: day (YYYY-MM-DD) from which missing years are resolved when the document carries no date of its own.
        diagnostics: components append what a person should know.
    """

    canonical: Canonical
    sections: SectionTree
    header: Header = field(default_factory=Header)
    as_of: str | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def from_text(cls, text: str) -> Context:
        """Structure read from a plain string; offsets are those of ``text``."""
        from vanban.sections import build_sections

        canonical = Canonical.verbatim(text)
        return cls(canonical, build_sections(canonical))

    @property
    def reference_day(self) -> str | None:
        """The day relative and incomplete dates are read from: the date of issue, else ``as_of``."""
        return self.header.issued_on or self.as_of

    def report(self, code: str, severity: Severity, message: str, start: int, end: int) -> None:
        """Note a diagnostic on the characters ``start`` to ``end``."""
        self.diagnostics.append(
            Diagnostic(code=code, severity=severity, message=message, evidence=self.canonical.evidence(start, end))
        )


def context_of(doc: Doc) -> Context:
    """The context of ``doc``, made from its text on first call when the pipeline gave none."""
    context: Context | None = doc._.context
    if context is None:
        context = Context.from_text(doc.text)
        doc._.context = context
    return context


def set_spans(doc: Doc, key: str, ranges: list[tuple[int, int]]) -> None:
    """Store character ranges as ``doc.spans[key]``, widened to whole tokens."""
    spans: list[Span] = []
    for start, end in ranges:
        span = doc.char_span(start, end, label=key, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[key] = spans


def register_extensions() -> None:
    """Declare ``doc._.context`` and one list of pydantic objects a component; safe to call twice."""
    if Doc.has_extension("context"):
        return
    Doc.set_extension("context", default=None)
    for name in ("references", "deadlines", "units", "targets", "tasks"):
        Doc.set_extension(name, default=None)


register_extensions()
