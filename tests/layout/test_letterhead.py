"""The zones above the body, from the three ways a letterhead reaches layout: columns, positions, run-together text."""

from __future__ import annotations

from tests.layout.printed import LEFT, at, cell, centred, grid, outline, paragraph, printed, typed, zones

from vanban.layout import lay_out

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TAGLINE = "Độc lập - Tự do - Hạnh phúc"


def test_columns_of_a_borderless_table() -> None:
    canonical = lay_out(
        typed(
            cell("UBND TỈNH HÀ TĨNH", 0),
            cell("SỞ CÔNG THƯƠNG", 0, bold=True),
            cell(MOTTO, 1, bold=True),
            cell(TAGLINE, 1, bold=True),
            cell("Số: 218/KH-SCT", 0),
            cell("Hà Tĩnh, ngày 06 tháng 5 năm 2024", 1),
            centred("KẾ HOẠCH"),
            centred("Phát triển chợ nông thôn năm 2024"),
            "Thực hiện Quyết định số 77/QĐ-UBND, Sở Công Thương xây dựng Kế hoạch như sau:",
        )
    )
    assert outline(canonical) == [
        ("issuer", "UBND TỈNH HÀ TĨNH"),
        ("issuer", "SỞ CÔNG THƯƠNG"),
        ("motto", MOTTO),
        ("motto", TAGLINE),
        ("number", "Số: 218/KH-SCT"),
        ("place-date", "Hà Tĩnh, ngày 06 tháng 5 năm 2024"),
        ("type", "KẾ HOẠCH"),
        ("subject", "Phát triển chợ nông thôn năm 2024"),
        ("body", "Thực hiện Quyết định số 77/QĐ-UBND, Sở Công Thương xây dựng Kế hoạch như sau:"),
    ]


def test_printed_halves_alternate_down_the_page() -> None:
    canonical = lay_out(
        printed(
            [
                at(60, "ỦY BAN NHÂN DÂN", middle=170, bold=True, size=12),
                at(60, MOTTO, middle=405, bold=True, size=12),
                at(75, "TỈNH NINH THUẬN", middle=170, bold=True, size=12),
                at(75, TAGLINE, middle=405, bold=True, size=13),
                at(100, "Số: 31/CT-UBND", middle=170, size=13),
                at(100, "Ninh Thuận, ngày 02 tháng 8 năm 2023", middle=405, size=13),
                at(130, "CHỈ THỊ", middle=316, bold=True),
                at(148, "Về việc tiết kiệm nước trong mùa khô", middle=316, bold=True),
                *paragraph(
                    180, "Thời gian qua, tình hình nắng nóng kéo dài trên địa bàn", "tỉnh làm thiếu nước sinh hoạt."
                ),
                *paragraph(230, "Để khắc phục, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các", "sở, ngành thực hiện ngay."),
            ]
        )
    )
    assert outline(canonical)[:7] == [
        ("issuer", "ỦY BAN NHÂN DÂN TỈNH NINH THUẬN"),
        ("motto", MOTTO),
        ("motto", TAGLINE),
        ("number", "Số: 31/CT-UBND"),
        ("place-date", "Ninh Thuận, ngày 02 tháng 8 năm 2023"),
        ("type", "CHỈ THỊ"),
        ("subject", "Về việc tiết kiệm nước trong mùa khô"),
    ]
    assert len(zones(canonical, "body")) == 2


def test_text_run_together_on_one_line() -> None:
    canonical = lay_out(
        typed(
            f"BỘ NỘI VỤ {MOTTO}",
            TAGLINE,
            "Số: 12/CT-BNV Hà Nội, ngày 03 tháng 4 năm 2024",
            "CHỈ THỊ",
            "Về việc tăng cường kỷ luật lao động",
            "Thời gian qua, các đơn vị đã có nhiều cố gắng.",
        )
    )
    assert outline(canonical)[:5] == [
        ("issuer", "BỘ NỘI VỤ"),
        ("motto", MOTTO),
        ("motto", TAGLINE),
        ("number", "Số: 12/CT-BNV"),
        ("place-date", "Hà Nội, ngày 03 tháng 4 năm 2024"),
    ]


def test_acting_body_run_together_with_the_subject_is_parted() -> None:
    canonical = lay_out(
        typed(
            "CHÍNH PHỦ",
            MOTTO,
            "Số: 5/NQ-CP",
            "NGHỊ QUYẾT",
            "VỀ VIỆC GIA HẠN THỜI GIAN NỘP THUẾ CHÍNH PHỦ",
            "Căn cứ Luật Tổ chức Chính phủ;",
            "QUYẾT NGHỊ:",
            "Điều 1. Gia hạn.",
        )
    )
    assert zones(canonical, "subject") == ["VỀ VIỆC GIA HẠN THỜI GIAN NỘP THUẾ"]
    assert zones(canonical, "enacting") == ["CHÍNH PHỦ", "QUYẾT NGHỊ:"]


