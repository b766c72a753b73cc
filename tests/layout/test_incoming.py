"""The incoming stamp (dấu ĐẾN) stays out of the letterhead, wherever it lies and however OCR reads it."""

from __future__ import annotations

import pytest
from tests.layout.printed import at, paragraph, printed, zones

from vanban.layout import lay_out
from vanban.layout.canonical import Canonical
from vanban.source.model import Line

NUMBER = at(105, "Số: 31/CT-UBND", middle=170, size=13, origin="ocr")
HEAD = [
    at(60, "ỦY BAN NHÂN DÂN TỈNH", middle=170, bold=True, size=12, origin="ocr"),
    at(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", middle=430, size=12, origin="ocr"),
    at(78, "Độc lập - Tự do - Hạnh phúc", middle=430, size=13, origin="ocr"),
    NUMBER,
    at(105, "Minh Họa, ngày 02 tháng 8 năm 2023", middle=430, size=13, origin="ocr"),
]
TITLE = [
    at(165, "CHỈ THỊ", middle=316, origin="ocr"),
    at(184, "Về tiết kiệm nước trong mùa khô hạn năm 2023", middle=316, origin="ocr"),
]
NAME = "SỞ NỘI VỤ TỈNH MINH"
BODY = paragraph(
    240,
    "Thời gian qua, tình hình nắng nóng kéo dài trên địa bàn",
    "tỉnh làm thiếu nước sinh hoạt ở nhiều xã vùng cao, nhất là",
    "các xã biên giới; nhiều hồ chứa đã cạn, nước ngầm xuống",
    "thấp hơn trung bình nhiều năm.",
)


def lay(*stamp: Line, title: list[Line] = TITLE) -> Canonical:
    return lay_out(printed([*HEAD, *title, *stamp, *BODY]))


def assert_untouched(canonical: Canonical) -> None:
    assert zones(canonical, "number") == ["Số: 31/CT-UBND"]
    assert zones(canonical, "place-date") == ["Minh Họa, ngày 02 tháng 8 năm 2023"]
    assert zones(canonical, "type") == ["CHỈ THỊ"]
    assert " ".join(zones(canonical, "subject")) == "Về tiết kiệm nước trong mùa khô hạn năm 2023"


def small(top: float, text: str, x: float = 40, size: float = 8) -> Line:
    return at(top, text, x=x, size=size, origin="ocr")


@pytest.mark.parametrize(
    "stamp",
    [
        [
            small(150, "SỞ NỘI VỤ TỈNH MINH"),
            small(172, "ĐẾN", size=14),
            small(166, "Số: 482", 90),
            small(182, "Ngày: 4/8", 90),
        ],
        [
            small(150, "SỞ NỘI VỤ TỈNH MINH"),
            small(170, "ĐẾN Số:..... 4B2......"),
            small(184, "Ngày:.... 4/8 .....", 90),
        ],
        [small(150, "CÔNG THÔNG TÍN ĐIỆN TỦ"), small(170, "GỐM: ...C,", 60)],
        [small(150, "CÔNG THÔNG TÍN ĐIỆN TỦ"), small(170, "xay Sỹ:...S9/4L,......", 60), small(184, "ĐEN Ngày:", 44)],
        [small(150, "VĂN PHÒNG UBND TÍNH")],
        [small(150, "ĐẾN Số: 482"), small(164, "Ngày: 4/8/2023", 70), small(178, "Chuyển: .........", 70)],
    ],
)
def test_beside_the_title(stamp: list[Line]) -> None:
    canonical = lay(*stamp)
    assert_untouched(canonical)
    assert sorted(zones(canonical, "stamp")) == sorted(line.text for line in stamp)


def test_at_the_top_right_above_the_motto() -> None:
    stamp = [small(20, NAME, 440), small(36, "ĐẾN", 440, 14), small(33, "Số: 482", 490)]
    canonical = lay(*stamp, small(46, "Ngày: 4/8/2023", 490))
    assert_untouched(canonical)
    assert "Số: 482" in zones(canonical, "stamp")


def test_run_together_with_the_subject() -> None:
    joined = at(184, "Ngy.O4/O8/2023. Về tiết kiệm nước trong mùa khô hạn năm 2023", x=60, origin="ocr")
    canonical = lay(small(158, "CÔNG THÔNG TÍN ĐIỆN TỦ CHÍNH", 44), title=[TITLE[0], joined])
    assert_untouched(canonical)
    assert "Ngy.O4/O8/2023." in zones(canonical, "stamp")


def test_figures_by_pen_that_are_left_of_a_red_stamp() -> None:
    canonical = lay(small(170, "482", 90), small(200, "4/8/23", 90))
    assert_untouched(canonical)
    assert zones(canonical, "stamp") == ["482", "4/8/23"]


def test_such_figures_run_together_with_the_subject() -> None:
    joined = at(184, "482 Về tiết kiệm nước trong mùa khô hạn năm 2023", x=160, origin="ocr")
    canonical = lay(small(210, "4/8/23", 90), title=[TITLE[0], joined])
    assert " ".join(zones(canonical, "subject")).endswith("Về tiết kiệm nước trong mùa khô hạn năm 2023")
    assert zones(canonical, "number") == ["Số: 31/CT-UBND"]


def test_the_word_in_a_title_is_no_stamp() -> None:
    title = [
        at(165, "CHƯƠNG TRÌNH", middle=316, origin="ocr"),
        at(184, "PHÁT TRIỂN RỪNG GIAI ĐOẠN 2021", middle=316, origin="ocr"),
        at(202, "ĐẾN NĂM 2030", middle=316, origin="ocr"),
    ]
    canonical = lay(title=title)
    assert zones(canonical, "stamp") == []
    assert " ".join(zones(canonical, "subject")) == "PHÁT TRIỂN RỪNG GIAI ĐOẠN 2021 ĐẾN NĂM 2030"


def test_a_letters_subject_under_the_number_is_no_stamp() -> None:
    subject = at(125, "V/v báo cáo số liệu hộ nghèo", middle=170, size=12, origin="ocr")
    addressee = at(165, "Kính gửi: Ủy ban nhân dân các xã", x=200, origin="ocr")
    canonical = lay_out(printed([*HEAD, subject, addressee, *BODY]))
    assert zones(canonical, "stamp") == []
    assert zones(canonical, "subject") == ["V/v báo cáo số liệu hộ nghèo"]


def test_a_year_alone_on_the_last_line_of_a_subject_is_no_stamp() -> None:
    subject = [
        at(125, "V/v báo cáo số liệu hộ nghèo", middle=170, size=12, origin="ocr"),
        at(139, "6 tháng cuối năm", middle=170, size=12, origin="ocr"),
        at(153, "2024", middle=170, size=12, origin="ocr"),
    ]
    addressee = at(185, "Kính gửi: Ủy ban nhân dân các xã", x=200, origin="ocr")
    canonical = lay_out(printed([*HEAD, *subject, addressee, *BODY]))
    assert zones(canonical, "stamp") == []
    assert " ".join(zones(canonical, "subject")) == "V/v báo cáo số liệu hộ nghèo 6 tháng cuối năm 2024"
