"""Inputs that once broke something: repetition that recursed or exploded, odd letters."""

from __future__ import annotations

import pytest
from tests.robustness.fuzzing import cpu_limit
from tests.robustness.properties import text_files

from vanban.text.normal import bare


@pytest.mark.parametrize("unit", ["UBND ", "của UBND tỉnh ", "Giám đốc - ", "1.1.1.", "Công an Công an xã "])
def test_a_long_line_of_one_phrase(unit: str) -> None:
    with cpu_limit(60):
        text_files(f"KẾ HOẠCH\n\n{unit * (20_000 // len(unit))}\n")


def test_the_capital_whose_small_letter_is_two_characters() -> None:
    assert bare("İstanbul") == bare(bare("İstanbul")) == "istanbul"
