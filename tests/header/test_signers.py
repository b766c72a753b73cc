"""Authority, title and name in the ways that offices print them."""

from __future__ import annotations

import pytest
from tests.header.documents import read_header
from tests.header.letterheads import BODY, document
from tests.layout.printed import cell


@pytest.mark.parametrize("columns", [True, False])
@pytest.mark.parametrize(
    ("lines", "authority", "title", "name"),
    [
        (["Q. GIÁM ĐỐC", "Hồ Bảo Trân"], "Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC", "Hồ Bảo Trân"),
        (
            ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ XÂY DỰNG", "Hồ Bảo Trân"],
            "TUQ. CHỦ TỊCH",
            "GIÁM ĐỐC SỞ XÂY DỰNG",
            "Hồ Bảo Trân",
        ),
        (
            ["TM. HỘI ĐỒNG", "CHỦ TỊCH", "(Đã ký)", "PHÓ CHỦ TỊCH UBND TỈNH", "Hồ Bảo Trân"],
            "TM. HỘI ĐỒNG",
            "PHÓ CHỦ TỊCH UBND TỈNH",
            "Hồ Bảo Trân",
        ),
        (
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hồ Bảo Trân"],
            "TL. CHỦ TỊCH; KT. CHÁNH VĂN PHÒNG",
            "PHÓ CHÁNH VĂN PHÒNG",
            "Hồ Bảo Trân",
        ),
        (["TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Bảo Trân"], "TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Bảo Trân"),
        (
            ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Hồ Bảo Trân"],
            "T/L BAN THƯỜNG VỤ",
            "CHÁNH VĂN PHÒNG",
            "Hồ Bảo Trân",
        ),
        (["HIỆU TRƯỞNG", "PGS.TS. Hồ Bảo Trân"], None, "HIỆU TRƯỞNG", "PGS.TS. Hồ Bảo Trân"),
        (
            ["KT. TƯ LỆNH", "PHÓ TƯ LỆNH", "Thiếu tướng Hồ Bảo Trân"],
            "KT. TƯ LỆNH",
            "PHÓ TƯ LỆNH",
            "Thiếu tướng Hồ Bảo Trân",
        ),
        (["GIÁM ĐỐC", "HỒ BẢO TRÂN"], None, "GIÁM ĐỐC", "HỒ BẢO TRÂN"),
        (["TỔNG GIÁM ĐỐC", "(Ký, đóng dấu)", "Hồ Bảo Trân"], None, "TỔNG GIÁM ĐỐC", "Hồ Bảo Trân"),
        (["TRẠM TRƯỞNG", "Hồ Bảo Trân"], None, "TRẠM TRƯỞNG", "Hồ Bảo Trân"),
    ],
)
def test_signatures(columns: bool, lines: list[str], authority: str | None, title: str, name: str) -> None:
    recipients = ["Nơi nhận:", "- Lưu: VT."]
    end = [cell(t, 0) for t in recipients] + [cell(t, 1) for t in lines] if columns else [*recipients, *lines]
    header, _ = read_header(document(*BODY, "Đề nghị các phòng thực hiện.", *end))
    assert header.signer.model_dump() == {"authority": authority, "title": title, "name": name}
    assert header.cosigners == []
    assert header.recipients == ["Lưu: VT"]


def test_two_titles_in_capitals_are_no_name() -> None:
    header, _ = read_header(document(*BODY, "TRƯỞNG BAN", "PHÓ CHỦ TỊCH HỘI ĐỒNG"))
    assert header.signer.name is None
    assert header.signer.title == "PHÓ CHỦ TỊCH HỘI ĐỒNG"
