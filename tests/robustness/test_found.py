"""Inputs that once broke something: repetition that recursed or exploded, odd letters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.robustness.fuzzing import cpu_limit
from tests.robustness.properties import text_files

from vanban.extract.symbol import identity
from vanban.source.handwriting import mark_handwriting
from vanban.source.ocr.engine import Layout, OcrWord
from vanban.source.placed import PlacedWord
from vanban.text.normal import bare


@pytest.mark.parametrize("unit", ["UBND ", "của UBND tỉnh ", "Giám đốc - ", "1.1.1.", "Công an Công an xã "])
def test_a_long_line_of_one_phrase(unit: str) -> None:
    with cpu_limit(60):
        text_files(f"KẾ HOẠCH\n\n{unit * (20_000 // len(unit))}\n")


@pytest.mark.parametrize("number", ["²/QĐ-UBND", "9" * 5000 + "/QĐ-UBND"])
def test_a_number_that_is_none(number: str) -> None:
    assert identity(number) == identity(number.replace("/", "-"))


@pytest.mark.parametrize("weight", ["²", "9" * 5000])
def test_a_font_weight_that_is_no_number(weight: str) -> None:
    text_files(f"<html><body><p style='font-weight:{weight}'>Công văn</p></body></html>")


@pytest.mark.parametrize(
    "text",
    [
        "\x00 - Phần I Phần I Phần I\tPhần I ",
        "UBND TỈNH ABCDEFGHIJKL\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nơi nhận: abcdefghijklm\tGIÁM ĐỐC",
    ],
)
def test_a_tab_that_is_one_space_wide(text: str) -> None:
    for before in range(8):
        text_files("x" * before + text)


@pytest.mark.parametrize(
    "text", ["trong quý II/2024 - 05/3/2024", "giai đoạn 2030-2021", "từ ngày 20/6/2024 đến ngày 10/6/2024"]
)
def test_an_end_before_its_start_is_no_interval(text: str) -> None:
    text_files(f"Hoàn thành {text}.")


def test_a_line_under_a_name_is_no_task() -> None:
    text_files("éTM. ỦY BAN NHÂN DÂN: ----- ")


def test_the_capital_whose_small_letter_is_two_characters() -> None:
    assert bare("İstanbul") == bare(bare("İstanbul")) == "istanbul"


class _NoEngine:
    def recognise(self, image: npt.NDArray[np.uint8], dpi: float, layout: Layout) -> list[OcrWord]:
        raise AssertionError("there is nothing to read")


def test_a_date_whose_words_lie_over_each_other() -> None:
    """The place for the day has no width; OpenCV dies of an image without width."""
    page = np.full((800, 600), 255, dtype=np.uint8)
    texts = (("Vinh,", 250), ("ngày", 290), ("tháng", 300), ("5", 350), ("năm", 365), ("2024", 400))
    words = [PlacedWord(text, x, 60, x + 40, 74, 74, 14.0, 0, confidence=0.9) for text, x in texts]
    mark_handwriting(_NoEngine(), page, 72.0, words)
    assert [word.text for word in words] == [text for text, _ in texts]
