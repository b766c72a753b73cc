"""The header of a document written down line by line."""

from __future__ import annotations

from vanban.extract.header import extract_header
from vanban.layout import lay_out
from vanban.schema import Diagnostic, Header
from vanban.sections.model import SectionTree
from vanban.source.model import SourceDocument


def read_header(document: SourceDocument) -> tuple[Header, list[Diagnostic]]:
    """Header and diagnostics; every evidence quotes the canonical text at its offsets."""
    canonical = lay_out(document)
    header, diagnostics = extract_header(canonical, SectionTree([]))
    for evidence in header.evidence.values():
        assert canonical.text[evidence.start : evidence.end] == evidence.quote
    return header, diagnostics


def codes(diagnostics: list[Diagnostic]) -> set[str]:
    """The codes alone."""
    return {diagnostic.code for diagnostic in diagnostics}
