"""Subjects that begin with a word with which a body may begin too, and the end of the head under them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.printed import at, cell, centred, outline, paragraph, printed, typed, zones

from vanban.layout import lay_out
from vanban.source.model import Line

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def running(text: str) -> Line:
    """A row of plain text whose paragraph goes on in the next row."""
    return Line(text, None, None, "native", ends_paragraph=False)


@pytest.mark.parametrize(
    "subject",
    [
        "Thực hiện công tác văn thư, lưu trữ năm 2025",
        "Triển khai thực hiện Nghị quyết số 08-NQ/HU về nước sạch",
        "Thi hành Luật Căn cước trên địa bàn xã",
        "Ngày hội đọc sách năm 2025",
    ],
)
@pytest.mark.parametrize("kind", ["centred", "bold", "plain"])
def test_a_subject_that_begins_as_a_body_does(subject: str, kind: str) -> None:
    line = {
        "centred": centred(subject, bold=False),
        "bold": replace(centred(subject), align=None),
        "plain": typed(subject).pages[0].content[0],
    }[kind]
    body = "Căn cứ Luật Lưu trữ, Ủy ban nhân dân xã lập kế hoạch như sau:"
    canonical = lay_out(typed(MOTTO, "Số: 9/KH-UBND", "KẾ HOẠCH", line, body))
    assert zones(canonical, "subject") == [subject]
    assert zones(canonical, "body") == [body]


def test_such_a_subject_in_print_of_two_lines() -> None:
    canonical = lay_out(
        printed(
            [
                at(60, "UBND XÃ SUỐI CÁT", middle=170, bold=True, size=12),
                at(60, MOTTO, middle=405, bold=True, size=12),
                at(100, "Số: 9/KH-UBND", middle=170, size=13),
                at(130, "KẾ HOẠCH", middle=316, bold=True),
                at(148, "Triển khai thực hiện công tác văn thư,", middle=316, bold=True),
                at(166, "lưu trữ trên địa bàn xã", middle=316, bold=True),
                *paragraph(
                    200,
                    "Thực hiện Kế hoạch số 12/KH-UBND của Ủy ban nhân dân",
                    "huyện, xã phân công cho các ban và các thôn như sau trong",
                    "năm nay:",
                ),
            ]
        )
    )
    assert zones(canonical, "subject") == ["Triển khai thực hiện công tác văn thư, lưu trữ trên địa bàn xã"]
    assert zones(canonical, "body")[0].startswith("Thực hiện Kế hoạch số 12")


def test_the_second_line_of_a_subject_begins_so() -> None:
    canonical = lay_out(
        typed(
            "BÁO CÁO",
            centred("Kết quả một năm"),
            centred("thực hiện Đề án nước sạch nông thôn"),
            "Thực hiện Công văn số 5/UBND-KT, xã báo cáo như sau:",
        )
    )
    assert " ".join(zones(canonical, "subject")) == "Kết quả một năm thực hiện Đề án nước sạch nông thôn"
    assert len(zones(canonical, "body")) == 1


def test_a_subject_wrapped_in_plain_text() -> None:
    canonical = lay_out(
        typed(
            "KẾ HOẠCH",
            running("Thực hiện công tác văn thư, lưu trữ"),
            "trên địa bàn xã năm 2025",
            "1. Mục tiêu chung.",
        )
    )
    assert zones(canonical, "subject") == ["Thực hiện công tác văn thư, lưu trữ trên địa bàn xã năm 2025"]


@pytest.mark.parametrize(
    "first",
    [
        "Thực hiện Công văn số 5/UBND-KT, xã mời bà con đến họp.",
        "Thực hiện Công văn số 5/UBND-KT, xã thông báo như sau:",
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
    ],
)
def test_a_body_right_under_the_type_stays_body(first: str) -> None:
    canonical = lay_out(typed(MOTTO, "Số: 9/TB-UBND", "THÔNG BÁO", first, "Thời gian: 8 giờ."))
    assert zones(canonical, "subject") == []
    assert first in zones(canonical, "body")


def test_a_wrapped_body_right_under_the_type_stays_body() -> None:
    canonical = lay_out(
        typed("THÔNG BÁO", running("Thực hiện Công văn số 5/UBND-KT ngày 3/4/2025, xã"), "mời bà con đến họp.")
    )
    assert zones(canonical, "subject") == []


def test_bold_grounds_under_the_subject_are_body() -> None:
    ground = replace(centred("Căn cứ Luật Giá;"), align=None)
    canonical = lay_out(typed("QUYẾT ĐỊNH", centred("Về giá nước sạch"), ground, "QUYẾT ĐỊNH:", "Điều 1. Giá."))
    assert zones(canonical, "subject") == ["Về giá nước sạch"]
    assert "Căn cứ Luật Giá;" in zones(canonical, "body")


LETTER = (
    cell("SỞ Y TẾ", 0),
    cell("Số: 41/SYT-VP", 0),
    cell(MOTTO, 1),
    cell("An Giang, ngày 02 tháng 5 năm 2024", 1),
    "Kính gửi: Các trung tâm y tế",
)


def test_the_head_ends_at_the_closing() -> None:
    canonical = lay_out(
        typed(
            *LETTER,
            "Sở Y tế đề nghị các trung tâm nộp bảng kê.",
            cell("Nơi nhận:", 0),
            cell("- Lưu: VT.", 0),
            cell("GIÁM ĐỐC", 1),
            cell("Hồ Bảo Trân", 1),
            cell("HỎA TỐC", 1),
        )
    )
    assert zones(canonical, "mark") == []
    assert zones(canonical, "recipients") == ["Nơi nhận:", "- Lưu: VT."]


def test_the_head_ends_at_a_long_paragraph() -> None:
    long = (
        "Sở Y tế đề nghị các trung tâm y tế rà soát lại toàn bộ trang thiết bị đã được cấp trong ba năm gần đây và "
        "nộp bảng kê có xác nhận của người phụ trách kho."
    )
    canonical = lay_out(typed(*LETTER, long, "HỎA TỐC", "Số: 77/SYT-VP"))
    assert ("body", "HỎA TỐC") in outline(canonical)
    assert zones(canonical, "number") == ["Số: 41/SYT-VP"]


def test_a_long_subject_under_the_number_does_not_end_the_head() -> None:
    long = (
        "V/v rà soát toàn bộ trang thiết bị y tế đã được cấp trong ba năm gần đây và nộp bảng kê có xác nhận của người "
        "phụ trách kho của từng đơn vị"
    )
    canonical = lay_out(
        typed("SỞ Y TẾ", "Số: 41/SYT-VP", long, "An Giang, ngày 02 tháng 5 năm 2024", "Kính gửi: Các trạm y tế")
    )
    assert zones(canonical, "subject") == [long]
    assert zones(canonical, "place-date") == ["An Giang, ngày 02 tháng 5 năm 2024"]
