"""Straight lines are found and taken out; letters, dashes and pictures are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.grid import find_grids
from vanban.source.ocr.clean import levelled
from vanban.source.ocr.rulings import find_rulings

DPI = 200


def lettered() -> Pixels:
    image = sheet(6, 4, DPI)
    write(image, DPI, 0.6, 5.4, 0.5, 3.6)
    return image


def ruled(thickness: int = 2) -> Pixels:
    """A frame with one crossing line each way, inches 1–5 by 1–3, and lines of letters around it."""
    image = lettered()
    for x in (1, 3, 5):
        cv2.line(image, (x * DPI, DPI), (x * DPI, 3 * DPI), (30,), thickness)
    for y in (1, 2, 3):
        cv2.line(image, (DPI, y * DPI), (5 * DPI, y * DPI), (30,), thickness)
    return image


@pytest.mark.parametrize("thickness", [1, 2, 4])
def test_lines_are_told_in_points_and_taken_out(thickness: int) -> None:
    found, without = find_rulings(ruled(thickness), DPI)
    across = sorted(line.top for line in found if line.orientation == "h")
    down = sorted(line.x0 for line in found if line.orientation == "v")
    assert across == pytest.approx([72, 144, 216], abs=1.5)
    assert down == pytest.approx([72, 216, 360], abs=1.5)
    # A pixel may be left in a corner.
    assert int((without != lettered()).sum()) <= 2


def test_lines_of_a_page_that_is_still_turned_a_little_are_found() -> None:
    found, without = find_rulings(levelled(ruled(), 0.1), DPI)
    assert [line.orientation for line in found].count("h") == 3
    assert [line.orientation for line in found].count("v") == 3
    assert int((without[220:390, 220:590] < 128).sum()) == 0


def test_broken_lines_are_whole_again() -> None:
    image = sheet(6, 4, DPI)
    cv2.line(image, (DPI, DPI), (5 * DPI, DPI), (30,), 2)
    for x in range(260, 980, 140):
        image[:, x : x + 3] = 255
    (line,) = find_rulings(image, DPI)[0]
    assert (line.x0, line.x1) == (pytest.approx(72, abs=2), pytest.approx(360, abs=2))


def test_letters_and_dashes_are_no_lines() -> None:
    image = lettered()
    image[300:303, 300:320] = 30
    found, without = find_rulings(image, DPI)
    assert found == []
    assert without is image


def test_the_sides_of_a_small_cell_are_lines_by_what_they_join() -> None:
    image = sheet(6, 4, DPI)
    for y in (200, 255):
        cv2.line(image, (200, y), (1000, y), (30,), 2)
    for x in (200, 260, 1000):
        cv2.line(image, (x, 200), (x, 255), (30,), 2)
    # As long, but it joins nothing.
    cv2.line(image, (600, 400), (600, 455), (30,), 2)
    found, without = find_rulings(image, DPI)
    assert sorted(round(line.x0) for line in found if line.orientation == "v") == [72, 94, 360]
    assert (without[400:455, 600] < 128).all()


def test_a_picture_gives_no_lines() -> None:
    image = sheet(6, 4, DPI)
    image[100:300, 900:1150] = np.random.default_rng(1).integers(0, 200, (200, 250), np.uint8)
    assert find_rulings(image, DPI)[0] == []


def test_so_does_the_edge_of_a_picture() -> None:
    image = sheet(6, 4, DPI)
    image[300:500, 300:900] = np.where(np.indices((200, 600))[1] % 24 < 12, 40, 255)
    image[298:301, 300:900] = 30
    assert find_rulings(image, DPI)[0] == []


def test_the_ring_of_a_seal_gives_no_table() -> None:
    image = sheet(6, 4, DPI)
    cv2.circle(image, (600, 400), 140, (30,), 5)
    cv2.circle(image, (600, 400), 110, (30,), 2)
    assert find_grids(find_rulings(image, DPI)[0], 10) == []
