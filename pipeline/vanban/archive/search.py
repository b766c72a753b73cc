"""Full text over the pages of the archive, with tone marks or without, and lists of documents by their header.

A phrase is looked for as a whole. Typed with marks it is found with those marks; typed without any (``chuyen doi so``)
it is found whatever the marks. Both databases index the same words (``vanban.archive.keys``), each by a column of its
own; neither folds anything by itself, so that both find the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, column, func, literal, or_, select, table
from sqlalchemy.dialects.postgresql import REGCONFIG
from sqlalchemy.orm import QueryableAttribute, Session

from vanban.archive.archive import Archive
from vanban.archive.keys import bare_words, marked_words, name_key, number_key
from vanban.archive.models import DocumentRow, Kept, PageTextRow, RecordRow
from vanban.errors import UsageError
from vanban.text.normal import nfc, squeeze

LIMIT = 20
"""Documents in an answer."""

PAGES = 200
"""Pages that are looked at, those read last; an answer says when there were more."""

_GLANCE = 1000  # pages from which is told how common a phrase is
_NEWEST = 8000  # pages; PostgreSQL looks through so many in twenty milliseconds
_QUOTE = 160  # characters of a quote
_BEFORE = 60  # of them before the words that were found
_INDEXED = table("page_text", *(column(name) for name in ("id", "document_id", "marked_words", "folded_words")))
_FTS = table("page_search", column("rowid"), column("page_search"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the documents of an answer have in common; ``None`` for anything.

    Attributes:
        type: code, ``KH``.
        issuer: words of the issuing body's name, in order, with or without tone marks.
        issued_from: first day of issue.
        issued_to: last day of issue.
        number: the whole number, its figure (``594``), or its symbol (``KH-UBND``).
        secrecy: a mark (MẬT), or ``any`` of them.
    """

    type: str | None = None
    issuer: str | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    number: str | None = None
    secrecy: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document of the answer.

    Attributes:
        document_id: its row.
        name: of the file.
        type: code of its type.
        number: as printed; likewise the next fields.
        issued_on: day of issue.
        issuer: full name.
        subject: trích yếu.
        secrecy: its mark.
        kept: ``set-aside`` when nothing but name, hash and mark is known.
        page: first page on which the words stand, 1-based; ``None`` without words or pages.
        quote: the words where they stand, with what is around them; ``None`` when only the header was asked for.
        pages: on how many of the pages that were looked at the words stand.
    """

    document_id: int
    name: str
    type: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    secrecy: str | None
    kept: Kept
    page: int | None = None
    quote: str | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        hits: documents with the words in their subject first, then the newest.
        more: there are others that were left out.
        without_marks: nothing bore the tone marks that were typed; these are found without regard to them.
    """

    hits: tuple[Hit, ...]
    more: bool
    without_marks: bool = False


_Pages = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    marked: bool  # looked for with its tone marks
    pattern: re.Pattern[str] = field(compare=False)

    def stands_in(self, text: str) -> re.Match[str] | None:
        """The first place of the phrase in NFC text."""
        return self.pattern.search(marked_words(text) if self.marked else bare_words(text))


def search(archive: Archive, phrases: Sequence[str], filters: Filters | None = None, *, limit: int = LIMIT) -> Answer:
    """Documents in which all phrases stand on one page.

    Args:
        archive: where to look.
        phrases: each is looked for as a whole; none lists documents by ``filters``, the newest first.
        filters: what the documents have in common.
        limit: documents in the answer.

    Raises:
        UsageError: a phrase holds no word, or a filter makes no sense.
    """
    conditions = header_conditions(filters or Filters(), is_sqlite=archive.is_sqlite)
    asked = [_phrase(phrase) for phrase in phrases]
    with archive.session() as session:
        if not asked:
            return _by_header(session, conditions, limit)
        answer = _by_words(session, asked, conditions, limit, is_sqlite=archive.is_sqlite)
        if answer.hits or not any(phrase.marked for phrase in asked):
            return answer
        bare = [_phrase(bare_words(" ".join(phrase.words))) for phrase in asked]
        answer = _by_words(session, bare, conditions, limit, is_sqlite=archive.is_sqlite)
        return Answer(answer.hits, answer.more, without_marks=bool(answer.hits))


def begins_with(name: QueryableAttribute[Any], prefix: str, *, is_sqlite: bool) -> ColumnElement[bool]:
    """A key begins so; the last character of ``prefix`` is a joint: a space, ``/`` or ``-``.

    SQLite walks its index for a range and not for ``LIKE``; PostgreSQL's order of characters depends on the language of
    the database, and a range would be another thing in each.
    """
    if is_sqlite:
        return and_(name >= prefix, name < prefix[:-1] + chr(ord(prefix[-1]) + 1))
    return name.startswith(prefix, autoescape=True)


