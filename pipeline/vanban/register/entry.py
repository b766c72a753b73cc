"""An entry of the register: what the document said when it was entered, and what people put right since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property

from vanban.errors import UsageError
from vanban.export.register import IncomingEntry, incoming_entry
from vanban.lexicon import load_lexicon
from vanban.schema import Document, DocumentType, Header
from vanban.text.normal import nfc, squeeze


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the log of corrections.

    Attributes:
        field: one of ``CORRECTABLE``.
        before: what stood there; ``None`` for nothing.
        after: what stands there since; ``None`` for nothing.
        why: reason.
        who: user who did it.
        at: when.
    """

    field: str
    before: str | None
    after: str | None
    why: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """An entry as it stands now.

    Attributes:
        id: its row.
        book: of the register.
        year: of the register.
        number: số đến.
        document_id: of the archive.
        entered_on: day of arrival that it was entered with.
        read: the record as it was when the document was entered, however it was read later.
        version: of that record.
        current_version: of the document; a higher one means that it was read anew since.
        corrections: the log, oldest first.
    """

    id: int
    book: str
    year: int
    number: int
    document_id: int
    entered_on: date
    read: Document
    version: int
    current_version: int
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def corrected(self) -> dict[str, str | None]:
        """The fields that were put right, by name, as they stand now."""
        return {correction.field: correction.after for correction in self.corrections}

    @cached_property
    def document(self) -> Document:
        """The record with its header put right."""
        header = self.read.header
        changes: dict[str, object] = {
            name: value for name, value in self.corrected.items() if name in _OF_HEADER and name != "type"
        }
        if "type" in self.corrected:
            code = self.corrected["type"]
            changes["type"] = DocumentType(code=code, name=_type_names()[code]) if code is not None else None
        return self.read.model_copy(update={"header": header.model_copy(update=changes)})

    @property
    def header(self) -> Header:
        """The header, put right."""
        return self.document.header

    @cached_property
    def arrived_on(self) -> date:
        """Day of arrival (ngày đến); never the day of a signature."""
        put_right = self.corrected.get("arrived_on")
        return date.fromisoformat(put_right) if put_right is not None else self.entered_on

    def value(self, field: str) -> str | None:
        """What stands in a field of ``CORRECTABLE`` now."""
        if field == "arrived_on":
            return self.arrived_on.isoformat()
        if field == "type":
            return self.header.type.code if self.header.type is not None else None
        if field in _OF_HEADER:
            value: str | None = getattr(self.header, field)
            return value
        return self.corrected.get(field)

    @cached_property
    def incoming(self) -> IncomingEntry:
        """The row of the incoming register (NĐ 30/2020/NĐ-CP, Annex IV, form VI)."""
        row = incoming_entry(self.document)
        return row.model_copy(
            update={
                "arrived_on": self.arrived_on.isoformat(),
                "arrival_number": str(self.number),
                "receiver": self.corrected.get("receiver"),
                "passed_on": self.corrected.get("passed_on"),
                "received_by": self.corrected.get("received_by"),
                "remarks": "; ".join(part for part in (row.remarks, self.corrected.get("remarks")) if part) or None,
            }
        )

    @cached_property
    def due(self) -> tuple[date | None, bool]:
        """The time limit (thời hạn giải quyết), and whether it is the document's own and not set by the office.

        The document's own is the first day from arrival on by which it wants something done.
        """
        set_by_office = self.corrected.get("due")
        if set_by_office is not None:
            return date.fromisoformat(set_by_office), False
        first = min(
            (end for task in self.read.tasks if (end := task.end) and end >= str(self.arrived_on)), default=None
        )
        return (date.fromisoformat(first), True) if first is not None else (None, False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document with a secrecy mark: all that a register may say of it.

    Attributes:
        document_id: of the archive.
        name: of the file.
        sha256: of its content.
        mark: MẬT, TỐI MẬT or TUYỆT MẬT.
        number: số đến, where it was entered before its mark was seen; the entry itself is not shown.
    """

    document_id: int
    name: str
    sha256: str
    mark: str
    number: int | None = None


def _text(value: str) -> str:
    return squeeze(nfc(value))


def _number(value: str) -> str:
    return "".join(nfc(value).split())


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise UsageError(f"{value!r}: write a day like 2024-02-20") from None


def _type(value: str) -> str:
    code = nfc(value.strip())
    if code not in _type_names():
        raise UsageError(f"{code!r}: no code of a type of document; they are like KH, QĐ, CV")
    return code


@cache
def _type_names() -> dict[str, str]:
    return {kind["code"]: kind["name"] for kind in load_lexicon("document_types")["types"]}


_OF_HEADER = frozenset({"type", "number", "issued_on", "issuer", "subject"})

CORRECTABLE: dict[str, Callable[[str], str]] = {
    "arrived_on": _day,
    "type": _type,
    "number": _number,
    "issued_on": _day,
    "issuer": _text,
    "subject": _text,
    "receiver": _text,
    "passed_on": _day,
    "received_by": _text,
    "due": _day,
    "progress": _text,
    "reply": _text,
    "remarks": _text,
}
"""Fields that people fill in or put right, and what makes the form kept of what they write; ``UsageError`` if nothing
does."""


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The numbers from 1 that are missing before the highest one, as ranges.

    >>> ranges([1, 2, 5, 9])
    [(3, 4), (6, 8)]
    """
    found, next_number = [], 1
    for number in sorted(set(numbers)):
        if number > next_number:
            found.append((next_number, number - 1))
        next_number = number + 1
    return found
