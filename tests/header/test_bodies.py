"""Names of bodies: capitals of the letterhead to the spelling of running text."""

from __future__ import annotations

import pytest

from vanban.extract.header.bodies import full_name, with_level, with_place
from vanban.extract.header.casing import running_text


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND TỈNH AN GIANG", "Ủy ban nhân dân tỉnh An Giang"),
        ("UỶ BAN NHÂN DÂN HUYỆN KON PLÔNG", "Ủy ban nhân dân huyện Kon Plông"),
        ("UBND TP. ĐÀ NẴNG", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("HĐND TỈNH BÀ RỊA - VŨNG TÀU", "Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("VĂN PHÒNG UBND TỈNH NGHỆ AN", "Văn phòng Ủy ban nhân dân tỉnh Nghệ An"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương Đảng"),
        ("BỘ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương"),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
        ("TỈNH ỦY BẮC KẠN", "Tỉnh ủy Bắc Kạn"),
        ("ĐẢNG ỦY XÃ TAM HỢP", "Đảng ủy xã Tam Hợp"),
        ("BẢO HIỂM XÃ HỘI TỈNH LONG AN", "Bảo hiểm xã hội tỉnh Long An"),
        ("TÒA ÁN NHÂN DÂN TỈNH BẮC NINH", "Tòa án nhân dân tỉnh Bắc Ninh"),
        ("BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI", "Ban Chỉ đạo Phòng, chống thiên tai"),
        ("CÔNG TY TNHH MTV CẤP NƯỚC HẢI DƯƠNG", "Công ty TNHH MTV cấp nước Hải Dương"),
        ("Ủy ban nhân dân xã Tân Hưng", "Ủy ban nhân dân xã Tân Hưng"),
    ],
)
def test_full_names(printed: str, name: str) -> None:
    assert full_name(printed) == name


def test_the_document_s_own_spelling_wins_over_the_rule() -> None:
    text = "Trường Tiểu học Lê Văn Sáu tổ chức lễ khai giảng."
    assert running_text("TRƯỜNG TIỂU HỌC LÊ VĂN SÁU", text) == "Trường Tiểu học Lê Văn Sáu"


def test_letters_torn_apart_by_a_bad_text_layer() -> None:
    assert full_name("B ộ CÔNG THƯƠNG") == "Bộ Công Thương"


@pytest.mark.parametrize(
    ("issuer", "parent", "name"),
    [
        ("Sở Xây dựng", "Ủy ban nhân dân tỉnh An Giang", "Sở Xây dựng tỉnh An Giang"),
        ("Sở Xây dựng tỉnh An Giang", "Ủy ban nhân dân tỉnh An Giang", "Sở Xây dựng tỉnh An Giang"),
        ("Phòng Nội vụ", "Ủy ban nhân dân huyện Lục Nam", "Phòng Nội vụ huyện Lục Nam"),
        ("Thanh tra tỉnh", "Ủy ban nhân dân tỉnh An Giang", "Thanh tra tỉnh An Giang"),
        ("Ban Tuyên giáo", "Tỉnh ủy Nghệ An", "Ban Tuyên giáo Tỉnh ủy Nghệ An"),
        ("Cục Quản lý Dược", "Bộ Y tế", "Cục Quản lý Dược"),
        ("Sở Y tế", None, "Sở Y tế"),
    ],
)
def test_place_of_the_governing_body(issuer: str, parent: str | None, name: str) -> None:
    assert with_place(issuer, parent) == name


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Sở Y tế An Giang", "Sở Y tế tỉnh An Giang"),
        ("Sở Nội vụ Bà Rịa - Vũng Tàu", "Sở Nội vụ tỉnh Bà Rịa - Vũng Tàu"),
        ("Sở Y tế TP. Hồ Chí Minh", "Sở Y tế thành phố Hồ Chí Minh"),
        ("Sở Nội vụ Hà Tây", "Sở Nội vụ tỉnh Hà Tây"),
        ("Sở Xây dựng", "Sở Xây dựng"),
        ("Chi cục Thuế An Giang", "Chi cục Thuế An Giang"),
    ],
)
def test_a_department_gets_the_level_of_its_province(name: str, whole: str) -> None:
    assert with_level(name) == whole
