"""Who cites a document, who carries it out down to the last plan, and what is cited that never came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from vanban.archive.archive import Archive
from vanban.archive.keys import number_key
from vanban.archive.models import DocumentRow, ReferenceRow
from vanban.errors import UnknownDocumentError
from vanban.extract.symbol import canonical_key, split_key
from vanban.schema.language import Relation

LIMIT = 100
"""Citations in an answer that were never received."""

DEPTH = 12
"""Steps down from a directive to the plans that carry it out."""

_STRENGTH = {relation: place for place, relation in enumerate(get_args(Relation))}


@dataclass(frozen=True, slots=True)
class Brief:
    """A document in a few words."""

    document_id: int
    name: str
    type: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites another.

    Attributes:
        document: the citing one.
        relation: how it stands to the cited one.
        page: of the first mention.
        quote: the first mention.
        certain: the link is beyond doubt; else only the number agrees.
    """

    document: Brief
    relation: str
    page: int | None
    quote: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A document that carries out the one above it.

    Attributes:
        document: the plan.
        again: it stands further up or earlier in the tree, where its own branches are.
        branches: what carries it out in turn.
    """

    document: Brief
    again: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """What the archive knows of a number.

    Attributes:
        key: as it was asked for.
        documents: those that bear it; none when it was never received.
        citing: who cites it, strongest relation first.
        tree: what carries it out, level by level.
    """

    key: str
    documents: tuple[Brief, ...]
    citing: tuple[Citing, ...]
    tree: tuple[Branch, ...]

    @property
    def received(self) -> bool:
        """The archive holds it."""
        return bool(self.documents)


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that is cited and was never received.

    Attributes:
        key: as first printed.
        type: code of its type.
        issued_on: as cited; ``None`` when no citation tells it.
        issuer: likewise.
        cited_by: documents that cite it.
        relation: the strongest of theirs.
    """

    key: str
    type: str | None
    issued_on: date | None
    issuer: str | None
    cited_by: int
    relation: str


def citations(archive: Archive, key: str) -> Citations:
    """Who cites, carries out, replaces a document.

    Args:
        archive: where to look.
        key: number, name and year of a law, or id of a document in the archive.

    Raises:
        UnknownDocumentError: nothing bears or cites it.
    """
    asked = key.strip()
    with archive.session() as session:
        documents = _documents(session, asked)
        cited = {number_key(asked)} if not asked.isdigit() else set()
        cited |= {number_key(document.number) for document in documents if document.number}
        ids = [document.document_id for document in documents]
        citing = _citing(session, ids, cited)
        if not documents and not citing:
            raise UnknownDocumentError(f"{asked}: no document bears this number, and none cites it")
        return Citations(asked, tuple(documents), tuple(citing), _tree(session, ids))


def never_received(archive: Archive, *, limit: int = LIMIT) -> list[Missing]:
    """What is cited and not in the archive, most cited first.

    A number that carries no year is given out by every body each year: there each cited day is a document of its own,
    and citations without a day are counted with the only one there is.
    """
    with archive.session() as session:
        groups = session.execute(
            select(
                ReferenceRow.key_key,
                ReferenceRow.issued_on,
                ReferenceRow.relation,
                func.min(ReferenceRow.key).label("key"),
                func.min(ReferenceRow.type).label("type"),
                func.min(ReferenceRow.issuer).label("issuer"),
                # A document has one reference for each document that it cites.
                func.count().label("cited_by"),
            )
            .where(ReferenceRow.target_document_id.is_(None))
            .group_by(ReferenceRow.key_key, ReferenceRow.issued_on, ReferenceRow.relation)
        ).all()
    by_key: dict[str, list[Any]] = {}
    for group in groups:
        by_key.setdefault(group.key_key, []).append(group)
    missing = [_missing(part) for same_key in by_key.values() for part in _documents_of(same_key)]
    missing.sort(key=lambda one: (-one.cited_by, one.key, one.issued_on or date.min))
    return missing[:limit]


def _documents_of(groups: Sequence[Any]) -> list[list[Any]]:
    """The citations with one key, parted by the documents that they can mean."""
    days = {group.issued_on for group in groups} - {None}
    if len(days) <= 1 or _is_one_document(groups[0].key):
        return [list(groups)]
    parts: dict[date | None, list[Any]] = {}
    for group in groups:
        parts.setdefault(group.issued_on, []).append(group)
    return list(parts.values())


