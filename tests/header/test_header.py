"""Header fields from whole documents: state, Party, công văn, joint, and documents that lost their letterhead."""

from __future__ import annotations

import pytest
from tests.header.documents import codes, read_header
from tests.layout.printed import at, cell, centred, grid, typed
from tests.layout.printed import printed as on_paper

from vanban.source.model import Line

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
DEPARTMENT = (
    cell("UBND TỈNH HÀ TĨNH", 0),
    cell("SỞ CÔNG THƯƠNG", 0, bold=True),
    cell(MOTTO, 1, bold=True),
    cell("Độc lập - Tự do - Hạnh phúc", 1, bold=True),
)


def test_every_field_of_a_department_s_plan() -> None:
    header, diagnostics = read_header(
        typed(
            *DEPARTMENT,
            cell("Số: 218/KH-SCT", 0),
            cell("Hà Tĩnh, ngày 06 tháng 5 năm 2024", 1),
            centred("KẾ HOẠCH"),
            centred("Phát triển chợ nông thôn năm 2024"),
            "Thực hiện Quyết định số 77/QĐ-UBND, Sở Công Thương xây dựng Kế hoạch như sau:",
            cell("Nơi nhận:", 0),
            cell("- UBND tỉnh (b/c);", 0),
            cell("- Lưu: VT, QLTM.", 0),
            cell("KT. GIÁM ĐỐC", 1),
            cell("PHÓ GIÁM ĐỐC", 1),
            cell("(Đã ký)", 1),
            cell("Cù Hoài Sương", 1),
        )
    )
    assert header.type is not None
    assert (header.type.code, header.type.name) == ("KH", "Kế hoạch")
    assert header.number == "218/KH-SCT"
    assert header.issued_on == "2024-05-06"
    assert header.place == "Hà Tĩnh"
    assert header.issuer == "Sở Công Thương tỉnh Hà Tĩnh"
    assert header.parent_body == "Ủy ban nhân dân tỉnh Hà Tĩnh"
    assert header.subject == "Phát triển chợ nông thôn năm 2024"
    assert header.recipients == ["UBND tỉnh (b/c)", "Lưu: VT, QLTM"]
    assert header.signer.authority == "KT. GIÁM ĐỐC"
    assert header.signer.title == "PHÓ GIÁM ĐỐC"
    assert header.signer.name == "Cù Hoài Sương"
    assert (header.urgency, header.secrecy) == (None, None)
    assert diagnostics == []
    assert {"type", "number", "issued_on", "place", "issuer", "parent_body", "subject", "recipients"} <= set(
        header.evidence
    )
    assert header.evidence["issued_on"].quote == "ngày 06 tháng 5 năm 2024"


def test_blank_number_and_date_are_null_and_said_so() -> None:
    header, diagnostics = read_header(
        typed(
            *DEPARTMENT,
            cell("Số:      /KH-SCT", 0),
            cell("Hà Tĩnh, ngày    tháng    năm 2024", 1),
            centred("KẾ HOẠCH"),
            centred("Phát triển chợ"),
            "Căn cứ Luật Thương mại;",
        )
    )
    assert header.number is None
    assert header.issued_on is None
    assert header.place == "Hà Tĩnh"
    assert {"number-blank", "date-blank"} <= codes(diagnostics)


def test_a_day_that_does_not_exist_is_not_taken() -> None:
    header, diagnostics = read_header(
        typed(
            *DEPARTMENT,
            cell("Số: 3/BC-SCT", 0),
            cell("Hà Tĩnh, ngày 31 tháng 4 năm 2024", 1),
            centred("BÁO CÁO"),
            "Căn cứ …",
        )
    )
    assert header.issued_on is None
    assert "date-impossible" in codes(diagnostics)


