"""The row of the incoming register says what the record says, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from vanban.export import IncomingEntry, incoming_entry, incoming_headings
from vanban.lexicon import load_lexicon
from vanban.schema import Document, Header, Source

PLAN: dict[str, Any] = {
    "type": {"code": "KH", "name": "Kế hoạch"},
    "number": "45/KH-SNV",
    "issued_on": "2024-03-12",
    "place": "An Giang",
    "issuer": "Sở Nội vụ tỉnh An Giang",
    "subject": "Kiểm tra công tác văn thư năm 2024",
    "addressees": ["Phòng Nội vụ các huyện"],
    "recipients": ["UBND tỉnh", "Lưu: VT"],
    "arrival": {"number": "482", "date": "2024-03-14"},
}


def entry(**changes: Any) -> IncomingEntry:
    source = Source(name="a.txt", sha256="0" * 64, media_type="text/plain", bytes=1, pages=None, origin="native")
    return incoming_entry(Document(source=source, header=Header.model_validate({**PLAN, **changes})))


def test_a_stamped_plan_fills_the_columns_that_its_paper_tells() -> None:
    assert dict(zip(incoming_headings(), entry().row(), strict=True)) == {
        "Ngày đến": "2024-03-14",
        "Số đến": "482",
        "Tác giả": "Sở Nội vụ tỉnh An Giang",
        "Số, ký hiệu văn bản": "45/KH-SNV",
        "Ngày tháng văn bản": "2024-03-12",
        "Tên loại và trích yếu nội dung văn bản": "Kế hoạch Kiểm tra công tác văn thư năm 2024",
        "Đơn vị hoặc người nhận": None,
        "Ngày chuyển": None,
        "Ký nhận": None,
        "Ghi chú": None,
    }


def test_an_empty_record_gives_an_empty_row() -> None:
    nothing: dict[str, Any] = dict.fromkeys(("type", "number", "issued_on", "place", "issuer", "subject", "arrival"))
    assert entry(**nothing, addressees=[], recipients=[]).row() == (None,) * 10


def test_a_blank_stamp_gives_no_arrival() -> None:
    row = entry(arrival={"number": None, "date": "2024-03-14"})
    assert (row.arrived_on, row.arrival_number) == ("2024-03-14", None)


@pytest.mark.parametrize(
    ("kind", "subject", "expected"),
    [
        (("CV", "Công văn"), "V/v báo cáo tình hình", "Công văn V/v báo cáo tình hình"),
        (("QĐ", "Quyết định"), None, "Quyết định"),
        (None, "Về việc báo cáo", "Về việc báo cáo"),
        (("L", "Luật"), "Luật Lưu trữ", "Luật Lưu trữ"),
        (("L", "Luật"), "LUẬT LƯU TRỮ", "LUẬT LƯU TRỮ"),
        (("BC", "Báo cáo"), "Báo cáo", "Báo cáo"),
        (("KH", "Kế hoạch"), "Kế hoạch hóa gia đình", "Kế hoạch Kế hoạch hóa gia đình"),
        (None, None, None),
    ],
)
def test_type_and_subject_stand_in_one_column(
    kind: tuple[str, str] | None, subject: str | None, expected: str | None
) -> None:
    shown = {"code": kind[0], "name": kind[1]} if kind else None
    assert entry(type=shown, subject=subject).type_and_subject == expected


@pytest.mark.parametrize(
    ("urgency", "secrecy", "remarks"),
    [
        ("HỎA TỐC", None, "Độ khẩn: HỎA TỐC"),
        (None, "MẬT", "Độ mật: MẬT"),
        ("KHẨN", "TỐI MẬT", "Độ khẩn: KHẨN; Độ mật: TỐI MẬT"),
        (None, None, None),
    ],
)
def test_marks_stand_in_the_remarks(urgency: str | None, secrecy: str | None, remarks: str | None) -> None:
    row = entry(urgency=urgency, secrecy=secrecy)
    assert (row.remarks, row.urgency, row.secrecy) == (remarks, urgency, secrecy)


def test_the_office_fills_in_its_own_columns_on_a_copy() -> None:
    row = entry()
    with pytest.raises(ValidationError):
        row.receiver = "Phòng Cải cách hành chính"  # type: ignore[misc]
    filled = row.model_copy(update={"receiver": "Phòng Cải cách hành chính"})
    assert filled.row()[6] == "Phòng Cải cách hành chính"
    assert row.receiver is None


def test_every_column_is_a_field_in_the_order_of_the_form() -> None:
    columns = [column["field"] for column in load_lexicon("registers")["incoming"]["columns"]]
    assert columns == list(IncomingEntry.model_fields)[:10]
    assert len(incoming_headings()) == 10
