"""What other converters did, undone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("glued", "halves"),
    [
        ("BỘ NỘI VỤ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["<BỘ NỘI VỤ", ">CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("TỈNH ỦY HOA BAN ĐẢNG CỘNG SẢN VIỆT NAM", ["<TỈNH ỦY HOA BAN", ">ĐẢNG CỘNG SẢN VIỆT NAM"]),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ),
        (
            "Số: 15/KH-SNV Hoa Ban, ngày 03 tháng 5 năm 2024",
            ["<Số: 15/KH-SNV", ">Hoa Ban, ngày 03 tháng 5 năm 2024"],
        ),
        ("Số: 15/KH-SNV", ["Số: 15/KH-SNV"]),
        ("Hoa Ban, ngày 03 tháng 5 năm 2024", ["Hoa Ban, ngày 03 tháng 5 năm 2024"]),
    ],
)
def test_glued_letterhead_rows_fall_apart(read_plain, texts, glued, halves):
    assert texts(read_plain(f"{glued}\n\nKẾ HOẠCH\n")) == [*halves, "KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        ("Các cơ quan có trách nhiệm rà soát chương trình hành động có liên quan đến", "phát triển kinh tế", False),
        ("Các cơ quan có trách nhiệm rà soát chương trình hành động có liên quan đến", "Phát triển kinh tế", True),
        ("Các cơ quan có trách nhiệm rà soát chương trình hành động có liên quan đến", "a) phát triển", True),
        ("Các cơ quan có trách nhiệm rà soát chương trình hành động có liên quan.", "phát triển kinh tế", True),
        ("NGHỊ QUYẾT CỦA BAN CHẤP HÀNH VỀ TĂNG CƯỜNG SỰ LÃNH ĐẠO TRÊN MỌI LĨNH VỰC", "về công tác cán bộ", True),
        ("Rà soát chương trình", "phát triển kinh tế", True),
    ],
)
def test_paragraph_cut_inside_a_sentence_goes_on(read_plain, before, after, ends):
    first, _ = read_plain(f"{before}\n\n{after}\n")
    assert first.ends_paragraph is ends
