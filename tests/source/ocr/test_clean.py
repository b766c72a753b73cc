"""A scanned page made fit for reading: holes, bars, grey paper, a slight turn."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.source.ocr.sheets import Pixels, sheet, write

from vanban.source.ocr.clean import clean, ink_share, levelled, noise_of, sized, skew_of

DPI = 200


def page() -> Pixels:
    """A sheet with ten lines of text."""
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 1.2, 7.4, *np.arange(2, 7, 0.5))
    return image


def dark(image: Pixels) -> int:
    return int((image < 128).sum())


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("millimetres", [5, 6, 8])
def test_punched_holes_are_paper(side: str, millimetres: float) -> None:
    bare, punched = page(), page()
    x = 0.45 if side == "left" else 8.27 - 0.45
    for y in (4.3, 7.4):
        cv2.circle(punched, (round(x * DPI), round(y * DPI)), round(millimetres / 50.8 * DPI), (40,), -1)
    assert dark(punched) > dark(bare) + 2000
    assert dark(clean(punched, DPI)[0]) == pytest.approx(dark(clean(bare, DPI)[0]), abs=60)


@pytest.mark.parametrize(
    ("x", "y", "radius", "inner"),
    [
        (2.0, 4.25, 0.12, 0.0),  # a dot in the text, an item's mark as large as a hole
        (0.5, 8.0, 0.03, 0.0),  # a full stop in the margin
        (0.5, 8.0, 0.12, 0.09),  # a ring: a letter O written in the margin
        (0.5, 8.0, 0.25, 0.0),  # a blot
    ],
)
def test_what_is_no_hole_stays(x: float, y: float, radius: float, inner: float) -> None:
    image = page()
    before = dark(image)
    cv2.circle(image, (round(x * DPI), round(y * DPI)), round(radius * DPI), (40,), -1)
    if inner:
        cv2.circle(image, (round(x * DPI), round(y * DPI)), round(inner * DPI), (255,), -1)
    drawn = dark(image) - before
    assert dark(clean(image, DPI)[0]) - before == pytest.approx(drawn, rel=0.1)


@pytest.mark.parametrize("edge", ["left", "right", "top", "bottom"])
def test_black_bars_at_an_edge_are_paper(edge: str) -> None:
    image = page()
    before = dark(image)
    height, width = image.shape
    thick = round(0.3 * DPI)
    image[{"top": slice(0, thick), "bottom": slice(height - thick, height)}.get(edge, slice(0, height)),
          {"left": slice(0, thick), "right": slice(width - thick, width)}.get(edge, slice(0, width))] = 20  # fmt: skip
    assert dark(image) > 1.3 * before
    assert dark(clean(image, DPI)[0]) == pytest.approx(before, rel=0.02)


def test_the_shadow_of_a_copied_book_goes_without_the_text_beside_it() -> None:
    image = page()
    before = dark(image)
    edge = (0.35 * DPI + 18 * np.sin(np.arange(image.shape[0]) / 150)).astype(int)
    for row, reach in enumerate(edge):
        image[row, :reach] = 15
    cleaned, _ = clean(image, DPI)
    assert dark(cleaned) == pytest.approx(before, rel=0.02)
    assert dark(cleaned[:, round(1.1 * DPI) :]) == pytest.approx(before, rel=0.02)


def test_text_that_touches_the_edge_stays() -> None:
    image = sheet(8.27, 11.69, DPI)
    write(image, DPI, 0.0, 7.4, 2, 2.5, 3)
    assert dark(clean(image, DPI)[0]) == pytest.approx(dark(image), rel=0.02)


def test_grey_shaded_paper_becomes_white() -> None:
    image = page().astype(np.float32)
    image *= np.linspace(0.9, 0.55, image.shape[1], dtype=np.float32)[None, :]
    cleaned, _ = clean(image.astype(np.uint8), DPI)
    assert int(np.median(cleaned[:, :300])) > 240 and int(np.median(cleaned[:, -300:])) > 240
    assert dark(cleaned) == pytest.approx(dark(page()), rel=0.15)


def test_white_even_paper_is_left_alone() -> None:
    cleaned, angle = clean(page(), DPI)
    assert angle == 0.0
    assert np.array_equal(cleaned, page())


@pytest.mark.parametrize("angle", [-11.6, -8.0, -3.0, -0.6, 0.4, 2.2, 9.3])
def test_a_turned_page_is_set_level(angle: float) -> None:
    turned = levelled(page(), angle)
    assert skew_of(turned, DPI) == pytest.approx(-angle, abs=0.06)
    cleaned, back = clean(turned, DPI)
    assert back == pytest.approx(-angle, abs=0.06)
    # Lines of print are parted by white rows again.
    white = (cleaned > 128).all(axis=1)
    assert int((np.diff(white[round(1.5 * DPI) : round(7 * DPI)].astype(int)) == -1).sum()) == 10


@pytest.mark.parametrize("strength", [0.25, 0.35, 0.45])
@pytest.mark.parametrize("grain", [0, 3])
def test_faint_print_is_darkened(strength: float, grain: float) -> None:
    faint = 250 - (255 - page().astype(np.float32)) * strength + np.random.default_rng(2).normal(0, grain, page().shape)
    cleaned, _ = clean(np.clip(faint, 0, 255).astype(np.uint8), DPI)
    assert dark(cleaned) == pytest.approx(dark(page()), rel=0.1)


def test_print_of_usual_strength_stays() -> None:
    grey = (250 - (255 - page().astype(np.float32)) * 0.7).astype(np.uint8)
    assert np.array_equal(clean(grey, DPI)[0], grey)


def test_grain_is_no_faint_print() -> None:
    grain = 245 + np.random.default_rng(2).normal(0, 6, (2339, 1654))
    assert dark(clean(np.clip(grain, 0, 255).astype(np.uint8), DPI)[0]) == 0


def test_no_turn_is_seen_on_a_page_without_text() -> None:
    assert skew_of(sheet(8.27, 11.69, DPI), DPI) == 0.0


@pytest.mark.parametrize("grain", [0, 6, 15, 25])
def test_grain_is_measured_past_the_letters(grain: float) -> None:
    image = np.full((800, 800), 200.0)
    write(image, DPI, 0.3, 3.7, *np.arange(0.5, 3.8, 0.5))  # type: ignore[arg-type]
    image += np.random.default_rng(3).normal(0, grain, image.shape)
    assert noise_of(np.clip(image, 0, 255).astype(np.uint8)) == pytest.approx(grain, rel=0.25, abs=1.0)


@pytest.mark.parametrize(
    ("dpi", "used"), [(100, 200), (150, 200), (190, 190), (200, 200), (210, 210), (300, 200), (600, 200)]
)
def test_pages_are_read_at_two_hundred(dpi: float, used: float) -> None:
    resized, resolution = sized(sheet(2, 3, dpi), dpi)
    assert resolution == used
    assert resized.shape == (round(3 * used), round(2 * used))


def test_share_of_ink() -> None:
    image = sheet(1, 1, 100)
    image[:10, :50] = 0
    assert ink_share(image) == pytest.approx(0.05)