def test_an_official_letter_has_no_type_name() -> None:
    header, _ = read_header(
        typed(
            *DEPARTMENT,
            cell("Số: 905/SCT-QLNL", 0),
            cell("V/v báo cáo an toàn hồ đập", 0),
            cell("thủy điện năm 2024", 0),
            cell("Hà Tĩnh, ngày 11 tháng 6 năm 2024", 1),
            cell("KHẨN", 0),
            "Kính gửi:",
            "- UBND các huyện, thị xã;",
            "- Các chủ đập thủy điện.",
            "Thực hiện Công văn số 31/BCT-ATMT, Sở Công Thương đề nghị báo cáo.",
        )
    )
    assert header.type is not None
    assert header.type.code == "CV"
    assert header.subject == "V/v báo cáo an toàn hồ đập thủy điện năm 2024"
    assert header.addressees == ["UBND các huyện, thị xã", "Các chủ đập thủy điện"]
    assert header.urgency == "KHẨN"


def test_a_party_directive() -> None:
    header, _ = read_header(
        typed(
            cell("TỈNH ỦY SƠN LA", 0, bold=True),
            cell("*", 0),
            cell("Số 17-CT/TU", 0),
            cell("ĐẢNG CỘNG SẢN VIỆT NAM", 1, bold=True),
            cell("Sơn La, ngày 09 tháng 9 năm 2024", 1),
            centred("CHỈ THỊ"),
            centred("về lãnh đạo công tác phòng cháy rừng"),
            "Thời gian qua, các cấp ủy đã quan tâm lãnh đạo công tác này.",
            cell("Nơi nhận:", 0),
            cell("- Các huyện ủy, thành ủy,", 0),
            cell("- Lưu Văn phòng Tỉnh ủy.", 0),
            cell("T/M BAN THƯỜNG VỤ", 1),
            cell("PHÓ BÍ THƯ", 1),
            cell("Hà Bích Loan", 1),
        )
    )
    assert header.number == "17-CT/TU"
    assert header.issuer == "Tỉnh ủy Sơn La"
    assert header.parent_body is None
    assert header.signer.authority == "T/M BAN THƯỜNG VỤ"
    assert header.signer.title == "PHÓ BÍ THƯ"
    assert header.recipients == ["Các huyện ủy, thành ủy", "Lưu Văn phòng Tỉnh ủy"]


def test_authority_lines_are_joined() -> None:
    header, _ = read_header(
        typed(
            "Nghị quyết này có hiệu lực từ ngày ký.", "TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Ngô Văn Tùng"
        )
    )
    assert header.signer.authority == "TM. CHÍNH PHỦ; KT. THỦ TƯỚNG"
    assert header.signer.title == "PHÓ THỦ TƯỚNG"
    assert header.signer.name == "Ngô Văn Tùng"


def test_title_and_number_that_disagree_are_reported() -> None:
    header, diagnostics = read_header(
        typed(
            *DEPARTMENT,
            cell("Số: 55/CT-SCT", 0),
            centred("QUYẾT ĐỊNH"),
            centred("Về việc bổ nhiệm"),
            "Căn cứ Luật Cán bộ, công chức;",
        )
    )
    assert header.type is not None
    assert header.type.code == "QĐ"
    assert "type-differs-from-number" in codes(diagnostics)


def test_secrecy_and_urgency_together() -> None:
    header, _ = read_header(
        typed(cell("BỘ QUỐC PHÒNG", 0), cell("TỐI MẬT", 0), cell("HOẢ TỐC", 0), cell(MOTTO, 1), centred("CÔNG ĐIỆN"))
    )
    assert header.secrecy == "TỐI MẬT"
    assert header.urgency == "HỎA TỐC"


def test_issuer_from_the_text_with_its_province() -> None:
    header, diagnostics = read_header(
        typed(
            centred("KẾ HOẠCH"),
            centred("Tổ chức hội thi tuyên truyền lưu động"),
            "Thực hiện Kế hoạch số 90/KH-UBND ngày 02/02/2024 của UBND tỉnh Kon Tum về công tác văn hóa.",
            "Sở Văn hóa, Thể thao và Du lịch xây dựng Kế hoạch tổ chức hội thi như sau:",
        )
    )
    assert header.issuer == "Sở Văn hóa, Thể thao và Du lịch tỉnh Kon Tum"
    assert "issuer-from-text" in codes(diagnostics)


