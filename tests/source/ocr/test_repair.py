"""Misread numbers beyond the dateline: quarters, years, parts; what was read first is kept, and why it was changed."""

from __future__ import annotations

import pytest
from tests.source.ocr.placed import placed, text_of

from vanban.source.ocr.repair import Repair, repair_numbers


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        # "11" and "IH" are strokes of a Roman numeral before a year.
        ("hoàn thành trong quý 11/2026", "hoàn thành trong quý II/2026"),
        ("hoàn thành trong quý IH/2026.", "hoàn thành trong quý III/2026."),
        ("trong Quý 1V/2026", "trong Quý IV/2026"),
        ("quý II; quý ÏH.", "quý II; quý III."),
        ("từ năm 202O đến năm 2O25;", "từ năm 2020 đến năm 2025;"),
        ("Phần Ï", "Phần I"),
        ("Chương lV.", "Chương IV."),
        ("Sồ: 12/QĐ-UBND", "Số: 12/QĐ-UBND"),
        ("ngày Il tháng l2 năm 2O24", "ngày 11 tháng 12 năm 2024"),
        ("ngày 3l tháng Z năm 2024", "ngày 31 tháng 2 năm 2024"),
    ],
)
def test_numbers_are_put_right_where_nothing_else_can_stand(read: str, printed: str) -> None:
    words = placed(read)
    first = [word.text for word in words]
    repairs = repair_numbers(words)
    assert text_of(words) == printed
    changed = [(was, word.text) for was, word in zip(first, words, strict=True) if was != word.text]
    assert repairs == [Repair(was, taken, "number") for was, taken in changed]
    assert [word.raw for word in words] == [
        was if was != word.text else None for was, word in zip(first, words, strict=True)
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "quý 1/2026 và quý 2/2026",  # printed so in some documents
        "quý vị đại biểu",
        "quý III/2026",
        "năm 2024-2025",
        "năm 1024 trước đây",
        "trong 5 năm 12 xã",
        "Phần 1 của dự án",
        "phần lớn các hộ",
        "Sổ 12 ghi nợ",
        "theo Số: 12/QĐ-UBND",
        "ngày 31 tháng 12 năm 2024",
        "ngày lễ tháng Giêng năm mới",
        "ngày O tháng O năm 2024",
    ],
)
def test_what_may_be_printed_so_stays(printed: str) -> None:
    words = placed(printed)
    assert repair_numbers(words) == []
    assert text_of(words) == printed
    assert all(word.raw is None for word in words)
