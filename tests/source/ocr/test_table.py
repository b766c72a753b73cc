"""Ruled tables on scans: the text of every cell exactly as printed, single figures included."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import cell_texts, grid, image_of, pdf, say, tables, texts, worn
from tests.source.ocr.engines import Told, word
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.grid import Grid, GridCell
from vanban.source.ocr.engine import Layout
from vanban.source.ocr.table import read_table, without_table

HEADS = ("TT", "Chỉ tiêu", "Đơn vị tính", "2024", "2025")
ROWS = (
    ("1", "Diện tích trồng mới", "ha", "7", "12"),
    ("2", "Tỷ lệ che phủ rừng", "%", "41,5", "43"),
    ("3", "Số trạm bơm sửa chữa", "trạm", "4", "6"),
    ("4", "Hộ thoát nghèo", "hộ", "85", "90"),
    ("5", "Lớp dạy nghề đan lát", "lớp", "3", "5"),
    ("6", "Cầu treo kiểm định", "cầu", "8", "9"),
    ("7", "Xã có tổ thu gom rác", "xã", "11", "17"),
    ("8", "Kinh phí", "triệu đồng", "1.250", "1.400"),
)
XS = [70.0, 100.0, 270.0, 370.0, 440.0, 525.0]
TOPS = [100.0 + 26 * number for number in range(len(ROWS) + 2)]


def targets(canvas: Canvas) -> None:
    say(canvas, 85, 80, "Các chỉ tiêu chủ yếu như sau:")
    grid(canvas, XS, TOPS)
    for top, row in zip(TOPS, (HEADS, *ROWS), strict=False):
        for column, (x, text) in enumerate(zip(XS, row, strict=False)):
            say(canvas, x + (6 if column < 3 else 25), top + 17, text, "Serif-Bold" if row is HEADS else "Serif", 12)
    say(canvas, 85, 370, "Số liệu tính đến cuối vụ.")


@pytest.mark.parametrize(("noise", "angle"), [(0, 0.0), (5, 0.7)])
def test_every_cell_is_read_as_printed(read: Read, noise: float, angle: float) -> None:
    out = io.BytesIO()
    worn(image_of(pdf(targets)), angle=angle, noise=noise, shade=0.1).save(out, "PNG", dpi=(200, 200))
    (page,) = read(out.getvalue()).pages
    (table,) = tables(page)
    assert (table.rows, table.columns) == (len(ROWS) + 1, 5)
    assert cell_texts(table) == {
        (row, column): text for row, cells in enumerate((HEADS, *ROWS)) for column, text in enumerate(cells)
    }
    assert texts(page) == ["Các chỉ tiêu chủ yếu như sau:", "Số liệu tính đến cuối vụ."]


DPI = 100


def one_cell() -> Grid:
    """A table of one cell, 3 by 1 inches, an inch from the corner of the page."""
    box = (72.0, 72.0, 288.0, 144.0)
    return Grid(1, 1, (GridCell(0, 0, 1, 1, box),), box)


def page(*levels: float, left: float = 1.3, right: float = 2.5) -> Pixels:
    """A page with lines of letters at the levels."""
    image = sheet(6, 4, DPI)
    write(image, DPI, left, right, *levels)
    return image


def cell_text(engine: Told, image: Pixels) -> str | None:
    table, _ = read_table(engine, image, one_cell(), DPI, 1)
    return None if table is None else " ".join(line.text for line in table.cells[0].lines)


def test_a_cell_is_shown_close_around_its_ink_and_its_words_are_placed_on_the_page() -> None:
    engine = Told([word("Trạm", 12, 12, 60, 24), word("bơm", 66, 12, 100, 24)])
    table, _ = read_table(engine, page(1.5), one_cell(), DPI, 3)
    ((seen, layout),) = engine.seen
    assert layout is Layout.LINE
    assert seen.shape[0] < 60 and seen.shape[1] < 165
    assert table is not None and table.page == 3
    (line,) = table.cells[0].lines
    assert line.text == "Trạm bơm" and line.page == 3 and line.origin == "ocr"
    assert line.box is not None and line.box[0] == pytest.approx(1.3 * 72, abs=4)
    assert line.box[1] == pytest.approx(1.4 * 72, abs=4)


def test_several_lines_are_a_block() -> None:
    engine = Told([word("Trạm", 12, 12, 60, 24)])
    read_table(engine, page(1.35, 1.55, 1.75), one_cell(), DPI, 1)
    assert [layout for _, layout in engine.seen] == [Layout.BLOCK]


def test_what_is_not_believed_is_looked_at_again_a_little_larger() -> None:
    engine = Told([word("Ty", 12, 12, 30, 24, 0.3)], [word("17", 20, 20, 44, 36, 0.9)])
    assert cell_text(engine, page(1.5, right=1.4)) == "17"
    (first, _), (second, _) = engine.seen
    assert second.shape[0] > 1.2 * first.shape[0]


def test_until_it_is() -> None:
    engine = Told(
        [word("/", 12, 12, 30, 24, 0.1)], [], [word("7", 20, 20, 44, 36, 0.9)], [word("1", 9, 9, 30, 30, 0.95)]
    )
    assert cell_text(engine, page(1.5, right=1.4)) == "7"
    assert len(engine.seen) == 3


def test_another_look_counts_only_when_it_is_believed_more() -> None:
    engine = Told([word("7", 12, 12, 30, 24, 0.5)], [word("1", 20, 20, 44, 36, 0.4)])
    assert cell_text(engine, page(1.5, right=1.4)) == "7"


def test_a_lone_capital_that_figures_look_like_is_looked_at_again_too() -> None:
    assert cell_text(Told([word("Q", 12, 12, 30, 24, 0.93)], [word("9", 20, 20, 44, 36, 0.97)]), page(1.5)) == "9"
    for numeral in ("V", "X", "a", "x"):
        engine = Told([word(numeral, 12, 12, 30, 24, 0.93)], [word("9", 20, 20, 44, 36, 0.97)])
        assert cell_text(engine, page(1.5)) == numeral


@pytest.mark.parametrize("text", ["%", "-", "x", "1", "I", "đ", "+"])
def test_texts_of_one_sign(text: str) -> None:
    assert cell_text(Told([word(text, 12, 12, 30, 24)]), page(1.5)) == text


@pytest.mark.parametrize("dirt", ["|", "_", "~", "‘"])
def test_what_rulings_leave_is_no_text(dirt: str) -> None:
    assert cell_text(Told([word(dirt, 12, 12, 30, 24)]), page(1.5)) is None


def test_an_empty_cell_is_not_looked_at() -> None:
    engine = Told()
    image = sheet(6, 4, DPI)
    image[150, 150] = 0
    assert read_table(engine, image, one_cell(), DPI, 1) == (None, [])
    assert engine.seen == []


def test_numbers_in_cells_are_put_right_and_told() -> None:
    engine = Told([word("tháng", 12, 12, 60, 24), word("ll", 64, 12, 70, 24), word("năm", 74, 12, 100, 24)])
    table, repairs = read_table(engine, page(1.5), one_cell(), DPI, 1)
    assert table is not None
    assert [(repair.read, repair.taken) for repair in repairs] == [("ll", "11")]
    assert [found.raw for found in table.cells[0].lines[0].words] == [None, "ll", None]


def test_the_place_of_a_table_is_white_afterwards() -> None:
    image = page(0.5, 1.5, 3.0)
    rest = without_table(image, one_cell(), DPI)
    assert (rest[100:200] == 255).all()
    assert np.array_equal(rest[:95], image[:95]) and np.array_equal(rest[205:], image[205:])
    assert (image[140:150] < 255).any()


def test_a_picture_in_a_cell_gives_an_empty_cell(read: Read) -> None:
    pixels = image_of(pdf(targets)).copy()
    # A speckled picture over the unit of the third row.
    noise = np.random.default_rng(5).integers(0, 255, (40, 120, 3), np.uint8)
    pixels[500:540, 780:900] = noise
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", dpi=(200, 200))
    (table,) = tables(read(out.getvalue()).pages[0])
    assert cell_texts(table)[3, 2] == ""
    assert cell_texts(table)[3, 1] == ROWS[2][1]
    assert cell_texts(table)[5, 2] == ROWS[4][2]
