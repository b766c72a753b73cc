"""Every type of document that a letterhead can name (NĐ 30/2020, Annex III; laws; the Party)."""

from __future__ import annotations

import pytest
from tests.header.documents import read_header
from tests.header.letterheads import document
from tests.layout.printed import cell, centred

NAMES = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN", "BẢN THOẢ THUẬN": "BTT", "GIẤY UỶ QUYỀN": "GUQ", "GIẤY MỜI": "GM", "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC", "PHIẾU BÁO": "PB", "THƯ CÔNG": "ThC",
    "HIẾN PHÁP": "HP", "BỘ LUẬT": "BL", "LUẬT": "L", "PHÁP LỆNH": "PL", "LỆNH": "LCT", "NGHỊ ĐỊNH": "NĐ",
    "THÔNG TƯ": "TT", "THÔNG TƯ LIÊN TỊCH": "TTLT", "KẾT LUẬN": "KL", "THÔNG TRI": "TTri", "ĐIỀU LỆ": "ĐL",
}  # fmt: skip


@pytest.mark.parametrize(("printed", "code"), NAMES.items())
def test_names_of_types(printed: str, code: str) -> None:
    header, _ = read_header(
        document(centred(printed), centred("Về chăm sóc cây xanh đô thị"), "Thời gian qua, các đơn vị đã cố gắng.")
    )
    assert header.type is not None
    assert header.type.code == code
    assert header.subject == "Về chăm sóc cây xanh đô thị"


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("NGHỊ QUYẾT LIÊN TỊCH", "NQ"),
        ("HƯỚNG DẪN LIÊN NGÀNH", "HD"),
        ("QUY CHẾ PHỐI HỢP", "QC"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "CTr"),
        ("THÔNG TƯ LIÊN BỘ", "TTLT"),
    ],
)
def test_what_modifies_a_type_is_no_subject(printed: str, code: str) -> None:
    header, _ = read_header(document(centred(printed), centred("Về tuần tra ban đêm"), "Căn cứ nhu cầu thực tế;"))
    assert header.type is not None
    assert header.type.code == code
    assert header.subject == "Về tuần tra ban đêm"


def test_a_title_that_goes_on_after_the_modifier_keeps_it() -> None:
    header, _ = read_header(
        document(centred("QUY CHẾ PHỐI HỢP GIỮA HAI CƠ QUAN"), "Căn cứ nhu cầu thực tế;", number="Số: 3/QC-SXD")
    )
    assert header.subject == "PHỐI HỢP GIỮA HAI CƠ QUAN"


def test_an_urgent_telegram() -> None:
    header, _ = read_header(
        document(centred("CÔNG ĐIỆN KHẨN"), centred("Về ứng phó áp thấp"), "Để chủ động ứng phó, yêu cầu trực ban.")
    )
    assert header.type is not None
    assert (header.type.code, header.urgency) == ("CĐ", "KHẨN")
    assert header.evidence["urgency"].quote == "KHẨN"


@pytest.mark.parametrize("subject", ["V/v trồng cây", "v/v: trồng cây", "Về việc trồng cây"])
def test_official_letters(subject: str) -> None:
    header, _ = read_header(
        document(cell(subject, 0), "Kính gửi: Các phòng.", "Sở Xây dựng đề nghị tham gia.", number="Số: 7/SXD-VP")
    )
    assert header.type is not None
    assert (header.type.code, header.subject) == ("CV", subject)


def test_a_party_letter_with_its_subject_in_small_letters() -> None:
    header, _ = read_header(
        document(
            cell("về việc rà soát hồ sơ", 0),
            "Kính gửi: Các chi bộ.",
            "Đảng ủy đề nghị các chi bộ rà soát.",
            left=("ĐẢNG BỘ HUYỆN AN PHÚ", "ĐẢNG ỦY XÃ TÂN SƠN"),
            right=("ĐẢNG CỘNG SẢN VIỆT NAM",),
            number="Số 45-CV/ĐU",
        )
    )
    assert header.type is not None
    assert (header.type.code, header.subject) == ("CV", "về việc rà soát hồ sơ")
    assert header.issuer == "Đảng ủy xã Tân Sơn"
