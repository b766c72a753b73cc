"""DOCX: letterhead and signature tables become columns, tables of tasks stay tables."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from vanban.source.model import Line, Table
from vanban.source.native import DOCX, read_native

_RULED = (
    "<w:tblPr><w:tblBorders>"
    + "".join(f"<w:{side} w:val='single'/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
)


def cell(*paragraphs: str, properties: str = "") -> str:
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>" for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = _RULED, grid: str = "") -> str:
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


_LETTERHEAD = (
    row(
        cell("UBND TỈNH HOA BAN", "SỞ NỘI VỤ", "-------"),
        cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ),
    row(cell("Số: 15/KH-SNV"), cell("Hoa Ban, ngày 03 tháng 5 năm 2024")),
)


@pytest.mark.parametrize("properties", ["", _RULED])
def test_letterhead_is_read_row_by_row_left_before_right(read_docx, texts, properties):
    assert texts(read_docx(table(*_LETTERHEAD, properties=properties))) == [
        "<UBND TỈNH HOA BAN",
        "<SỞ NỘI VỤ",
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ">Độc lập - Tự do - Hạnh phúc",
        "<Số: 15/KH-SNV",
        ">Hoa Ban, ngày 03 tháng 5 năm 2024",
    ]


def test_letterhead_with_an_empty_column_between(read_docx, texts):
    rows = row(cell("BỘ NỘI VỤ"), cell(""), cell("Độc lập - Tự do - Hạnh phúc"))
    assert texts(read_docx(table(rows, properties=""))) == ["<BỘ NỘI VỤ", ">Độc lập - Tự do - Hạnh phúc"]


def test_signature_block_without_left_cell(read_docx, texts):
    rows = row(cell(""), cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị B"))
    assert texts(read_docx(table(rows, properties=""))) == [">KT. GIÁM ĐỐC", ">PHÓ GIÁM ĐỐC", ">Trần Thị B"]


def test_signature_block_with_recipients(read_docx, texts):
    rows = row(cell("Nơi nhận:", "- Như trên;", "- Lưu: VT."), cell("CHỦ TỊCH"))
    assert texts(read_docx(table(rows))) == ["<Nơi nhận:", "<- Như trên;", "<- Lưu: VT.", ">CHỦ TỊCH"]


def test_borderless_pair_without_words_of_the_form_is_side_by_side(read_docx, texts):
    assert texts(read_docx(table(row(cell("Kính gửi:"), cell("- Sở Y tế;")), properties=""))) == [
        "<Kính gửi:",
        ">- Sở Y tế;",
    ]


def test_borders_of_the_style_count(read_docx):
    styles = f"<w:style w:type='table' w:styleId='Luoi'>{_RULED}</w:style>"
    ruled = "<w:tblPr><w:tblStyle w:val='Luoi'/></w:tblPr>"
    rows = (row(cell("Nội dung"), cell("Đơn vị")), row(cell("Rà soát"), cell("Sở Y tế")))
    assert isinstance(read_docx(table(*rows, properties=ruled), styles=styles)[0], Table)
    unruled = "<w:tblPr><w:tblStyle w:val='Luoi'/><w:tblBorders>"
    unruled += "".join(f"<w:{side} w:val='nil'/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    unruled += "</w:tblBorders></w:tblPr>"
    assert isinstance(read_docx(table(*rows, properties=unruled), styles=styles)[0], Line)


def test_a_rule_under_one_cell_is_no_table(read_docx):
    under = "<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>"
    rows = row(cell("TRUNG TÂM A", properties=under), cell("PHÒNG B", properties=under))
    assert isinstance(read_docx(table(rows, properties=""))[0], Line)


def test_list_of_tasks_without_borders_is_a_table(read_docx, grid):
    rows = (row(cell("STT"), cell("Nội dung")), row(cell("1"), cell("Rà soát")))
    assert grid(read_docx(table(*rows, properties=""))[0]) == [["STT", "Nội dung"], ["1", "Rà soát"]]


def test_merged_cells_and_heading_rows(read_docx, grid):
    def merged(text: str, kind: str = "<w:vMerge/>") -> str:
        return cell(text, properties=kind)

    restart = "<w:vMerge w:val='restart'/>"
    rows = (
        row(merged("TT", restart), merged("Nhiệm vụ", restart), cell("Đơn vị", properties="<w:gridSpan w:val='2'/>"),
            properties="<w:tblHeader/>"),
        row(merged(""), merged(""), cell("Chủ trì"), cell("Phối hợp"), properties="<w:tblHeader/>"),
        row(cell("I"), cell("Tuyên truyền", properties="<w:gridSpan w:val='3'/>")),
        row(cell("1"), cell("Viết bài", "Đăng bài"), cell("Sở Y tế"), cell("Báo")),
    )  # fmt: skip
    (found,) = read_docx(table(*rows))
    assert (found.rows, found.columns, found.header_rows) == (4, 4, 2)
    assert grid(found) == [
        ["TT", "Nhiệm vụ", "Đơn vị", ""],
        ["", "", "Chủ trì", "Phối hợp"],
        ["I", "Tuyên truyền", "", ""],
        ["1", "Viết bài / Đăng bài", "Sở Y tế", "Báo"],
    ]
    spans = {cell.lines[0].text: (cell.rowspan, cell.colspan) for cell in found.cells}
    assert (spans["TT"], spans["Nhiệm vụ"], spans["Đơn vị"], spans["Tuyên truyền"]) == ((2, 1), (2, 1), (1, 2), (1, 3))


def test_edges_dragged_in_some_rows_are_one_column(read_docx, grid):
    widths = "".join(f"<w:gridCol w:w='{width}'/>" for width in (500, 40, 3000, 2000))
    wide = "<w:gridSpan w:val='2'/>"
    rows = (
        row(cell("TT", properties=wide), cell("Nội dung"), cell("Đơn vị")),
        row(cell("1"), cell("Rà soát", properties=wide), cell("Sở Y tế")),
    )
    (found,) = read_docx(table(*rows, grid=widths))
    assert grid(found) == [["TT", "Nội dung", "Đơn vị"], ["1", "Rà soát", "Sở Y tế"]]
    assert {(cell.rowspan, cell.colspan) for cell in found.cells} == {(1, 1)}


def test_grid_before_and_deleted_rows(read_docx, grid):
    rows = (
        row(cell("STT"), cell("Nội dung")),
        row(cell("phần bỏ"), cell("x"), properties="<w:del/>"),
        row(cell("tiếp theo"), properties="<w:gridBefore w:val='1'/>"),
    )
    assert grid(read_docx(table(*rows))[0]) == [["STT", "Nội dung"], ["", "tiếp theo"]]


def test_inner_table_is_flattened_into_its_cell(read_docx, grid):
    inner = table(row(cell("a"), cell("b")), row(cell("c"), cell("d")))
    outer = table(row(cell("STT"), cell("Nội dung")), row(cell("1"), f"<w:tc>{inner}<w:p/></w:tc>"))
    assert grid(read_docx(outer)[0])[1] == ["1", "a / b / c / d"]


def test_frame_of_one_column_is_no_table(read_docx, texts):
    assert texts(read_docx(table(row(cell("HỎA TỐC")), row(cell("Đã ký số"))))) == ["HỎA TỐC", "Đã ký số"]


def test_hostile_span_is_capped(read_docx):
    huge = cell("b", properties="<w:gridSpan w:val='999999999'/>")
    (found,) = read_docx(table(row(cell("STT"), huge), row(cell("1"), cell("x"))))
    assert found.columns == 2


def test_document_written_by_python_docx():
    document = docx.Document()
    document.add_heading("I. NHIỆM VỤ", 1)
    paragraph = document.add_paragraph("Giao ")
    paragraph.add_run("Sở Y tế").bold = True
    ruled = document.add_table(2, 3, style="Table Grid")
    for number, text in enumerate(("TT", "Nội dung", "Thời hạn", "1", "Rà soát", "Quý II/2024")):
        ruled.cell(number // 3, number % 3).text = text
    document.add_paragraph("Đề nghị báo cáo", style="List Bullet")
    stream = BytesIO()
    document.save(stream)
    pages, _ = read_native(Path("a.docx"), stream.getvalue(), DOCX)
    heading, text, grid, bullet = pages[0].content
    assert (heading.text, heading.heading) == ("I. NHIỆM VỤ", 1)
    assert text.text == "Giao Sở Y tế"
    assert (grid.rows, grid.columns) == (2, 3)
    assert bullet.text == "- Đề nghị báo cáo"
