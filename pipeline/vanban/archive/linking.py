"""Citations find the documents they mean, as these come into the archive.

A number alone names a document only where it carries its year (``30/2020/NĐ-CP``); ``594/KH-UBND`` is given out in
every province each year, so there the day of issue must agree, or the issuer where the day is not cited. A day that
is known on both sides and differs rules a document out; where two documents fit equally, none is taken.
"""

from __future__ import annotations

import re

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from vanban.archive.models import DocumentRow, ReferenceRow

# "30/2020/nđ-cp", "33/2024/qh15": the year between the number and the symbol (NĐ 30/2020 for legal documents: Luật
# Ban hành văn bản quy phạm pháp luật).
_WITH_YEAR = re.compile(r"^[0-9]+[a-z]?/(?:19|20)[0-9]{2}/")


def link_from(session: Session, document: DocumentRow) -> None:
    """Point the references of a document, whose rows are written, at the documents that are there."""
    rows = session.scalars(select(ReferenceRow).where(ReferenceRow.document_id == document.id)).all()
    keys = {row.key_key for row in rows}
    by_key: dict[str, list[DocumentRow]] = {}
    for candidate in session.scalars(
        select(DocumentRow).where(DocumentRow.number_key.in_(keys), DocumentRow.id != document.id)
    ):
        by_key.setdefault(candidate.number_key or "", []).append(candidate)
    for row in rows:
        row.target_document_id = _target(row, by_key.get(row.key_key, []))


def link_to(session: Session, document: DocumentRow) -> None:
    """Point the references of all other documents at this one, where they mean it; let go those that do no longer."""
    session.execute(
        update(ReferenceRow).where(ReferenceRow.target_document_id == document.id).values(target_document_id=None)
    )
    if document.number_key is None:
        return
    citing = session.scalars(
        select(ReferenceRow).where(ReferenceRow.key_key == document.number_key, ReferenceRow.document_id != document.id)
    ).all()
    if not citing:
        return
    same_number = session.scalars(select(DocumentRow).where(DocumentRow.number_key == document.number_key)).all()
    for row in citing:
        row.target_document_id = _target(row, [other for other in same_number if other.id != row.document_id])


def _target(reference: ReferenceRow, candidates: list[DocumentRow]) -> int | None:
    fitting = [candidate for candidate in candidates if _means(reference, candidate)]
    if len(fitting) > 1 and reference.issuer_key is not None:
        fitting = [candidate for candidate in fitting if candidate.issuer_key == reference.issuer_key]
    return fitting[0].id if len(fitting) == 1 else None


def _means(reference: ReferenceRow, document: DocumentRow) -> bool:
    """The numbers are equal; do day, year or issuer say that it is this document?"""
    if reference.issued_on is not None and document.issued_on is not None:
        return reference.issued_on == document.issued_on
    if _WITH_YEAR.match(reference.key_key):
        return True
    return reference.issuer_key is not None and reference.issuer_key == document.issuer_key
