"""The committed samples are what their descriptions build, and their gold files say what stands in them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.builder.description import load
from tests.builder.fonts import family
from tests.builder.samples import SAMPLES, build, sources

SOURCES = sources()
NAMES = [source.stem for source in SOURCES]
SCANNED = [source.stem for source in SOURCES if load(source).scan]


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def gold(name: str) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{name}.gold.json").read_text(encoding="utf-8"))


def whole_text(name: str) -> str:
    return plain(" ".join(load(SAMPLES / "sources" / f"{name}.yaml").texts()))


def pdf_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [plain(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def test_there_are_the_promised_samples() -> None:
    assert NAMES == [
        "chi-thi-dang",
        "chi-thi-thi-dua",
        "cong-van-don-doc",
        "ke-hoach-phu-luc",
        "ke-hoach-so",
        "quyet-dinh-ban-hanh",
    ]
    assert SCANNED == ["chi-thi-thi-dua", "ke-hoach-phu-luc"]
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 8_000_000


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_committed_files_equal_a_rebuild(source: Path, tmp_path: Path) -> None:
    assert family().name == "LiberationSerif", "the committed PDFs are set in Liberation Serif: make system-test"
    built_pdf, built_docx = build(source, tmp_path, scans=False)
    assert pdf_texts(built_pdf) == pdf_texts(SAMPLES / built_pdf.name)
    with zipfile.ZipFile(built_docx) as built, zipfile.ZipFile(SAMPLES / built_docx.name) as committed:
        assert built.read("word/document.xml") == committed.read("word/document.xml")


@pytest.mark.parametrize("name", SCANNED)
def test_scans_have_the_pages_of_the_pdf_and_no_text(name: str) -> None:
    scan = pdf_texts(SAMPLES / f"{name}.scan.pdf")
    assert len(scan) == len(pdf_texts(SAMPLES / f"{name}.pdf"))
    assert set(scan) == {""}


@pytest.mark.parametrize("name", NAMES)
def test_gold_quotes_stand_in_the_document(name: str) -> None:
    text, labels = whole_text(name), gold(name)
    header = labels["header"]
    printed = [header[field] for field in ("number", "subject", "signer_title", "signer_name")]
    printed += header["recipients"] + header["addressees"]
    printed += [entry["text"] for kind in ("deadlines", "tasks", "targets") for entry in labels[kind]]
    printed += [entry["title"] for entry in labels["sections"] if entry["title"]]
    printed += [entry["key"] for entry in labels["references"] if "/" in entry["key"] or "-" in entry["key"]]
    printed += [unit["name"] for unit in labels["units"]]
    printed += [unit for entry in labels["tasks"] for unit in (*entry["lead"], *entry["support"])]
    assert [quote for quote in printed if plain(quote) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_gold_tasks_name_units_of_the_units_list(name: str) -> None:
    labels = gold(name)
    known = {plain(unit["name"]) for unit in labels["units"]} | {plain(unit["canonical"]) for unit in labels["units"]}
    named = {plain(unit) for entry in labels["tasks"] for unit in (*entry["lead"], *entry["support"])}
    assert named - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_gold_ends_of_tasks_are_ends_of_deadlines(name: str) -> None:
    labels = gold(name)
    ends = {entry["end"] for entry in labels["deadlines"]}
    assert {entry["end"] for entry in labels["tasks"]} - ends <= {None}
    recurrences = {entry["recurrence"] for entry in labels["deadlines"]}
    assert {entry.get("recurrence") for entry in labels["tasks"]} - recurrences <= {None}