def test_no_issuer_is_made_up() -> None:
    header, diagnostics = read_header(
        typed(centred("KẾ HOẠCH"), centred("Tham quan bảo tàng"), "Căn cứ chương trình năm học, nhà trường tổ chức.")
    )
    assert header.issuer is None
    assert {"issuer-missing", "number-missing", "date-missing"} <= codes(diagnostics)


def test_issuer_from_the_number_of_a_central_body() -> None:
    header, diagnostics = read_header(
        typed(
            "Số: 41/2022/NĐ-CP",
            "Hà Nội, ngày 20 tháng 6 năm 2022",
            "NGHỊ ĐỊNH",
            "Quy định về phí tham quan",
            "Căn cứ Luật Phí và lệ phí;",
        )
    )
    assert header.issuer == "Chính phủ"
    assert "issuer-from-number" in codes(diagnostics)


def test_an_annex_alone_takes_title_and_issuer_from_its_head() -> None:
    header, _ = read_header(
        typed(
            centred("PHỤ LỤC III"),
            centred("DANH MỤC DỊCH VỤ CÔNG"),
            "(Kèm theo Nghị quyết số 18/NQ-CP ngày 04 tháng 3 năm 2024 của Chính phủ)",
            grid([["TT", "Tên dịch vụ"], ["1", "Cấp đổi biển số"]]),
        )
    )
    assert header.type is None
    assert header.number is None
    assert header.subject == "DANH MỤC DỊCH VỤ CÔNG"
    assert header.issuer == "Chính phủ"


def test_a_title_with_the_number_and_an_introduction() -> None:
    header, _ = read_header(
        typed(
            centred("Kết luận số 44-KL/TW"),
            "Ngày 15/5/2023, Ban Bí thư ký ban hành Kết luận số 44-KL/TW, ngày 15/5/2023 của Ban Bí thư "
            "về công tác thư viện cơ sở.",
            "Nội dung như sau:",
        )
    )
    assert header.number == "44-KL/TW"
    assert header.issued_on == "2023-05-15"
    assert header.issuer == "Ban Bí thư"
    assert header.subject == "về công tác thư viện cơ sở"
    assert header.type is not None
    assert header.type.code == "KL"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 15/KH-STC", "15/KH-STC"),
        ("Số 22-NQ/TW", "22-NQ/TW"),
        ("Số: 44 /2025/QĐ–TTg", "44/2025/QĐ-TTg"),
        ("S6: 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Luật số: 33/2024/QH15", "33/2024/QH15"),
        ("Nghị quyết số: 96/2025/UBTVQH15", "96/2025/UBTVQH15"),
    ],
)
def test_numbers(printed: str, number: str) -> None:
    header, _ = read_header(
        typed(cell("QUỐC HỘI", 0), cell(MOTTO, 1), cell(printed, 0), centred("NGHỊ QUYẾT"), "Căn cứ Hiến pháp;")
    )
    assert header.number == number


def test_recipients_with_drafting_marks_read_by_ocr_after_them() -> None:
    header, _ = read_header(
        on_paper(
            [
                at(
                    100, "Yêu cầu các đơn vị thực hiện nghiêm túc nội dung nêu trên và gửi báo", origin="ocr", full=True
                ),
                at(119, "cáo về Bộ.", origin="ocr"),
                at(200, "Nơi nhận:", origin="ocr", size=12),
                at(215, "- Như trên;", origin="ocr", size=11),
                at(230, "- Lưu: VT, KTTH (3b).xm 240", origin="ocr", size=11),
                at(200, "BỘ TRƯỞNC", middle=430, origin="ocr"),
                at(260, "Âu Dương Khải", middle=430, origin="ocr"),
            ]
        )
    )
    assert header.recipients == ["Như trên", "Lưu: VT, KTTH (3b)"]
    assert header.signer.title == "BỘ TRƯỞNG"


def test_typed_titles_are_never_corrected() -> None:
    header, _ = read_header(
        typed("Đề nghị thực hiện.", Line("GIÁM ĐÔC", None, None, "native", ends_paragraph=True), "Lý Thu Cúc")
    )
    assert header.signer.title == "GIÁM ĐÔC"


