"""Figures filled in by hand are told from print on drawn letterheads; the words are those that OCR would give."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from tests.builder.stamps import BLACK, BLUE, handwrite
from tests.source.drawing import HEIGHT, image_of, pdf

from vanban.source.handwriting import mark_handwriting
from vanban.source.ocr.engine import engine_for
from vanban.source.ocr.ink import grey_of
from vanban.source.placed import PlacedWord
from vanban.source.rows import lines_of

DPI = 200
TOP = 105.0
SIZE = 13.0


class Letterhead:
    """A number line and a dateline: what is printed, what is written by pen, and the words read from both."""

    def __init__(self) -> None:
        self._texts: list[tuple[float, str, str]] = []
        self._pen: list[tuple[float, str]] = []
        self.words: list[PlacedWord] = []

    def line(self, x: float, text: str, *, font: str = "Serif") -> Letterhead:
        """Print a line; ``[1247|1241]`` is written by pen and read as what follows the bar."""
        run = len(self._texts)
        for piece in text.split(" "):
            shown, read, penned = piece, piece, False
            if "[" in piece:
                before, rest = piece.split("[")
                inner, after = rest.split("]")
                written, seen = inner.split("|")
                width = max(0.85 * SIZE * len(written) * 0.62, 8.0)
                self._pen.append((x + stringWidth(before, font, SIZE) + 1, written))
                self._texts.append((x, before, font))
                self._texts.append((x + stringWidth(before, font, SIZE) + width + 2, after, font))
                extent = stringWidth(before, font, SIZE) + width + 2 + stringWidth(after, font, SIZE)
                read, penned = before + seen + after, True
            else:
                self._texts.append((x, shown, font))
                extent = stringWidth(shown, font, SIZE)
            if read:
                self.words.append(self._word(read, x, extent, run, 0.6 if penned else 0.95))
            x += extent + stringWidth(" ", font, SIZE)
        return self

    def _word(self, text: str, x: float, width: float, run: int, confidence: float) -> PlacedWord:
        return PlacedWord(text, x, TOP - 9.5, x + width, TOP + 1, TOP, SIZE, run, confidence=confidence)

    def image(self, seed: int = 1, ink: tuple[int, int, int] = BLUE) -> npt.NDArray[np.uint8]:
        """The page in grey, as the OCR stage sees it."""

        def draw(canvas: Canvas) -> None:
            for x, text, font in self._texts:
                canvas.setFont(font, SIZE)
                canvas.drawString(x, HEIGHT - TOP, text)

        page = Image.fromarray(image_of(pdf(draw), DPI))
        unit = DPI / 72
        hand = random.Random(seed)
        for x, written in self._pen:
            page = handwrite(page, (round(x * unit), round(TOP * unit)), written, DPI, hand, height=4.0, ink=ink)
        return grey_of(np.array(page))

    def marked(self, seed: int = 1, ink: tuple[int, int, int] = BLUE) -> dict[str, bool | None]:
        """Whether each examined word was found to be handwritten, by its text."""
        mark_handwriting(engine_for(Path("letterhead")), self.image(seed, ink), DPI, self.words)
        return {word.text: word.handwritten for word in self.words if word.handwritten is not None}


@pytest.mark.parametrize(
    ("number", "day", "month"),
    [("Số: 06/CT-UBND", "14", "3"), ("Số: 1247/QĐ-UBND", "02", "11"), ("Số 22-NQ/TW", "27", "9")],
)
def test_print_stays(number: str, day: str, month: str) -> None:
    head = Letterhead().line(95, number).line(310, f"Minh Họa, ngày {day} tháng {month} năm 2024", font="Serif-Italic")
    assert head.marked() == {number.split()[1]: False, day: False, month: False}


def test_a_printed_number_may_stand_apart_from_its_symbol_and_be_bold() -> None:
    head = Letterhead().line(95, "Số:").line(122, "47", font="Serif-Bold").line(140, "/2014/TT-BCT")
    assert head.marked() == {"47": False}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("ink", [BLUE, BLACK])
def test_a_wrong_reading_of_a_written_number_is_never_kept(seed: int, ink: tuple[int, int, int]) -> None:
    head = Letterhead().line(95, "Số: [1247|1241] /KH-UBND")
    assert head.marked(seed, ink) == {"1241": True}


@pytest.mark.parametrize("seed", range(6))
def test_nor_that_of_a_written_day(seed: int) -> None:
    head = Letterhead().line(310, "Minh Họa, ngày [23|25] tháng [9|4] năm 2024", font="Serif-Italic")
    assert head.marked(seed) == {"25": True, "4": True}


def test_what_is_no_figure_is_taken_out_and_kept_as_raw() -> None:
    head = Letterhead().line(95, "Số: [360|?3z/] /SNV-CCHC")
    assert head.marked() == {"…": True}
    assert [(word.text, word.raw) for word in head.words] == [
        ("Số:", None),
        ("…", "?3z/"),
        ("/SNV-CCHC", None),
    ]


def test_the_symbol_that_was_read_with_it_stays() -> None:
    head = Letterhead().line(95, "Số: [360|#3f]/SNV-CCHC")
    assert head.marked() == {"…/SNV-CCHC": True}
    assert head.words[-1].raw == "#3f/SNV-CCHC"


def test_so_does_the_word_before_it() -> None:
    head = Letterhead().line(95, "Số:[155|4é5] /2020/NĐ-CP")
    assert head.marked() == {"Số:…": True}


def test_ink_that_was_not_read_gets_a_word_of_its_own() -> None:
    head = Letterhead().line(310, "Minh Họa, ngày [23|] tháng 4 năm 2024", font="Serif-Italic")
    assert head.marked() == {"…": True, "4": False}
    (line,) = lines_of(head.words, 1, "ocr")
    assert line.text == "Minh Họa, ngày … tháng 4 năm 2024"
    assert [word.raw for word in line.words if word.text == "…"] == [""]


def test_a_blank_is_no_handwriting() -> None:
    head = Letterhead().line(95, "Số: ........../KH-UBND")
    head.line(310, "Minh Họa, ngày      tháng      năm 2024", font="Serif-Italic")
    assert head.marked() == {}


def test_dates_in_the_body_are_not_looked_at() -> None:
    head = Letterhead().line(95, "Căn cứ Luật Lâm nghiệp ngày [15|16] tháng 11 năm 2017;")
    assert head.marked() == {}
