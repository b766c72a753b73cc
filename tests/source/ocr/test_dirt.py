"""Strokes of seals and signatures are left out; doubtful text that makes sense is not."""

import pytest

from vanban.source.ocr.dirt import without_dirt
from vanban.source.ocr.engine import OcrWord

BODY = [
    OcrWord(text, 100 + 60 * n, 100, 150 + 60 * n, 124, 0.95, (1, 1, 1))
    for n, text in enumerate(("khoản", "chính", "phủ", "giao", "các", "chủ", "trì", "thực", "hiện", "nghị", "quyết"))
]


def kept(*words: tuple[str, float], height: int = 24, cell: bool = False) -> str:
    stretch = [
        OcrWord(text, 500 + 60 * n, 300, 550 + 60 * n, 300 + height, confidence, (2, 1, 1))
        for n, (text, confidence) in enumerate(words)
    ]
    found = without_dirt([BODY, stretch], cell=cell)
    return " ".join(word.text for line in found if line[0].line == (2, 1, 1) for word in line)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((("Số:", 0.87), ("52/2013/NĐ-CP", 0.46)), "Số: 52/2013/NĐ-CP"),
        ((("chính", 0.4), ("phủ;", 0.5)), "chính phủ;"),
        ((("-", 0.3), ("Như", 0.9), ("trên;", 0.9)), "- Như trên;"),
        ((("_", 0.9), ("Nghị", 0.9), ("định", 0.9), ("|", 0.9)), "Nghị định"),
        ((("2", 0.95),), "2"),
        ((("Z⁄9ÂN", 0.0), ("rN", 0.24)), ""),
        ((("8711/5000)", 0.4),), ""),
        ((("Z", 0.91),), ""),
        ((("———", 0.63),), ""),
    ],
)
def test_what_stays(words: tuple[tuple[str, float], ...], text: str) -> None:
    assert kept(*words) == text


def test_letters_of_no_printed_size_go() -> None:
    assert kept(("AE", 0.9), ("no", 0.9), height=4) == ""


def test_a_cell_may_hold_a_single_numeral() -> None:
    assert kept(("V", 0.4), cell=True) == "V"
