"""What a reader of this folder hands back, and the sizes none of them goes beyond."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vanban.errors import LimitExceededError
from vanban.schema import Diagnostic
from vanban.source.model import Line, Table

MAX_TEXT_BYTES = 20_000_000
"""Largest HTML, Markdown or plain text file: some ten thousand printed pages."""

MAX_TABLE_POSITIONS = 500_000
"""Largest table, rows times columns."""


@dataclass(slots=True)
class Reading:
    """Content in reading order and what happened on the way.

    Attributes:
        content: lines and tables.
        diagnostics: what was left out, what was guessed.
    """

    content: list[Line | Table] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note_images(self, count: int) -> None:
        """Say that pictures, which may hold text, were not read."""
        if count:
            pictures = "1 picture was" if count == 1 else f"{count} pictures were"
            message = f"{pictures} not read; if they hold text, print the document to PDF and read that"
            self.diagnostics.append(Diagnostic(code="image-not-read", severity="info", message=message))


def refuse_large_text(path: Path, data: bytes) -> None:
    """Raise ``LimitExceededError`` for a text file beyond ``MAX_TEXT_BYTES``."""
    if len(data) > MAX_TEXT_BYTES:
        megabytes = MAX_TEXT_BYTES // 1_000_000
        raise LimitExceededError(path, f"larger than {megabytes} MB of text; split it into documents")
