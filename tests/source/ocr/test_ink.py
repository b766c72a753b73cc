"""Coloured ink: seals go from under the print, marks in red are set apart, pens stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.source.ocr.sheets import BLACK, BLUE, RED, coloured, ring, sheet, write

from vanban.source.ocr.ink import grey_of, red_of, seals

DPI = 100


def test_grey_pages_are_left_as_they_are() -> None:
    page = sheet(2, 2, DPI)
    assert grey_of(page) is page
    assert red_of(page) is None


def test_black_print_is_dark_and_gives_no_red() -> None:
    page = coloured(8.3, 11.7, DPI)
    write(page, DPI, 1.2, 7, 2, 2.3)
    assert int(grey_of(page).min()) == BLACK[0]
    assert red_of(page) is None


@pytest.mark.parametrize("colour", [RED, (150, 20, 30), (230, 90, 100)])
def test_a_red_seal_vanishes_and_the_print_under_it_stays(colour: tuple[int, int, int]) -> None:
    bare = coloured(8.3, 11.7, DPI)
    write(bare, DPI, 4.5, 7, 9, 9.3)
    sealed = bare.copy()
    ring(sealed, DPI, (5.5, 9.2), 0.7, colour)
    assert (sealed != bare).any()
    grey = grey_of(sealed)
    printed = bare[:, :, 0] < 128
    assert int(grey[printed].max()) < 60
    assert int(grey[~printed].min()) > 190
    # And it is no mark to be read.
    assert red_of(sealed) is None


def test_so_does_a_round_blue_seal() -> None:
    page = coloured(8.3, 11.7, DPI)
    ring(page, DPI, (5.5, 9.2), 0.7, BLUE)
    assert int(grey_of(page).min()) > 150


def test_a_blue_pen_stays() -> None:
    page = coloured(8.3, 11.7, DPI)
    cv2.putText(page, "25", (300, 220), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 0.9, BLUE, 2)
    # A signature: wide and low, no ring.
    cv2.polylines(page, [np.array([(450, 900), (500, 850), (540, 910), (600, 860), (690, 900)])], False, BLUE, 3)
    inked = page[:, :, 0] < 100
    assert int(grey_of(page)[inked].max()) < 100


def test_a_mark_in_red_is_set_apart_from_print_and_seal() -> None:
    page = coloured(8.3, 11.7, DPI)
    write(page, DPI, 1.2, 7, 3, 3.3)
    cv2.rectangle(page, (120, 180), (240, 215), RED, 2)
    cv2.putText(page, "KHAN", (135, 208), cv2.FONT_HERSHEY_SIMPLEX, 0.9, RED, 2)
    ring(page, DPI, (5.5, 9.2), 0.7, RED)
    red = red_of(page)
    assert red is not None and red.shape == page.shape[:2]
    rows, columns = np.nonzero(red < 150)
    # The mark alone, to a pixel of its frame.
    assert (columns.min(), rows.min(), columns.max(), rows.max()) == (119, 179, 241, 216)
    # In the grey page it is gone.
    assert int(grey_of(page)[170:225, 110:250].min()) > 190


def test_a_speck_of_red_is_no_mark() -> None:
    page = coloured(8.3, 11.7, DPI)
    page[300:303, 300:303] = RED
    assert red_of(page) is None


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        ((72, 72), 1),  # 36 mm across
        ((55, 55), 1),  # a smaller one
        ((20, 20), 0),  # a dot
        ((150, 150), 0),  # a picture
        ((72, 20), 0),  # a line of print
    ],
)
def test_seals_are_told_by_their_size_and_roundness(shape: tuple[int, int], found: int) -> None:
    inked = np.zeros((1170, 830), np.uint8)
    cv2.ellipse(inked, (500, 900), shape, 0, 0, 360, 1, 6)
    boxes = seals(inked.astype(bool))
    assert len(boxes) == found
    for x0, top, x1, bottom in boxes:
        assert x0 <= 500 - shape[0] and top <= 900 - shape[1] and x1 >= 500 + shape[0] and bottom >= 900 + shape[1]
