"""Two pages on one image are told from one wide page, and the left one comes first."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import image_of, letter, pdf, say, texts
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.model import Cell, Line, Table, Word
from vanban.source.ocr.spread import fold_of, moved

DPI = 100


def spread(*, left: bool = True, right: bool = True) -> Pixels:
    """An A3 sheet lying down, with a page of text on its halves."""
    image = sheet(16.54, 11.69, DPI, 235)
    for offset, there in ((0.0, left), (8.27, right)):
        if there:
            write(image, DPI, offset + 1.2, offset + 7.4, *np.arange(1.2, 10.4, 0.27))
    return image


def test_two_pages_meet_in_the_middle() -> None:
    assert fold_of(spread(), DPI) == pytest.approx(827, abs=15)


def test_the_fold_may_be_dark_broad_and_off_the_middle() -> None:
    image = spread()
    shadow = np.clip(np.abs(np.arange(image.shape[1]) - 850) / 45, 0.35, 1.0)
    image = (image * shadow).astype(np.uint8)
    image[:, 849:852] = 20
    assert fold_of(image, DPI) == pytest.approx(840, abs=30)


def test_a_fold_that_is_a_dark_line_parts_narrow_margins() -> None:
    image = sheet(16.54, 11.69, DPI)
    write(image, DPI, 1.2, 7.75, *np.arange(1.2, 10.4, 0.27))
    write(image, DPI, 8.8, 15.4, *np.arange(1.2, 10.4, 0.27))
    image[:, 826:829] = 20
    assert fold_of(image, DPI) == pytest.approx(827, abs=15)


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_at_every_resolution(dpi: int) -> None:
    size = (round(16.54 * dpi), round(11.69 * dpi))
    image = np.asarray(cv2.resize(spread(), size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
    assert fold_of(image, dpi) == pytest.approx(8.27 * dpi, abs=0.15 * dpi)


def test_an_upright_page_is_one() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 3.6, *np.arange(1.2, 10.4, 0.27))
    write(image, DPI, 4.7, 7.2, *np.arange(1.2, 10.4, 0.27))
    assert fold_of(image, DPI) is None


def test_so_is_a_wide_one_with_lines_or_a_table_across_it() -> None:
    image = sheet(16.54, 11.69, DPI)
    write(image, DPI, 1.2, 15.2, *np.arange(1.2, 10.4, 0.27))
    assert fold_of(image, DPI) is None
    ruled = spread()
    cv2.rectangle(ruled, (100, 300), (1560, 900), (20,), 2)
    assert fold_of(ruled, DPI) is None


@pytest.mark.parametrize("side", ["left", "right"])
def test_and_one_with_an_empty_half(side: str) -> None:
    assert fold_of(spread(**{side: False}), DPI) is None


def test_content_moves_with_its_words_and_cells() -> None:
    def line(x: float) -> Line:
        word = Word("mục", (x, 10.0, x + 20, 22.0), confidence=0.9)
        return Line("mục", 1, (x, 10.0, x + 20, 22.0), "ocr", words=(word,))

    table = Table(1, (5.0, 5.0, 90.0, 30.0), 1, 1, (Cell(0, 0, (line(6.0),), box=(5.0, 5.0, 90.0, 30.0)),))
    first, second = moved([line(40.0), table], 421.0)
    assert isinstance(first, Line) and isinstance(second, Table)
    assert first.box == (461.0, 10.0, 481.0, 22.0) == first.words[0].box
    assert second.box == (426.0, 5.0, 511.0, 30.0) == second.cells[0].box
    assert second.cells[0].lines[0].box == (427.0, 10.0, 447.0, 22.0)


NEXT = (
    "2. Ủy ban nhân dân các xã ven rừng dọn thực bì hai bên đường mòn, dựng",
    "biển báo ở cửa rừng, cử người trực tại trạm gác trong cả mùa khô.",
    "3. Các chủ rừng chuẩn bị máy thổi gió, cào, rựa và bình nước đeo vai.",
)


def next_page(canvas: Canvas) -> None:
    say(canvas, 300, 45, "2")
    for number in range(9):
        say(canvas, 85, 90 + 24 * number, NEXT[number % 3], size=14)


def test_the_left_page_is_read_first(read: Read) -> None:
    left, right = image_of(pdf(letter)), image_of(pdf(next_page))
    out = io.BytesIO()
    Image.fromarray(np.hstack([left, right])).save(out, "PNG", dpi=(200, 200))
    document = read(out.getvalue())
    (page,) = document.pages
    found = texts(page)
    at = [found.index(text) for text in ("UBND HUYỆN BẢO LẠC", "Nông Thế Sơn", NEXT[0], NEXT[1], NEXT[2])]
    assert at == sorted(at)
    assert (page.width, page.height) == (pytest.approx(1191, abs=2), pytest.approx(842, abs=1))
    assert page.fold == pytest.approx(595, abs=8)
    (note,) = [note for note in document.diagnostics if note.code == "two-pages-on-image"]
    assert note.severity == "info" and "page 1" in note.message
    boxes = {item.text: item.box for item in page.content if isinstance(item, Line)}
    assert boxes[NEXT[0]][0] == pytest.approx(595 + 85, abs=3)
    assert boxes["Nông Thế Sơn"][0] == pytest.approx(395, abs=3)
