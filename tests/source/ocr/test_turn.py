"""Pages that lie on their side or on their head, by what a band of them reads as."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import grid, image_of, letter, pdf, say, worn
from tests.source.ocr.engines import Told, word
from tests.source.ocr.sheets import sheet, write
from tests.source.ocr.test_pages import png

from vanban.source.ocr.engine import OcrWord, engine_for
from vanban.source.ocr.letters import Direction, direction_of, letters_of
from vanban.source.ocr.sheet import Sheet
from vanban.source.ocr.turn import upright_turn

DPI = 200
PROSE = (
    "Căn cứ kế hoạch phát triển rừng của huyện, Hạt Kiểm lâm yêu cầu các trạm tổ",
    "chức tuần tra thường xuyên, kịp thời phát hiện và ngăn chặn hành vi phá rừng,",
    "phối hợp với công an xã lập hồ sơ, báo cáo kết quả trước ngày 25 hằng tháng.",
)
ROWS = (("1", "Trạm Cốc Pàng", "Tuần tra", "15/4/2024"), ("2", "Trạm Đình Phùng", "Kiểm kê", "30/4/2024"))


def prose(canvas: Canvas) -> None:
    for number in range(33):
        say(canvas, 85, 70 + 21 * number, PROSE[number % 3], size=13)


def table(canvas: Canvas) -> None:
    xs, tops = [60.0, 100, 320, 560, 780], [float(280 + 30 * row) for row in range(9)]
    grid(canvas, xs, tops)
    for number, top in enumerate(tops[1:]):
        for x, text in zip(xs, ROWS[number % 2], strict=False):
            say(canvas, x + 6, top - 10, text)


def signature(canvas: Canvas) -> None:
    """The last lines of a letter, and a signature whose strokes go up and down."""
    say(canvas, 85, 80, PROSE[2])
    say(canvas, 380, 120, "HẠT TRƯỞNG", "Serif-Bold", 14)
    path = canvas.beginPath()
    path.moveTo(360, 690)
    for number in range(12):
        x = 360 + 12 * number
        path.curveTo(x + 2, 610, x + 6, 720, x + 12, 640 + 4 * (number % 3))
    canvas.setLineWidth(2)
    canvas.drawPath(path)
    say(canvas, 385, 250, "Nông Thế Sơn", "Serif-Bold", 14)


def few_words(canvas: Canvas) -> None:
    say(canvas, 250, 90, "PHỤ LỤC II", "Serif-Bold", 14)


def shown(draw: Callable[[Canvas], None]) -> np.ndarray:
    return image_of(pdf(draw, size=(842, 842) if draw is table else (595, 842)), DPI)


@pytest.mark.parametrize("draw", [prose, letter, table, signature, few_words])
def test_each_way_that_a_page_can_lie(draw: Callable[[Canvas], None]) -> None:
    image = shown(draw)
    image = image[700:1600] if draw is table else image
    for quarters in range(4):
        lying = Sheet.of(np.ascontiguousarray(np.rot90(image, quarters)), DPI)
        direction = direction_of(letters_of(lying.grey, lying.dpi))
        assert direction is (Direction.DOWN if quarters % 2 else Direction.ACROSS)
        assert upright_turn(engine_for(Path("quet.png")), lying, direction) == quarters


@pytest.mark.parametrize("quarters", [1, 3])
def test_dense_prose_on_its_side_is_read_upright(read: Read, quarters: int) -> None:
    page = np.asarray(worn(shown(prose), angle=1.2, noise=4))[:1100]
    document = read(png(Image.fromarray(np.ascontiguousarray(np.rot90(page, quarters)))))
    assert [line.text for line in document.pages[0].content][3:6] == list(PROSE)
    assert [note.code for note in document.diagnostics if note.code == "page-turned"] == ["page-turned"]


def band(*texts: str) -> list[OcrWord]:
    return [word(text, 10 * n, 10, 10 * n + 9, 30) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "turn"),
    [
        (("Kính", "gửi:"), ("ujux", "!8p"), 1),
        (("nJj", "6p"), ("Kính", "gửi:"), 3),
        (("nJj", "6p"), ("a", "lJx"), 0),  # neither reads as Vietnamese: it stays as it lies
        (("Kính", "gửi"), ("hoặc", "nơi"), 0),  # both do
    ],
)
def test_the_turn_that_reads_as_vietnamese(first: tuple[str, ...], second: tuple[str, ...], turn: int) -> None:
    image = sheet(8, 6, DPI)
    write(image, DPI, 1, 7, 2, 3)
    lying = Sheet(np.ascontiguousarray(np.rot90(image)), None, DPI)
    assert upright_turn(Told(band(*first), band(*second)), lying, Direction.DOWN) == turn
