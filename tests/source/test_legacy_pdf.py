"""Text layers in TCVN3 and VNI are converted, run by run, and then believed."""

import io

import pikepdf
import pytest
from tests.source.coded_fonts import byte_pdf, mapped_pdf
from tests.source.conftest import Read
from tests.source.drawing import lines, texts
from tests.text.coded import tcvn3, vni

from vanban.source.model import SourceDocument

BODY = [
    "Thực hiện chỉ đạo của Tỉnh ủy về phòng cháy, chữa cháy rừng,",
    "Hạt Kiểm lâm huyện đề nghị các xã kiện toàn tổ đội xung kích, chuẩn bị",
    "phương tiện tại Trạm số 37/KL-TTr, ưu tiên vùng kinh tế-xã hội đặc thù.",
]


def notes(document: SourceDocument) -> list[tuple[str, str, str]]:
    return [(note.code, note.severity, note.message) for note in document.diagnostics]


def note(encoding: str) -> tuple[str, str, str]:
    return ("legacy-encoding", "info", f"page 1: text in the encoding {encoding} was converted to Unicode")


@pytest.mark.parametrize("font", ["ABCDEF+.VnTime", "ABCDEF+Garamond"])
def test_tcvn3_by_the_fonts_name_or_by_its_words(read: Read, font: str) -> None:
    document = read(byte_pdf(*([(font, tcvn3(text).encode("cp1252"))] for text in BODY)))
    assert document.origin == "text-layer"
    assert texts(document.pages[0]) == BODY
    assert notes(document) == [note("TCVN3")]


@pytest.mark.parametrize("font", ["ABCDEF+VNI-Times", "ABCDEF+Garamond"])
def test_vni_by_the_fonts_name_or_by_its_words(read: Read, font: str) -> None:
    document = read(byte_pdf(*([(font, vni(text).encode("cp1252"))] for text in BODY)))
    assert document.origin == "text-layer"
    assert texts(document.pages[0]) == BODY
    assert notes(document) == [note("VNI")]


def test_capital_fonts_print_capitals(read: Read) -> None:
    heading = tcvn3("Uỷ ban nhân dân xã").encode("cp1252")
    document = read(byte_pdf([(".VnTimeH", heading)], *([(".VnTime", tcvn3(text).encode("cp1252"))] for text in BODY)))
    assert texts(document.pages[0]) == ["UỶ BAN NHÂN DÂN XÃ", *BODY]


def test_a_page_of_few_words(read: Read) -> None:
    line = [(".VnTime", tcvn3("Chủ tịch Nông Thế Sơn").encode("cp1252"))]
    assert texts(read(byte_pdf(line)).pages[0]) == ["Chủ tịch Nông Thế Sơn"]
    western = [(".VnTime", "cá nhân".encode("cp1252"))]
    assert texts(read(byte_pdf(western)).pages[0]) == ["cá nhân"]


@pytest.mark.parametrize("shift", [0, 0xF000])
def test_maps_that_name_the_places_of_the_encoding(read: Read, shift: int) -> None:
    document = read(mapped_pdf(BODY, lambda letter: chr(shift + ord(tcvn3(letter)))))
    page = document.pages[0]
    assert texts(page) == BODY
    assert all(" " not in word.text for line in lines(page) for word in line.words)
    assert notes(document) == [note("TCVN3")]


def test_runs_of_two_encodings_on_one_line(read: Read) -> None:
    line = [
        (".VnTime", tcvn3("Chủ tịch xã Hòa Bình, ").encode("cp1252")),
        ("VNI-Times", vni("huyện Cư Jút, ").encode("cp1252")),
        ("Times", "vẽ tay".encode("latin-1", "ignore")),
    ]
    document = read(byte_pdf(line))
    assert texts(document.pages[0]) == ["Chủ tịch xã Hòa Bình, huyện Cư Jút, v tay"]
    assert notes(document) == [note("TCVN3"), note("VNI")]


def test_unicode_in_a_font_that_kept_its_old_name(read: Read) -> None:
    data = mapped_pdf(BODY, lambda letter: letter)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.pages[0].Resources.Font.F0.BaseFont = pikepdf.Name("/ABCDEF+.VnTime")
        document.save(out)
    read_back = read(out.getvalue())
    assert texts(read_back.pages[0]) == BODY
    assert read_back.diagnostics == ()


def test_boxes_are_those_of_the_print(read: Read) -> None:
    page = read(byte_pdf([(".VnTime", tcvn3(BODY[0]).encode("cp1252"))])).pages[0]
    (line,) = lines(page)
    assert [word.text for word in line.words] == BODY[0].split()
    # Every glyph of the font moves on by half its size.
    starts = [60 + 6.5 * place for place, letter in enumerate(f" {BODY[0]}") if letter == " "]
    assert [word.box[0] for word in line.words] == pytest.approx(starts, abs=1)
