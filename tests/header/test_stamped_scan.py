"""A drawn letterhead with an incoming stamp, read by the real OCR."""

import random
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.builder.stamps import BLUE, VIOLET, ArrivalStamp, Colour
from tests.header.documents import read_header
from tests.source.drawing import HEIGHT, LETTER, image_of, pdf, say

from vanban.schema import Arrival
from vanban.source import read_source


def _plan(canvas: Canvas) -> None:
    say(canvas, 90, 60, "ỦY BAN NHÂN DÂN", "Serif-Bold", 12)
    say(canvas, 100, 76, "TỈNH HÀ GIANG", "Serif-Bold", 12)
    say(canvas, 290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Serif-Bold", 12)
    say(canvas, 340, 76, "Độc lập - Tự do - Hạnh phúc", "Serif-Bold")
    say(canvas, 95, 105, "Số: 128/KH-UBND")
    say(canvas, 310, 105, "Hà Giang, ngày 14 tháng 3 năm 2024", "Serif-Italic")
    canvas.setFont("Serif-Bold", 14)
    canvas.drawCentredString(315, HEIGHT - 165, "KẾ HOẠCH")
    canvas.drawCentredString(315, HEIGHT - 183, "Phòng cháy, chữa cháy rừng năm 2024")
    for number, text in enumerate(LETTER * 2):
        say(canvas, 120 if number % 3 == 0 else 85, 250 + 20 * number, text, size=14)


@pytest.mark.parametrize(
    ("corner", "size", "ink"), [((110, 390), (34.0, 18.0), VIOLET), ((1230, 15), (36.0, 13.0), BLUE)]
)
def test_the_stamp_joins_nothing(
    corner: tuple[int, int], size: tuple[float, float], ink: Colour, tmp_path: Path
) -> None:
    page = Image.fromarray(image_of(pdf(_plan), 200))
    stamp = ArrivalStamp("VĂN PHÒNG UBND TỈNH", "3482", "25/9", ("Số:", "Ngày:"), size, ink)
    path = tmp_path / "van-ban.png"
    stamp.over(page, corner, 200, random.Random(4)).save(path, dpi=(200, 200))
    header, _ = read_header(read_source(path))
    assert (header.number, header.issued_on) == ("128/KH-UBND", "2024-03-14")
    assert header.subject == "Phòng cháy, chữa cháy rừng năm 2024"
    # A small stamp may be lost as a whole; what the pen wrote in it is no value either way.
    assert header.arrival in (None, Arrival())
