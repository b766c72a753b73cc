"""Entering documents, putting entries right, and reading a book of the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from vanban.archive import Archive, audit
from vanban.archive.column_types import now
from vanban.archive.keys import name_key, number_key
from vanban.archive.models import DocumentRow, RecordRow, RegisterCorrectionRow, RegisterEntryRow
from vanban.errors import UsageError
from vanban.register.entry import CORRECTABLE, Correction, Entry, SetAside, ranges
from vanban.schema import Document

BOOK = "incoming"
"""The book when none is named. An office may keep several: one for each kind of document (NĐ 30/2020, Điều 22)."""

FILLED_IN = "filled in"
"""The reason noted where an empty field was filled in and none was given."""

_HIGHEST = 999_999_999
_AT_A_TIME = 500  # records


@dataclass(frozen=True, slots=True)
class Entered:
    """A document that was entered.

    Attributes:
        book: of the register.
        year: that of the day of arrival.
        number: số đến.
        document_id: of the archive.
        warnings: what a clerk should look at, a line each.
    """

    book: str
    year: int
    number: int
    document_id: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A field that was put right."""

    number: int
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """A book of one year.

    Attributes:
        book: its name.
        year: of arrival.
        entries: by number.
        gaps: numbers that were not given out, as ranges.
        duplicates: groups of numbers whose documents bear one number and symbol, of one issuer and year.
        set_aside: documents with a secrecy mark that came into the archive that year, or whose mark was seen after they
            were entered; they have no entry.
    """

    book: str
    year: int
    entries: tuple[Entry, ...]
    gaps: tuple[tuple[int, int], ...]
    duplicates: tuple[tuple[int, ...], ...]
    set_aside: tuple[SetAside, ...]


def enter(
    archive: Archive,
    which: int | str,
    *,
    book: str = BOOK,
    arrived_on: date | None = None,
    number: int | None = None,
    stamped: bool = False,
) -> Entered:
    """Give a document the next number of its book and year.

    Args:
        archive: holds the document.
        which: its id, number or hash.
        book: of the register.
        arrived_on: day of arrival; else the one the archive knows, from the ĐẾN stamp or whoever saved the document.
        number: a certain number that is still free, for what was entered on paper; the numbers before it that are not
            taken show as gaps.
        stamped: take the number on the ĐẾN stamp.

    Raises:
        UnknownDocumentError: there is no such document, or several.
        UsageError: it bears a secrecy mark, its day of arrival is not known, it is in the book already, or the number
            is taken.
    """
    document = archive.document(which)
    if document.secrecy is not None or document.record is None:
        raise UsageError(
            f"document {document.id}: bears the mark {document.secrecy} and is set aside; "
            "such documents have a register of their own, on paper"
        )
    arrived = arrived_on or document.arrived_on
    if arrived is None:
        raise UsageError(f"document {document.id}: its day of arrival is not known; give it: --arrived YYYY-MM-DD")
    stamp = document.record.header.arrival
    if stamped:
        number = _stamped_number(document.id, stamp.number if stamp is not None else None)
    if number is not None and not 1 <= number <= _HIGHEST:
        raise UsageError(f"{number}: no number of a register")
    with archive.session(write=True) as session:
        archive.lock(session, f"register:{book}")
        taken = session.execute(
            select(RegisterEntryRow.year, RegisterEntryRow.number).where(
                RegisterEntryRow.book == book, RegisterEntryRow.document_id == document.id
            )
        ).first()
        if taken is not None:
            raise UsageError(f"document {document.id}: is in the book already, as number {taken.number}/{taken.year}")
        of_book = (RegisterEntryRow.book == book, RegisterEntryRow.year == arrived.year)
        if number is None:
            number = (session.scalar(select(func.max(RegisterEntryRow.number)).where(*of_book)) or 0) + 1
        elif session.scalar(select(RegisterEntryRow.id).where(*of_book, RegisterEntryRow.number == number)) is not None:
            raise UsageError(f"{number}/{arrived.year}: this number is taken")
        session.add(
            RegisterEntryRow(
                book=book,
                year=arrived.year,
                number=number,
                document_id=document.id,
                arrived_on=arrived,
                created_at=now(),
            )
        )
        audit.note(
            session,
            archive.who,
            "register.entered",
            _subject(book, arrived.year, number),
            document=document.id,
            version=document.version,
            arrived_on=arrived.isoformat(),
        )
        warnings = _same_number(session, document.record, document.id)
    issued = document.record.header.issued_on
    if issued is not None and issued > arrived.isoformat():
        warnings.append(f"it is dated {issued}, after the day of its arrival, {arrived}")
    if stamp is not None and stamp.number is not None and stamp.number.lstrip("0") != str(number):
        warnings.append(f"its ĐẾN stamp bears the number {stamp.number}; --stamped takes that one")
    return Entered(book, arrived.year, number, document.id, tuple(warnings))


