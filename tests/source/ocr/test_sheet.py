"""The page image on its way: grey and red of one size, turned and cut together."""

from __future__ import annotations

import numpy as np
from tests.source.ocr.sheets import RED, coloured, sheet, write

from vanban.source.ocr.sheet import Sheet


def marked() -> np.ndarray:
    image = coloured(4, 6, 300)
    write(image, 300, 0.5, 3.5, 3)
    image[150:240, 150:600] = RED
    return image


def test_print_and_red_have_the_resolution_that_reads_best() -> None:
    page = Sheet.of(marked(), 300)
    assert page.dpi == 200
    assert page.red is not None
    assert page.grey.shape == page.red.shape == (1200, 800)
    assert int(page.red[130, 250]) < 100 and int(page.grey[130, 250]) > 190


def test_grey_pages_have_no_red() -> None:
    assert Sheet.of(sheet(4, 6, 200), 200).red is None


def test_turns_are_clockwise_for_both() -> None:
    page = Sheet.of(marked(), 300).turned(1)
    assert page.red is not None
    assert page.grey.shape == page.red.shape == (800, 1200)
    # What stood at the top left stands at the top right.
    rows, columns = np.nonzero(page.red < 100)
    assert columns.min() > 1000 and rows.max() < 500
    back = page.turned(3)
    assert back.red is not None and np.array_equal(back.red, Sheet.of(marked(), 300).red)


def test_a_part_holds_what_stands_between_two_places() -> None:
    page = Sheet.of(marked(), 300)
    right = page.between(500, 800)
    assert right.red is not None
    assert right.grey.shape == right.red.shape == (1200, 300)
    assert (right.red > 200).all() and np.array_equal(right.grey, page.grey[:, 500:])
