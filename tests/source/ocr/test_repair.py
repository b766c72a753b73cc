"""Digits that the engine misreads, put right only where nothing but a number can stand; what was read first is kept."""

from __future__ import annotations

import pytest
from tests.source.ocr.placed import placed, text_of

from vanban.source.ocr.repair import Repair, repair_numbers, repair_numerals, vietnamese_letters


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
        ("Hà Giang, ngày ló tháng II năm 2014", "Hà Giang, ngày 16 tháng 11 năm 2014"),
        ("ngày l2 tháng ]Ï năm 20l2 của", "ngày 12 tháng 11 năm 2012 của"),
        ("Hà Nội, ngày 16 tháng Š năm 2013", "Hà Nội, ngày 16 tháng 5 năm 2013"),
        ("ngày ll tháng l3 năm 2014", "ngày 11 tháng l3 năm 2014"),  # there is no month 13
        ("Só: 47 /2014/TT-BCT", "Số: 47 /2014/TT-BCT"),
        ("Sô 5 đường lô", "Số 5 đường lô"),
        ("Chương H", "Chương II"),
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
        "ngày 44 tháng 5 năm 2014",
        "ngày làm việc tháng này",
        "trong tháng và năm tới",
        "năm học mới",
    ],
)
def test_what_may_be_printed_so_stays(printed: str) -> None:
    words = placed(printed)
    assert repair_numbers(words) == []
    assert text_of(words) == printed
    assert all(word.raw is None for word in words)


def test_a_word_put_right_before_keeps_its_first_reading() -> None:
    words = placed("ngày ló tháng 5")
    words[1].raw = "lơ"
    assert repair_numbers(words) == [Repair("ló", "16")]
    assert words[1].raw == "lơ"


@pytest.mark.parametrize(
    ("column", "taken"),
    [
        ("TT I 1 H 2 IH", "TT I 1 II 2 III"),
        ("9 1H 10 11", "9 III 10 11"),
        ("Nhóm H K H", "Nhóm H K H"),
        ("H", "H"),
        ("I Huế Hạt", "I Huế Hạt"),
    ],
)
def test_numerals_alone_in_the_cells_of_a_column(column: str, taken: str) -> None:
    cells = [[word] for word in placed(column)]
    repairs = repair_numerals(cells)
    assert " ".join(word.text for (word,) in cells) == taken
    assert [(word.raw, word.text) for (word,) in cells if word.raw] == [(r.read, r.taken) for r in repairs]


@pytest.mark.parametrize(
    ("read", "taken"),
    [("ÑNVY", "NVY"), ("NÑăm", "Năm"), ("TGĐÐ", "TGĐ"), ("doanh-ñghiệp", "doanh-nghiệp"), ("5%⁄/năm", "5%/năm")],
)
def test_letters_that_vietnamese_does_not_have(read: str, taken: str) -> None:
    assert vietnamese_letters(read) == taken
