"""Scans and photographs: what is read from them, and what is told about them."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from tests.source.conftest import Read
from tests.source.drawing import (
    LETTER,
    PRINTED,
    cell_texts,
    image_of,
    letter,
    lines,
    pdf,
    scan_pdf,
    tables,
    texts,
    worn,
)
from tests.source.test_pdf_tables import plan_table

from vanban.errors import MissingToolError
from vanban.source import read_source
from vanban.source.ocr import engine
from vanban.source.ocr.engine import Layout, OcrError, engine_for, read_tsv


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    return image_of(pdf(letter))


def png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def errors(found: list[str], printed: list[str] = PRINTED) -> float:
    """Share of wrong characters, all lines together."""
    expected = "\n".join(printed)
    return float(Levenshtein.distance("\n".join(found), expected)) / len(expected)


def test_a_poor_scan_is_read_line_by_line(read: Read, page: np.ndarray) -> None:
    document = read(scan_pdf(worn(page)))
    assert errors(texts(document.pages[0])) < 0.01
    line = next(line for line in lines(document.pages[0]) if line.text == LETTER[0])
    assert line.origin == "ocr"
    assert line.size == pytest.approx(14, abs=1)
    assert all(word.confidence is not None and 0 < word.confidence <= 1 for word in line.words)
    assert line.box is not None
    assert line.box[0] == pytest.approx(120, abs=4)
    assert line.box[3] == pytest.approx(153, abs=6)


def test_digital_pages_are_recognised_on_demand(read: Read) -> None:
    document = read(pdf(letter), ocr="always")
    assert document.origin == "ocr"
    assert errors(texts(document.pages[0])) < 0.01


def test_a_red_seal_over_the_name(read: Read, page: np.ndarray) -> None:
    sealed = page.copy()
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    distance = np.hypot(x - 1090, y - 860)
    ring = ((distance > 85) & (distance < 97)) | ((distance > 60) & (distance < 64))
    sealed[ring] = np.minimum(sealed[ring], (205, 40, 50))
    assert "Nông Thế Sơn" in texts(read(scan_pdf(Image.fromarray(sealed))).pages[0])


def test_a_ruled_table_is_read_cell_by_cell(read: Read) -> None:
    document = read(scan_pdf(worn(image_of(pdf(plan_table)), noise=4)))
    digital = read(pdf(plan_table))
    (table,) = tables(document.pages[0])
    assert cell_texts(table) == cell_texts(tables(digital.pages[0])[0])
    assert texts(document.pages[0]) == texts(digital.pages[0])


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_scanned_on_its_side_or_its_head(read: Read, page: np.ndarray, quarters: int) -> None:
    document = read(png(Image.fromarray(np.rot90(page, quarters)), dpi=(200, 200)))
    assert errors(texts(document.pages[0])) < 0.02
    assert (document.pages[0].width, document.pages[0].height) == (pytest.approx(595, abs=1), pytest.approx(842, abs=1))
    assert "page-turned" in {note.code for note in document.diagnostics}


def test_orientation_stated_by_a_camera(read: Read, page: np.ndarray) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.fromarray(np.rot90(page)).save(out, "JPEG", quality=90, exif=exif)
    document = read(out.getvalue())
    assert document.media_type == "image/jpeg"
    assert errors(texts(document.pages[0])) < 0.02
    assert document.pages[0].width == pytest.approx(595, abs=2)
    assert document.diagnostics == ()


def test_tiff_of_several_pages(read: Read, page: np.ndarray) -> None:
    out = io.BytesIO()
    image = Image.fromarray(page).convert("1")
    blank = Image.new("1", image.size, 1)
    image.save(out, "TIFF", save_all=True, append_images=[blank, image], compression="group4", dpi=(200, 200))
    document = read(out.getvalue(), pages={2, 3})
    assert document.media_type == "image/tiff"
    assert [found.number for found in document.pages] == [2, 3]
    assert document.pages[0].content == ()
    assert errors(texts(document.pages[1])) < 0.02
    assert [(note.code, note.message) for note in document.diagnostics] == [
        ("blank-page", "page 2 is blank"),
        ("ocr-repaired", "page 3: misread, taken: 'KIẾM' as 'KIỂM'"),
    ]


def test_never_leaves_a_scan_empty_and_says_so(read: Read, page: np.ndarray) -> None:
    for data in (scan_pdf(Image.fromarray(page)), png(Image.fromarray(page))):
        document = read(data, ocr="never")
        assert document.pages[0].content == ()
        assert [note.code for note in document.diagnostics] == ["no-text-layer"]


def test_specks_alone_make_a_blank_page(read: Read) -> None:
    paper = np.full((2339, 1654), 247, np.uint8)
    paper[300:304, 200:204] = paper[1500:1503, 900:905] = 60
    document = read(png(Image.fromarray(paper), dpi=(200, 200)))
    assert document.pages[0].content == ()
    assert [note.code for note in document.diagnostics] == ["blank-page"]


def test_missing_data_names_the_package(tmp_path: Path, page: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", ())
    path = tmp_path / "quet.png"
    path.write_bytes(png(Image.fromarray(page)))
    with pytest.raises(MissingToolError, match=r"quet\.png.*tesseract-ocr-vie"):
        read_source(path)


def test_missing_engine_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    engine._load.cache_clear()
    try:
        with pytest.raises(MissingToolError, match="tesseract-ocr"):
            engine_for(Path("quet.png"))
    finally:
        engine._load.cache_clear()


def test_the_program_reads_what_the_library_reads(page: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    engine._load.cache_clear()
    try:
        words = engine_for(Path("quet.png")).recognise(page[380:600, :, 0], 200, Layout.BLOCK)
    finally:
        engine._load.cache_clear()
    assert errors([" ".join(word.text for word in words)], [" ".join(LETTER)]) < 0.02


def test_a_program_that_fails_is_named_without_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\necho "cannot read $1" >&2\nexit 3\n')
    program.chmod(0o755)
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    engine._load.cache_clear()
    try:
        with pytest.raises(OcrError, match=r"the OCR engine failed on this image \(exit code 3\)") as raised:
            engine_for(Path("quet.png")).recognise(np.full((40, 60), 255, np.uint8), 200, Layout.LINE)
    finally:
        engine._load.cache_clear()
    assert "/" not in str(raised.value)


def test_the_program_has_no_time_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    run, limits = subprocess.run, []

    def watched(*arguments: object, **options: object) -> object:
        limits.append(options.get("timeout"))
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setattr(subprocess, "run", watched)
    engine._load.cache_clear()
    try:
        engine_for(Path("quet.png")).recognise(np.full((40, 60), 255, np.uint8), 200, Layout.LINE)
    finally:
        engine._load.cache_clear()
    assert limits == [None]


def test_tsv_of_the_engine() -> None:
    tsv = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t2\t1\t3\t0\t10\t20\t90\t30\t-1\t\n"
        '5\t1\t2\t1\t3\t1\t10\t20\t40\t30\t96.5\t"Công\n'
        "5\t1\t2\t1\t3\t2\t60\t20\t40\t30\t0\t \n"
    )
    (word,) = read_tsv(tsv)
    assert (word.text, word.left, word.top, word.right, word.bottom) == ('"Công', 10, 20, 50, 50)
    assert word.confidence == pytest.approx(0.965)
    assert word.line == (2, 1, 3)
