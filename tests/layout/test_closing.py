"""Nơi nhận, signature, annexes and attached documents."""

from __future__ import annotations

from tests.layout.printed import at, cell, centred, grid, paragraph, printed, typed, zones

from vanban.layout import lay_out

BODY = ["Yêu cầu các đơn vị nghiêm túc thực hiện nội dung nêu", "trên và báo cáo kết quả về Sở."]


def test_recipients_and_signature_side_by_side_on_paper() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(100, *BODY),
                *paragraph(150, *BODY),
                at(210, "Nơi nhận:", size=12, bold=True),
                at(210, "TM. ỦY BAN NHÂN DÂN", middle=430, bold=True),
                at(225, "- Như trên;", size=11),
                at(228, "KT. CHỦ TỊCH", middle=430, bold=True),
                at(240, "- Văn phòng UBND tỉnh (Phòng Tổng hợp,", size=11),
                at(246, "PHÓ CHỦ TỊCH", middle=430, bold=True),
                at(255, "Phòng Kinh tế);", size=11),
                at(270, "- Lưu: VT.", size=11),
                at(330, "Đặng Thu Ngân", middle=430, bold=True),
            ]
        )
    )
    assert zones(canonical, "recipients") == [
        "Nơi nhận:",
        "- Như trên;",
        "- Văn phòng UBND tỉnh (Phòng Tổng hợp, Phòng Kinh tế);",
        "- Lưu: VT.",
    ]
    assert zones(canonical, "signature") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đặng Thu Ngân"]
    assert len(zones(canonical, "body")) == 2


def test_signature_before_the_recipients_in_plain_text() -> None:
    canonical = lay_out(
        typed(
            "Đề nghị các đơn vị thực hiện.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "(Đã ký)",
            "Vũ Hải Yến",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT.",
        )
    )
    assert zones(canonical, "signature") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Vũ Hải Yến"]
    assert zones(canonical, "recipients") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_signature_without_recipients() -> None:
    canonical = lay_out(typed("Nghị quyết này có hiệu lực từ ngày ký.", "CHỦ TỊCH", "Lý Minh Tâm"))
    assert zones(canonical, "signature") == ["CHỦ TỊCH", "Lý Minh Tâm"]


def test_a_title_inside_the_body_is_no_signature() -> None:
    canonical = lay_out(
        typed(
            "GIÁM ĐỐC SỞ Y TẾ",
            "Căn cứ Nghị định số 10/2024/NĐ-CP;",
            "QUYẾT ĐỊNH:",
            "Điều 1. Thành lập đoàn kiểm tra gồm các ông, bà có tên sau đây.",
            "TRƯỞNG ĐOÀN do Giám đốc chỉ định trong từng đợt kiểm tra, phù hợp với nội dung của đợt.",
        )
    )
    assert zones(canonical, "signature") == []


def test_annexes_are_parts_of_their_own() -> None:
    canonical = lay_out(
        typed(
            centred("KẾ HOẠCH"),
            centred("Kiểm tra nội bộ"),
            "Căn cứ Công văn số 9/STC-VP;",
            cell("Nơi nhận:", 0),
            cell("- Lưu: VT.", 0),
            cell("GIÁM ĐỐC", 1),
            cell("Cao Thúy Vân", 1),
            centred("PHỤ LỤC I"),
            centred("DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA"),
            centred("(Kèm theo Kế hoạch số 20/KH-STC ngày 05/02/2024 của Sở Tài chính)", bold=False),
            grid([["TT", "Đơn vị"], ["1", "Phòng Ngân sách"]]),
            centred("Phụ lục II"),
            centred("MẪU BÁO CÁO"),
            "Nội dung báo cáo gồm ba phần.",
        )
    )
    parts = [(block.part, block.zone, canonical.block_text(block)) for block in canonical.blocks if block.part]
    assert parts[0] == (1, "annex-label", "PHỤ LỤC I")
    assert parts[1] == (1, "annex-title", "DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA")
    assert parts[2][:2] == (1, "annex-note")
    assert (2, "annex-label", "Phụ lục II") in parts
    assert parts[-1] == (2, "body", "Nội dung báo cáo gồm ba phần.")
    assert canonical.tables[0].part == 1


