"""Digits that the engine misreads, put right only where nothing but a number can stand."""

import pytest

from vanban.source.ocr.repair import Repair, repair_numbers, repair_numeral, vietnamese_letters
from vanban.source.placed import PlacedWord


def words(text: str) -> list[PlacedWord]:
    return [PlacedWord(word, 10.0 * n, 0, 10.0 * n + 9, 12, 11, 13.0, 0) for n, word in enumerate(text.split())]


def repaired(text: str) -> str:
    line = words(text)
    repair_numbers(line)
    return " ".join(word.text for word in line)


@pytest.mark.parametrize(
    ("read", "taken"),
    [
        ("Hà Giang, ngày ló tháng II năm 2014", "Hà Giang, ngày 16 tháng 11 năm 2014"),
        ("ngày l2 tháng ]Ï năm 20l2 của", "ngày 12 tháng 11 năm 2012 của"),
        ("Hà Nội, ngày 16 tháng Š năm 2013", "Hà Nội, ngày 16 tháng 5 năm 2013"),
        ("Số: 15/KH-UBND", "Số: 15/KH-UBND"),
        ("Só: 47 /2014/TT-BCT", "Số: 47 /2014/TT-BCT"),
        ("Chương Ï", "Chương I"),
        ("Chương H", "Chương II"),
        # Left as they are: no day, no month, no number's place.
        ("ngày 44 tháng 5 năm 2014", "ngày 44 tháng 5 năm 2014"),
        ("ngày ll tháng l3 năm 2014", "ngày 11 tháng l3 năm 2014"),
        ("ngày làm việc tháng này", "ngày làm việc tháng này"),
        ("trong tháng và năm tới", "trong tháng và năm tới"),
        ("năm học mới", "năm học mới"),
        ("Sô 5 đường lô", "Số 5 đường lô"),
    ],
)
def test_repairs(read: str, taken: str) -> None:
    assert repaired(read) == taken


def test_every_repair_is_told() -> None:
    assert repair_numbers(words("ngày ló tháng 5 năm 2013")) == [Repair("ló", "16")]


@pytest.mark.parametrize(("read", "taken"), [("H", "II"), ("IH", "III"), ("1H", "III"), ("I", "I"), ("Huế", "Huế")])
def test_numeral_of_a_cell(read: str, taken: str) -> None:
    line = words(read)
    repair_numeral(line)
    assert line[0].text == taken


@pytest.mark.parametrize(
    ("read", "taken"),
    [("ÑNVY", "NVY"), ("NÑăm", "Năm"), ("TGĐÐ", "TGĐ"), ("doanh-ñghiệp", "doanh-nghiệp"), ("5%⁄/năm", "5%/năm")],
)
def test_letters_that_vietnamese_does_not_have(read: str, taken: str) -> None:
    assert vietnamese_letters(read) == taken
