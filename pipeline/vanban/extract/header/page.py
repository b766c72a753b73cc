"""The blocks of a canonical text as header fields ask for them, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban.layout.canonical import Block, Canonical, Zone
from vanban.schema import Diagnostic, Evidence, Header, Severity


@dataclass(slots=True)
class HeaderPage:
    """The document while its header is read.

    Attributes:
        canonical: text and blocks.
        header: fields found so far.
        diagnostics: what a person should know.
        symbol: the number as it was read, also where its figures are not to be believed: it tells type and issuer.
        symbol_evidence: where it stands.
        illegible: fields that are on the page but were written by hand or cannot be read.
    """

    canonical: Canonical
    header: Header = field(default_factory=Header)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    symbol: str | None = None
    symbol_evidence: Evidence | None = None
    illegible: set[str] = field(default_factory=set)

    def blocks(self, *zones: Zone, part: int | None = 0) -> list[Block]:
        """Blocks of these zones in reading order, of one part or (``None``) of all."""
        return [b for b in self.canonical.blocks if b.zone in zones and (part is None or b.part == part)]

    def text(self, block: Block) -> str:
        """The printed text of a block."""
        return self.canonical.block_text(block)

    def evidence(self, blocks: Iterable[Block]) -> Evidence | None:
        """Evidence that spans all the given blocks, ``None`` without any."""
        found = list(blocks)
        if not found:
            return None
        return self.canonical.evidence(found[0].start, found[-1].end)

    def prove(self, name: str, start: int, end: int) -> None:
        """Keep the evidence of one field."""
        self.header.evidence[name] = self.canonical.evidence(start, end)

    def give_up(self, name: str, what: str, evidence: Evidence) -> None:
        """Leave a field without value because its figures are handwritten or illegible."""
        self.illegible.add(name)
        read = evidence.quote if evidence.raw is None else evidence.raw
        message = f"The {what} was filled in by hand or is illegible (OCR read “{read}”); enter it from the page."
        self.report("handwritten-or-illegible", "warning", message, evidence)

    def report(self, code: str, severity: Severity, message: str, evidence: Evidence | None = None) -> None:
        """Note a diagnostic."""
        self.diagnostics.append(Diagnostic(code=code, severity=severity, message=message, evidence=evidence))
