"""Records that cite each other, made by hand."""

from __future__ import annotations

from vanban.schema import Diagnostic, Document, DocumentType, Evidence, Header, Reference, Source

TYPES = {"KH": "Kế hoạch", "CT": "Chỉ thị", "QĐ": "Quyết định", "NĐ": "Nghị định", "L": "Luật", "CV": "Công văn"}


def document(
    name: str,
    number: str | None = None,
    issued_on: str | None = None,
    issuer: str | None = None,
    *references: Reference,
    type: str | None = None,
    subject: str | None = None,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Document:
    """A record; its sha256 is made from the file's name, so that a test can say it."""
    source = Source(name=name, sha256=sha(name), media_type="text/plain", bytes=1, pages=None, origin="native")
    kind = DocumentType(code=type, name=TYPES[type]) if type else None
    header = Header(type=kind, number=number, issued_on=issued_on, issuer=issuer, subject=subject)
    return Document(source=source, header=header, references=list(references), diagnostics=list(diagnostics))


def sha(name: str) -> str:
    return name.encode().hex().ljust(64, "0")[:64]


def cites(key: str, issued_on: str | None = None, issuer: str | None = None, start: int = 0) -> Reference:
    evidence = Evidence(quote=key, page=None, start=start, end=start + len(key), origin="native")
    return Reference(id="r1", key=key, issued_on=issued_on, issuer=issuer, evidence=[evidence])
