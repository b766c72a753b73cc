"""Where letters stand, and which way their lines run."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.ocr.clean import levelled
from vanban.source.ocr.letters import Direction, direction_of, letters_of

DPI = 200


def prose() -> Pixels:
    """Twenty lines that fill the width."""
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 7.4, *np.arange(2, 8, 0.3))
    return image


def letterhead() -> Pixels:
    """Two short texts side by side, of different line heights, and nothing below."""
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 3.2, 1.0, 1.21, 1.42)
    write(image, DPI, 3.9, 7.4, 1.1, 1.38)
    return image


def one_line() -> Pixels:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 2.6, 3.0)
    return image


def ruled_table() -> Pixels:
    """A table of narrow columns on a sheet laid across: many upright lines, few letters."""
    image = sheet(11.69, 8.27, DPI)
    for x in np.arange(1, 10.6, 0.8):
        cv2.line(image, (round(x * DPI), DPI), (round(x * DPI), 7 * DPI), (20,), 3)
    for y in np.arange(1, 7.1, 0.4):
        cv2.line(image, (DPI, round(y * DPI)), (round(10.6 * DPI), round(y * DPI)), (20,), 3)
        for x in np.arange(1.1, 10, 0.8):
            write(image, DPI, x, x + 0.5, y + 0.25)
    return image


@pytest.mark.parametrize("draw", [prose, letterhead, one_line, ruled_table])
@pytest.mark.parametrize("angle", [-11, 0, 8])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_lines_run_across_or_down(draw: object, angle: float, quarters: int) -> None:
    assert callable(draw)
    image = np.ascontiguousarray(np.rot90(levelled(draw(), angle), quarters))
    expected = Direction.DOWN if quarters % 2 else Direction.ACROSS
    assert direction_of(letters_of(image, DPI)) is expected


def test_no_way_is_told_of_a_page_without_letters() -> None:
    image = sheet(8.27, 11.69, DPI)
    for x in (2, 4, 6):
        cv2.line(image, (x * DPI, DPI), (x * DPI, 10 * DPI), (20,), 5)
    assert direction_of(letters_of(image, DPI)) is Direction.UNCLEAR
    assert letters_of(image, DPI).count == 0


@pytest.mark.parametrize(("paper", "ink"), [(255, 25), (250, 165), (140, 60), (215, 150)])
def test_letters_are_darker_than_the_paper_around_them(paper: int, ink: int) -> None:
    image = one_line()
    shown = np.where(image < 128, ink, paper).astype(np.uint8)
    assert letters_of(shown, DPI).count == letters_of(image, DPI).count > 3


@pytest.mark.parametrize("level", [0, 128, 255])
def test_even_paper_and_its_grain_hold_none(level: int) -> None:
    paper = sheet(8.27, 11.69, DPI, level)
    assert letters_of(paper, DPI).count == 0
    grain = np.random.default_rng(4).normal(0, 14, paper.shape)
    assert letters_of(np.clip(paper + grain, 0, 255).astype(np.uint8), DPI).count == 0


def test_ink_outside_of_what_was_read() -> None:
    image = sheet(8, 10, DPI)
    write(image, DPI, 1, 7, 2, 3, 4, 5)
    letters = letters_of(image, DPI)
    assert letters.outside([(0, 0, 1, 1)]) == 0
    assert letters.outside([(0, 0, 1, 0.25)]) == pytest.approx(3.0, rel=0.05)
    assert letters.outside([(0, 0, 1, 0.35)]) == pytest.approx(1.0, rel=0.05)
    assert letters.outside([]) == 0
