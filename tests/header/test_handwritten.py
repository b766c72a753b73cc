"""A number or date that was filled in by hand is left out, said to be there, and what is printed beside it is used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.header.documents import codes, read_header
from tests.layout.printed import at, printed

from vanban.schema import Diagnostic, Header
from vanban.source.model import Line, SourceDocument, Word

MOTTO = (at(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", middle=430), at(78, "Độc lập - Tự do - Hạnh phúc", middle=430))
BODY = at(260, "Thực hiện chỉ đạo của cấp trên, đơn vị xây dựng kế hoạch như sau:", x=120, origin="ocr")


def recognised(line: Line, *handwritten: str, raw: dict[str, str] | None = None, printed: bool = False) -> Line:
    """The line as OCR gives it; the named words hold figures that are handwritten, or (``printed``) are not."""

    def mark(word: Word) -> Word:
        known = not printed if word.text in handwritten else None
        return replace(word, confidence=0.7, handwritten=known, raw=(raw or {}).get(word.text))

    return replace(line, origin="ocr", words=tuple(mark(word) for word in line.words))


def letterhead(number: Line, dateline: Line, *title: Line) -> SourceDocument:
    return printed([at(60, "SỞ NỘI VỤ", middle=170), *MOTTO, number, dateline, *title, BODY])


def illegible(diagnostics: list[Diagnostic]) -> list[str]:
    return [found.message for found in diagnostics if found.code == "handwritten-or-illegible"]


NUMBER = at(105, "Số: 683/KH-SNV", middle=170)
DATE = at(105, "Minh Họa, ngày 11 tháng 5 năm 2014", middle=430)
TITLE = at(165, "KẾ HOẠCH", middle=316, bold=True), at(184, "Rà soát hồ sơ lưu trữ", middle=316, bold=True)


def read(
    number: Line = NUMBER, dateline: Line = DATE, title: tuple[Line, ...] = TITLE
) -> tuple[Header, list[Diagnostic]]:
    return read_header(letterhead(number, dateline, *title))


def test_a_handwritten_number_is_null_and_says_what_was_read() -> None:
    header, diagnostics = read(recognised(NUMBER, "683/KH-SNV"))
    assert (header.number, header.issued_on) == (None, "2014-05-11")
    (message,) = illegible(diagnostics)
    assert "number" in message and "683/KH-SNV" in message
    assert "number-missing" not in codes(diagnostics) and "number" not in header.evidence


def test_the_diagnostic_points_at_the_place() -> None:
    _, diagnostics = read(recognised(NUMBER, "683/KH-SNV"))
    (evidence,) = [found.evidence for found in diagnostics if found.code == "handwritten-or-illegible"]
    assert evidence is not None and evidence.quote == "683/KH-SNV" and evidence.page == 1
    assert evidence.boxes[0][1] == 105


def test_what_was_no_figure_is_told_as_it_was_read() -> None:
    line = at(105, "Số: … /KH-SNV", middle=170)
    _, diagnostics = read(recognised(line, "…", raw={"…": "?3z"}))
    (message,) = illegible(diagnostics)
    assert "“?3z /KH-SNV”" in message


@pytest.mark.parametrize("number", ["Số: 683/KH-SNV", "Số: … /KH-SNV"])
def test_the_symbol_still_tells_the_type(number: str) -> None:
    line = at(105, number, middle=170)
    header, _ = read(recognised(line, number.split()[1]), title=())
    assert header.type is not None and header.type.code == "KH" and header.number is None


def test_a_handwritten_symbolless_letter_is_still_a_letter() -> None:
    number = at(105, "Số: … /SNV-CCHC", middle=170)
    header, _ = read(recognised(number, "…"), title=(at(150, "Kính gửi: Sở Y tế", x=250),))
    assert header.type is not None and header.type.code == "CV"


def test_a_title_that_differs_from_the_symbol_is_still_told() -> None:
    number = at(105, "Số: 683/QĐ-SNV", middle=170)
    _, diagnostics = read(recognised(number, "683/QĐ-SNV"))
    assert "type-differs-from-number" in codes(diagnostics)


@pytest.mark.parametrize("by_hand", [("11",), ("5",), ("11", "5")])
def test_a_date_with_a_handwritten_day_or_month_is_null(by_hand: tuple[str, ...]) -> None:
    header, diagnostics = read(dateline=recognised(DATE, *by_hand))
    assert (header.number, header.issued_on, header.place) == ("683/KH-SNV", None, "Minh Họa")
    (message,) = illegible(diagnostics)
    assert "date of issue" in message and "ngày 11 tháng 5" in message
    assert "date-missing" not in codes(diagnostics)


def test_figures_found_to_be_print_are_not_doubted_for_the_confidence_of_the_symbol() -> None:
    number, date = recognised(NUMBER, "683/KH-SNV", printed=True), recognised(DATE, "11", "5", printed=True)
    header, diagnostics = read(number, date)
    assert (header.number, header.issued_on) == ("683/KH-SNV", "2014-05-11")
    assert not codes(diagnostics) & {"number-uncertain", "date-uncertain", "handwritten-or-illegible"}


def test_an_unknown_symbol_read_with_little_confidence_is_doubted_all_the_same() -> None:
    number = at(105, "Số: 683/XQ-ZTV", middle=170)
    header, diagnostics = read(recognised(number, "683/XQ-ZTV", printed=True))
    assert header.number == "683/XQ-ZTV" and "number-uncertain" in codes(diagnostics)
