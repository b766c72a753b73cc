"""Number and day of the incoming stamp: apart from the document's own, and only where they are legible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.header.documents import codes, read_header
from tests.layout.printed import at, paragraph, printed

from vanban.schema import Arrival, Diagnostic, Header
from vanban.source.model import Line


def read(*stamp: Line) -> tuple[Header, list[Diagnostic]]:
    return read_header(
        printed(
            [
                at(60, "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", middle=170, bold=True, size=12),
                at(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", middle=430, size=12),
                at(78, "Độc lập - Tự do - Hạnh phúc", middle=430, size=13),
                at(105, "Số: 31/CT-UBND", middle=170, size=13),
                at(105, "Hà Giang, ngày 02 tháng 8 năm 2023", middle=430, size=13),
                at(165, "CHỈ THỊ", middle=316, bold=True),
                at(184, "Về tiết kiệm nước trong mùa khô", middle=316, bold=True),
                *stamp,
                *paragraph(240, "Thời gian qua, tình hình nắng nóng kéo dài trên địa bàn", "tỉnh làm thiếu nước."),
            ]
        )
    )


def stamp(number: str = "Số: 482", day: str = "Ngày: 04/8/2023") -> list[Line]:
    return [
        at(160, "ĐẾN", x=40, size=14),
        at(158, number, x=90, size=8),
        at(172, day, x=90, size=8),
        at(186, "Chuyển: ............", x=90, size=8),
    ]


def test_a_document_without_stamp_has_no_arrival() -> None:
    header, diagnostics = read()
    assert header.arrival is None and "arrival" not in header.evidence
    assert "arrival-illegible" not in codes(diagnostics)


@pytest.mark.parametrize("day", ["Ngày: 04/8/2023", "Ngày: ...4-08-2023...", "Ngày 04 tháng 8 năm 2023"])
@pytest.mark.parametrize("number", ["Số: 482", "Số: ....482....", "Số đến: 482"])
def test_number_and_day_are_the_stamps_and_not_the_documents(number: str, day: str) -> None:
    header, diagnostics = read(*stamp(number, day))
    assert header.arrival == Arrival(number="482", date="2023-08-04")
    assert (header.number, header.issued_on) == ("31/CT-UBND", "2023-08-02")
    assert "482" in header.evidence["arrival"].quote
    assert "arrival-illegible" not in codes(diagnostics)


def test_blanks_and_days_without_year_are_null() -> None:
    header, diagnostics = read(*stamp("Số: ........", "Ngày: 4/8"))
    assert header.arrival == Arrival(number=None, date=None)
    assert "arrival-illegible" in codes(diagnostics)


def _recognised(line: Line, *, handwritten: bool | None) -> Line:
    words = tuple(replace(word, confidence=0.93, handwritten=handwritten) for word in line.words)
    return replace(line, origin="ocr", words=words)


@pytest.mark.parametrize(
    ("handwritten", "arrival"),
    [(True, Arrival()), (None, Arrival()), (False, Arrival(number="482", date="2023-08-04"))],
)
def test_what_ocr_makes_of_a_pens_figures_is_no_value(handwritten: bool | None, arrival: Arrival) -> None:
    header, _ = read(*(_recognised(line, handwritten=handwritten) for line in stamp()))
    assert header.arrival == arrival


def test_the_caption_of_an_electronic_signature_is_no_arrival() -> None:
    header, _ = read(
        at(12, "Ký bởi: Ủy ban nhân dân tỉnh", x=330, size=7),
        at(20, "Ngày ký: 2023-08-05 17:24:51 +07:00", x=330, size=7),
    )
    assert header.arrival is None and header.issued_on == "2023-08-02"
