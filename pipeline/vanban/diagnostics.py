"""The order in which a record lists its diagnostics."""

from __future__ import annotations

from collections.abc import Iterable

from vanban.schema import Diagnostic

_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Worst first, then by place in the document; the order they were found in breaks ties."""
    return sorted(diagnostics, key=_place)


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    start = diagnostic.evidence.start if diagnostic.evidence is not None else -1
    return _SEVERITY_ORDER[diagnostic.severity], start
