"""Who issued a document: governing body, issuing body in its full name, all bodies of a joint document."""

from __future__ import annotations

import pytest
from tests.header.documents import codes, read_header
from tests.header.letterheads import BODY, document
from tests.layout.printed import cell, centred


@pytest.mark.parametrize(
    ("left", "parent", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "SỞ XÂY DỰNG"), "Ủy ban nhân dân tỉnh An Giang",
         "Sở Xây dựng tỉnh An Giang"),
        (("UBND TỈNH AN GIANG", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"), "Ủy ban nhân dân tỉnh An Giang",
         "Sở Nông nghiệp và Phát triển nông thôn tỉnh An Giang"),
        (("UBND TỈNH AN GIANG", "SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"), "Ủy ban nhân dân tỉnh An Giang",
         "Sở Lao động - Thương binh và Xã hội tỉnh An Giang"),
        (("BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"), "Bộ Tài chính", "Tổng cục Thuế"),
        (("TỔNG CỤC THUẾ", "CỤC THUẾ TỈNH AN GIANG"), "Tổng cục Thuế", "Cục Thuế tỉnh An Giang"),
        (("UBND HUYỆN CHỢ MỚI", "UBND XÃ KIẾN AN"), "Ủy ban nhân dân huyện Chợ Mới", "Ủy ban nhân dân xã Kiến An"),
        (("ỦY BAN NHÂN DÂN", "XÃ KIẾN AN"), None, "Ủy ban nhân dân xã Kiến An"),
        (("UBND ĐẶC KHU PHÚ QUỐC",), None, "Ủy ban nhân dân đặc khu Phú Quốc"),
        (("UBND PHƯỜNG LONG XUYÊN", "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ"), "Ủy ban nhân dân phường Long Xuyên",
         "Phòng Kinh tế, Hạ tầng và Đô thị phường Long Xuyên"),
        (("UBND PHƯỜNG LONG XUYÊN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"), "Ủy ban nhân dân phường Long Xuyên",
         "Trung tâm Phục vụ hành chính công phường Long Xuyên"),
        (("HỘI ĐỒNG NHÂN DÂN", "TỈNH AN GIANG"), None, "Hội đồng nhân dân tỉnh An Giang"),
        (("TỈNH AN GIANG", "HỘI ĐỒNG NHÂN DÂN"), None, "Hội đồng nhân dân tỉnh An Giang"),
        (("HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG", "BAN PHÁP CHẾ"), "Hội đồng nhân dân tỉnh An Giang",
         "Ban Pháp chế Hội đồng nhân dân tỉnh An Giang"),
        (("HĐND - UBND HUYỆN AN PHÚ", "VĂN PHÒNG"), "Hội đồng nhân dân; Ủy ban nhân dân huyện An Phú",
         "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện An Phú"),
        (("ĐOÀN ĐẠI BIỂU QUỐC HỘI", "TỈNH AN GIANG"), None, "Đoàn đại biểu Quốc hội tỉnh An Giang"),
        (("QUỐC HỘI KHÓA XV",), None, "Quốc hội khóa XV"),
        (("QUỐC HỘI KHÓA XV", "ỦY BAN KINH TẾ VÀ TÀI CHÍNH"), "Quốc hội khóa XV", "Ủy ban Kinh tế và Tài chính"),
        (("TỈNH ỦY AN GIANG", "BAN TỔ CHỨC"), "Tỉnh ủy An Giang", "Ban Tổ chức Tỉnh ủy An Giang"),
        (("ĐẢNG BỘ HUYỆN CHỢ MỚI", "BAN CHẤP HÀNH ĐẢNG BỘ", "XÃ KIẾN AN"), "Đảng bộ huyện Chợ Mới",
         "Ban Chấp hành Đảng bộ xã Kiến An"),
        (("TỈNH ỦY AN GIANG", "HUYỆN ỦY CHỢ MỚI"), "Tỉnh ủy An Giang", "Huyện ủy Chợ Mới"),
        (("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH AN GIANG", "BAN THƯỜNG TRỰC"),
         "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang",
         "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang"),
        (("HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH TỈNH AN GIANG"), "Hội Nông dân Việt Nam",
         "Ban Chấp hành Hội Nông dân tỉnh An Giang"),
        (("PHÒNG GD&ĐT AN PHÚ", "TRƯỜNG TIỂU HỌC SÔNG TRĂNG"), "Phòng Giáo dục và Đào tạo An Phú",
         "Trường Tiểu học Sông Trăng"),
        (("UBND TỈNH AN GIANG", "BAN QLDA ĐTXD CÔNG TRÌNH THỦY LỢI"), "Ủy ban nhân dân tỉnh An Giang",
         "Ban Quản lý Dự án đầu tư xây dựng công trình thủy lợi tỉnh An Giang"),
        (("TẬP ĐOÀN CHẾ BIẾN NÔNG SẢN VIỆT NAM",), None, "Tập đoàn Chế biến nông sản Việt Nam"),
        (("THANH TRA CHÍNH PHỦ", "CỤC II"), "Thanh tra Chính phủ", "Cục II"),
        (("SỞ Y TẾ AN GIANG",), None, "Sở Y tế tỉnh An Giang"),
        (("LIÊN MINH HỢP TÁC XÃ TỈNH AN GIANG",), None, "Liên minh Hợp tác xã tỉnh An Giang"),
    ],
)  # fmt: skip
def test_bodies(left: tuple[str, ...], parent: str | None, issuer: str) -> None:
    header, _ = read_header(document(left=left, number="Số: 12/TB"))
    assert (header.parent_body, header.issuer) == (parent, issuer)
    assert header.issuers == [issuer]