def test_the_body_s_name_inside_the_subject_stays() -> None:
    canonical = lay_out(
        typed(
            "CHÍNH PHỦ",
            MOTTO,
            "NGHỊ QUYẾT",
            "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA CHÍNH PHỦ",
            "Căn cứ Luật Tổ chức Chính phủ;",
        )
    )
    assert zones(canonical, "subject") == ["BAN HÀNH QUY CHẾ LÀM VIỆC CỦA CHÍNH PHỦ"]


def test_type_and_subject_on_one_line() -> None:
    canonical = lay_out(typed(MOTTO, "KẾ HOẠCH TRỒNG CÂY XANH NĂM 2025", "Căn cứ Công văn số 8/UBND-KT;"))
    assert zones(canonical, "type") == ["KẾ HOẠCH"]
    assert zones(canonical, "subject") == ["TRỒNG CÂY XANH NĂM 2025"]


def test_official_letter_with_its_subject_under_the_number() -> None:
    canonical = lay_out(
        printed(
            [
                at(60, "UBND TỈNH BẾN TRE", middle=170, size=12),
                at(60, MOTTO, middle=405, size=12, bold=True),
                at(75, "SỞ TƯ PHÁP", middle=170, size=12, bold=True),
                at(75, TAGLINE, middle=405, size=13, bold=True),
                at(100, "Số: 905/STP-PBGDPL", middle=170, size=13),
                at(100, "Bến Tre, ngày 11 tháng 6 năm 2024", middle=405, size=13),
                at(118, "V/v tuyên truyền Luật Căn cước", middle=170, size=12),
                at(132, "trên địa bàn tỉnh", middle=170, size=12),
                at(160, "Kính gửi:", x=200),
                at(180, "- Các sở, ban, ngành tỉnh;", x=240),
                at(198, "- UBND các huyện, thành phố Bến Tre và", x=240),
                at(216, "các tổ chức đoàn thể.", x=240),
                *paragraph(
                    250,
                    "Thực hiện Kế hoạch số 44/KH-UBND của Ủy ban nhân dân",
                    "tỉnh, Sở Tư pháp đề nghị các cơ quan phối hợp.",
                ),
                *paragraph(
                    300, "Các cơ quan gửi kết quả về Sở Tư pháp trước ngày 20", "tháng 12 năm 2024 để tổng hợp."
                ),
            ]
        )
    )
    assert zones(canonical, "subject") == ["V/v tuyên truyền Luật Căn cước trên địa bàn tỉnh"]
    assert zones(canonical, "addressees") == [
        "Kính gửi:",
        "- Các sở, ban, ngành tỉnh;",
        "- UBND các huyện, thành phố Bến Tre và các tổ chức đoàn thể.",
    ]
    assert len(zones(canonical, "body")) == 2


def test_addressees_typed_without_positions() -> None:
    canonical = lay_out(
        typed(
            MOTTO,
            "Số: 12/UBND-VX",
            "V/v báo cáo số liệu trường học",
            "Kính gửi: Phòng Giáo dục và Đào tạo huyện",
            "Căn cứ Công văn số 3/SGDĐT-VP, Ủy ban nhân dân xã báo cáo như sau.",
        )
    )
    assert zones(canonical, "addressees") == ["Kính gửi: Phòng Giáo dục và Đào tạo huyện"]
    assert len(zones(canonical, "body")) == 1


