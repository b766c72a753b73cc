"""Markdown as converters write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.source.model import Table
from vanban.source.native import MARKDOWN, read_native


@pytest.mark.parametrize(
    ("source", "text", "bold", "italic", "heading"),
    [
        ("# QUYẾT ĐỊNH", "QUYẾT ĐỊNH", True, False, 1),
        ("### **III. TỔ CHỨC THỰC HIỆN:** ###", "III. TỔ CHỨC THỰC HIỆN:", True, False, 3),
        ("**1. Mục đích**", "1. Mục đích", True, False, None),
        ("*Nơi nhận:*", "Nơi nhận:", False, True, None),
        ("***Nơi nhận:***", "Nơi nhận:", True, True, None),
        ("__Điều 1.__ _Phạm vi_", "Điều 1. Phạm vi", True, False, None),
        (
            "**1. Thời gian:** Từ tháng 02/2024 đến 31/12/2024",
            "1. Thời gian: Từ tháng 02/2024 đến 31/12/2024",
            False,
            False,
            None,
        ),
        ("**Thời gian thực hiện kế hoạch:**Quý I", "Thời gian thực hiện kế hoạch:Quý I", True, False, None),
        ("**II. NỘI DUNG", "II. NỘI DUNG", False, False, None),
        ("I- QUAN ĐIỂM", "I- QUAN ĐIỂM", False, False, None),
        ("7. Bảo đảm", "7. Bảo đảm", False, False, None),
        (
            "1\\. Phát triển kinh tế \\- xã hội (R\\&D) năm 2025\\.",
            "1. Phát triển kinh tế - xã hội (R&D) năm 2025.",
            False,
            False,
            None,
        ),
        ("\\- Kinh phí", "- Kinh phí", False, False, None),
        ("* Rà soát", "- Rà soát", False, False, None),
        ("+ Báo cáo", "+ Báo cáo", False, False, None),
        ("> Trích nội dung", "Trích nội dung", False, False, None),
        ("Ghi chú (*): 5 * 3 = 15", "Ghi chú (*): 5 * 3 = 15", False, False, None),
        ("tệp ke_hoach_2024.docx", "tệp ke_hoach_2024.docx", False, False, None),
        (
            "[Nghị định 30](https://a.vn/x_(1).html) `mã` &amp; <u>gạch</u>",
            "Nghị định 30 mã & gạch",
            False,
            False,
            None,
        ),
        ("[đã ký]", "[đã ký]", False, False, None),
    ],
)
def test_marks_are_taken_away_and_numbers_kept(read_markdown, source, text, bold, italic, heading):
    (line,) = read_markdown(f"# Đầu\n\n{source}\n")[1:]
    assert (line.text, line.bold, line.italic, line.heading) == (text, bold, italic, heading)


def test_list_numbers_are_never_changed(read_markdown, texts):
    source = "**Nhiệm vụ**\n\n1. Một\n1. Một nữa\n5. Năm\n\nđ) Chữ đ\n\n2.1. Mục con\n"
    assert texts(read_markdown(source)) == ["Nhiệm vụ", "1. Một", "1. Một nữa", "5. Năm", "đ) Chữ đ", "2.1. Mục con"]


def test_what_line_ends_mean(read_markdown):
    source = (
        "**TM. CHÍNH PHỦ**  \nKT. THỦ TƯỚNG  \nTrần Thị B\n\n"
        "- VPCP: BTCN, các PCN,\n  các Vụ, Cục;\n- Lưu: VT.\n\n"
        "Ủy ban nhân dân tỉnh yêu cầu\nSở Y tế báo cáo\n\n"
        "Trong quá trình thực hiện nếu có vướng mắc thì các đơn vị báo cáo\nSở Y tế\n"
    )
    assert [(line.text, line.ends_paragraph) for line in read_markdown(source)] == [
        ("TM. CHÍNH PHỦ", True),
        ("KT. THỦ TƯỚNG", True),
        ("Trần Thị B", True),
        ("- VPCP: BTCN, các PCN,", False),
        ("các Vụ, Cục;", True),
        ("- Lưu: VT.", True),
        ("Ủy ban nhân dân tỉnh yêu cầu", None),
        ("Sở Y tế báo cáo", True),
        ("Trong quá trình thực hiện nếu có vướng mắc thì các đơn vị báo cáo", False),
        ("Sở Y tế", True),
    ]


def test_bold_over_several_lines(read_markdown):
    lines = read_markdown("**KẾ HOẠCH\\\nPhát động thi đua<br>năm 2024**\n")
    assert [(line.text, line.bold) for line in lines] == [
        ("KẾ HOẠCH", True),
        ("Phát động thi đua", True),
        ("năm 2024", True),
    ]


def test_pipe_table(read_markdown, grid):
    source = """