def correct(
    archive: Archive, number: int, changes: Mapping[str, str], *, why: str | None, year: int, book: str = BOOK
) -> list[Corrected]:
    """Fill in or put right fields of an entry; each change is a line of the log, and what stood there stays readable.

    Args:
        archive: holds the register.
        number: số đến.
        changes: new values by field (``CORRECTABLE``); an empty one takes the value away.
        why: reason; needed wherever something stood before.
        year: of the register.
        book: of the register.

    Raises:
        UsageError: there is no such entry or field, a value makes no sense, or the reason is missing.
    """
    new = {field: _accepted(field, value) for field, value in changes.items()}
    if not new:
        raise UsageError("nothing to correct: give --set FIELD=VALUE")
    with archive.session(write=True) as session:
        archive.lock(session, f"register:{book}")
        row = session.scalar(
            select(RegisterEntryRow).where(
                RegisterEntryRow.book == book, RegisterEntryRow.year == year, RegisterEntryRow.number == number
            )
        )
        if row is None:
            raise UsageError(f"{number}/{year}: no such entry in the book {book!r}")
        if session.scalar(select(DocumentRow.secrecy).where(DocumentRow.id == row.document_id)) is not None:
            raise UsageError(f"{number}/{year}: its document bears a secrecy mark and is set aside")
        [entry] = _entries(session, [row])
        done = []
        for field, after in new.items():
            before = entry.value(field)
            if before == after:
                continue
            if before is not None and not (why and why.strip()):
                raise UsageError(f"{field}: {before!r} stands there; say why it is wrong: --why TEXT")
            if field == "arrived_on" and (after is None or after[:4] != str(year)):
                raise UsageError(f"arrived_on: an entry of {year} cannot have arrived on {after}")
            session.add(
                RegisterCorrectionRow(
                    entry_id=row.id,
                    field=field,
                    before=before,
                    after=after,
                    why=why.strip() if why and why.strip() else FILLED_IN,
                    who=archive.who,
                    at=now(),
                )
            )
            done.append(Corrected(number, field, before, after))
        if done:
            fields = [change.field for change in done]
            audit.note(session, archive.who, "register.corrected", _subject(book, year, number), fields=fields)
        return done


def read_register(archive: Archive, *, year: int, book: str = BOOK) -> Register:
    """The book of a year, with its gaps and its likely duplicates."""
    with archive.session() as session:
        rows = session.scalars(
            select(RegisterEntryRow)
            .where(RegisterEntryRow.book == book, RegisterEntryRow.year == year)
            .order_by(RegisterEntryRow.number)
        ).all()
        numbers = {row.document_id: row.number for row in rows}
        aside = [one for one, year_of_mark in _marked(session, numbers) if year_of_mark == year or one.number]
        marked = {one.document_id for one in aside}
        entries = tuple(_entries(session, [row for row in rows if row.document_id not in marked]))
    return Register(
        book=book,
        year=year,
        entries=entries,
        gaps=tuple(ranges(numbers.values())),
        duplicates=tuple(_duplicates(entries)),
        set_aside=tuple(aside),
    )


def _marked(session: Session, numbers: Mapping[int, int]) -> Iterator[tuple[SetAside, int]]:
    """Every document with a secrecy mark, and the year in which it came into the archive."""
    found = session.execute(
        select(DocumentRow.id, DocumentRow.name, DocumentRow.sha256, DocumentRow.secrecy, DocumentRow.created_at)
        .where(DocumentRow.secrecy.is_not(None))
        .order_by(DocumentRow.id)
    )
    for id, name, sha256, mark, created_at in found:
        yield SetAside(id, name, sha256, mark or "", numbers.get(id)), created_at.year


def _subject(book: str, year: int, number: int) -> str:
    return f"register:{book}/{year}/{number}"


def _stamped_number(document_id: int, number: str | None) -> int:
    if number is None or not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UsageError(f"document {document_id}: shows no ĐẾN stamp with a number")
    return int(number)


def _accepted(field: str, value: str) -> str | None:
    if field not in CORRECTABLE:
        raise UsageError(f"{field!r}: no field of an entry; they are {', '.join(CORRECTABLE)}")
    return CORRECTABLE[field](value) if value.strip() else None


