"""The forms that a register is written in: columns and cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from vanban.lexicon import load_lexicon
from vanban.register.book import Register
from vanban.register.codes import Codes
from vanban.register.entry import Entry

FormName = Literal["incoming", "follow-up", "input", "archival"]

FORMS = get_args(FormName)
"""Sổ đăng ký văn bản đến, sổ theo dõi giải quyết văn bản đến (NĐ 30/2020, Annex IV), input metadata (Annex VI),
archival metadata (Thông tư 05/2025/TT-BNV)."""

Cell = str | int | date | None

# "594/KH-UBND", "30/2020/NĐ-CP", "22-NQ/TW": the figure, then the symbol.
_NUMBER = re.compile(r"^(?P<number>[0-9]{1,10}[a-zđ]?)[/\-](?P<notation>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """The office that keeps the register.

    Attributes:
        name: its full name.
        organ_id: its identifier (mã định danh).
    """

    name: str | None = None
    organ_id: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A register in one form.

    Attributes:
        name: as the norm calls it.
        headings: of the columns, for people.
        names: of the columns in the norm, for programs; empty where it gives none.
        rows: cells by column, a row an entry; gaps have rows of their own in the incoming register.
        problems: values that are longer than the norm allows, and lists that are uncertain, a line each.
    """

    name: str
    headings: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    problems: tuple[str, ...]


def form(name: FormName, register: Register, codes: Codes, office: Office) -> Form:
    """Write a register in a form."""
    lexicon = load_lexicon("register_forms")
    if name == "incoming":
        incoming = load_lexicon("registers")["incoming"]
        headings = tuple(column["heading"] for column in incoming["columns"])
        fields = [column["field"] for column in incoming["columns"]]
        return Form(incoming["name"], headings, (), tuple(_incoming_rows(register, fields, lexicon)), ())
    layout = lexicon[name.replace("-", "_")]
    columns = layout["columns"]
    cells = {entry.number: _values(entry, codes, office, layout) for entry in register.entries}
    rows = tuple(
        tuple(cells[entry.number].get(column.get("field", "")) for column in columns) for entry in register.entries
    )
    return Form(
        name=layout["name"],
        headings=tuple(column["heading"] for column in columns),
        names=tuple(column["name"] for column in columns if "name" in column),
        rows=rows,
        problems=(*_uncertain(name, layout, codes), *_too_long(register.entries, columns, rows)),
    )


def code_of(number: str | None) -> tuple[str | None, str | None]:
    """Số and ký hiệu of a number; what has no figure is all symbol.

    >>> code_of("30/2020/NĐ-CP"), code_of("22-NQ/TW")
    (('30', '2020/NĐ-CP'), ('22', 'NQ/TW'))
    """
    if number is None:
        return None, None
    match = _NUMBER.match(number)
    return (match["number"], match["notation"]) if match is not None else (None, number)


def _incoming_rows(register: Register, fields: Sequence[str], lexicon: Any) -> Iterator[tuple[Cell, ...]]:
    rows: dict[int, dict[str, Cell]] = {}
    for first, last in register.gaps:
        shown = str(first) if last == first else f"{first}–{last}"
        rows[first] = {"arrival_number": shown, "remarks": lexicon["gap"]}
    for one in register.set_aside:
        if one.number is not None:
            rows[one.number] = {"arrival_number": one.number, "remarks": lexicon["set_aside"].format(mark=one.mark)}
    for entry in register.entries:
        rows[entry.number] = {field: _incoming_cell(entry, field) for field in fields}
    for _, cells in sorted(rows.items()):
        yield tuple(cells.get(field) for field in fields)


def _incoming_cell(entry: Entry, field: str) -> Cell:
    if field == "arrival_number":
        return entry.number
    value: str | None = getattr(entry.incoming, field)
    return _as_day(value) if field in {"arrived_on", "issued_on", "passed_on"} else value


def _as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def _values(entry: Entry, codes: Codes, office: Office, layout: Any) -> dict[str, Cell]:
    """Every field that a form may ask for."""
    header, source = entry.header, entry.document.source
    number, notation = code_of(header.number)
    due, due_of_document = entry.due
    remarks = [entry.incoming.remarks]
    if due_of_document and "due_of_document" in layout:
        remarks.append(layout["due_of_document"])
    return {
        "arrived_on": entry.arrived_on,
        "arrival_number": entry.number,
        "type_name": header.type.name if header.type is not None else None,
        "type_code_number": codes.type_names.get(header.type.code) if header.type is not None else None,
        "code_number": number,
        "code_notation": notation,
        "issued_on": _as_day(header.issued_on),
        "issuer": header.issuer,
        "subject": header.subject,
        "language": codes.language_name,
        "language_code": codes.language_code,
        "pages": source.pages,
        "confidence_level": codes.confidence_levels.get(source.origin),
        "signer_title": header.signer.title,
        "signer_name": header.signer.name,
        "priority": codes.priorities.get(header.urgency) if header.urgency is not None else codes.no_priority,
        "receiver": entry.incoming.receiver,
        "due": due,
        "progress": entry.corrected.get("progress"),
        "reply": entry.corrected.get("reply"),
        "remarks": "; ".join(part for part in remarks if part) or None,
        "organ_id": office.organ_id,
        "description": _description(entry),
    }


def _description(entry: Entry) -> str | None:
    """Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành, in one cell."""
    header = entry.header
    day = _as_day(header.issued_on)
    parts = (header.type.name if header.type is not None else None, header.number)
    named = " ".join(part for part in parts if part)
    more = (f"{day:%d/%m/%Y}" if day is not None else None, header.issuer)
    return ", ".join(part for part in (named, *more) if part) or None


def _uncertain(name: str, layout: Any, codes: Codes) -> Iterator[str]:
    if layout.get("uncertain"):
        yield f"{layout['name']}: its fields come from accounts of the norm; compare them with its text"
    used = {"archival": ("type_names", "confidence_levels", "language"), "input": ("priorities",)}.get(name, ())
    for codelist in used:
        if codelist in codes.uncertain:
            yield f"{codelist}: sources disagree about this code list; give your archive's own with --codes"


def _too_long(entries: Sequence[Entry], columns: Sequence[Any], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Nothing is cut off: what is too long is told, and put right by a person."""
    for entry, row in zip(entries, rows, strict=True):
        for column, cell in zip(columns, row, strict=True):
            limit, size = column.get("length"), _SIZE.get(type(cell), len)(cell) if cell is not None else 0
            if limit is not None and size > limit:
                yield f"{entry.number}/{entry.year}: {column['name']} has {size} characters, {limit} are allowed"


_SIZE: dict[type, Callable[[Any], int]] = {date: lambda _: 10, int: lambda value: len(str(value))}
