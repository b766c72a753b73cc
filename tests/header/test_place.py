"""A letter of the dateline's place that OCR misread is put right by the letterhead; other places stay."""

import pytest
from tests.header.documents import codes

from vanban.extract.header import extract_header
from vanban.layout.canonical import CanonicalBuilder, Zone
from vanban.schema import Origin
from vanban.sections.model import SectionTree
from vanban.source.model import Line


@pytest.mark.parametrize(
    ("read", "origin", "place"),
    [
        ("Đồng Thúp", "ocr", "Đồng Tháp"),
        ("Đồng Tháp", "ocr", "Đồng Tháp"),
        ("Đồng Thúp", "text-layer", "Đồng Thúp"),
        ("Cao Lãnh", "ocr", "Cao Lãnh"),
        ("Đồng Nai", "ocr", "Đồng Nai"),
    ],
)
def test_place(read: str, origin: Origin, place: str) -> None:
    builder = CanonicalBuilder()
    lines: list[tuple[str, Zone]] = [
        ("UBND TỈNH ĐỒNG THÁP", "issuer"),
        ("SỞ NỘI VỤ", "issuer"),
        (f"{read}, ngày 19 tháng 7 năm 2024", "place-date"),
    ]
    for row, (text, zone) in enumerate(lines):
        builder.add([Line(text, 1, (300.0, 50.0 + 20 * row, 500.0, 62.0 + 20 * row), origin)], zone=zone)
    header, diagnostics = extract_header(builder.build(), SectionTree([]))
    assert header.place == place
    assert ("place-mended" in codes(diagnostics)) == (place != read)