| TT | Nhiệm vụ | Thời hạn |
|:---|---|--:|
| **I.** | Tuyên truyền |  |
| 1. | Viết bài<br>Đăng bài | 6/2025 |
| 2. | Ký hiệu a \\| b |
"""
    (found,) = read_markdown(source)
    assert (found.rows, found.columns, found.header_rows) == (4, 3, 1)
    assert grid(found) == [
        ["TT", "Nhiệm vụ", "Thời hạn"],
        ["I.", "Tuyên truyền", ""],
        ["1.", "Viết bài / Đăng bài", "6/2025"],
        ["2.", "Ký hiệu a | b", ""],
    ]
    assert found.cells[3].lines[0].bold


def test_empty_heading_row_of_converters_is_left_out(read_markdown, grid):
    (found,) = read_markdown("|  |  |\n|---|---|\n| STT | Nội dung |\n| 1 | Rà soát |\n")
    assert found.header_rows == 0
    assert grid(found) == [["STT", "Nội dung"], ["1", "Rà soát"]]


def test_letterhead_as_pipe_table_is_columns(read_markdown, texts):
    source = """
| **BỘ NỘI VỤ**<br>------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 15/QĐ-BNV | *Hà Nội, ngày 3 tháng 5 năm 2024* |
"""
    assert texts(read_markdown(source)) == [
        "<BỘ NỘI VỤ",
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ">Độc lập - Tự do - Hạnh phúc",
        "<Số: 15/QĐ-BNV",
        ">Hà Nội, ngày 3 tháng 5 năm 2024",
    ]


def test_table_in_html_keeps_its_spans(read_markdown):
    rows = "<tr><td>STT</td><td>A</td></tr>\n<tr><td colspan='2'>B</td></tr>"
    source = f"# Phụ lục\n\n<table border='1'>\n{rows}\n</table>\n\nHết\n"
    heading, found, rest = read_markdown(source)
    assert isinstance(found, Table)
    assert [cell.colspan for cell in found.cells] == [1, 1, 2]
    assert (heading.text, rest.text) == ("Phụ lục", "Hết")


def test_rules_comments_fences_and_settings_are_left_out():
    source = "---\ntitle: Kế hoạch\n---\n# CHÍNH PHỦ\n-------\n<!-- trang\n2 -->\n```text\nSố: 5\n```\n\n* * *\n"
    pages, diagnostics = read_native(Path("a.md"), source.encode(), MARKDOWN)
    assert [line.text for line in pages[0].content] == ["CHÍNH PHỦ", "Số: 5"]
    assert [diagnostic.code for diagnostic in diagnostics] == ["front-matter-left-out"]


def test_footnotes_and_pictures():
    source = "# A\n\nKinh phí[^1] ![ảnh](a.png)\n\n[^1]: Chưa gồm *dự phòng*\n"
    pages, diagnostics = read_native(Path("a.md"), source.encode(), MARKDOWN)
    assert [(line.text, line.footnote) for line in pages[0].content[1:]] == [
        ("Kinh phí", False),
        ("Chưa gồm dự phòng", True),
    ]
    assert [diagnostic.code for diagnostic in diagnostics] == ["image-not-read"]


def test_a_comparison_at_the_start_of_a_cell_is_kept(read_markdown, grid):
    source = "| TT | Chỉ tiêu | Kết quả |\n|---|---|---|\n| 1 | Hộ nghèo | > 0,7 |\n| 2 | Xã | >= 30 |\n"
    (found,) = read_markdown(source)
    assert [row[2] for row in grid(found)[1:]] == ["> 0,7", ">= 30"]
