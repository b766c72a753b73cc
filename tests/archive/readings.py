"""Readings for the archive to keep: small records written by hand, and the files that they would have come from."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from vanban.record import Reading
from vanban.schema import Document


def write(folder: Path, name: str, content: str) -> Path:
    """A file with this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _evidence(text: str, quote: str, page: int | None) -> dict[str, Any]:
    start = text.index(quote)
    return {"quote": quote, "page": page, "start": start, "end": start + len(quote), "origin": "native"}


def reading_of(
    path: Path,
    *,
    text: str | None = None,
    number: str | None = "12/KH-STL",
    issuer: str | None = "Sở Thủy lợi tỉnh Bình Sơn",
    issued_on: str | None = "2024-03-05",
    subject: str | None = "Về việc nạo vét kênh mương",
    secrecy: str | None = None,
    arrival: dict[str, str] | None = None,
    tasks: list[tuple[str, str, str | None]] | None = None,
    references: list[dict[str, Any]] | None = None,
    pages: int | None = None,
) -> Reading:
    """What a reader would have made of a file.

    Args:
        path: the file.
        text: canonical text; the file's own content by default.
        number: of the document, as are the next fields.
        issuer: likewise.
        issued_on: likewise.
        subject: likewise.
        secrecy: likewise.
        arrival: of the incoming stamp.
        tasks: ``(id, quote, end)``; each is led by Phòng Kỹ thuật.
        references: fields of references; the key must stand in the text.
        pages: of the file.
    """
    content = path.read_bytes()
    canonical = content.decode("utf-8", "replace") if text is None else text
    document = Document.model_validate(
        {
            "source": {
                "name": path.name,
                "sha256": hashlib.sha256(content).hexdigest(),
                "media_type": "text/plain",
                "bytes": len(content),
                "pages": pages,
                "origin": "native",
            },
            "header": {
                "type": {"code": "KH", "name": "Kế hoạch"},
                "number": number,
                "issued_on": issued_on,
                "issuer": issuer,
                "subject": subject,
                "secrecy": secrecy,
                "arrival": arrival,
            },
            "units": [
                {"id": "u1", "name": "Phòng KT", "canonical": "Phòng Kỹ thuật", "kind": "department", "evidence": []}
            ],
            "references": [
                {"id": f"r{n}", "evidence": [_evidence(canonical, fields["key"], 1)], **fields}
                for n, fields in enumerate(references or [], 1)
            ],
            "tasks": [
                {
                    "id": id,
                    "text": quote,
                    "lead": [{"name": "Phòng KT", "unit": "u1"}],
                    "end": end,
                    "confidence": 0.9,
                    "evidence": _evidence(canonical, quote, 1),
                }
                for id, quote, end in tasks or []
            ],
        }
    )
    return Reading(document, canonical)
