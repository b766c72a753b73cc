"""Old encodings in DOCX, HTML, Markdown and plain text, and decomposed Unicode in all of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.text.coded import tcvn3, viqr, vni

from vanban.source.native import DOCX, HTML, MARKDOWN, PLAIN, read_native

BODY = [
    "Thực hiện chỉ đạo của Tỉnh ủy về phòng cháy, chữa cháy rừng, các xã rà soát phương án.",
    "Hạt Kiểm lâm đề nghị ưu tiên thôn bản ở vùng kinh tế-xã hội đặc thù; báo cáo trước mùa khô.",
    "- Tổ đội xung kích: 12 người.",
]
NOTE = "text in the encoding {} was converted to Unicode"


def read(media_type: str, data: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    (page,), diagnostics = read_native(Path("document"), data, media_type)
    return [line.text for line in page.content], [(note.code, note.message) for note in diagnostics]


def run(text: str, font: str | None = None) -> str:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def test_docx_by_the_fonts_of_its_runs(make_docx):
    body = "".join(paragraph(run(tcvn3(text), ".VnTime")) for text in BODY)
    heading = paragraph(run(tcvn3("Uỷ ban nhân dân"), ".VnTimeH"), run(" xã ", "Times New Roman"), run("Ea Ô"))
    texts, notes = read(DOCX, make_docx(heading + body))
    assert texts == ["UỶ BAN NHÂN DÂN xã Ea Ô", *BODY]
    assert notes == [("legacy-encoding", NOTE.format("TCVN3"))]


def test_docx_by_the_font_of_its_style(make_docx):
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    )
    texts, notes = read(DOCX, make_docx("".join(paragraph(run(vni(text))) for text in BODY), styles=styles))
    assert texts == BODY
    assert notes == [("legacy-encoding", NOTE.format("VNI"))]


def test_docx_whose_runs_part_a_mark_from_its_letter(make_docx):
    pieces = [
        run(piece, "VNI-Times") for piece in (vni("Ủy ban nhân d") + "a", "ân", " tænh; k", "yø hoïp laàn thöù", " hai")
    ]
    texts, _ = read(DOCX, make_docx(paragraph(*pieces)))
    assert texts == ["Ủy ban nhân dân tỉnh; kỳ họp lần thứ hai"]


def test_docx_with_codes_of_a_symbol_font(make_docx):
    shifted = ["".join(chr(0xF000 + ord(letter)) for letter in tcvn3(text)) for text in BODY]
    texts, notes = read(DOCX, make_docx("".join(paragraph(run(text, ".VnTime")) for text in shifted)))
    assert texts == BODY
    assert notes == [("legacy-encoding", NOTE.format("TCVN3"))]


def test_unicode_in_fonts_that_kept_their_old_names(make_docx):
    short = [paragraph(run(text, ".VnTime")) for text in ("cá nhân", "và các xã", *BODY)]
    texts, notes = read(DOCX, make_docx("".join(short)))
    assert texts == ["cá nhân", "và các xã", *BODY]
    assert notes == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<font face='.VnTime'>", "</font>"),
        ("<span style='font-family:\".VnTime\",serif'>", "</span>"),
        ("<span style='font:bold 13.0pt/150% .VnTime'>", "</span>"),
        ("", ""),
    ],
)
def test_html(opening, closing):
    page = "".join(f"<p>{opening}{tcvn3(text)}{closing}</p>" for text in BODY)
    head = "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"
    texts, notes = read(HTML, f"<html><head>{head}</head><body>{page}</body></html>".encode("cp1252"))
    assert texts == BODY
    assert notes == [("legacy-encoding", NOTE.format("TCVN3"))]


def test_html_mixed_with_unicode():
    rows = [f"<p>{text}</p><p class=old>{vni(text)}</p>" for text in BODY]
    page = "<style>p.old {font-family: VNI-Times}</style>" + "".join(rows)
    texts, notes = read(HTML, page.encode())
    assert texts == [text for text in BODY for _ in range(2)]
    assert notes == [("legacy-encoding", NOTE.format("VNI"))]


@pytest.mark.parametrize(("encode", "name"), [(tcvn3, "TCVN3"), (vni, "VNI"), (viqr, "VIQR")])
@pytest.mark.parametrize("codec", ["cp1252", "utf-8"])
def test_plain_text(encode, name, codec):
    texts, notes = read(PLAIN, "\n\n".join(map(encode, BODY)).encode(codec))
    assert texts == BODY
    assert notes == [("legacy-encoding", NOTE.format(name))]


def test_plain_text_mixed_with_unicode():
    rows = [row for text in BODY for row in (tcvn3(text), text)]
    texts, _ = read(PLAIN, "\n\n".join(rows).encode())
    assert texts == [text for text in BODY for _ in range(2)]


def test_torn_words_are_put_right_and_told():
    texts, notes = read(PLAIN, "Thực hiệnNghị quyết của B ộ Chính trị\n".encode())
    assert texts == ["Thực hiện Nghị quyết của Bộ Chính trị"]
    assert notes == [("words-mended", '2 torn or glued words were put right: "hiện Nghị", "Bộ"')]


@pytest.mark.parametrize("media_type", [DOCX, HTML, MARKDOWN, PLAIN])
def test_decomposed_unicode_is_composed(make_docx, media_type):
    text = unicodedata.normalize("NFD", BODY[0])
    wrapped = {HTML: f"<p>{text}</p>", MARKDOWN: f"**{text}**", PLAIN: text}
    data = make_docx(paragraph(run(text[:20]), run(text[20:]))) if media_type == DOCX else wrapped[media_type].encode()
    assert read(media_type, data)[0] == [BODY[0]]
