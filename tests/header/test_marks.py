"""Urgency, secrecy, circulation and drafts."""

from __future__ import annotations

import pytest
from tests.header.documents import read_header
from tests.header.letterheads import BODY, document
from tests.layout.printed import cell, centred, typed


@pytest.mark.parametrize(
    ("printed", "urgency", "secrecy"),
    [
        ("HỎA TỐC", "HỎA TỐC", None),
        ("HOẢ TỐC HẸN GIỜ", "HỎA TỐC", None),
        ("HỎA TỐC HẸN GIỜ 10 GIỜ 00 NGÀY 12/3/2024", "HỎA TỐC", None),
        ("Hỏa tốc: hẹn đến 10 giờ 00 ngày 12/3/2024", "HỎA TỐC", None),
        ("THƯỢNG KHẨN", "THƯỢNG KHẨN", None),
        ("Độ khẩn: KHẨN", "KHẨN", None),
        ("ĐỘ MẬT: MẬT", None, "MẬT"),
        ("HỎA TỐC, TỐI MẬT", "HỎA TỐC", "TỐI MẬT"),
        ("MẬT ĐỘ DÂN SỐ", None, None),
        ("KHẨN TRƯƠNG TRIỂN KHAI", None, None),
    ],
)
def test_urgency_and_secrecy(printed: str, urgency: str | None, secrecy: str | None) -> None:
    header, _ = read_header(document(cell(printed, 0), *BODY))
    assert (header.urgency, header.secrecy) == (urgency, secrecy)
    assert header.marks == []
    assert header.subject == "Về việc kiểm kê tài sản"


@pytest.mark.parametrize(
    "printed",
    [
        "XEM XONG TRẢ LẠI",
        "XONG HỘI NGHỊ TRẢ LẠI",
        "LƯU HÀNH NỘI BỘ",
        "TÀI LIỆU THU HỒI",
        "KHÔNG PHỔ BIẾN",
        "KHÔNG PHỔ BIẾN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_circulation_marks_are_kept_as_printed(printed: str, column: int) -> None:
    header, _ = read_header(document(cell(printed, column), *BODY))
    assert header.marks == [printed]
    assert header.evidence["marks.0"].quote == printed
    assert not header.draft
    assert header.issuer == "Sở Xây dựng tỉnh An Giang"


@pytest.mark.parametrize(
    "printed", ["DỰ THẢO", "DỰ THẢO LẦN 2", "(Dự thảo lần thứ 3)", "DỰ THẢO NGÀY 12/3/2024", "D Ự  T H Ả O"]
)
def test_drafts(printed: str) -> None:
    header, _ = read_header(
        document(cell(printed, 0), *BODY, number="Số:      /TB-SXD", dateline="An Giang, ngày    tháng    năm 2024")
    )
    assert header.draft
    assert header.marks == [printed.replace("  ", " ")]
    assert (header.number, header.issued_on) == (None, None)
    assert "draft" in header.evidence


def test_a_draft_mark_above_a_letterhead_of_plain_lines_is_no_body() -> None:
    header, _ = read_header(typed("Dự thảo lần 2", "UBND TỈNH AN GIANG", "SỞ XÂY DỰNG", "Số:    /TB-SXD", *BODY))
    assert header.issuer == "Sở Xây dựng tỉnh An Giang"
    assert header.draft


def test_a_draft_s_title_on_the_line_of_its_mark() -> None:
    header, _ = read_header(document(centred("DỰ THẢO BÁO CÁO"), centred("Kết quả kiểm kê"), "Thực hiện Kế hoạch."))
    assert header.type is not None
    assert (header.type.code, header.draft, header.subject) == ("BC", True, "Kết quả kiểm kê")


def test_a_report_on_a_draft_is_none() -> None:
    header, _ = read_header(
        document(centred("BÁO CÁO"), centred("Giải trình dự thảo Quyết định về đơn giá"), "Căn cứ ý kiến góp ý;")
    )
    assert not header.draft
    assert header.marks == []