def test_party_letterhead() -> None:
    canonical = lay_out(
        typed(
            cell("TỈNH ỦY SƠN LA", 0, bold=True),
            cell("*", 0),
            cell("Số 17-CT/TU", 0),
            cell("ĐẢNG CỘNG SẢN VIỆT NAM", 1, bold=True),
            cell("Sơn La, ngày 09 tháng 9 năm 2024", 1),
            centred("CHỈ THỊ"),
            centred("về lãnh đạo công tác phòng cháy rừng"),
            centred("-----", bold=False),
            "Thời gian qua, các cấp ủy đã quan tâm lãnh đạo công tác này.",
        )
    )
    assert outline(canonical)[:6] == [
        ("issuer", "TỈNH ỦY SƠN LA"),
        ("number", "Số 17-CT/TU"),
        ("motto", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("place-date", "Sơn La, ngày 09 tháng 9 năm 2024"),
        ("type", "CHỈ THỊ"),
        ("subject", "về lãnh đạo công tác phòng cháy rừng"),
    ]
    assert "*" not in canonical.text
    assert "---" not in canonical.text


def test_marks_of_urgency_and_drafts() -> None:
    canonical = lay_out(
        typed(
            cell("SỞ Y TẾ", 0),
            cell("HỎA TỐC", 0),
            cell(MOTTO, 1),
            cell("DỰ THẢO", 1),
            centred("THÔNG BÁO"),
            "Ngày 04 tháng 3, …",
        )
    )
    assert zones(canonical, "mark") == ["HỎA TỐC", "DỰ THẢO"]


def test_misread_motto_is_known() -> None:
    canonical = lay_out(
        printed(
            [
                at(60, "BỘ XÂY DỰNG", middle=170, origin="ocr"),
                at(60, "CỘNG HOÀ XÃ HỌI CHÙ NGHĨA VIẸT NAM", middle=405, origin="ocr"),
                at(75, "Độc lặp - Tự do - Hạnh phủc", middle=405, origin="ocr"),
                at(110, "QUYÉT ĐỊNH", middle=316, origin="ocr"),
                at(130, "Về việc cấp giấy phép", middle=316, origin="ocr"),
                *paragraph(160, "Căn cứ Nghị định số 52/2022/NĐ-CP của Chính phủ về", "chức năng của Bộ;"),
            ]
        )
    )
    assert len(zones(canonical, "motto")) == 2
    assert zones(canonical, "type") == ["QUYÉT ĐỊNH"]


def test_a_document_without_letterhead_keeps_its_title() -> None:
    canonical = lay_out(typed(centred("KẾ HOẠCH"), centred("Tổ chức ngày hội đọc sách"), "Căn cứ Công văn số 6/PGD, …"))
    assert outline(canonical)[:2] == [("type", "KẾ HOẠCH"), ("subject", "Tổ chức ngày hội đọc sách")]


def test_plain_prose_is_all_body() -> None:
    canonical = lay_out(typed("Buổi họp bắt đầu lúc tám giờ.", "Các thành viên đã có mặt đầy đủ."))
    assert {block.zone for block in canonical.blocks} == {"body"}


def test_a_body_name_that_only_looks_like_a_new_line_of_the_letterhead() -> None:
    canonical = lay_out(
        printed(
            [
                at(60, "BAN CHỈ ĐẠO", middle=170, bold=True, size=12),
                at(60, MOTTO, middle=405, bold=True, size=12),
                at(75, "PHÒNG, CHỐNG THIÊN TAI", middle=170, bold=True, size=12),
                at(110, "THÔNG BÁO", middle=316, bold=True),
                at(130, "Lịch trực tháng 9", middle=316, bold=True),
                *paragraph(
                    160, "Căn cứ Quy chế làm việc của Ban Chỉ đạo phòng, chống", "thiên tai và tìm kiếm cứu nạn."
                ),
            ]
        )
    )
    assert zones(canonical, "issuer") == ["BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI"]
    assert canonical.blocks[0].spans[0].line.box is not None
    assert canonical.blocks[0].spans[0].line.box[0] > LEFT


def test_letterhead_table_put_behind_the_text_with_its_lines_run_together() -> None:
    canonical = lay_out(
        typed(
            centred("NGHỊ ĐỊNH"),
            centred("Về quản lý cây xanh đô thị"),
            "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 02 năm 2025;",
            "Điều 1. Phạm vi điều chỉnh",
            grid(
                [
                    [
                        "CHÍNH PHỦ _______ Số: 90/2025/NĐ-CP",
                        f"{MOTTO} {TAGLINE} __________________ Hà Nội, ngày 05 tháng 3 năm 2025",
                    ]
                ]
            ),
        )
    )
    assert outline(canonical)[:6] == [
        ("issuer", "CHÍNH PHỦ"),
        ("number", "Số: 90/2025/NĐ-CP"),
        ("motto", MOTTO),
        ("motto", TAGLINE),
        ("place-date", "Hà Nội, ngày 05 tháng 3 năm 2025"),
        ("type", "NGHỊ ĐỊNH"),
    ]
    assert zones(canonical, "body")[0].startswith("Căn cứ")


def test_grounds_with_a_date_are_no_dateline() -> None:
    canonical = lay_out(typed("NGHỊ QUYẾT", "Về phí tham quan", "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;"))
    assert zones(canonical, "place-date") == []


def test_title_whose_type_name_is_lost_under_a_stamp() -> None:
    canonical = lay_out(
        printed(
            [
                at(30, "Số: 28/2021/NĐ-CP", middle=190, origin="ocr"),
                at(30, "Hà Nội, ngày 26 tháng 3 năm 2021", middle=410, origin="ocr"),
                at(72, "CỔNG THÔNG TIN", x=85, size=9, origin="ocr"),
                at(122, "Quy định về phí tham quan", middle=316, origin="ocr"),
                at(138, "di tích và bảo tàng", middle=316, origin="ocr"),
                *paragraph(180, "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;"),
                at(202, "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ;", full=True),
            ]
        )
    )
    assert zones(canonical, "subject") == ["Quy định về phí tham quan di tích và bảo tàng"]