def test_the_youth_union_at_the_left_is_a_body_and_at_the_right_a_motto() -> None:
    header, _ = read_header(
        document(
            left=("ĐOÀN TNCS HỒ CHÍ MINH", "BCH TỈNH AN GIANG"),
            right=("ĐOÀN TNCS HỒ CHÍ MINH",),
            number="Số: 5-KH/TĐTN",
        )
    )
    assert header.parent_body == "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    assert header.issuer == "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh An Giang"


def test_a_department_without_province_has_that_of_its_dateline() -> None:
    header, diagnostics = read_header(document(left=("SỞ TÀI CHÍNH",), number="Số: 2/TB-STC"))
    assert header.issuer == "Sở Tài chính tỉnh An Giang"
    assert "issuer-place-from-dateline" in codes(diagnostics)


def test_a_town_in_the_dateline_is_no_province() -> None:
    header, diagnostics = read_header(
        document(left=("SỞ TÀI CHÍNH",), number="Số: 2/TB-STC", dateline="Đà Lạt, ngày 03 tháng 4 năm 2024")
    )
    assert header.issuer == "Sở Tài chính"
    assert "issuer-place-from-dateline" not in codes(diagnostics)


@pytest.mark.parametrize(
    ("left", "number", "title", "issuers"),
    [
        (("SỞ TÀI CHÍNH - SỞ NỘI VỤ",), "33/HDLN-STC-SNV", "HƯỚNG DẪN LIÊN NGÀNH",
         ["Sở Tài chính tỉnh An Giang", "Sở Nội vụ tỉnh An Giang"]),
        (("SỞ TÀI CHÍNH", "SỞ NỘI VỤ"), "33/HD-STC-SNV", "HƯỚNG DẪN",
         ["Sở Tài chính tỉnh An Giang", "Sở Nội vụ tỉnh An Giang"]),
        (("LIÊN TỊCH", "SỞ TÀI CHÍNH - SỞ Y TẾ - BHXH TỈNH"), "9/LT-STC-SYT-BHXH", "THÔNG BÁO",
         ["Sở Tài chính tỉnh An Giang", "Sở Y tế tỉnh An Giang", "Bảo hiểm xã hội tỉnh An Giang"]),
        (("LIÊN BỘ TÀI CHÍNH - Y TẾ",), "9/1999/TTLB-BTC-BYT", "THÔNG TƯ LIÊN BỘ", ["Bộ Tài chính", "Bộ Y tế"]),
        (("BỘ CÔNG AN", "BỘ QUỐC PHÒNG"), "9/2013/TTLT-BCA-BQP", "THÔNG TƯ LIÊN TỊCH", ["Bộ Công an", "Bộ Quốc phòng"]),
        (("UBND TỈNH AN GIANG - UBMTTQVN TỈNH AN GIANG",), "3/NQLT-UBND-UBMTTQ", "NGHỊ QUYẾT LIÊN TỊCH",
         ["Ủy ban nhân dân tỉnh An Giang", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang"]),
        (("UBND TỈNH AN GIANG", "BAN THƯỜNG TRỰC UBMTTQVN TỈNH AN GIANG"), "3/CTPH-UBND-MTTQ", "CHƯƠNG TRÌNH PHỐI HỢP",
         ["Ủy ban nhân dân tỉnh An Giang", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang"]),
    ],
)  # fmt: skip
def test_joint_documents(left: tuple[str, ...], number: str, title: str, issuers: list[str]) -> None:
    header, _ = read_header(
        document(centred(title), centred("Về quản lý kinh phí"), "Căn cứ nhu cầu;", left=left, number=f"Số: {number}")
    )
    assert header.issuers == issuers
    assert header.issuer == "; ".join(issuers)
    assert header.parent_body is None
    assert {f"issuers.{n}" for n in range(len(issuers))} <= set(header.evidence)


def test_a_department_s_agreement_has_its_governing_body_for_parent() -> None:
    header, _ = read_header(
        document(centred("QUY CHẾ PHỐI HỢP"), centred("Về tuần tra"), "Căn cứ nhu cầu;", number="Số: 3/QC-SXD")
    )
    assert header.issuers == ["Sở Xây dựng tỉnh An Giang"]
    assert header.parent_body == "Ủy ban nhân dân tỉnh An Giang"


@pytest.mark.parametrize(
    ("left", "number"),
    [
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "12/TB-SNN"),
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "12/SNN&PTNT-TL"),
        ("SỞ NGOẠI VỤ", "12/SNgV-LS"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "12/SGD&ĐT-VP"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "12/GDĐT-TCCB"),
        ("SỞ TƯ PHÁP", "12/TB-HĐPH"),
        ("SỞ CÔNG THƯƠNG", "12/SCT-QLTM"),
        ("UBND TỈNH AN GIANG", "12/UBND-VX"),
        ("UBND TỈNH AN GIANG", "27/2002/CT-UB"),
        ("UBND TỈNH AN GIANG", "12/QĐ-CTUBND"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG", "12/TT.HĐND"),
        ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "12/QĐ-BNN-TCLN"),
        ("THÀNH ỦY CẦN THƠ", "5-NQ/TU"),
        ("BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI", "5/QĐ-UBND"),
    ],
)
def test_symbols_that_may_be_the_issuer_s_own(left: str, number: str) -> None:
    _, diagnostics = read_header(document(*BODY, left=(left,), number=f"Số: {number}"))
    assert "issuer-differs-from-number" not in codes(diagnostics)


@pytest.mark.parametrize(
    ("left", "number"),
    [
        ("SỞ XÂY DỰNG", "12/TB-STC"),
        ("SỞ NGOẠI VỤ", "769/UBND-VX"),
        ("UBND TỈNH AN GIANG", "12/TB-SXD"),
        ("BỘ TÀI CHÍNH", "12/TB-BNV"),
        ("TỈNH ỦY AN GIANG", "12-TB/HU"),
    ],
)
def test_symbols_of_another_body_are_reported_and_kept(left: str, number: str) -> None:
    header, diagnostics = read_header(document(*BODY, left=(left,), number=f"Số: {number}"))
    assert header.number == number
    assert "issuer-differs-from-number" in codes(diagnostics)
    report = next(d for d in diagnostics if d.code == "issuer-differs-from-number")
    assert report.severity == "warning"
    assert report.evidence is not None
    assert number in report.evidence.quote


def test_a_letter_of_a_single_line_head() -> None:
    header, _ = read_header(
        document(
            cell("V/v đón đoàn", 0),
            "Kính gửi: UBND tỉnh.",
            left=("SỞ NGOẠI VỤ TỈNH AN GIANG",),
            number="Số: 45/SNgV-LS",
        )
    )
    assert header.issuer == "Sở Ngoại vụ tỉnh An Giang"