def header_conditions(filters: Filters, *, is_sqlite: bool) -> list[ColumnElement[bool]]:
    """The filters as conditions on ``document``.

    Raises:
        UsageError: the first day comes after the last, or a filter holds no word.
    """
    conditions: list[ColumnElement[bool]] = []
    if filters.type is not None:
        conditions.append(DocumentRow.type_code == filters.type)
    if filters.issuer is not None:
        conditions.append(_names(_required(name_key(filters.issuer), "issuer")))
    if filters.issued_from is not None and filters.issued_to is not None and filters.issued_from > filters.issued_to:
        raise UsageError(f"from {filters.issued_from} to {filters.issued_to}: the first day comes after the last")
    if filters.issued_from is not None:
        conditions.append(DocumentRow.issued_on >= filters.issued_from)
    if filters.issued_to is not None:
        conditions.append(DocumentRow.issued_on <= filters.issued_to)
    if filters.number is not None:
        key = _required(number_key(filters.number), "number")
        conditions.append(_numbered(key, is_sqlite=is_sqlite))
    if filters.secrecy is not None:
        marked = DocumentRow.secrecy.is_not(None)
        conditions.append(marked if filters.secrecy == "any" else DocumentRow.secrecy == filters.secrecy)
    return conditions


def _required(key: str, name: str) -> str:
    if not key:
        raise UsageError(f"{name}: it holds no word to look for")
    return key


def _names(key: str) -> ColumnElement[bool]:
    """The words stand in the issuer's name, whole and in order."""
    return (" " + DocumentRow.issuer_key + " ").contains(f" {key} ", autoescape=True)


def _numbered(key: str, *, is_sqlite: bool) -> ColumnElement[bool]:
    """The number itself; the numbers with this figure, for ``594``; those with this symbol, for ``kh-ubnd``."""
    number = DocumentRow.number_key
    if key[0].isdigit():
        return or_(number == key, *(begins_with(number, key + joint, is_sqlite=is_sqlite) for joint in "/-"))
    return or_(number == key, *(number.contains(joint + key, autoescape=True) for joint in "/-"))


def _phrase(typed: str) -> _Phrase:
    marked = marked_words(nfc(typed))
    words = tuple(marked.split())
    if not words:
        raise UsageError(f"{typed!r}: it holds no word to look for")
    bare = tuple(bare_words(nfc(typed)).split())
    pattern = re.compile(rf"(?<!\w){' +'.join(map(re.escape, words))}(?!\w)")
    return _Phrase(words, words != bare, pattern)


_HEADER = (
    DocumentRow.id,
    DocumentRow.name,
    DocumentRow.type_code,
    DocumentRow.number,
    DocumentRow.issued_on,
    DocumentRow.issuer,
    DocumentRow.subject,
    DocumentRow.secrecy,
    DocumentRow.kept,
)


def _by_header(session: Session, conditions: Sequence[ColumnElement[bool]], limit: int) -> Answer:
    found = session.execute(
        select(*_HEADER)
        .where(*conditions)
        .order_by(DocumentRow.issued_on.desc().nulls_last(), DocumentRow.id.desc())
        .limit(limit + 1)
    ).all()
    return Answer(tuple(Hit(*row) for row in found[:limit]), len(found) > limit)


def _by_words(
    session: Session,
    phrases: Sequence[_Phrase],
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
    *,
    is_sqlite: bool,
) -> Answer:
    found = _look(session, phrases, conditions, is_sqlite=is_sqlite)
    documents: dict[int, list[Any]] = {}
    for row in found[:PAGES]:
        documents.setdefault(row.id, []).append(row)
    ranked = sorted(documents.values(), key=lambda rows: _rank(rows[0], phrases), reverse=True)
    chosen = ranked[:limit]
    # Pages come last first: the first page of a document is the last row.
    passages = _passages(session, [rows[-1].page_text_id for rows in chosen], phrases)
    hits = tuple(_found(rows[0][1:], passages[rows[-1].page_text_id], len(rows)) for rows in chosen)
    return Answer(hits, len(ranked) > limit or len(found) > PAGES)


def _found(header: Sequence[Any], passage: tuple[int | None, str], pages: int) -> Hit:
    page, quote = passage
    return replace(Hit(*header), page=page, quote=quote, pages=pages)


