"""A number or date that OCR could hardly read is kept, and said to be doubtful."""

import pytest

from vanban.extract.header import extract_header
from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.sections.model import SectionTree
from vanban.source.model import Line, Word


def _letterhead(number: float, day: float) -> Canonical:
    builder = CanonicalBuilder()
    builder.add([_line("Số: 45/KH-SNV", number)], zone="number")
    builder.add([_line("An Giang, ngày 12 tháng 3 năm 2024", day)], zone="place-date")
    builder.add([_line("KẾ HOẠCH", 0.96)], zone="type")
    return builder.build()


def _line(text: str, confidence: float) -> Line:
    words = tuple(
        Word(word, (60.0 + 40 * index, 90.0, 95.0 + 40 * index, 102.0), confidence)
        for index, word in enumerate(text.split())
    )
    return Line(text, 1, (60.0, 90.0, 400.0, 102.0), "ocr", words=words)


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        (0.95, 0.96, set()),
        (0.62, 0.96, {"number-uncertain"}),
        (0.95, 0.40, {"date-uncertain"}),
        (0.30, 0.30, {"number-uncertain", "date-uncertain"}),
    ],
)
def test_figures_hard_to_read_are_kept_and_marked(number: float, day: float, codes: set[str]) -> None:
    header, diagnostics = extract_header(_letterhead(number, day), SectionTree([]))
    assert (header.number, header.issued_on) == ("45/KH-SNV", "2024-03-12")
    assert {d.code for d in diagnostics if d.code.endswith("-uncertain")} == codes


def test_recipients_that_ocr_misread_get_the_marks_of_known_bodies() -> None:
    builder = CanonicalBuilder()
    for text in ("Nơi nhận:", "- UBMTTQVN tỉnh và các đoàn thế;", "- Viện kiêm sát nhân dân tỉnh;", "- Lưu: VT, NC."):
        builder.add([_line(text, 0.9)], zone="recipients")
    header, _ = extract_header(builder.build(), SectionTree([]))
    assert header.recipients == ["UBMTTQVN tỉnh và các đoàn thể", "Viện kiểm sát nhân dân tỉnh", "Lưu: VT, NC"]
