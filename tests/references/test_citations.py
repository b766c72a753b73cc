"""Every form of citation in ``citations.txt``: the sentence and what must be read from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.schema import Reference

Expected = list[tuple[str, ...]]


def _sentences() -> list[tuple[str, Expected]]:
    found: list[tuple[str, Expected]] = []
    for line in (Path(__file__).parent / "citations.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("="):
            found[-1][1].append(tuple(part.strip() for part in line[1:].split("|")))
        else:
            found.append((line.replace("\\n", "\n"), []))
    return found


def _row(reference: Reference, width: int) -> tuple[str, ...]:
    row = (reference.key, reference.type, reference.issued_on, reference.issuer, reference.relation)
    parts = ("; ".join(reference.pinpoints),) if width > 5 else ()
    return (*(value or "-" for value in row), *parts)


@pytest.mark.parametrize(
    ("sentence", "expected"), _sentences(), ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_citation(read_text: Callable[..., list[Reference]], sentence: str, expected: Expected) -> None:
    references = read_text(sentence)
    widths = [len(row) for row in expected] + [5] * len(references)
    assert [_row(r, w) for r, w in zip(references, widths, strict=False)] == expected


def test_there_are_enough_sentences_that_cite_nothing() -> None:
    assert sum(not expected for _, expected in _sentences()) >= 40
