"""Letters whose font has lost their Unicode: found whatever the font makes of them, and the page recognised."""

from collections.abc import Callable

import pytest
from tests.source.coded_fonts import mapped_pdf
from tests.source.conftest import Read
from tests.source.drawing import LETTER, texts

# Of pdfium's own making for a letter it knows nothing of: the number of its glyph.
WAYS = {
    "nothing is said": None,
    "empty": "",
    "zero": "\x00",
    "a space": " ",
    "a space of no width": "\u200b",
    "a control character": "\x02",
    "a sign of private use": "\ue123",
    "the sign of replacement": "\ufffd",
}


def without(letters: str, way: str | None) -> Callable[[str], str | None]:
    return lambda letter: way if letter in letters else letter


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_lost_letters_are_told(read: Read, way: str | None) -> None:
    document = read(mapped_pdf(LETTER, without("ựệủạịộợ", way)), ocr="never")
    codes = [note.code for note in document.diagnostics]
    assert "text-layer-doubtful" in codes
    assert "\ufffd" in texts(document.pages[0])[0] or way in (None, "", "\ue123")


def test_the_page_is_recognised_and_the_reason_told(read: Read) -> None:
    document = read(mapped_pdf(LETTER, without("ựệủạịộợ", " ")))
    assert document.origin == "ocr"
    assert "chúng, chuẩn bị lực lượng và dụng cụ" in " ".join(texts(document.pages[0]))
    first = document.diagnostics[0]
    assert (first.code, first.severity) == ("ocr-text-layer-untrusted", "info")
    assert first.message.startswith("page 1: the text layer is not used: its fonts do not say which letters ")
    assert first.message.endswith(" characters are; the page was read by OCR")


def test_few_lost_letters_are_marked_where_they_stood(read: Read) -> None:
    lines = [*LETTER * 8, "Xưởng cưa số 4"]
    document = read(mapped_pdf(lines, without("X", "\x00")))
    assert document.origin == "text-layer"
    assert texts(document.pages[0])[-1] == "\ufffdưởng cưa số 4"
    assert [(note.code, note.severity) for note in document.diagnostics] == [("characters-lost", "warning")]


@pytest.mark.parametrize("way", [None, "\x00", "\x03", "\u200b"])
def test_blank_glyphs_are_spaces_whatever_the_font_says(read: Read, way: str | None) -> None:
    document = read(mapped_pdf(LETTER, without(" ", way)))
    assert document.origin == "text-layer"
    assert texts(document.pages[0]) == list(LETTER)
    assert document.diagnostics == ()
