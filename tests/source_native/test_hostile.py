"""Long hostile lines are read in linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from vanban.source.native import HTML, MARKDOWN, PLAIN, read_native

_LENGTH = 100_000
_UNITS = (
    "*", "**", "**a ", "*a* ", "_", "_a", "`", "[", "[a](", "![", "|", "| ", "a|", "\\", "<", "<br>", "&", "&amp",
    "#", "- ", "> ", " ", "\t", "a\t", "a   ", "1.", "1. ", "I", "số ", "ngày ", "a,ngày ", "độc lập ", "-", "- -",
    "*\n", "|\n", "a\n", "|-", "~", "\u00a0", "<!--", "tm.", "\n\n", "nơi nhận\n",
)  # fmt: skip


@pytest.mark.parametrize("media_type", [MARKDOWN, PLAIN, HTML])
@pytest.mark.parametrize("unit", _UNITS)
def test_repetition_is_read_in_a_second(media_type, unit):
    text = "# Đầu\n\nKẾ HOẠCH\n\n" if media_type == MARKDOWN else "KẾ HOẠCH\n\n"
    # A short line costs more than its characters: fewer of them.
    data = (text + unit * (_LENGTH // len(unit) // (4 if "\n" in unit else 1))).encode()
    started = time.process_time()
    pages, _ = read_native(Path("a"), data, media_type)
    assert time.process_time() - started < 1.0
    assert pages[0].content
