"""Long and odd lines cost no more than their length."""

from __future__ import annotations

import time

import pytest
from tests.header.documents import read_header
from tests.layout.printed import cell, centred, typed

SEEDS = [
    "Số: 1/",
    "của Sở và ",
    "A - B, ngày ",
    "1.1.1.1.",
    "IIII",
    "((((",
    "- ; - ; ",
    "Phụ lục I ",
    "Nơi nhận ",
    "TM. ",
    "ngày 1/",
    "  .  ",
    "SAO Y ",
    "Sao y; a; ",
    "DỰ THẢO LẦN ",
    "HỎA TỐC HẸN ",
    "LIÊN BỘ A - ",
    "SỞ XÂY DỰNG - ",
    "UBND TỈNH ",
    "12 / & - ",
    "(Kèm theo ",
    "ĐẠI DIỆN ",
    "KHÔNG PHỔ BIẾN ",
]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("head", ["", "Trên đây là ", "Số: 5/QĐ-UBND "])
def test_a_line_of_a_hundred_thousand_letters(seed: str, head: str) -> None:
    line = head + seed * (100_000 // len(seed))
    began = time.process_time()
    read_header(typed("Số: 5/QĐ-UBND", centred("QUYẾT ĐỊNH"), line, line[:200], line))
    assert time.process_time() - began < 3


def test_an_empty_stream_and_a_single_mark() -> None:
    for text in ("-", "…", "*"):
        header, _ = read_header(typed(text))
        assert header.type is None


@pytest.mark.parametrize("seed", ["SỞ XÂY DỰNG - ", "UBND TỈNH ", "SAO Y ", "ỦY BAN ", "LIÊN BỘ A - ", "XÃ "])
def test_a_letterhead_of_a_hundred_thousand_letters(seed: str) -> None:
    line = seed * (100_000 // len(seed))
    began = time.process_time()
    read_header(typed(cell(line, 0), cell("Số: 5/QĐ-UBND", 0), centred("QUYẾT ĐỊNH"), "Căn cứ Luật;", cell(line, 1)))
    assert time.process_time() - began < 2
