"""Whole pages as copiers and clerks leave them: punched, with black edges, sealed in blue over the name."""

from __future__ import annotations

import io
import random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops
from tests.builder.seal import stamp
from tests.source.conftest import Read
from tests.source.drawing import PRINTED, image_of, letter, pdf, texts, worn

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
