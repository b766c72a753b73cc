"""A second look for lines that were left out: rows of letters in the ink that no word covers."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.source.drawing import image_of, pdf, say
from tests.source.ocr.engines import Told, word
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.ocr.engine import Layout, engine_for
from vanban.source.ocr.missed import missed_words

DPI = 100
# Letters of sheets.write are a tenth of an inch high.
SIZE = 15.0


def page() -> Pixels:
    """Three rows of letters."""
    image = sheet(6, 3, DPI)
    write(image, DPI, 1, 5, 1.0, 1.5, 2.0)
    return image


# The words that cover the first two rows.
COVER = [word("Căn", 95, 85, 510, 105), word("cứ", 95, 135, 510, 155)]


def test_only_the_row_that_no_word_covers_is_looked_at() -> None:
    engine = Told([word("Hạt", 12, 11, 60, 22), word("trưởng", 66, 11, 130, 24)])
    found = missed_words(engine, page(), DPI, COVER, SIZE)
    ((seen, layout),) = engine.seen
    assert layout is Layout.LINE
    assert seen.shape[1] == pytest.approx(400, abs=30) and seen.shape[0] < 40
    assert [item.text for item in found] == ["Hạt", "trưởng"]


def test_what_is_found_is_placed_on_the_page_on_a_line_of_its_own() -> None:
    engine = Told([word("Hạt", 12, 11, 60, 22), word("trưởng", 66, 11, 130, 24)])
    first, second = missed_words(engine, page(), DPI, COVER, SIZE)
    # The row begins at (100, 190); ten pixels of paper were put around it.
    assert (first.left, first.right) == (pytest.approx(102, abs=2), pytest.approx(150, abs=2))
    assert (first.top, first.bottom) == (pytest.approx(190, abs=3), pytest.approx(201, abs=3))
    assert second.left - first.left == 54
    assert first.line == second.line
    assert first.line not in {item.line for item in COVER}


@pytest.mark.parametrize(
    "read",
    [
        [],
        [word("Hạt", 12, 11, 60, 22, 0.6), word("trưởng", 66, 11, 130, 24, 0.6)],  # not believed
        [word("ZxIq", 12, 11, 60, 22), word("vvw", 66, 11, 130, 24)],  # no Vietnamese
    ],
)
def test_what_does_not_read_as_text_is_left(read: list) -> None:  # type: ignore[type-arg]
    assert missed_words(Told(read), page(), DPI, COVER, SIZE) == []


def test_a_document_number_reads_as_text() -> None:
    engine = Told([word("37/HKL-QLBVR", 12, 11, 130, 24)])
    assert [item.text for item in missed_words(engine, page(), DPI, COVER, SIZE)] == ["37/HKL-QLBVR"]


def test_rings_strokes_and_specks_are_no_rows() -> None:
    image = sheet(6, 3, DPI)
    cv2.circle(image, (300, 150), 70, (30,), 3)
    cv2.line(image, (60, 250), (400, 262), (30,), 3)
    for x in range(450, 580, 9):
        image[60:62, x : x + 2] = 30
    engine = Told()
    assert missed_words(engine, image, DPI, [], SIZE) == []
    assert engine.seen == []


def test_letters_are_shown_without_the_strokes_between_them() -> None:
    image = sheet(6, 3, DPI)
    write(image, DPI, 2, 4, 1.5)
    alone = image.copy()
    # The stroke of a signature, between two letters and touching none.
    cv2.line(image, (275, 90), (275, 210), (30,), 1)
    assert (image[:, 274:277] < 128).any(axis=1).sum() == 121
    engine, other = Told(), Told()
    missed_words(engine, image, DPI, [], SIZE)
    missed_words(other, alone, DPI, [], SIZE)
    assert np.array_equal(engine.seen[0][0], other.seen[0][0])


def test_a_page_full_of_loose_ink_is_not_searched_for_ever() -> None:
    image = sheet(6, 12, DPI)
    write(image, DPI, 1, 5, *np.arange(0.5, 11.5, 0.3))
    engine = Told()
    missed_words(engine, image, DPI, [], SIZE)
    assert len(engine.seen) == 24


def test_the_engine_reads_what_was_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 100, 100, "KT. HẠT TRƯỞNG", "Serif-Bold", 14)

    image = np.ascontiguousarray(image_of(pdf(draw))[200:360, :, 0])
    found = missed_words(engine_for(Path("quet.png")), image, 200, [], 14 * 200 / 72)
    assert " ".join(item.text for item in found) == "KT. HẠT TRƯỞNG"
    assert found[0].left == pytest.approx(100 * 200 / 72, abs=4)
    assert found[0].bottom == pytest.approx(100 * 200 / 72 - 200, abs=6)
