"""A page that comes out blank is told apart from a page that is blank, and no record is empty in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.robustness.corpus.originals import plain_letter, three_letters
from tests.robustness.corpus.parts import Parts, deflated, join, page_of, split, stream

from vanban.record import record_of
from vanban.source import read_source


def _notes(data: bytes, folder: Path) -> list[tuple[str, str]]:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return [(note.code, note.severity) for note in read_source(path).diagnostics]


def _page(content: bytes, resources: bytes = b"<< >>", **objects: bytes) -> bytes:
    parts = page_of(content, resources)
    for body in objects.values():
        parts.add(body)
    return join(parts)


def test_one_page_whose_content_cannot_be_unpacked(tmp_path: Path) -> None:
    parts: Parts = split(three_letters())
    second = sorted(number for number, body in parts.objects.items() if b"/ASCII85Decode" in body)[1]
    data = join(parts.put(second, b"/FlateDecode", b"/FancyDecode"))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    document = read_source(path)
    assert [bool(page.content) for page in document.pages] == [True, False, True]
    (note,) = document.diagnostics
    assert (note.code, note.severity) == ("page-damaged", "error")
    assert "page 2" in note.message


@pytest.mark.parametrize(
    "data",
    [
        _page(stream(b"87cURD]~>", b"/Filter [ /ASCII85Decode /FancyDecode ]")),
        _page(deflated(b"\x00\x01\x00\x00 font")),
        _page(b"q 595 0 0 842 0 0 cm /Lost Do Q"),
    ],
    ids=["packed in a way nobody knows", "a font", "a picture that is not there"],
)
def test_content_that_shows_nothing(data: bytes, tmp_path: Path) -> None:
    assert _notes(data, tmp_path) == [("page-damaged", "error")]


def test_pages_whose_content_was_cut_off(tmp_path: Path) -> None:
    data = three_letters()
    path = tmp_path / "a.pdf"
    path.write_bytes(data[: len(data) * 97 // 100])
    document = read_source(path)
    assert [bool(page.content) for page in document.pages] == [True, False, False]
    assert [(note.code, note.severity) for note in document.diagnostics] == [
        ("repaired", "warning"),
        ("page-damaged", "warning"),
        ("page-damaged", "warning"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        _page(b""),
        _page(b" \n" * 1000),
        _page(b"q 1 0 0 1 0 0 cm Q BT ET"),
        _page(
            b"q /X Do Q",
            b"<< /XObject << /X 5 0 R >> >>",
            form=deflated(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
        ),
    ],
    ids=["nothing", "spaces", "no operator that shows", "an empty form"],
)
def test_a_blank_page_is_blank(data: bytes, tmp_path: Path) -> None:
    assert _notes(data, tmp_path) == [("blank-page", "info")]


def test_a_record_without_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(_page(b""))
    assert ("no-text", "warning") in {(n.code, n.severity) for n in record_of(path).document.diagnostics}
    path.write_bytes(plain_letter())
    assert "no-text" not in {n.code for n in record_of(path).document.diagnostics}