def test_an_annex_named_in_a_sentence_starts_nothing() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(
                    100, "Các đơn vị lập danh sách theo mẫu tại", "Phụ lục I kèm theo Kế hoạch này và gửi về Sở."
                ),
                *paragraph(150, *BODY),
            ]
        )
    )
    assert {block.part for block in canonical.blocks} == {0}


def test_promulgated_document_with_a_letterhead_of_its_own() -> None:
    canonical = lay_out(
        typed(
            cell("UBND TỈNH PHÚ YÊN", 0),
            cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
            centred("QUYẾT ĐỊNH"),
            centred("Ban hành Quy chế phối hợp"),
            "Căn cứ Luật Đầu tư công;",
            centred("QUYẾT ĐỊNH:"),
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.",
            cell("Nơi nhận:", 0),
            cell("- Như Điều 2;", 0),
            cell("- Lưu: VT.", 0),
            cell("CHỦ TỊCH", 1),
            cell("Mạc Đình Phúc", 1),
            cell("UBND TỈNH PHÚ YÊN", 0),
            cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
            centred("QUY CHẾ"),
            centred("Phối hợp quản lý dự án"),
            centred("(Ban hành kèm theo Quyết định số 55/QĐ-UBND)", bold=False),
            "Điều 1. Phạm vi điều chỉnh",
        )
    )
    assert zones(canonical, "recipients") == ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."]
    attached = [(block.zone, canonical.block_text(block)) for block in canonical.blocks if block.part == 1]
    assert attached == [
        ("issuer", "UBND TỈNH PHÚ YÊN"),
        ("motto", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("annex-label", "QUY CHẾ"),
        ("annex-title", "Phối hợp quản lý dự án"),
        ("annex-note", "(Ban hành kèm theo Quyết định số 55/QĐ-UBND)"),
        ("body", "Điều 1. Phạm vi điều chỉnh"),
    ]


def test_a_dash_lost_by_ocr_still_begins_a_recipient() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(100, *BODY),
                at(200, "Nơi nhận:", origin="ocr", size=12),
                at(215, "- Thường trực Hội đồng nhân dân tỉnh", origin="ocr", size=11),
                at(228, "~ Văn phòng Tỉnh ủy;", origin="ocr", size=11),
                at(241, "- Lưu: VT.", origin="ocr", size=11),
                at(200, "CHÁNH VĂN PHÒNG", middle=430, origin="ocr"),
                at(260, "Phan Gia Khiêm", middle=430, origin="ocr"),
            ]
        )
    )
    assert len(zones(canonical, "recipients")) == 4
    assert zones(canonical, "signature") == ["CHÁNH VĂN PHÒNG", "Phan Gia Khiêm"]


def test_signature_lines_run_together() -> None:
    canonical = lay_out(
        typed("Quyết định này có hiệu lực từ ngày ký.", "KT. BỘ TRƯỞNG THỨ TRƯỞNG (Đã ký) Triệu Quốc Bảo")
    )
    assert zones(canonical, "signature") == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "(Đã ký)", "Triệu Quốc Bảo"]


def test_strokes_of_seal_and_signature_are_no_signature_lines() -> None:
    canonical = lay_out(
        printed(
            [
                *paragraph(100, *BODY),
                at(200, "Nơi nhận:", origin="ocr", size=12),
                at(200, "CHỦ TỊCH", middle=430, origin="ocr"),
                at(215, "- Lưu: VT.", origin="ocr", size=11),
                at(225, "Z⁄ vNN lẤU", middle=430, origin="ocr"),
                at(240, "xm đơnn 240", origin="ocr", size=9),
                at(260, "Kiều Thanh Trà", middle=430, origin="ocr"),
            ]
        )
    )
    assert zones(canonical, "signature") == ["CHỦ TỊCH", "Kiều Thanh Trà"]
    assert zones(canonical, "recipients") == ["Nơi nhận:", "- Lưu: VT."]
