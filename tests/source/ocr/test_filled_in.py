"""A scanned form whose number and date were filled in by pen: no value is made up; what is printed is kept."""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.builder.stamps import BLACK, BLUE, Colour, handwrite
from tests.source.drawing import LETTER, image_of, pdf, say, worn

import vanban

DPI = 200
UNIT = DPI / 72


def form(number: str = "37", day: str = "11", month: str = "3") -> bytes:
    """An official letter; what is not given is left blank for the pen."""

    def draw(canvas: Canvas) -> None:
        say(canvas, 90, 60, "UBND HUYỆN BẢO LẠC", size=12)
        say(canvas, 95, 76, "HẠT KIỂM LÂM", "Serif-Bold", 12)
        say(canvas, 290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Serif-Bold", 12)
        say(canvas, 340, 76, "Độc lập - Tự do - Hạnh phúc", "Serif-Bold")
        say(canvas, 85, 100, f"Số: {number}/HKL-QLBVR" if number else "Số:")
        if not number:
            say(canvas, 146, 100, "/HKL-QLBVR")
        say(canvas, 310, 100, "Bảo Lạc, ngày", "Serif-Italic")
        say(canvas, 394 if day else 418, 100, f"{day} tháng" if day else "tháng", "Serif-Italic")
        say(canvas, 450 if day else 476, 100, f"{month} năm 2024" if month else "năm 2024", "Serif-Italic")
        say(canvas, 95, 120, "V/v phòng cháy rừng mùa khô", size=12)
        say(canvas, 200, 160, "Kính gửi: Ủy ban nhân dân các xã", size=14)
        for line, text in enumerate(LETTER):
            say(canvas, 120 if line == 0 else 85, 200 + 20 * line, text, size=14)
        say(canvas, 85, 290, "Nơi nhận:", "Serif-Italic", 12)
        say(canvas, 400, 290, "HẠT TRƯỞNG", "Serif-Bold", 14)
        say(canvas, 85, 306, "- Như trên;", size=11)
        say(canvas, 85, 320, "- Lưu: VT.", size=11)
        say(canvas, 395, 370, "Nông Thế Sơn", "Serif-Bold", 14)

    return pdf(draw)


def record(
    tmp_path: Path, page: np.ndarray | Image.Image, *pen: tuple[float, str], ink: Colour = BLUE
) -> vanban.Document:
    """The record of the page, with figures written at places on the line of the number and the date, in points."""
    image = page if isinstance(page, Image.Image) else Image.fromarray(page)
    hand = random.Random(4)
    for x, figures in pen:
        image = handwrite(image, (round(x * UNIT), round(100 * UNIT)), figures, DPI, hand, height=4.0, ink=ink)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI))
    path = tmp_path / "cong-van.png"
    path.write_bytes(out.getvalue())
    return vanban.read(path)


def illegible(document: vanban.Document) -> list[str]:
    return [note.message for note in document.diagnostics if note.code == "handwritten-or-illegible"]


@pytest.mark.parametrize("wear", [False, True])
def test_printed_figures_are_kept(tmp_path: Path, wear: bool) -> None:
    page = image_of(form(), DPI)
    document = record(tmp_path, worn(page, noise=6) if wear else page)
    assert (document.header.number, document.header.issued_on) == ("37/HKL-QLBVR", "2024-03-11")
    assert document.header.evidence["number"].origin == "ocr"
    assert illegible(document) == []


@pytest.mark.parametrize("ink", [BLUE, BLACK])
def test_a_number_by_pen_is_left_out_and_the_printed_date_kept(tmp_path: Path, ink: Colour) -> None:
    document = record(tmp_path, image_of(form(number=""), DPI), (110, "482"), ink=ink)
    assert (document.header.number, document.header.issued_on) == (None, "2024-03-11")
    (message,) = illegible(document)
    assert "number" in message
    (note,) = [note for note in document.diagnostics if note.code == "handwritten-or-illegible"]
    assert note.evidence is not None and note.evidence.page == 1
    # The place on the page, for who looks at the image.
    assert note.evidence.boxes[0][0] == pytest.approx(110, abs=25)
    assert note.evidence.boxes[0][3] == pytest.approx(100, abs=12)


def test_a_day_by_pen_leaves_the_date_out_and_the_printed_number_kept(tmp_path: Path) -> None:
    document = record(tmp_path, image_of(form(day="", month=""), DPI), (392, "23"), (458, "9"))
    assert (document.header.number, document.header.issued_on) == ("37/HKL-QLBVR", None)
    (message,) = illegible(document)
    assert "date of issue" in message


def test_nothing_filled_in_is_no_handwriting(tmp_path: Path) -> None:
    document = record(tmp_path, image_of(form(number="", day="", month=""), DPI))
    assert (document.header.number, document.header.issued_on) == (None, None)
    assert illegible(document) == []


def test_the_rest_of_the_form_is_read(tmp_path: Path) -> None:
    document = record(tmp_path, image_of(form(number="", day="", month=""), DPI), (110, "65"), (392, "07"), (460, "4"))
    header = document.header
    assert (header.number, header.issued_on) == (None, None)
    assert header.signer.name == "Nông Thế Sơn"
    assert header.addressees == ["Ủy ban nhân dân các xã"]
    assert len(illegible(document)) == 2
