"""Printed lines joined to paragraphs, page furniture, tables over pages."""

from __future__ import annotations

from tests.layout.printed import LEFT, RIGHT, at, grid, paragraph, printed, typed, zones

from vanban.layout import lay_out
from vanban.source.model import Line


def test_lines_of_a_paragraph_are_joined_and_keep_their_boxes() -> None:
    canonical = lay_out(
        printed([*paragraph(100, "Ủy ban nhân dân xã phối hợp với các", "tổ chức đoàn thể vận động nhân dân.")])
    )
    assert zones(canonical, "body") == ["Ủy ban nhân dân xã phối hợp với các tổ chức đoàn thể vận động nhân dân."]
    evidence = canonical.evidence(0, len(canonical.text) - 1)
    assert len(evidence.boxes) == 2


def test_a_paragraph_goes_on_over_the_page_and_keeps_both_boxes() -> None:
    first, last = paragraph(
        700, "Các trường học tổ chức sinh hoạt đầu tuần với nội dung", "thiết thực, phù hợp lứa tuổi."
    )
    moved = at(60, last.text, page=2)
    canonical = lay_out(
        printed(
            [*paragraph(640, "Giữ gìn vệ sinh chung trong toàn bộ khuôn viên của nhà", "trường."), first],
            [
                at(30, "2", page=2, middle=316, size=13),
                moved,
                *paragraph(90, "Phân công giáo viên trực hằng ngày.", page=2),
            ],
        )
    )
    texts = zones(canonical, "body")
    assert texts[1] == "Các trường học tổ chức sinh hoạt đầu tuần với nội dung thiết thực, phù hợp lứa tuổi."
    start = canonical.text.index("nội dung thiết thực")
    boxes = canonical.evidence(start, start + len("nội dung thiết thực")).boxes
    assert len(boxes) == 2
    assert boxes[0][1] == 700
    assert boxes[1][1] == 60


def test_items_begin_paragraphs_and_years_do_not() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(100, "1. Mục tiêu chung"),
                *paragraph(
                    122,
                    "Đến hết năm học, tỷ lệ học sinh đọc sách hằng tuần tăng so với năm",
                    "2023. Thư viện mở cửa cả ngày thứ Bảy.",
                ),
                *paragraph(170, "a) Thư viện tỉnh lập danh mục."),
                *paragraph(192, "- Luân chuyển sách về cơ sở trong suốt thời gian nghỉ hè của học", "sinh các cấp."),
            ]
        )
    )
    assert zones(canonical, "body") == [
        "1. Mục tiêu chung",
        "Đến hết năm học, tỷ lệ học sinh đọc sách hằng tuần tăng so với năm 2023. Thư viện mở cửa cả ngày thứ Bảy.",
        "a) Thư viện tỉnh lập danh mục.",
        "- Luân chuyển sách về cơ sở trong suốt thời gian nghỉ hè của học sinh các cấp.",
    ]


def test_a_dash_inside_a_name_does_not_begin_an_item() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(
                    100,
                    "Kế hoạch phát triển kinh tế",
                    "- xã hội của huyện được điều chỉnh cho phù hợp với tình hình mới.",
                ),
                *paragraph(150, "Các phòng chuyên môn chủ động tham mưu cho Ủy ban nhân", "dân huyện."),
            ]
        )
    )
    assert len(zones(canonical, "body")) == 2


def test_a_number_broken_at_its_hyphen_is_whole_again() -> None:
    canonical = lay_out(
        printed([*paragraph(100, "Thực hiện Tờ trình ngày 05 tháng 5 của Sở số 1045/TTr-", "SKHCN về việc thẩm định.")])
    )
    assert "1045/TTr-SKHCN" in canonical.text


def test_centred_headings_stand_alone() -> None:
    canonical = lay_out(
        printed(
            [
                at(100, "Chương I", middle=316, bold=True),
                at(120, "QUY ĐỊNH CHUNG", middle=316, bold=True),
                *paragraph(150, "Điều 1. Phạm vi điều chỉnh"),
                *paragraph(172, "Quy chế này quy định việc quản lý, sử dụng nhà văn hóa thôn", "trên địa bàn xã."),
            ]
        )
    )
    assert zones(canonical, "body")[:3] == ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh"]


def test_page_numbers_and_running_lines_are_left_out() -> None:
    pages = [
        [
            at(25, str(number), page=number, middle=316, size=13),
            *paragraph(100, f"Nội dung trang thứ {number} của văn bản này.", page=number),
            at(810, f"Văn bản lưu hành trên hệ thống - trang {number}", page=number, size=9),
        ]
        for number in (1, 2, 3)
    ]
    canonical = lay_out(printed(*pages))
    assert zones(canonical, "body") == [f"Nội dung trang thứ {n} của văn bản này." for n in (1, 2, 3)]


