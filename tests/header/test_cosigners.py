"""Documents that two people sign."""

from __future__ import annotations

from tests.header.documents import codes, read_header
from tests.header.letterheads import BODY, document
from tests.layout.printed import at, cell, centred, paragraph, printed


def test_two_columns_filled_row_by_row() -> None:
    header, diagnostics = read_header(
        document(
            *BODY,
            cell("KT. GIÁM ĐỐC SỞ NỘI VỤ", 0),
            cell("KT. GIÁM ĐỐC SỞ TÀI CHÍNH", 1),
            cell("PHÓ GIÁM ĐỐC", 0),
            cell("PHÓ GIÁM ĐỐC", 1),
            cell("Mai Kim Ngọc", 0),
            cell("Tô Vĩnh Hà", 1),
        )
    )
    assert header.signer.model_dump() == {
        "authority": "KT. GIÁM ĐỐC SỞ NỘI VỤ",
        "title": "PHÓ GIÁM ĐỐC",
        "name": "Mai Kim Ngọc",
    }
    assert [signer.model_dump() for signer in header.cosigners] == [
        {"authority": "KT. GIÁM ĐỐC SỞ TÀI CHÍNH", "title": "PHÓ GIÁM ĐỐC", "name": "Tô Vĩnh Hà"}
    ]
    assert header.evidence["cosigners.0.name"].quote == "Tô Vĩnh Hà"
    assert "several-signers" in codes(diagnostics)


def test_side_by_side_on_paper_with_the_recipients_below() -> None:
    left, right = 185, 430
    header, _ = read_header(
        printed(
            [
                *paragraph(60, "Hai bên thống nhất nội dung nêu trên và giao các phòng chuyên môn", "tổ chức."),
                at(120, "ĐẠI DIỆN SỞ NỘI VỤ", middle=left, bold=True),
                at(120, "ĐẠI DIỆN SỞ TÀI CHÍNH", middle=right, bold=True),
                at(136, "GIÁM ĐỐC", middle=left, bold=True),
                at(136, "PHÓ GIÁM ĐỐC", middle=right, bold=True),
                at(190, "Mai Kim Ngọc", middle=left, bold=True),
                at(190, "Tô Vĩnh Hà", middle=right, bold=True),
                at(230, "Nơi nhận:", size=12),
                at(244, "- Như trên;", size=11),
                at(258, "- Lưu: VT.", size=11),
            ]
        )
    )  # fmt: skip
    assert (header.signer.authority, header.signer.title) == ("ĐẠI DIỆN SỞ NỘI VỤ", "GIÁM ĐỐC")
    assert [(s.authority, s.title, s.name) for s in header.cosigners] == [
        ("ĐẠI DIỆN SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC", "Tô Vĩnh Hà")
    ]
    assert header.recipients == ["Như trên", "Lưu: VT"]


def test_the_body_for_whose_board_one_of_them_signs() -> None:
    header, _ = read_header(
        document(
            *BODY,
            cell("TM. BAN THƯỜNG VỤ", 0),
            cell("HỘI NÔNG DÂN HUYỆN", 0),
            cell("CHỦ TỊCH", 0),
            cell("Mai Kim Ngọc", 0),
            cell("SỞ TÀI CHÍNH", 1),
            cell("GIÁM ĐỐC", 1),
            cell("Tô Vĩnh Hà", 1),
        )
    )
    assert header.signer.model_dump() == {
        "authority": "TM. BAN THƯỜNG VỤ HỘI NÔNG DÂN HUYỆN",
        "title": "CHỦ TỊCH",
        "name": "Mai Kim Ngọc",
    }
    assert [(s.title, s.name) for s in header.cosigners] == [("GIÁM ĐỐC", "Tô Vĩnh Hà")]


def test_a_body_run_together_with_the_other_s_office_is_no_authority() -> None:
    header, _ = read_header(document(*BODY, "TM. BAN THƯỜNG VỤ", "HỘI NÔNG DÂN HUYỆN GIÁM ĐỐC", "Mai Kim Ngọc"))
    assert header.signer.authority == "TM. BAN THƯỜNG VỤ"


def test_minutes_are_signed_by_secretary_and_chair() -> None:
    header, _ = read_header(
        document(
            centred("BIÊN BẢN"),
            centred("Họp giao ban tháng 3"),
            "Thời gian bắt đầu: 8 giờ 00.",
            cell("THƯ KÝ", 0),
            cell("Mai Kim Ngọc", 0),
            cell("CHỦ TỌA", 1),
            cell("Hồ Bảo Trân", 1),
            cell("Nơi nhận:", 0),
            cell("- Lưu: VT.", 0),
        )
    )
    assert (header.signer.title, header.signer.name) == ("THƯ KÝ", "Mai Kim Ngọc")
    assert [(s.title, s.name) for s in header.cosigners] == [("CHỦ TỌA", "Hồ Bảo Trân")]
    assert header.recipients == ["Lưu: VT"]


def test_a_standing_board_s_name_is_not_cut() -> None:
    header, _ = read_header(document(*BODY, "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Mai Kim Ngọc"))
    assert (header.signer.authority, header.signer.title) == ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH")
    assert header.cosigners == []