def test_figures_that_ocr_reads_as_letters_in_the_dateline() -> None:
    def dateline(origin: str) -> str | None:
        header, _ = read_header(
            on_paper(
                [
                    at(60, "BỘ XÂY DỰNG", middle=170, origin=origin),
                    at(60, MOTTO, middle=405, origin=origin, size=12),
                    at(100, "Số: 8/QĐ-BXD", middle=170, origin=origin),
                    at(100, "Hà Nội, ngày 05 tháng l2 năm 2O14", middle=405, origin=origin),
                    at(130, "QUYẾT ĐỊNH", middle=316, origin=origin),
                    at(150, "Về việc ban hành định mức", middle=316, origin=origin),
                    at(
                        190,
                        "Căn cứ Luật Xây dựng ngày 18 tháng 6 năm 2014 và các văn bản hướng dẫn;",
                        full=True,
                        origin=origin,
                    ),
                ]
            )
        )
        return header.issued_on

    assert dateline("ocr") == "2014-12-05"
    assert dateline("text-layer") is None


def test_recipients_on_one_line() -> None:
    header, _ = read_header(
        typed("Điều 3. Thi hành.", "Nơi nhận: - Như Điều 3; - Bộ Tài chính; - Lưu: VT.", "GIÁM ĐỐC", "Đoàn Mai Lan")
    )
    assert header.recipients == ["Như Điều 3", "Bộ Tài chính", "Lưu: VT"]


def test_joint_circular_of_two_ministries_with_two_signers() -> None:
    header, diagnostics = read_header(
        typed(
            cell("BỘ TÀI CHÍNH - BỘ NỘI VỤ", 0),
            cell(MOTTO, 1),
            cell("Số: 57/2014/TTLT-BTC-BNV", 0),
            cell("Hà Nội, ngày 06 tháng 5 năm 2014", 1),
            centred("THÔNG TƯ LIÊN TỊCH"),
            centred("Hướng dẫn quản lý kinh phí"),
            "Căn cứ Luật Ngân sách nhà nước;",
            cell("KT. BỘ TRƯỞNG BỘ NỘI VỤ", 0),
            cell("THỨ TRƯỞNG", 0),
            cell("Mai Kim Ngọc", 0),
            cell("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", 1),
            cell("THỨ TRƯỞNG", 1),
            cell("Tô Vĩnh Hà", 1),
        )
    )
    assert header.type is not None
    assert header.type.code == "TTLT"
    assert header.issuer == "Bộ Tài chính; Bộ Nội vụ"
    assert header.parent_body is None
    assert (header.signer.authority, header.signer.name) == ("KT. BỘ TRƯỞNG BỘ NỘI VỤ", "Mai Kim Ngọc")
    assert "several-signers" in codes(diagnostics)


def test_a_law_is_dated_by_its_adoption() -> None:
    header, diagnostics = read_header(
        typed(
            cell("QUỐC HỘI", 0),
            cell(MOTTO, 1),
            cell("Luật số: 33/2024/QH15", 0),
            centred("LUẬT"),
            centred("LƯU TRỮ"),
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            "Điều 1. Phạm vi điều chỉnh",
            "Luật này được Quốc hội khóa XV, kỳ họp thứ 7 thông qua ngày 21 tháng 6 năm 2024.",
            cell("CHỦ TỊCH QUỐC HỘI", 1),
            cell("Tạ Minh Đức", 1),
        )
    )
    assert header.type is not None
    assert header.type.code == "L"
    assert header.issued_on == "2024-06-21"
    assert "date-from-text" in codes(diagnostics)


def test_a_council_s_session_is_no_body_text() -> None:
    header, _ = read_header(
        typed(
            "HỘI ĐỒNG NHÂN DÂN",
            "TỈNH LÀO CAI",
            MOTTO,
            "Số: 12/2023/NQ-HĐND",
            "NGHỊ QUYẾT",
            "Quy định mức chi thăm hỏi",
            "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI",
            "KHÓA XVI - KỲ HỌP THỨ 14",
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
        )
    )
    assert header.issuer == "Hội đồng nhân dân tỉnh Lào Cai"
    assert header.subject == "Quy định mức chi thăm hỏi"