def test_signature_caption_and_incoming_stamp_are_set_apart() -> None:
    canonical = lay_out(
        printed(
            [
                at(12, "Ký bởi: Ủy ban nhân dân xã", x=330, size=7),
                at(20, "Thời gian ký: 05.06.2024 14:03:25 +07:00", x=330, size=7),
                *paragraph(100, "Ủy ban nhân dân xã báo cáo kết quả rà soát hộ nghèo năm", "2024 như sau."),
                at(240, "ĐẾN", x=100, size=16),
                at(242, "Số: 4527", x=150, size=8),
                at(262, "Ngày: 06/6/2024", x=150, size=8),
                *paragraph(300, "Toàn xã còn mười hai hộ nghèo và hai mươi hộ cận nghèo", "theo chuẩn mới."),
            ]
        )
    )
    assert len(zones(canonical, "stamp")) == 5
    assert len(zones(canonical, "body")) == 2
    assert [block.zone for block in canonical.blocks][-1] == "stamp"


def test_footnotes_stand_at_the_end_of_the_part() -> None:
    note = Line("1 Theo báo cáo của ngành thống kê.", None, None, "native", ends_paragraph=True, footnote=True)
    canonical = lay_out(typed("Dân số của xã là năm nghìn người.", note, "Diện tích là hai mươi ki-lô-mét vuông."))
    assert [block.zone for block in canonical.blocks] == ["body", "body", "footnote"]


def test_small_print_with_a_number_at_the_foot_is_a_footnote() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(100, "Tỷ lệ hộ dùng nước sạch của toàn huyện tăng đều qua từng", "năm."),
                *paragraph(150, "Các xã vùng cao còn khó khăn về nguồn nước trong mùa khô", "hằng năm."),
                at(740, "1 Số liệu của Trung tâm Nước sạch.", size=9),
            ]
        )
    )
    assert zones(canonical, "footnote") == ["1 Số liệu của Trung tâm Nước sạch."]


BOX = (LEFT, 100.0, RIGHT, 700.0)


def test_a_table_over_two_pages_is_one_table() -> None:
    first = grid(
        [
            ["TT", "Nội dung", "Đơn vị chủ trì"],
            ["1", "Trồng cây ven đường", "Phòng Kinh tế"],
            ["2", "Lập hồ sơ cây", "Phòng"],
        ],
        page=1,
        box=BOX,
    )
    second = grid(
        [["TT", "Nội dung", "Đơn vị chủ trì"], ["", "cổ thụ", "Văn hóa"], ["3", "Gắn biển tên", "Đoàn xã"]],
        page=2,
        box=BOX,
    )
    canonical = lay_out(printed([first], [second]))
    (table,) = canonical.tables
    assert table.header_rows == 1
    rows = [[canonical.block_text(canonical.blocks[i]) if i is not None else "" for i in row] for row in table.rows]
    assert rows == [
        ["TT", "Nội dung", "Đơn vị chủ trì"],
        ["1", "Trồng cây ven đường", "Phòng Kinh tế"],
        ["2", "Lập hồ sơ cây cổ thụ", "Phòng Văn hóa"],
        ["3", "Gắn biển tên", "Đoàn xã"],
    ]


def test_tables_of_other_columns_stay_apart() -> None:
    first = grid([["TT", "Nội dung"], ["1", "Một"]], page=1, box=BOX)
    second = grid([["TT", "Nội dung", "Ghi chú"], ["1", "Hai", ""]], page=2, box=BOX)
    assert len(lay_out(printed([first], [second])).tables) == 2


def test_a_letterhead_that_arrives_as_a_table_is_no_table() -> None:
    canonical = lay_out(
        typed(
            grid(
                [["SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 7/BC-SNV", "Huế, ngày 02 tháng 3 năm 2024"]]
            ),
            "BÁO CÁO",
            "Kết quả công tác quý I",
            "Thực hiện Công văn số 12/BNV-VP, Sở Nội vụ báo cáo.",
        )
    )
    assert canonical.tables == []
    assert zones(canonical, "number") == ["Số: 7/BC-SNV"]


def test_the_same_document_twice_gives_the_same_text() -> None:
    document = printed([*paragraph(100, "Ủy ban nhân dân xã thông báo lịch tiếp công dân của tháng", "sáu.")])
    assert lay_out(document).text == lay_out(document).text


def test_a_repeated_heading_row_that_ocr_read_a_little_differently() -> None:
    first = grid([["TT", "Nội dung", "Đơn vị chủ trì"], ["1", "Trồng cây", "Phòng Kinh tế"]], page=1, box=BOX)
    second = grid([["TI", "Nội dung", "Đơn vi chủ trì"], ["2", "Lập hồ sơ", "Phòng Nội vụ"]], page=2, box=BOX)
    (table,) = lay_out(printed([first], [second])).tables
    assert len(table.rows) == 3