def _look(
    session: Session, phrases: Sequence[_Phrase], conditions: Sequence[ColumnElement[bool]], *, is_sqlite: bool
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Up to ``PAGES`` + 1 pages with the phrases, those read last first, and the header of each one's document."""

    def rows(statement: _Pages) -> Sequence[Row[*tuple[Any, ...]]]:
        return session.execute(statement.where(*conditions).limit(PAGES + 1)).all()

    if is_sqlite:
        return rows(_by_index_of_sqlite(phrases))
    # The newest pages one by one are enough for common words; the index must fetch all pages that have the words, and
    # is for rare ones. PostgreSQL cannot choose: how often words follow one another, it does not know.
    seen = rows(_newest(phrases, _GLANCE))
    if len(seen) <= PAGES and len(seen) * _NEWEST >= PAGES * _GLANCE:
        seen = rows(_newest(phrases, _NEWEST))
    return seen if len(seen) > PAGES else rows(_by_index_of_postgresql(phrases))


def _by_index_of_sqlite(phrases: Sequence[_Phrase]) -> _Pages:
    query = " AND ".join(f'{_column(phrase)} : "{" ".join(phrase.words)}"' for phrase in phrases)
    # The order of the index itself, so that the search ends with the last row that is wanted.
    return (
        select(PageTextRow.id.label("page_text_id"), *_HEADER)
        .join_from(PageTextRow, DocumentRow, DocumentRow.id == PageTextRow.document_id)
        .join(_FTS, _FTS.c.rowid == PageTextRow.id)
        .where(_FTS.c.page_search.op("MATCH")(query))
        .order_by(_FTS.c.rowid.desc())
    )


def _newest(phrases: Sequence[_Phrase], pages: int) -> _Pages:
    newest = select(_INDEXED).order_by(_INDEXED.c.id.desc()).limit(pages).subquery()
    return _with_header(newest).where(*_conditions(newest, phrases))


def _by_index_of_postgresql(phrases: Sequence[_Phrase]) -> _Pages:
    matching = select(_INDEXED.c.id, _INDEXED.c.document_id).where(*_conditions(_INDEXED, phrases))
    return _with_header(matching.cte().prefix_with("MATERIALIZED"))


def _with_header(pages: FromClause) -> _Pages:
    statement: _Pages = select(pages.c.id.label("page_text_id"), *_HEADER)
    joined = statement.join_from(pages, DocumentRow, DocumentRow.id == pages.c.document_id)
    return joined.order_by(pages.c.id.desc())


def _conditions(pages: FromClause, phrases: Sequence[_Phrase]) -> list[ColumnElement[bool]]:
    return [
        # The words stand in the statement itself: how rare they are decides how it is best carried out.
        pages.c[f"{_column(phrase)}_words"].op("@@", is_comparison=True)(
            func.phraseto_tsquery(
                literal("simple", literal_execute=True).cast(REGCONFIG),
                literal(" ".join(phrase.words), literal_execute=True),
            )
        )
        for phrase in phrases
    ]


def _column(phrase: _Phrase) -> str:
    return "marked" if phrase.marked else "folded"


def _rank(document: Any, phrases: Sequence[_Phrase]) -> tuple[bool, date, int]:
    subject = nfc(document.subject or "")
    in_subject = all(phrase.stands_in(subject) for phrase in phrases)
    return in_subject, document.issued_on or date.min, document.id


def _passages(
    session: Session, pages: Sequence[int], phrases: Sequence[_Phrase]
) -> Mapping[int, tuple[int | None, str]]:
    """Page number and quote by ``page_text.id``."""
    # The index's texts are as long as what they were made of.
    words = func.substr(RecordRow.text, PageTextRow.start + 1, func.length(PageTextRow.marked))
    found = session.execute(
        select(PageTextRow.id, PageTextRow.page, words)
        .join(DocumentRow, DocumentRow.id == PageTextRow.document_id)
        .join(
            RecordRow,
            and_(RecordRow.document_id == DocumentRow.id, RecordRow.version == DocumentRow.current_version),
        )
        .where(PageTextRow.id.in_(pages))
    )
    return {id: (page, _quote(passage, phrases[0])) for id, page, passage in found}


def _quote(passage: str, phrase: _Phrase) -> str:
    """The first place of the phrase with whole words around it, on one line."""
    found = phrase.stands_in(passage)
    at = found.start() if found is not None else 0
    start = max(0, at - _BEFORE)
    end = min(len(passage), max(start + _QUOTE, found.end() if found is not None else 0))
    if start > 0:
        start = _next_word(passage, start, at)
    if end < len(passage):
        end = max(passage.rfind(" ", start, end), found.end() if found is not None else start)
    inside = squeeze(passage[start:end])
    return ("… " if start > 0 else "") + inside + (" …" if end < len(passage.rstrip()) else "")


def _next_word(passage: str, start: int, at: int) -> int:
    space = re.compile(r"\s").search(passage, start, at)
    return space.end() if space is not None else at
