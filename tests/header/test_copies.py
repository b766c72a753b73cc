"""Certified copies: the copying body's entry stands apart from the document's own."""

from __future__ import annotations

import pytest
from tests.header.documents import read_header
from tests.header.letterheads import BODY, END, document
from tests.layout.printed import at, cell, paragraph, printed, typed, zones

from vanban.layout import lay_out
from vanban.schema import Header
from vanban.source.model import Line, SourceDocument


def certificate(form: str, number: str) -> tuple[Line, ...]:
    return (
        cell("UBND HUYỆN KON RẪY", 0),
        cell("VĂN PHÒNG", 0, bold=True),
        cell(form, 1, bold=True),
        cell(f"Số: {number}", 0),
        cell("Kon Rẫy, ngày 10 tháng 5 năm 2024", 1),
        cell("Nơi nhận:", 0),
        cell("- Các xã;", 0),
        cell("TL. CHỦ TỊCH", 1),
        cell("CHÁNH VĂN PHÒNG", 1),
        cell("Đỗ Quang Vinh", 1),
    )


def assert_own(header: Header) -> None:
    assert (header.number, header.issued_on) == ("12/TB-SXD", "2024-04-03")
    assert header.issuer == "Sở Xây dựng tỉnh An Giang"
    assert header.recipients == ["Như trên", "Lưu: VT"]
    assert (header.signer.title, header.signer.name) == ("PHÓ GIÁM ĐỐC", "Hồ Bảo Trân")
    assert header.cosigners == []


@pytest.mark.parametrize(
    ("form", "code", "number"),
    [
        ("SAO Y", "SY", "12/SY-VP"),
        ("SAO Y BẢN CHÍNH", "SY", "07/SY-VP"),
        ("SAO LỤC", "SL", "05/SL-VP"),
        ("TRÍCH SAO", "TrS", "3/TrS-VP"),
    ],
)
def test_a_certificate_of_two_columns(form: str, code: str, number: str) -> None:
    header, _ = read_header(document(*BODY, *END, *certificate(form, number)))
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.form, header.copied.number, header.copied.date) == (code, number, "2024-05-10")
    assert header.copied.body == "Văn phòng Ủy ban nhân dân huyện Kon Rẫy"
    assert header.copied.signer.authority == "TL. CHỦ TỊCH"
    assert header.copied.signer.title == "CHÁNH VĂN PHÒNG"
    assert header.copied.signer.name == "Đỗ Quang Vinh"
    assert header.evidence["copied.number"].quote == number
    assert {"copied.form", "copied.date", "copied.body", "copied.signer.name"} <= set(header.evidence)


def test_columns_that_were_each_read_to_their_end() -> None:
    lines = (*END, *certificate("SAO Y", "12/SY-VP"))
    columns = [line for column in (0, 1) for line in lines if line.column == column]
    header, _ = read_header(document(*BODY, *columns))
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.form, header.copied.number, header.copied.date) == ("SY", "12/SY-VP", "2024-05-10")
    assert header.copied.body == "Văn phòng Ủy ban nhân dân huyện Kon Rẫy"
    assert (header.copied.signer.title, header.copied.signer.name) == ("CHÁNH VĂN PHÒNG", "Đỗ Quang Vinh")


def test_a_certificate_in_plain_lines() -> None:
    lines = [line.text for line in (*END, *certificate("SAO LỤC", "05/SL-VP"))]
    header, _ = read_header(document(*BODY, *lines))
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.form, header.copied.number) == ("SL", "05/SL-VP")