def _entries(session: Session, rows: Sequence[RegisterEntryRow]) -> Iterable[Entry]:
    log: dict[int, list[Correction]] = {}
    found = []
    for first in range(0, len(rows), _AT_A_TIME):
        part = rows[first : first + _AT_A_TIME]
        corrections = session.scalars(
            select(RegisterCorrectionRow)
            .where(RegisterCorrectionRow.entry_id.in_([row.id for row in part]))
            .order_by(RegisterCorrectionRow.id)
        )
        for line in corrections:
            log.setdefault(line.entry_id, []).append(
                Correction(line.field, line.before, line.after, line.why, line.who, line.at)
            )
        records = _records(session, part)
        for row in part:
            record, version, current = records[row.id]
            assert row.arrived_on is not None  # nothing is entered without
            found.append(
                Entry(
                    row.id,
                    row.book,
                    row.year,
                    row.number,
                    row.document_id,
                    row.arrived_on,
                    record,
                    version,
                    current,
                    tuple(log.get(row.id, ())),
                )
            )
    return found


def _records(session: Session, rows: Sequence[RegisterEntryRow]) -> dict[int, tuple[Document, int, int]]:
    """The record that was current when each entry was made, its version, and the present one, by entry."""
    # A later reading must not change the register by itself. Where clocks disagree, the first reading counts.
    then = (
        select(RegisterEntryRow.id.label("entry"), func.coalesce(func.max(RecordRow.version), 1).label("version"))
        .outerjoin(
            RecordRow,
            and_(
                RecordRow.document_id == RegisterEntryRow.document_id,
                RecordRow.read_at <= RegisterEntryRow.created_at,
            ),
        )
        .where(RegisterEntryRow.id.in_([row.id for row in rows]))
        .group_by(RegisterEntryRow.id)
        .subquery()
    )
    found = session.execute(
        select(then.c.entry, RecordRow.json, RecordRow.version, DocumentRow.current_version)
        .join(RegisterEntryRow, RegisterEntryRow.id == then.c.entry)
        .join(DocumentRow, DocumentRow.id == RegisterEntryRow.document_id)
        .join(
            RecordRow,
            and_(RecordRow.document_id == RegisterEntryRow.document_id, RecordRow.version == then.c.version),
        )
    )
    return {entry: (Document.model_validate(json), version, current) for entry, json, version, current in found}


def _same_number(session: Session, record: Document, document_id: int) -> list[str]:
    """Warnings of entries whose documents have number, symbol and issuer in common (NĐ 30/2020, Annex VI, III.1.h)."""
    header = record.header
    if header.number is None or header.issuer is None:
        return []
    year = header.issued_on[:4] if header.issued_on is not None else None
    of_year = (
        or_(
            DocumentRow.issued_on.is_(None),
            DocumentRow.issued_on.between(date(int(year), 1, 1), date(int(year), 12, 31)),
        )
        if year is not None
        else DocumentRow.id.is_not(None)
    )
    found = session.execute(
        select(RegisterEntryRow.number, RegisterEntryRow.year, RegisterEntryRow.book, DocumentRow.id)
        .join(DocumentRow, DocumentRow.id == RegisterEntryRow.document_id)
        .where(
            DocumentRow.number_key == number_key(header.number),
            DocumentRow.issuer_key == name_key(header.issuer),
            DocumentRow.id != document_id,
            of_year,
        )
        .order_by(RegisterEntryRow.id)
    )
    return [
        f"number, symbol and issuer are those of entry {number}/{year} of {book!r} (document {other}): the same?"
        for number, year, book, other in found
    ]


def _duplicates(entries: Iterable[Entry]) -> list[tuple[int, ...]]:
    """Numbers of a year are given out anew each year, so the year of issue counts too, where it is known."""
    alike: dict[tuple[str, str, str | None], list[int]] = {}
    for entry in entries:
        header = entry.header
        if header.number is not None and header.issuer is not None:
            year = header.issued_on[:4] if header.issued_on is not None else None
            alike.setdefault((number_key(header.number), name_key(header.issuer), year), []).append(entry.number)
    for (number, issuer, year), group in list(alike.items()):
        if year is None:
            for (other_number, other_issuer, _), others in alike.items():
                if (other_number, other_issuer) == (number, issuer) and others is not group:
                    group.extend(others)
    groups = {tuple(sorted(group)) for group in alike.values() if len(group) > 1}
    return sorted(groups)
