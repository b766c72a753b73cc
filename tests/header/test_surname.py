"""A surname that OCR misread is put right; one that exists, or might be several, stays as read."""

import pytest
from tests.header.documents import codes

from vanban.extract.header import extract_header
from vanban.extract.header.surname import with_known_surname
from vanban.layout.canonical import CanonicalBuilder
from vanban.lexicon import load_lexicon
from vanban.schema import Origin
from vanban.sections.model import SectionTree
from vanban.source.model import Line, Word


@pytest.mark.parametrize(
    ("read", "taken"),
    [
        ("Đỉnh Hạ Viên", "Đinh Hạ Viên"),
        ("Nguyến Khánh Mây", "Nguyễn Khánh Mây"),
        ("Trấn Thị Sao", "Trần Thị Sao"),
        ("ThS. Phạn Văn Suối", "ThS. Phan Văn Suối"),
        ("Lê Thị Sương", "Lê Thị Sương"),
        ("Há Văn Bách", "Há Văn Bách"),  # Hà or Hạ
        ("Xýz Văn Bách", "Xýz Văn Bách"),
        ("Y Blô Niê", "Y Blô Niê"),
    ],
)
def test_surnames(read: str, taken: str) -> None:
    assert with_known_surname(read) == taken


def test_every_surname_stands_once() -> None:
    surnames = load_lexicon("surnames")["surnames"].split()
    assert len(surnames) == len(set(surnames))


@pytest.mark.parametrize(("origin", "name"), [("ocr", "Đinh Hạ Viên"), ("text-layer", "Đỉnh Hạ Viên")])
def test_only_what_was_recognised_is_put_right(origin: Origin, name: str) -> None:
    builder = CanonicalBuilder()
    for row, text in enumerate(("CHỦ TỊCH", "Đỉnh Hạ Viên")):
        box = (300.0, 500.0 + 90 * row, 500.0, 512.0 + 90 * row)
        builder.add([Line(text, 1, box, origin, words=(Word(text, box, 0.9),))], zone="signature")
    header, diagnostics = extract_header(builder.build(), SectionTree([]))
    assert header.signer.name == name
    assert header.evidence["signer.name"].quote == "Đỉnh Hạ Viên"
    assert ("signer-name-mended" in codes(diagnostics)) == (origin == "ocr")