def _on_paper() -> SourceDocument:
    left, right = 185, 430
    return printed(
        [
            at(50, "UBND TỈNH AN GIANG", middle=left, size=12),
            at(66, "SỞ XÂY DỰNG", middle=left, size=12, bold=True),
            at(50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", middle=right, size=11, bold=True),
            at(90, "Số: 12/TB-SXD", middle=left, size=13),
            at(90, "An Giang, ngày 03 tháng 4 năm 2024", middle=right, size=13),
            at(125, "THÔNG BÁO", middle=316, bold=True),
            at(143, "Về việc kiểm kê tài sản", middle=316, bold=True),
            *paragraph(180, "Căn cứ quy chế quản lý tài sản của cơ quan và nhu cầu của các phòng, ban", "trực thuộc;"),
            at(240, "Nơi nhận:", size=12),
            at(254, "- Như trên;", size=11),
            at(268, "- Lưu: VT.", size=11),
            at(240, "KT. GIÁM ĐỐC", middle=right, bold=True),
            at(256, "PHÓ GIÁM ĐỐC", middle=right, bold=True),
            at(310, "Hồ Bảo Trân", middle=right, bold=True),
            at(350, "UBND HUYỆN KON RẪY", middle=left, size=12),
            at(350, "SAO Y", middle=right, bold=True),
            at(366, "VĂN PHÒNG", middle=left, size=12, bold=True),
            at(390, "Số: 12/SY-VP", middle=left, size=13),
            at(390, "Kon Rẫy, ngày 10 tháng 5 năm 2024", middle=right, size=13),
            at(420, "Nơi nhận:", size=12),
            at(434, "- Các xã;", size=11),
            at(420, "TL. CHỦ TỊCH", middle=right, bold=True),
            at(436, "CHÁNH VĂN PHÒNG", middle=right, bold=True),
            at(490, "Đỗ Quang Vinh", middle=right, bold=True),
        ]
    )  # fmt: skip


def test_a_certificate_on_the_last_page() -> None:
    header, _ = read_header(_on_paper())
    assert_own(header)
    assert header.copied is not None
    assert header.copied.body == "Văn phòng Ủy ban nhân dân huyện Kon Rẫy"
    assert header.copied.signer.name == "Đỗ Quang Vinh"
    assert zones(lay_out(_on_paper()), "mark") == ["SAO Y"]


@pytest.mark.parametrize("plain", [False, True])
def test_a_certificate_below_a_body_that_begins_with_no_opening_word(plain: bool) -> None:
    rest = (*END, *certificate("SAO Y", "12/SY-VP"))
    lines = [line.text for line in rest] if plain else rest
    header, _ = read_header(document(*BODY[:2], "Sở Xây dựng mời các phòng nộp bảng kê tài sản.", *lines))
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.form, header.copied.number, header.copied.date) == ("SY", "12/SY-VP", "2024-05-10")
    assert header.copied.body == "Văn phòng Ủy ban nhân dân huyện Kon Rẫy"
    assert header.copied.signer.name == "Đỗ Quang Vinh"


def test_a_certificate_of_the_party_with_its_motto() -> None:
    header, _ = read_header(
        document(
            *BODY,
            *END,
            cell("TỈNH ỦY KON TUM", 0),
            cell("VĂN PHÒNG", 0),
            cell("Số 12-BS/VPTU", 0),
            cell("ĐẢNG CỘNG SẢN VIỆT NAM", 1),
            cell("Kon Tum, ngày 10 tháng 5 năm 2024", 1),
            cell("SAO Y BẢN CHÍNH", 1),
            cell("CHÁNH VĂN PHÒNG", 1),
            cell("Đỗ Quang Vinh", 1),
        )
    )
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.form, header.copied.number) == ("SY", "12-BS/VPTU")
    assert header.copied.body == "Văn phòng Tỉnh ủy Kon Tum"
    assert header.copied.signer.name == "Đỗ Quang Vinh"


def test_a_certificate_below_an_annex() -> None:
    lines = [line.text for line in certificate("SAO Y", "12/SY-VP")]
    header, _ = read_header(document(*BODY, *END, "PHỤ LỤC I", "DANH SÁCH PHÒNG", "1. Phòng số 5.", *lines))
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.number, header.copied.signer.name) == ("12/SY-VP", "Đỗ Quang Vinh")


def test_a_stamp_with_a_day_and_a_signature_alone() -> None:
    header, _ = read_header(
        document(
            *BODY,
            *END,
            cell("SAO Y BẢN CHÍNH", 1),
            cell("Ngày 10 tháng 5 năm 2024", 1),
            cell("CHÁNH VĂN PHÒNG", 1),
            cell("Đỗ Quang Vinh", 1),
        )
    )
    assert_own(header)
    assert header.copied is not None
    assert (header.copied.number, header.copied.body, header.copied.date) == (None, None, "2024-05-10")
    assert header.copied.signer.name == "Đỗ Quang Vinh"


def test_a_mark_above_the_title_tells_the_form_alone() -> None:
    header, _ = read_header(document(cell("SAO Y", 1), *BODY, *END))
    assert header.copied is not None
    assert header.copied.model_dump(exclude_defaults=True) == {"form": "SY"}


def test_the_caption_of_an_electronic_copy() -> None:
    header, _ = read_header(
        typed(
            "Sao y; Ủy ban nhân dân huyện Kon Rẫy; 10-05-2024 09:12:44 +07:00",
            *[line for line in document(*BODY).pages[0].content if isinstance(line, Line)],
        )
    )
    assert header.copied is not None
    assert header.copied.form == "SY"
    assert header.copied.body == "Ủy ban nhân dân huyện Kon Rẫy"
    assert header.copied.date == "2024-05-10"
    assert header.issued_on == "2024-04-03"


def test_an_original_is_no_copy() -> None:
    header, _ = read_header(document(*BODY, "Các phòng sao y văn bản này để thực hiện.", *END))
    assert header.copied is None
