"""Marks of urgency and secrecy in red, on the scan of an official letter."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.source.drawing import HEIGHT, image_of, letter, pdf, say, worn
from tests.source.ocr.engines import Told, word
from tests.source.ocr.sheets import sheet

import vanban
from vanban.source.ocr.engine import engine_for
from vanban.source.ocr.ink import grey_of, red_of
from vanban.source.ocr.red_marks import red_stretches

DPI = 200
RED = (0.8, 0.06, 0.1)


def mark(canvas: Canvas, x: float, top: float, text: str, size: float = 13) -> None:
    """A word in red capitals in a red frame (NĐ 30/2020, Annex I, ô số 10a and 10b)."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*RED)
    canvas.setFillColorRGB(*RED)
    canvas.setLineWidth(1.2)
    say(canvas, x, top, text, "Serif-Bold", size)
    width = canvas.stringWidth(text, "Serif-Bold", size)
    canvas.rect(x - 8, HEIGHT - top - 6, width + 16, size + 8)
    canvas.restoreState()


def marked(*marks: tuple[float, float, str]) -> np.ndarray:
    """A letter with the marks, in colour."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        for place in marks:
            mark(canvas, *place)

    return image_of(pdf(draw), DPI)


def record(tmp_path: Path, image: Image.Image) -> vanban.Document:
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI))
    path = tmp_path / "cong-van.png"
    path.write_bytes(out.getvalue())
    return vanban.read(path)


@pytest.mark.parametrize(
    ("urgency", "secrecy"),
    [("KHẨN", None), ("HỎA TỐC", None), ("THƯỢNG KHẨN", "TỐI MẬT"), (None, "MẬT")],
)
def test_marks_are_fields_of_the_header(tmp_path: Path, urgency: str | None, secrecy: str | None) -> None:
    marks = [(x, 124.0, text) for x, text in ((100.0, secrecy), (180.0, urgency)) if text is not None]
    document = record(tmp_path, worn(marked(*marks), noise=6))
    assert (document.header.urgency, document.header.secrecy) == (urgency, secrecy)
    # The rest of the letterhead is read as without them.
    assert document.header.number == "37/HKL-QLBVR"
    assert document.header.issued_on == "2024-03-11"
    for field in ("urgency", "secrecy"):
        if getattr(document.header, field) is not None:
            evidence = document.header.evidence[field]
            assert evidence.origin == "ocr"
            assert evidence.boxes[0][1] == pytest.approx(114, abs=12)


def reading(text: str, size: float = 13, angle: float = 0.0) -> tuple[str, list[float]]:
    """What is read of one mark, and where it begins, in points."""

    def draw(canvas: Canvas) -> None:
        mark(canvas, 110, 130, text, size)

    red = red_of(image_of(pdf(draw), DPI))
    assert red is not None
    if angle:
        turn = cv2.getRotationMatrix2D((400, 350), angle, 1.0)
        red = cv2.warpAffine(red, turn, red.shape[::-1], borderValue=(255,))
    stretches = red_stretches(engine_for(Path("dau.png")), red, DPI)
    words = [found for stretch in stretches for found in stretch]
    return " ".join(found.text for found in words), [value * 72 / DPI for value in (words[0].left, words[0].bottom)]


@pytest.mark.parametrize("text", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize(("size", "angle"), [(13, 0.0), (18, 1.5), (15, -3.5)])
def test_every_mark_is_read_out_of_its_frame(text: str, size: float, angle: float) -> None:
    read, place = reading(text, size, angle)
    assert read == text
    assert place == pytest.approx([110, 130], abs=9)


def test_marks_are_looked_for_apart_and_their_lines_stay_apart() -> None:
    red = sheet(8.27, 11.69, DPI)
    # Nearer to each other than letters of one mark may be; the second has a double frame.
    for x0, x1 in ((200, 400), (415, 560), (420, 555)):
        cv2.rectangle(red, (x0, 300 + (x0 == 420) * 5), (x1, 360 - (x0 == 420) * 5), (0,), 3)
    engine = Told([word("KHẨN", 20, 15, 120, 45)], [word("MẬT", 20, 15, 90, 45)])
    (first,), (second,) = red_stretches(engine, red, DPI)
    assert len(engine.seen) == 2
    assert first.line != second.line and (1, 1, 1) not in {first.line, second.line}
    assert (first.text, first.left) == ("KHẨN", pytest.approx(210, abs=4))
    assert (second.text, second.left) == ("MẬT", pytest.approx(425, abs=4))


def test_strokes_of_a_red_pen_are_no_words() -> None:
    red = sheet(8.27, 11.69, DPI)
    cv2.line(red, (200, 300), (420, 340), (0,), 6)
    for read, sure in (("~/v", 0.4), ("vZk", 0.9), ("Khẩn", 0.5)):
        assert red_stretches(Told([word(read, 20, 15, 120, 45, sure)]), red, DPI) == []


def test_specks_are_not_looked_at() -> None:
    red = sheet(8.27, 11.69, DPI)
    red[300:310, 300:330] = 0
    engine = Told()
    assert red_stretches(engine, red, DPI) == []
    assert engine.seen == []


def test_a_mark_is_not_read_twice() -> None:
    page = marked((110.0, 130.0, "HỎA TỐC"))
    words = engine_for(Path("cong-van.png")).recognise(grey_of(page)[300:400, 250:700], DPI, 6)  # type: ignore[arg-type]
    assert "TỐC" not in " ".join(found.text for found in words)
