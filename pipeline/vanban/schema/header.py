"""The header of a document (thể thức, NĐ 30/2020/NĐ-CP, Annex I): what a clerk types into the register."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vanban.schema.evidence import Evidence, Record


class DocumentType(Record):
    """Type of document (tên loại văn bản)."""

    code: str = Field(description="Abbreviation of NĐ 30/2020 Annex III (KH, QĐ, CT …) or of a law or Party type.")
    name: str = Field(description="Full name, e.g. Kế hoạch.")


class Signer(Record):
    """Who signed and on whose authority."""

    authority: str | None = Field(default=None, description="The TM./KT./TL./TUQ./Q. line or lines, as printed.")
    title: str | None = Field(default=None, description="The signer's own office, the last title line.")
    name: str | None = Field(default=None, description="Full name as printed.")


class Arrival(Record):
    """What the incoming stamp (dấu ĐẾN) says: the receiving office's own entry, not part of the document."""

    number: str | None = Field(default=None, description="Incoming number (số đến); null when blank or illegible.")
    date: str | None = Field(default=None, description="Day of arrival (ngày đến), YYYY-MM-DD; null likewise.")


class Copy(Record):
    """How and by whom this copy was made (bản sao): the copying body's own entry, kept apart from the issuer's."""

    form: Literal["SY", "SL", "TrS"] = Field(description="Sao y, sao lục, trích sao (NĐ 30/2020, Annex III).")
    number: str | None = Field(default=None, description="Number of the copy without spaces, e.g. 12/SY-VP.")
    date: str | None = Field(default=None, description="Day of copying, YYYY-MM-DD.")
    body: str | None = Field(default=None, description="Copying body, full name with abbreviations expanded.")
    signer: Signer = Field(default_factory=Signer, description="Who certified the copy.")


class Header(Record):
    """Header, addressees, recipients and signature of one document."""

    type: DocumentType | None = None
    number: str | None = Field(default=None, description="Whole số/ký hiệu without spaces; null when blank.")
    issued_on: str | None = Field(default=None, description="Date of issue, YYYY-MM-DD.")
    place: str | None = Field(default=None, description="Place name of the dateline (địa danh).")
    issuer: str | None = Field(default=None, description="Issuing body, full name with abbreviations expanded.")
    issuers: list[str] = Field(
        default_factory=list, description="All issuing bodies; several for a joint document, which issuer joins by ;"
    )
    parent_body: str | None = Field(default=None, description="Upper line of the left header block, expanded.")
    subject: str | None = Field(default=None, description="Trích yếu, one line, as printed.")
    addressees: list[str] = Field(default_factory=list, description="Kính gửi.")
    recipients: list[str] = Field(default_factory=list, description="Nơi nhận, without dash and final ; or .")
    signer: Signer = Field(default_factory=Signer)
    cosigners: list[Signer] = Field(default_factory=list, description="Who signed beside the signer, in order.")
    urgency: Literal["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"] | None = None
    secrecy: Literal["MẬT", "TỐI MẬT", "TUYỆT MẬT"] | None = None
    marks: list[str] = Field(
        default_factory=list, description="Marks of circulation and of drafts, as printed: LƯU HÀNH NỘI BỘ, DỰ THẢO …"
    )
    draft: bool = Field(default=False, description="It bears the mark of a draft (DỰ THẢO).")
    arrival: Arrival | None = Field(default=None, description="The incoming stamp, null where there is none.")
    copied: Copy | None = Field(default=None, description="Form and maker of the copy; null for an original.")
    evidence: dict[str, Evidence] = Field(
        default_factory=dict,
        description="Evidence by field: type, number, issued_on, signer.name, recipients, arrival, copied.number, "
        "and by place in a list: issuers.0, cosigners.0.name, marks.0 …",
    )
