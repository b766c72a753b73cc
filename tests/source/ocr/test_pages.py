"""Whole pages as copiers and clerks leave them: punched, with black edges, sealed in blue over the name."""

from __future__ import annotations

import io
import random
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas
from tests.builder.seal import stamp
from tests.source.conftest import Read
from tests.source.drawing import PRINTED, image_of, letter, pdf, say, texts, worn

from vanban.source.ocr.engine import Layout, OcrWord, engine_for
from vanban.source.ocr.page import recognise_page

DPI = 200


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI))
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    return image_of(pdf(letter), DPI)


def test_punched_sheets_with_black_edges(read: Read, page: np.ndarray) -> None:
    copy = page.copy()
    copy[:, :45] = copy[:, -30:] = copy[:38] = 15
    for y in (880, 1480):
        cv2.circle(copy, (110, y), 24, (20, 20, 20), -1)
    document = read(png(worn(copy, angle=0.5, noise=4, shade=0.1).convert("L")))
    assert texts(document.pages[0]) == PRINTED
    assert {note.code for note in document.diagnostics} <= {"ocr-repaired"}


def test_a_blue_seal_over_the_name(read: Read, page: np.ndarray) -> None:
    paper = Image.new("RGB", (page.shape[1], page.shape[0]), "white")
    # Over the first half of the name, as over the signature (NĐ 30/2020, Annex I).
    seal = stamp(paper, (1090, 850), DPI, "HẠT KIỂM LÂM HUYỆN BẢO LẠC", random.Random(3))
    blue = Image.fromarray(np.ascontiguousarray(np.asarray(seal)[:, :, ::-1]))
    document = read(png(ImageChops.multiply(Image.fromarray(page), blue)))
    assert texts(document.pages[0]) == PRINTED


def test_a_page_read_twice_gives_the_same(read: Read, page: np.ndarray) -> None:
    data = png(worn(page[:600], noise=9))
    assert read(data).pages == read(data).pages


def said(*texts: str) -> np.ndarray:
    """A page with nothing but the texts, one a line."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            say(canvas, 110, 110 + 24 * number, text)

    return image_of(pdf(draw), DPI)


@pytest.mark.parametrize(
    "printed",
    [
        ("Thời hạn: 30/6/2024.",),
        ("PHỤ LỤC II",),
        ("Số: 12/QĐ-UBND",),
        ("TM. ỦY BAN NHÂN DÂN", "Nông Thế Sơn"),
    ],
)
def test_a_page_of_few_words_is_read(read: Read, printed: tuple[str, ...]) -> None:
    document = read(png(Image.fromarray(said(*printed))))
    assert texts(document.pages[0]) == list(printed)
    assert document.diagnostics == ()


@pytest.mark.parametrize("strength", [0.35, 0.45])
def test_faint_print_is_read(read: Read, page: np.ndarray, strength: float) -> None:
    faint = 250 - (255 - page.astype(np.float32)) * strength
    document = read(png(worn(faint.astype(np.uint8), noise=2, shade=0.05)))
    assert texts(document.pages[0]) == PRINTED


def codes(read: Read, pixels: np.ndarray) -> list[tuple[str, str]]:
    document = read(png(Image.fromarray(pixels)))
    assert document.pages[0].content == ()
    return [(note.code, note.severity) for note in document.diagnostics]


def test_a_black_scan_is_not_called_blank(read: Read) -> None:
    assert codes(read, np.zeros((1600, 1200), np.uint8)) == [("no-text-found", "warning")]


def test_a_drawing_is_not_called_blank(read: Read) -> None:
    drawing = np.full((1600, 1200), 255, np.uint8)
    for radius in (150, 220, 300):
        cv2.circle(drawing, (600, 800), radius, (30,), 9)
    assert codes(read, drawing) == [("no-text-found", "warning")]


def test_the_back_of_a_punched_sheet_is_blank(read: Read) -> None:
    back = np.random.default_rng(5).normal(240, 3, (2339, 1654)).clip(0, 255).astype(np.uint8)
    back[:, :45] = 15
    for y in (880, 1480):
        cv2.circle(back, (110, y), 24, (20,), -1)
    assert codes(read, back) == [("blank-page", "info")]


@pytest.mark.parametrize("angle", [-8, 11])
def test_a_page_laid_askew_is_read(read: Read, page: np.ndarray, angle: float) -> None:
    assert texts(read(png(worn(wide(page), angle=angle, noise=3, shade=0.1))).pages[0]) == PRINTED


def test_a_page_too_askew_is_told(read: Read, page: np.ndarray) -> None:
    document = read(png(worn(wide(page), angle=19, noise=3, shade=0.1)))
    assert {"ocr-poor-page", "no-text-found"} & {note.code for note in document.diagnostics}


def test_lines_that_were_not_read_lower_the_confidence(page: np.ndarray) -> None:
    class Blind:
        """An engine that reads the page's upper part only."""

        def recognise(self, image: np.ndarray, dpi: float, layout: Layout) -> list[OcrWord]:
            if layout is not Layout.PAGE or image.shape[1] < 1000:
                return []
            return [found for found in words if found.bottom < 300]

    words = engine_for(Path("quet.png")).recognise(page[:, :, 0].copy(), DPI, Layout.PAGE)
    found = recognise_page(Blind(), page, DPI, 1)
    assert found.content and found.confidence < 0.6


def wide(page: np.ndarray) -> np.ndarray:
    return np.pad(page, ((200, 200), (200, 200), (0, 0)), constant_values=250)
