"""Texts that stand side by side are found by the strip of paper between them, and read one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from tests.source.ocr.engines import Told, word
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.ocr.columns import recognise_columns, right_halves
from vanban.source.ocr.engine import Layout

DPI = 100


def letterhead(gap: float = 0.8) -> Pixels:
    """Issuer at the left, motto at the right, with ``gap`` inches between; text across the page below."""
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 3.4, 0.9, 1.12, 1.5)
    write(image, DPI, 3.4 + gap, 7.5, 0.92, 1.15, 1.5)
    write(image, DPI, 1.2, 7.5, *np.arange(2.4, 8, 0.27))
    return image


def inches(image: Pixels) -> list[tuple[float, ...]]:
    return [tuple(value / DPI for value in area) for area in right_halves(image, DPI)]


def test_the_motto_is_the_right_half_of_a_letterhead() -> None:
    ((x0, top, x1, bottom),) = inches(letterhead())
    assert 3.4 <= x0 <= 4.2
    assert x1 == 8.27
    assert 0.7 < top < 0.82 and 1.5 < bottom < 2.2


def test_so_is_the_signature_beside_the_recipients() -> None:
    image = letterhead()
    write(image, DPI, 1.2, 2.9, *np.arange(8.6, 9.6, 0.2))
    write(image, DPI, 4.6, 6.9, 8.6, 8.85)
    write(image, DPI, 4.9, 6.5, 9.9)
    first, second = inches(image)
    assert first[3] < 2.3 < 8.4 < second[1]
    # With the name below the last of the recipients.
    assert 2.9 <= second[0] <= 4.6 and second[3] >= 9.9


def test_text_across_the_page_has_no_halves() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 7.5, *np.arange(1, 10, 0.27))
    assert right_halves(image, DPI) == []


def test_lines_that_end_early_have_none() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 3.2, *np.arange(1, 10, 0.27))
    assert right_halves(image, DPI) == []


@pytest.mark.parametrize(("gap", "found"), [(0.12, 0), (0.2, 0), (0.45, 1), (1.0, 1)])
def test_the_strip_is_wider_than_the_space_between_words(gap: float, found: int) -> None:
    assert len(right_halves(letterhead(gap), DPI)) == found


def test_a_half_does_not_begin_inside_a_line_across_the_page() -> None:
    image = letterhead()
    # The line above crosses the strip with letters that end higher than its others.
    write(image, DPI, 1.2, 7.5, 0.6)
    image[56:61, 340:420] = 255
    assert (image[50:56, 340:420] < 128).any()
    ((_, top, _, _),) = inches(image)
    assert 0.62 < top < 0.82


def test_a_single_line_with_a_wide_gap_is_read_as_one() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 3.2, 1.0)
    write(image, DPI, 4.5, 7.5, 1.0)
    write(image, DPI, 1.2, 7.5, *np.arange(1.4, 8, 0.27))
    assert right_halves(image, DPI) == []


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_places_are_the_same_at_every_resolution(dpi: int) -> None:
    image = sheet(8.27, 11.69, dpi)
    write(image, dpi, 1.2, 3.4, 0.9, 1.12, 1.5)
    write(image, dpi, 4.2, 7.5, 0.92, 1.15, 1.5)
    write(image, dpi, 1.2, 7.5, *np.arange(2.4, 8, 0.27))
    (found,) = right_halves(image, dpi)
    (expected,) = inches(letterhead())
    assert [value / dpi for value in found] == pytest.approx(expected, abs=0.06)


def test_the_right_half_is_read_by_itself_and_placed_on_the_page() -> None:
    image = letterhead()
    (area,) = right_halves(image, DPI)
    engine = Told([word("SỞ", 120, 80, 150, 90)], [word("Độc", 30, 20, 60, 30, line=(1, 2, 3))])
    left, right = recognise_columns(engine, image, DPI)
    assert (left.text, left.left, left.top) == ("SỞ", 120, 80)
    assert (right.text, right.left, right.top) == ("Độc", 30 + area[0], 20 + area[1])
    (rest, how), (part, _) = engine.seen
    assert how is Layout.PAGE
    x0, top, x1, bottom = area
    assert (rest[top:bottom, x0:x1] == 255).all() and (rest[:, :x0] == image[:, :x0]).all()
    assert np.array_equal(part, image[top:bottom, x0:x1])


def test_lines_of_the_halves_are_never_one() -> None:
    engine = Told([word("SỞ", 120, 80, 150, 90)], [word("Độc", 30, 20, 60, 30)])
    left, right = recognise_columns(engine, letterhead(), DPI)
    assert left.line != right.line


def test_a_page_without_halves_is_read_at_once() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 7.5, *np.arange(1, 10, 0.27))
    engine = Told([word("Căn", 120, 90, 150, 100)])
    assert [found.text for found in recognise_columns(engine, image, DPI)] == ["Căn"]
    assert len(engine.seen) == 1 and np.array_equal(engine.seen[0][0], image)
