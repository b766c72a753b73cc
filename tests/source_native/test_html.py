"""HTML of legal libraries, word processors and fragments."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.errors import EmptyFileError, LimitExceededError
from vanban.source.model import Line, Table
from vanban.source.native import HTML, read_native, reading


def test_letterhead_and_signature_tables_are_columns(read_html, texts):
    content = read_html("""
      <table border="0"><tr>
        <td><p align="center"><b>UBND TỈNH HOA BAN<br>-------</b></p></td>
        <td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>------</b></p></td></tr>
        <tr><td>Số: 15/KH-UBND</td><td><i>Hoa Ban, ngày 03 tháng 5 năm 2024</i></td></tr></table>
      <p align="center"><strong>KẾ HOẠCH</strong></p>
      <table><tr><td><b><i>Nơi nhận:<br></i></b>- Như trên;<br>
         - Lưu: VT.</td><td><p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</p><p>Trần Thị B</p></td></tr></table>""")
    assert texts(content) == [
        "<UBND TỈNH HOA BAN",
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ">Độc lập - Tự do - Hạnh phúc",
        "<Số: 15/KH-UBND",
        ">Hoa Ban, ngày 03 tháng 5 năm 2024",
        "KẾ HOẠCH",
        "<Nơi nhận:",
        "<- Như trên;",
        "<- Lưu: VT.",
        ">TM. ỦY BAN NHÂN DÂN",
        ">CHỦ TỊCH",
        ">Trần Thị B",
    ]
    assert [(line.bold, line.italic, line.align) for line in content[3:6]] == [
        (False, False, None),
        (False, True, None),
        (True, False, "center"),
    ]


@pytest.mark.parametrize(
    ("markup", "bold", "italic"),
    [
        ("<p><b>Điều 1.</b></p>", True, False),
        ("<p><strong>Điều 1.</strong> Ban hành kèm theo</p>", False, False),
        ("<p style='font-weight: 700; font-style:italic'>Điều 1.</p>", True, True),
        ("<p style='font-weight:bold'><span style='font-weight:normal'>Điều 1.</span></p>", False, False),
        ("<style>.dam {font-weight: bold} p.nghieng, .x {font-style: italic !important}</style>"
         "<p class='dam nghieng'>Điều 1.</p>", True, True),
    ],
)  # fmt: skip
def test_bold_and_italic(read_html, markup, bold, italic):
    (line,) = read_html(markup)
    assert (line.bold, line.italic) == (bold, italic)


def test_size_capitals_alignment_and_headings(read_html):
    first, second = read_html(
        "<h2 style='text-align:right'>Phụ lục</h2><p style='font-size:16px;text-transform:uppercase'>kế hoạch</p>"
    )
    assert (first.heading, first.align, first.bold) == (2, "right", True)
    assert (second.text, second.size, second.heading) == ("KẾ HOẠCH", 12.0, None)


def test_spaces_of_the_source_are_one_space(read_html, texts):
    assert texts(read_html("<p>Căn cứ\n   Luật&nbsp;&nbsp;<span> Tổ chức</span>\n</p>")) == ["Căn cứ Luật Tổ chức"]


def test_fragments_without_any_frame(read_html, texts):
    assert texts(read_html("Kế hoạch <b>số 5</b><div>Mục đích</div>cuối")) == ["Kế hoạch số 5", "Mục đích", "cuối"]


def test_breaks_and_typed_indents(read_html):
    lines = read_html(
        "<div>Về việc tăng cường<br>phòng, chống bão<br>&nbsp;&nbsp;&nbsp;&nbsp;Thực hiện chỉ đạo<br><br>Sở Y tế</div>"
    )
    assert [(line.text, line.ends_paragraph) for line in lines] == [
        ("Về việc tăng cường", False),
        ("phòng, chống bão", True),
        ("Thực hiện chỉ đạo", True),
        ("Sở Y tế", True),
    ]


def test_preformatted_rows_are_lines(read_html, texts):
    assert texts(read_html("<pre>1. Mục đích\n2. Yêu cầu</pre>")) == ["1. Mục đích", "2. Yêu cầu"]


def test_what_is_not_shown_is_left_out(read_html, texts):
    markup = """<html><head><title>Thư viện</title><style>.an{display:none}</style></head><body>
      <nav><a href="/">Trang chủ</a></nav><script>var x = "văn bản";</script><!-- ghi chú -->
      <p>Nội <span class="an">ẩn</span>dung<span hidden>ẩn</span><span style="visibility:hidden">ẩn</span></p>
      <select><option>Tải về</option></select><button>In</button></body></html>"""
    assert texts(read_html(markup)) == ["Nội dung"]


def test_generated_list_marks_are_printed(read_html, texts):
    markup = """<ol><li>Mục đích<ul><li>Nhanh</li><li>- Gọn</li></ul></li><li>Yêu cầu</li></ol>
      <ol type="a" start="3"><li>Rà soát</li><li value="7">Báo cáo</li></ol>
      <ol style="list-style-type: upper-roman"><li>NHIỆM VỤ</li></ol>
      <ul style="list-style:none"><li>Không dấu</li></ul>"""
    assert texts(read_html(markup)) == [
        "1. Mục đích", "- Nhanh", "- Gọn", "2. Yêu cầu", "c. Rà soát", "g. Báo cáo", "I. NHIỆM VỤ", "Không dấu",
    ]  # fmt: skip


def test_spans_and_heading_rows(read_html, grid):
    markup = """<table border="1"><thead>
      <tr><th rowspan="2">TT</th><th rowspan="2">Nhiệm vụ</th><th colspan="2">Đơn vị</th></tr>
      <tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>
      <tbody><tr><td>I</td><td colspan="3">Tuyên truyền</td></tr>
      <tr><td>1</td><td><p>Viết bài</p><p>Đăng bài</p></td><td rowspan="0">Sở Y tế</td><td>Báo</td></tr>
      <tr><td>2</td><td>Phát thanh</td><td></td></tr></tbody></table>"""
    (found,) = read_html(markup)
    assert isinstance(found, Table)
    assert (found.rows, found.columns, found.header_rows) == (5, 4, 2)
    assert grid(found) == [
        ["TT", "Nhiệm vụ", "Đơn vị", ""],
        ["", "", "Chủ trì", "Phối hợp"],
        ["I", "Tuyên truyền", "", ""],
        ["1", "Viết bài / Đăng bài", "Sở Y tế", "Báo"],
        ["2", "Phát thanh", "", ""],
    ]
    spans = {cell.lines[0].text: (cell.rowspan, cell.colspan) for cell in found.cells if cell.lines}
    assert (spans["TT"], spans["Đơn vị"], spans["Tuyên truyền"], spans["Sở Y tế"]) == ((2, 1), (1, 2), (1, 3), (2, 1))


def test_borders_decide_when_words_do_not(read_html):
    pair = "<table {}><tr><td {}>Nội dung</td><td {}>Đơn vị</td></tr>"
    pair += "<tr><td {}>Rà soát</td><td {}>Sở Y tế</td></tr></table>"

    def first(table: str, cell: str) -> Line | Table:
        return read_html(pair.format(table, cell, cell, cell, cell))[0]

    assert isinstance(first("border=1", ""), Table)
    assert isinstance(first("border=0", ""), Line)
    assert isinstance(first("border=0", "style='border: 1px solid black'"), Table)
    assert isinstance(first("border=1", "style='border:none'"), Line)
    assert isinstance(first("", "style='border-color:#ffffff'"), Line)
    assert isinstance(first("", ""), Table)


def test_page_laid_out_as_a_table_keeps_its_inner_table(read_html, texts):
    markup = """<table><tr><td><p>Danh mục</p><table border=1><tr><td>STT</td><td>Nội dung</td></tr>
      <tr><td>1</td><td>Rà soát</td></tr></table></td></tr></table>"""
    content = read_html(markup)
    assert texts(content) == ["Danh mục"]
    assert isinstance(content[1], Table)


def test_footnote_marks_are_dropped_and_notes_marked(read_html):
    markup = """<p>Kinh phí<a href="#_ftn1" name="_ftnref1">[1]</a> năm 2024</p>
      <p><a href="#_ftnref1" name="_ftn1">[1]</a> Chưa gồm dự phòng</p><p>Hết</p>"""
    assert [(line.text, line.footnote) for line in read_html(markup)] == [
        ("Kinh phí năm 2024", False),
        ("Chưa gồm dự phòng", True),
        ("Hết", False),
    ]


def test_pictures_are_counted():
    _, diagnostics = read_native(Path("a.html"), b"<p>A<img src=x><img src=y></p>", HTML)
    assert [diagnostic.message[:23] for diagnostic in diagnostics] == ["2 pictures were not rea"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_declared_and_marked_encodings(encoding):
    page = f"<meta charset={encoding if encoding == 'cp1258' else 'utf-8'}><p>ĐÂY LÀ MƯA</p>"
    pages, _ = read_native(Path("a.html"), page.encode(encoding), HTML)
    assert pages[0].content[0].text == "ĐÂY LÀ MƯA"


def test_nothing_seen_is_an_empty_file():
    with pytest.raises(EmptyFileError):
        read_native(Path("a.html"), b"<html><body><script>x</script></body></html>", HTML)


def test_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_TEXT_BYTES", 10)
    with pytest.raises(LimitExceededError):
        read_native(Path("a.html"), b"<p>12345678901</p>", HTML)


def test_deep_nesting_is_read():
    deep = "<div>" * 5000 + "<b>Đáy</b>" + "</div>" * 5000
    pages, _ = read_native(Path("a.html"), f"<p>Mặt</p>{deep}".encode(), HTML)
    assert pages[0].content[0].text == "Mặt"