def _is_one_document(key: str) -> bool:
    """Its key carries the year: a regulatory document, or a law by its name."""
    return not key[:1].isdigit() or split_key(canonical_key(key))[1] is not None


def _missing(groups: Sequence[Any]) -> Missing:
    most = max(groups, key=lambda group: (group.cited_by, group.issued_on is not None))
    dated = max((g for g in groups if g.issued_on is not None), key=lambda g: g.cited_by, default=most)
    return Missing(
        key=most.key,
        type=next((group.type for group in groups if group.type is not None), None),
        issued_on=dated.issued_on,
        issuer=next((group.issuer for group in (most, *groups) if group.issuer is not None), None),
        cited_by=sum(group.cited_by for group in groups),
        relation=min((group.relation for group in groups), key=_strength),
    )


def _strength(relation: str) -> int:
    return _STRENGTH.get(relation, len(_STRENGTH))


_BRIEF = (
    DocumentRow.id,
    DocumentRow.name,
    DocumentRow.type_code,
    DocumentRow.number,
    DocumentRow.issued_on,
    DocumentRow.issuer,
    DocumentRow.subject,
)


def _brief(row: Sequence[Any]) -> Brief:
    return Brief(*row)


def _documents(session: Session, asked: str) -> list[Brief]:
    is_id = asked.isascii() and asked.isdigit() and len(asked) < 10
    condition = DocumentRow.id == int(asked) if is_id else DocumentRow.number_key == number_key(asked)
    found = session.execute(select(*_BRIEF).where(condition).order_by(DocumentRow.issued_on, DocumentRow.id))
    return [Brief(*row) for row in found]


def _citing(session: Session, ids: Sequence[int], keys: Iterable[str]) -> list[Citing]:
    """Citations that are linked to one of the documents, and those with its number that are linked to none."""
    linked = ReferenceRow.target_document_id.in_(ids)
    unlinked = and_(ReferenceRow.target_document_id.is_(None), ReferenceRow.key_key.in_(keys))
    statement = (
        select(ReferenceRow.relation, ReferenceRow.page, ReferenceRow.quote, ReferenceRow.target_document_id, *_BRIEF)
        .join(DocumentRow, DocumentRow.id == ReferenceRow.document_id)
        .where(or_(linked, unlinked))
    )
    found = [
        Citing(_brief(row[4:]), row.relation, row.page, row.quote, row.target_document_id is not None or not ids)
        for row in session.execute(statement)
        if row.id not in ids
    ]
    found.sort(
        key=lambda one: (
            not one.certain,
            _strength(one.relation),
            one.document.issued_on or date.max,
            one.document.document_id,
        )
    )
    return found


def _tree(session: Session, roots: Sequence[int]) -> tuple[Branch, ...]:
    """What carries out the roots, each document with its branches once, where it stands nearest to the root."""
    below: dict[int | None, list[Brief]] = {}
    seen, level = set(roots), list(roots)
    for _ in range(DEPTH):
        if not level:
            break
        found = session.execute(
            select(ReferenceRow.target_document_id, *_BRIEF)
            .join(DocumentRow, DocumentRow.id == ReferenceRow.document_id)
            .where(ReferenceRow.target_document_id.in_(level), ReferenceRow.relation == "implements")
            .order_by(DocumentRow.issued_on, DocumentRow.id)
        ).all()
        level = []
        for row in found:
            target, plan = row[0], _brief(row[1:])
            below.setdefault(target, []).append(plan)
            if plan.document_id not in seen:
                seen.add(plan.document_id)
                level.append(plan.document_id)
    return _branches(roots, below, set(roots))


def _branches(
    parents: Sequence[int], below: Mapping[int | None, Sequence[Brief]], shown: set[int]
) -> tuple[Branch, ...]:
    plans = [plan for parent in parents for plan in below.get(parent, ())]
    fresh = {plan.document_id for plan in plans} - shown
    shown |= fresh
    branches = []
    for plan in plans:
        if plan.document_id in fresh:
            fresh.discard(plan.document_id)
            branches.append(Branch(plan, False, _branches([plan.document_id], below, shown)))
        else:
            branches.append(Branch(plan, True, ()))
    return tuple(branches)
