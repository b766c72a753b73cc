"""Documents of the formats without pages, built in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from vanban.source.model import Line, Table
from vanban.source.native import DOCX, HTML, MARKDOWN, PLAIN, read_native

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx_bytes(body: str, **parts: str) -> bytes:
    """A DOCX of raw XML: the content of ``w:body`` and of further parts by their kind (``styles``, ``numbering`` …)."""
    relations = "".join(f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
        )
        for kind, content in parts.items():
            root = {"header": "hdr"}.get(kind, kind)
            package.writestr(f"word/{kind}.xml", f"<w:{root} {_NAMES}>{content}</w:{root}>")
    return stream.getvalue()


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return docx_bytes


@pytest.fixture
def read_docx() -> Callable[..., tuple[Line | Table, ...]]:
    """Content of a DOCX made of raw XML."""

    def read(body: str, **parts: str) -> tuple[Line | Table, ...]:
        return _content(DOCX, docx_bytes(body, **parts))

    return read


@pytest.fixture
def read_html() -> Callable[[str], tuple[Line | Table, ...]]:
    return lambda text: _content(HTML, text.encode())


@pytest.fixture
def read_markdown() -> Callable[[str], tuple[Line | Table, ...]]:
    return lambda text: _content(MARKDOWN, text.encode())


@pytest.fixture
def read_plain() -> Callable[[str], tuple[Line | Table, ...]]:
    return lambda text: _content(PLAIN, text.encode())


def _content(media_type: str, data: bytes) -> tuple[Line | Table, ...]:
    pages, _ = read_native(Path("document"), data, media_type)
    (page,) = pages
    assert (page.number, page.width, page.height, page.origin) == (None, None, None, "native")
    return page.content


@pytest.fixture
def texts() -> Callable[[tuple[Line | Table, ...]], list[str]]:
    """The lines' texts, ``<`` before those of a left column and ``>`` before those of a right one."""

    def collect(content: tuple[Line | Table, ...]) -> list[str]:
        marks = {None: "", 0: "<", 1: ">"}
        return [marks[item.column] + item.text for item in content if isinstance(item, Line)]

    return collect


@pytest.fixture
def grid() -> Callable[[Table], list[list[str]]]:
    """A table's texts row by row; positions that a merged cell covers are empty."""

    def collect(table: Table) -> list[list[str]]:
        rows = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = " / ".join(line.text for line in cell.lines)
        return rows

    return collect
