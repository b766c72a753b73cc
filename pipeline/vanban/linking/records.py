"""A record with its references linked to other documents of a catalogue."""

from __future__ import annotations

from vanban.diagnostics import ordered
from vanban.linking.catalogue import Catalogue
from vanban.linking.choice import Choice, choose
from vanban.registry import Registry, registry
from vanban.schema import Diagnostic, Document, Reference, Severity

_NAMED = 5
"""Candidates that a message names; the number of the others is told."""


def link(record: Document, catalogue: Catalogue, bodies: Registry | None = None) -> Document:
    """The record with ``references[].document`` set wherever the catalogue has the one document that is meant.

    Args:
        record: is not changed.
        catalogue: of every document that may be meant; that it holds the record's own does no harm.
        bodies: the registry, the language package's own when ``None``.

    Returns:
        The record itself when nothing in the catalogue bears a number that it cites; else a copy. Where a link cannot
        be made for certain, ``diagnostics`` names the candidates: ``reference-ambiguous``,
        ``reference-unconfirmed``, ``reference-date-differs``.
    """
    bodies = bodies or registry()
    references: list[Reference] = []
    found: list[Diagnostic] = []
    for reference in record.references:
        candidates = [c for c in catalogue.cited_as(reference.key) if c.sha256 != record.source.sha256]
        choice = choose(reference, record.header, candidates, bodies)
        document = choice.document.sha256 if choice.document is not None else None
        references.append(reference.model_copy(update={"document": document}))
        diagnostic = _diagnostic(reference, choice)
        if diagnostic is not None:
            found.append(diagnostic)
    if references == record.references and not found:
        return record
    diagnostics = ordered([*record.diagnostics, *found]) if found else record.diagnostics
    return record.model_copy(update={"references": references, "diagnostics": diagnostics})


def _diagnostic(reference: Reference, choice: Choice) -> Diagnostic | None:
    names = ", ".join(sorted(candidate.name for candidate in choice.candidates)[:_NAMED])
    more = len(choice.candidates) - _NAMED
    names += f" and {more} more" if more > 0 else ""
    severity: Severity = "warning"
    if choice.outcome == "ambiguous":
        message = f"{reference.key} may be any of {names}; not linked."
    elif choice.outcome == "unconfirmed":
        severity = "info"
        message = f"{reference.key} bears the number of {names}; date and issuer do not tell if it is that one."
    elif choice.outcome == "date-differs":
        document = choice.candidates[0]
        message = f"{reference.key} is cited with {reference.issued_on}; {names} is dated {document.issued_on}."
    else:
        return None
    evidence = reference.evidence[0] if reference.evidence else None
    return Diagnostic(code=f"reference-{choice.outcome}", severity=severity, message=message, evidence=evidence)
