"""DOCX: paragraphs, runs, styles, what Word shows and what it hides."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from vanban.errors import DamagedError, EmptyFileError, EncryptedError, LimitExceededError, UnsafeError
from vanban.limits import Limits
from vanban.source.native import DOCX, docx_package, read_native


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_runs_make_one_line_with_its_look(read_docx):
    body = p(r("QUYẾT ", "<w:b/><w:sz w:val='28'/>") + r("ĐỊNH", "<w:b/><w:sz w:val='28'/>"), "<w:jc w:val='center'/>")
    (line,) = read_docx(body)
    assert (line.text, line.bold, line.italic, line.size, line.align) == ("QUYẾT ĐỊNH", True, False, 14.0, "center")
    assert line.ends_paragraph is True
    assert (line.page, line.box, line.origin) == (None, None, "native")


def test_most_letters_decide_about_bold(read_docx):
    (line,) = read_docx(p(r("Điều 1. ", "<w:b/>") + r("Ban hành kèm theo Quyết định này Kế hoạch")))
    assert line.bold is False


def test_decomposed_text_is_composed(read_docx):
    (line,) = read_docx(p(r("Ke\u0302\u0301 hoa\u0323ch")))
    assert line.text == "Kế hoạch"


def test_look_comes_from_styles_and_their_bases(read_docx):
    styles = """
      <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Ten"><w:basedOn w:val="Normal"/>
        <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="TenNho"><w:basedOn w:val="Ten"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>
    """
    title, body, toggled, plain = read_docx(
        p(r("Kế hoạch tuyên truyền"), "<w:pStyle w:val='TenNho'/>")
        + p(r("Căn cứ nhiệm vụ được giao"))
        + p(r("Hai lần đậm là thường", "<w:rStyle w:val='Manh'/>"), "<w:pStyle w:val='Ten'/>")
        + p(r("Tắt đậm", "<w:b w:val='0'/>"), "<w:pStyle w:val='Ten'/>"),
        styles=styles,
    )
    assert (title.bold, title.align, title.size) == (True, "center", 12.0)
    assert (body.bold, body.align, body.size) == (False, "justify", 13.0)
    assert toggled.bold is False
    assert plain.bold is False


def test_headings_are_named_by_outline_level_or_style_name(read_docx):
    styles = '<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>'
    first, second, text = read_docx(
        p(r("I. MỤC ĐÍCH"), "<w:outlineLvl w:val='0'/>")
        + p(r("1. Yêu cầu"), "<w:pStyle w:val='u2'/>")
        + p(r("Nội dung"), "<w:outlineLvl w:val='9'/>"),
        styles=styles,
    )
    assert (first.heading, second.heading, text.heading) == (1, 2, None)


def test_capitals_by_formatting_are_capitals(read_docx):
    (line,) = read_docx(p(r("Ủy ban nhân dân", "<w:caps/>") + r(" tỉnh", "<w:caps w:val='false'/>")))
    assert line.text == "ỦY BAN NHÂN DÂN tỉnh"


def test_soft_breaks_make_lines(read_docx):
    inner = r("Về việc tăng cường công tác") + "<w:r><w:br/></w:r>" + r("phòng, chống thiên tai")
    first, second = read_docx(p(inner))
    assert (first.text, first.ends_paragraph) == ("Về việc tăng cường công tác", False)
    assert (second.text, second.ends_paragraph) == ("phòng, chống thiên tai", True)


def test_soft_break_before_an_item_ends_the_paragraph(read_docx):
    lines = read_docx(
        p(r("Nơi nhận:") + "<w:r><w:br/></w:r>" + r("- Như trên;") + "<w:r><w:br/></w:r>" + r("- Lưu: VT."))
    )
    assert [(line.text, line.ends_paragraph) for line in lines] == [
        ("Nơi nhận:", True),
        ("- Như trên;", True),
        ("- Lưu: VT.", True),
    ]


def test_special_hyphen_and_symbols(read_docx):
    inner = (
        r("15/QĐ")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + r("UBND đạt ")
        + "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>"
        + r(" 95%, chia\u00adsẻ")
    )
    (line,) = read_docx(p(inner))
    assert line.text == "15/QĐ-UBND đạt ≥ 95%, chiasẻ"


def test_unknown_symbol_is_said(make_docx):
    data = make_docx(p(r("Mục ") + "<w:r><w:sym w:font='Wingdings' w:char='F0FF'/></w:r>"))
    pages, diagnostics = read_native(Path("a.docx"), data, DOCX)
    assert pages[0].content[0].text == "Mục"
    assert [diagnostic.code for diagnostic in diagnostics] == ["symbol-not-read"]


def test_hidden_and_deleted_text_is_left_out_inserted_kept(read_docx):
    inner = (
        r("Thời hạn ")
        + "<w:del><w:r><w:delText>30 ngày</w:delText></w:r></w:del>"
        + f"<w:ins>{r('15 ngày')}</w:ins>"
        + f"<w:moveFrom>{r(' chỗ cũ')}</w:moveFrom><w:moveTo>{r(' làm việc')}</w:moveTo>"
        + r(" (ghi chú nội bộ)", "<w:vanish/>")
    )
    (line,) = read_docx(p(inner))
    assert line.text == "Thời hạn 15 ngày làm việc"


def test_deleted_paragraph_end_joins_with_the_next(read_docx):
    (line,) = read_docx(p(r("Giao Sở Tài chính "), "<w:rPr><w:del/></w:rPr>") + p(r("chủ trì, phối hợp")))
    assert line.text == "Giao Sở Tài chính chủ trì, phối hợp"


def test_links_content_controls_and_smart_tags_are_text(read_docx):
    inner = (
        f"<w:hyperlink>{r('Cổng thông tin')}</w:hyperlink>"
        f"<w:smartTag>{r(' tỉnh')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{r(' Hoa Ban')}</w:sdtContent></w:sdt>"
    )
    (line,) = read_docx(f"<w:sdt><w:sdtContent>{p(inner)}</w:sdtContent></w:sdt>")
    assert line.text == "Cổng thông tin tỉnh Hoa Ban"


def test_field_code_is_dropped_its_result_kept(read_docx):
    def char(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    inner = (
        r("Số: ")
        + char("begin")
        + "<w:r><w:instrText> REF so_ky_hieu </w:instrText></w:r>"
        + char("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + char("separate") + r("trong mã") + char("end")
        + char("separate")
        + r("15/KH-SNV")
        + char("end")
        + f"<w:fldSimple w:instr='PAGE'>{r(' (trang 2)')}</w:fldSimple>"
    )  # fmt: skip
    (line,) = read_docx(p(inner))
    assert line.text == "Số: 15/KH-SNV (trang 2)"


def test_table_of_contents_is_left_out_over_its_paragraphs(make_docx):
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    begin += "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    body = p(begin + r("I. MỤC ĐÍCH 2")) + p(r("II. NỘI DUNG 3")) + p("<w:r><w:fldChar w:fldCharType='end'/></w:r>")
    pages, diagnostics = read_native(Path("a.docx"), make_docx(body + p(r("I. MỤC ĐÍCH"))), DOCX)
    assert [line.text for line in pages[0].content] == ["I. MỤC ĐÍCH"]
    assert [diagnostic.code for diagnostic in diagnostics] == ["contents-left-out"]


def test_text_box_stored_twice_is_read_once(read_docx):
    box = f"<w:txbxContent>{p(r('DỰ THẢO'))}</w:txbxContent>"
    inner = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert [line.text for line in read_docx(p(r("KẾ HOẠCH") + inner))] == ["KẾ HOẠCH", "DỰ THẢO"]


def test_footnotes_follow_at_the_end_in_order_of_their_marks(read_docx):
    def mark(kind: str, number: int) -> str:
        return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"

    def note(kind: str, number: int, text: str, extra: str = "") -> str:
        return f"<w:{kind} w:id='{number}' {extra}>{p(f'<w:r><w:{kind}Ref/></w:r>' + r(text))}</w:{kind}>"

    body = p(r("Tổng kinh phí") + mark("footnote", 2) + r(" và nguồn") + mark("endnote", 1)) + p(
        r("Thời gian") + mark("footnote", 1)
    )
    footnotes = (
        note("footnote", 0, "____", "w:type='separator'")
        + note("footnote", 1, " Tính từ ngày ký")
        + note("footnote", 2, " Chưa gồm dự phòng")
    )
    lines = read_docx(body, footnotes=footnotes, endnotes=note("endnote", 1, " Ngân sách tỉnh"))
    assert [(line.text, line.footnote) for line in lines] == [
        ("Tổng kinh phí và nguồn", False),
        ("Thời gian", False),
        ("Chưa gồm dự phòng", True),
        ("Ngân sách tỉnh", True),
        ("Tính từ ngày ký", True),
    ]


@pytest.mark.parametrize(("motto", "kept"), [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Trang 1", False)])
def test_page_header_is_read_only_when_it_is_the_letterhead(read_docx, motto, kept):
    section = "<w:sectPr><w:headerReference w:type='default' r:id='rheader'/></w:sectPr>"
    lines = read_docx(p(r("KẾ HOẠCH")) + section, header=p(r(motto)))
    assert [line.text for line in lines] == ([motto] if kept else []) + ["KẾ HOẠCH"]


def test_letterhead_typed_with_tabs_falls_into_halves(read_docx, texts):
    body = (
        p(r("SỞ NỘI VỤ") + "<w:r><w:tab/></w:r>" + r("Độc lập - Tự do - Hạnh phúc"))
        + p(
            r("Số:")
            + "<w:r><w:tab/></w:r>"
            + r("/KH-SNV")
            + "<w:r><w:tab/><w:tab/></w:r>"
            + r("Hoa Ban, ngày 3 tháng 5 năm 2024")
        )
        + p(r("Nơi nhận:") + "<w:r><w:tab/></w:r>" + r("GIÁM ĐỐC"))
        + p(r("1.") + "<w:r><w:tab/></w:r>" + r("Mục đích"))
    )
    assert texts(read_docx(body)) == [
        "<SỞ NỘI VỤ",
        ">Độc lập - Tự do - Hạnh phúc",
        "<Số: /KH-SNV",
        ">Hoa Ban, ngày 3 tháng 5 năm 2024",
        "<Nơi nhận:",
        ">GIÁM ĐỐC",
        "1. Mục đích",
    ]


def test_pictures_are_counted(make_docx):
    data = make_docx(p(r("KẾ HOẠCH") + "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"))
    _, diagnostics = read_native(Path("a.docx"), data, DOCX)
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in diagnostics] == [("image-not-read", "info")]


def test_pictures_alone_are_no_text(make_docx):
    with pytest.raises(EmptyFileError, match="holds pictures but no text"):
        read_native(Path("a.docx"), make_docx(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")), DOCX)


def test_embedded_html_is_read(make_docx):
    data = make_docx("<w:altChunk r:id='rpage'/>", page="")
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/part.html", "<p>Kế hoạch số 5</p>")
        old = package.read("word/_rels/document.xml.rels").decode()
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("word/_rels/document.xml.rels", old.replace("page.xml", "part.html"))
    pages, _ = read_native(Path("a.docx"), stream.getvalue(), DOCX)
    assert [line.text for line in pages[0].content] == ["Kế hoạch số 5"]


def test_strict_files_are_read(make_docx):
    data = make_docx(p(r("KẾ HOẠCH")))
    source = zipfile.ZipFile(BytesIO(data))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in source.namelist():
            strict = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            package.writestr(name, strict)
    pages, _ = read_native(Path("a.docx"), stream.getvalue(), DOCX)
    assert pages[0].content[0].text == "KẾ HOẠCH"


def test_entities_are_refused(make_docx, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    stream = BytesIO(make_docx(""))
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{docx_package.W[1:-1]}">'
    body += f"<w:body>{p(r('Trước &e; sau'))}</w:body></w:document>"
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", body)
    with pytest.raises(UnsafeError, match="entities"):
        read_native(Path("a.docx"), stream.getvalue(), DOCX)


def test_broken_files_are_damaged(make_docx):
    data = make_docx(p(r("KẾ HOẠCH " * 500)))
    empty_zip = BytesIO()
    zipfile.ZipFile(empty_zip, "w").close()
    for broken in (data[: len(data) // 2], b"PK\x03\x04", empty_zip.getvalue()):
        with pytest.raises(DamagedError):
            read_native(Path("a.docx"), broken, DOCX)


def test_broken_xml_is_damaged(make_docx):
    with pytest.raises(DamagedError, match=r"broken XML in word/document\.xml"):
        read_native(Path("a.docx"), make_docx("<w:p>"), DOCX)


def test_encrypted_members_ask_for_a_password(make_docx):
    data = bytearray(make_docx(p(r("KẾ HOẠCH"))))
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 4)
    with pytest.raises(EncryptedError):
        read_native(Path("a.docx"), bytes(data), DOCX)


def test_unpacking_stops_at_the_limit(make_docx):
    with pytest.raises(LimitExceededError, match=r"word/document\.xml"):
        read_native(Path("a.docx"), make_docx(p(r("a" * 200_000))), DOCX, Limits(max_file=0.1))
