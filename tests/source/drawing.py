"""Small PDFs and scans drawn for the tests, with fonts that have the Vietnamese letters."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from vanban.source.model import Line, Page, Table

FONTS = Path("/usr/share/fonts/truetype/liberation2")
WIDTH, HEIGHT = 595.0, 842.0
Drawing = Callable[[Canvas], None]

for _name, _file in (("Serif", "Regular"), ("Serif-Bold", "Bold"), ("Serif-Italic", "Italic")):
    pdfmetrics.registerFont(TTFont(_name, FONTS / f"LiberationSerif-{_file}.ttf"))

LETTER = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về phòng cháy, chữa cháy rừng,",
    "Hạt Kiểm lâm huyện đề nghị các xã rà soát phương án, kiện toàn tổ đội quần",
    "chúng, chuẩn bị lực lượng và dụng cụ, báo cáo trước ngày 20 tháng 3 năm 2024.",
)
PRINTED = [
    "UBND HUYỆN BẢO LẠC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "HẠT KIỂM LÂM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 37/HKL-QLBVR",
    "Bảo Lạc, ngày 11 tháng 3 năm 2024",
    *LETTER,
    "Nơi nhận:",
    "HẠT TRƯỞNG",
    "- Như trên;",
    "- Lưu: VT.",
    "Nông Thế Sơn",
]
"""The lines that `letter` prints, in reading order."""


def pdf(*pages: Drawing, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """A PDF of the drawn pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def say(canvas: Canvas, x: float, top: float, text: str, font: str = "Serif", size: float = 13) -> None:
    """Write a line, its baseline ``top`` points below the page's upper edge."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def letter(canvas: Canvas) -> None:
    """A short official letter: letterhead in two columns, three lines of body, the signature block."""
    say(canvas, 90, 60, "UBND HUYỆN BẢO LẠC", size=12)
    say(canvas, 95, 76, "HẠT KIỂM LÂM", "Serif-Bold", 12)
    say(canvas, 290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Serif-Bold", 12)
    say(canvas, 340, 76, "Độc lập - Tự do - Hạnh phúc", "Serif-Bold")
    canvas.line(345, HEIGHT - 82, 495, HEIGHT - 82)
    say(canvas, 100, 100, "Số: 37/HKL-QLBVR")
    say(canvas, 320, 100, "Bảo Lạc, ngày 11 tháng 3 năm 2024", "Serif-Italic")
    for number, text in enumerate(LETTER):
        say(canvas, 120 if number == 0 else 85, 150 + 20 * number, text, size=14)
    say(canvas, 85, 240, "Nơi nhận:", "Serif-Italic", 12)
    say(canvas, 400, 240, "HẠT TRƯỞNG", "Serif-Bold", 14)
    say(canvas, 85, 256, "- Như trên;", size=11)
    say(canvas, 85, 270, "- Lưu: VT.", size=11)
    say(canvas, 395, 320, "Nông Thế Sơn", "Serif-Bold", 14)


def grid(canvas: Canvas, xs: list[float], tops: list[float]) -> None:
    """All lines between the given places."""
    for x in xs:
        canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
    for top in tops:
        canvas.line(xs[0], HEIGHT - top, xs[-1], HEIGHT - top)


def image_of(data: bytes, dpi: float = 200, page: int = 0) -> npt.NDArray[np.uint8]:
    """A page as RGB pixels."""
    with pypdfium2.PdfDocument(data) as document:
        return np.array(document[page].render(scale=dpi / 72).to_pil().convert("RGB"))


def worn(pixels: npt.NDArray[np.uint8], angle: float = 0.8, noise: float = 8, shade: float = 0.2) -> Image.Image:
    """The page as a poor scanner gives it: turned, shaded, grainy."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    page = cv2.warpAffine(pixels, turn, (width, height), borderValue=(250, 250, 250)).astype(np.float32)
    page *= np.linspace(1.0, 1.0 - shade, width, dtype=np.float32)[None, :, None]
    page += np.random.default_rng(7).normal(0, noise, page.shape[:2])[:, :, None]
    return Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))


def scan_pdf(image: Image.Image, *over: tuple[float, float, str], hidden: bool = False) -> bytes:
    """A PDF whose page is one image, with texts over it (a caption, an OCR layer)."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
        for x, top, text in over:
            written = canvas.beginText(x, HEIGHT - top)
            written.setFont("Serif", 11)
            written.setTextRenderMode(3 if hidden else 0)
            written.textOut(text)
            canvas.drawText(written)

    return pdf(draw)


def lines(page: Page) -> list[Line]:
    """The page's lines outside tables."""
    return [item for item in page.content if isinstance(item, Line)]


def texts(page: Page) -> list[str]:
    """Texts of the page's lines outside tables."""
    return [line.text for line in lines(page)]


def tables(page: Page) -> list[Table]:
    """The page's tables."""
    return [item for item in page.content if isinstance(item, Table)]


def cell_texts(table: Table) -> dict[tuple[int, int], str]:
    """Text of each cell by row and column."""
    return {(cell.row, cell.column): " ".join(line.text for line in cell.lines) for cell in table.cells}
