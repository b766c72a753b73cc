"""The entry of the register of incoming documents (sổ đăng ký văn bản đến): NĐ 30/2020/NĐ-CP, Annex IV, form VI.

What the record tells of the document, and what its ĐẾN stamp tells of its arrival. To whom the office passes a document
on, when, and who signs for it, is the office's own doing and stands in no document: those columns stay empty.
"""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from vanban.law_names import law_name
from vanban.lexicon import load_lexicon
from vanban.schema import Document, Header
from vanban.text.normal import fold


class IncomingEntry(BaseModel):
    """One row of the register, its fields in the order of the form; ``None`` where the record does not tell.

    The two marks beside the ten columns are for whoever sorts by them or keeps documents with a secrecy mark in a
    register of their own (NĐ 30/2020/NĐ-CP, Điều 22, khoản 4).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    arrived_on: str | None = Field(description="Ngày đến, YYYY-MM-DD, from the ĐẾN stamp.")
    arrival_number: str | None = Field(description="Số đến, from the ĐẾN stamp.")
    author: str | None = Field(description="Tác giả: the issuing body.")
    number: str | None = Field(description="Số, ký hiệu văn bản.")
    issued_on: str | None = Field(description="Ngày tháng văn bản, YYYY-MM-DD.")
    type_and_subject: str | None = Field(description="Tên loại và trích yếu nội dung văn bản.")
    receiver: str | None = Field(default=None, description="Đơn vị hoặc người nhận, filled in by the office.")
    passed_on: str | None = Field(default=None, description="Ngày chuyển, filled in by the office.")
    received_by: str | None = Field(default=None, description="Ký nhận, filled in by the office.")
    remarks: str | None = Field(description="Ghi chú: the marks of urgency and secrecy.")
    urgency: str | None = Field(description="Mark of urgency (độ khẩn), no column of the form.")
    secrecy: str | None = Field(description="Mark of secrecy (độ mật), no column of the form.")

    def row(self) -> tuple[str | None, ...]:
        """The cells under ``incoming_headings()``."""
        return tuple(getattr(self, column["field"]) for column in load_lexicon("registers")["incoming"]["columns"])


@cache
def incoming_headings() -> tuple[str, ...]:
    """The Vietnamese headings of the ten columns, in order.

    >>> incoming_headings()[:4]
    ('Ngày đến', 'Số đến', 'Tác giả', 'Số, ký hiệu văn bản')
    """
    return tuple(column["heading"] for column in load_lexicon("registers")["incoming"]["columns"])


def incoming_entry(document: Document) -> IncomingEntry:
    """The register's row for a document, as far as the document tells it."""
    header = document.header
    arrival = header.arrival
    return IncomingEntry(
        arrived_on=arrival.date if arrival is not None else None,
        arrival_number=arrival.number if arrival is not None else None,
        author=header.issuer,
        number=header.number,
        issued_on=header.issued_on,
        type_and_subject=_type_and_subject(header),
        remarks=_remarks(header),
        urgency=header.urgency,
        secrecy=header.secrecy,
    )


def _type_and_subject(header: Header) -> str | None:
    """The name of the type before the subject, both as printed; once where a law's title begins with it."""
    subject = header.subject
    if header.type is None or subject is None:
        return header.type.name if header.type is not None else subject
    law = law_name(header)
    if law is not None:
        return law
    kind = header.type.name
    return subject if fold(subject) == fold(kind) else f"{kind} {subject}"


def _remarks(header: Header) -> str | None:
    forms: dict[str, str] = load_lexicon("registers")["incoming"]["remarks"]
    marks = {"urgency": header.urgency, "secrecy": header.secrecy}
    said = [form.format(mark=marks[field]) for field, form in forms.items() if marks[field] is not None]
    return "; ".join(said) or None
