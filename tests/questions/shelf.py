"""Small documents in an archive, each told in a line or two."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vanban.archive import Archive, Saved
from vanban.record import Reading
from vanban.schema import Document

_TYPES = {"KH": "Kế hoạch", "CT": "Chỉ thị", "QĐ": "Quyết định", "CV": "Công văn", "BC": "Báo cáo", "NĐ": "Nghị định"}


@dataclass(frozen=True)
class Work:
    """A task as a test tells it: the units are full names, the rule is an RFC 5545 one."""

    text: str
    end: str | None = None
    lead: Sequence[str] = ()
    support: Sequence[str] = ()
    recurrence: str | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Cited:
    """A citation as a test tells it."""

    key: str
    relation: str = "mentions"
    issued_on: str | None = None
    issuer: str | None = None


class Shelf:
    """Puts documents into an archive.

    Attributes:
        archive: the archive.
    """

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.archive = archive
        self._folder = folder
        self._files = 0

    def put(
        self,
        text: str = "Nội dung.",
        *,
        pages: Sequence[str] | None = None,
        number: str | None = "12/KH-STL",
        kind: str | None = "KH",
        issuer: str | None = "Sở Thủy lợi tỉnh Bình Sơn",
        issued_on: str | None = "2024-03-05",
        subject: str | None = "Về việc nạo vét kênh mương",
        secrecy: str | None = None,
        urgency: str | None = None,
        arrived_on: str | None = None,
        stamp: dict[str, str] | None = None,
        work: Sequence[Work] = (),
        cites: Sequence[Cited] = (),
        signer: dict[str, str] | None = None,
        recipients: Sequence[str] = (),
        signatures: Sequence[dict[str, Any]] = (),
        file: Path | None = None,
        origin: str = "native",
    ) -> Saved:
        """Save a document; with ``file`` a known file is read again."""
        self._files += 1
        if file is None:
            file = self._folder / f"{self._files:03}.txt"
            file.write_text(f"{self._files}\n{text}", encoding="utf-8")
        content = file.read_bytes()
        canonical = "\n".join(pages) if pages is not None else text
        begins, at = [], 0
        for page, words in enumerate(pages or (), 1):
            begins.append((at, page))
            at += len(words) + 1
        units = list(dict.fromkeys(name for task in work for name in (*task.lead, *task.support)))
        document = Document.model_validate(
            {
                "source": {
                    "name": file.name,
                    "sha256": hashlib.sha256(content).hexdigest(),
                    "media_type": "text/plain",
                    "bytes": len(content),
                    "pages": len(pages) if pages is not None else None,
                    "origin": origin,
                    "signatures": list(signatures),
                },
                "header": {
                    "type": {"code": kind, "name": _TYPES[kind]} if kind else None,
                    "number": number,
                    "issued_on": issued_on,
                    "issuer": issuer,
                    "subject": subject,
                    "secrecy": secrecy,
                    "urgency": urgency,
                    "arrival": stamp,
                    "signer": signer or {},
                    "recipients": list(recipients),
                },
                "units": [
                    {"id": f"u{n}", "name": name, "canonical": name, "kind": "department"}
                    for n, name in enumerate(units, 1)
                ],
                "deadlines": [
                    {
                        "id": f"d{n}",
                        "text": task.text,
                        "recurrence": task.recurrence,
                        "rrule": task.rule,
                        "end": task.end,
                        "evidence": _evidence(task.text),
                    }
                    for n, task in enumerate(work, 1)
                ],
                "tasks": [
                    {
                        "id": f"t-{n}",
                        "text": task.text,
                        "lead": [{"name": name, "unit": f"u{units.index(name) + 1}"} for name in task.lead],
                        "support": [{"name": name, "unit": f"u{units.index(name) + 1}"} for name in task.support],
                        "end": task.end,
                        "recurrence": task.recurrence,
                        "deadlines": [f"d{n}"],
                        "confidence": 0.9,
                        "evidence": _evidence(task.text),
                    }
                    for n, task in enumerate(work, 1)
                ],
                "references": [
                    {
                        "id": f"r{n}",
                        "key": one.key,
                        "relation": one.relation,
                        "issued_on": one.issued_on,
                        "issuer": one.issuer,
                        "evidence": [_evidence(one.key)],
                    }
                    for n, one in enumerate(cites, 1)
                ],
            }
        )
        day = date.fromisoformat(arrived_on) if arrived_on else None
        return self.archive.save(Reading(document, canonical, tuple(begins)), file, arrived_on=day)

    def file(self, number: int) -> Path:
        """The file of the document that was put in as the given one, from 1."""
        return self._folder / f"{number:03}.txt"


def _evidence(quote: str) -> dict[str, Any]:
    return {"quote": quote, "page": 1, "start": 0, "end": len(quote), "origin": "native"}
