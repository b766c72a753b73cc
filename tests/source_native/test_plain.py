"""Plain text: typed letterheads, copies of web pages, hard-wrapped prints, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.errors import EmptyFileError, UnsupportedTypeError
from vanban.source.model import Table
from vanban.source.native import PLAIN, read_native

_TYPED = """\
   UBND TỈNH HOA BAN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
       SỞ NỘI VỤ                   Độc lập - Tự do - Hạnh phúc
       ---------                   ---------------------------
   Số: 15/KH-SNV               Hoa Ban, ngày 03 tháng 5 năm 2024

                          KẾ HOẠCH
               Tuyên truyền cải cách hành chính

I. MỤC ĐÍCH

Nơi nhận:                                 KT. GIÁM ĐỐC
- Như trên;                               PHÓ GIÁM ĐỐC
- Lưu: VT.
                                           Trần Thị B

PHỤ LỤC
"""


def test_typed_letterhead_and_signature(read_plain, texts):
    assert texts(read_plain(_TYPED)) == [
        "<UBND TỈNH HOA BAN",
        "<SỞ NỘI VỤ",
        "<Số: 15/KH-SNV",
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ">Độc lập - Tự do - Hạnh phúc",
        ">Hoa Ban, ngày 03 tháng 5 năm 2024",
        "KẾ HOẠCH",
        "Tuyên truyền cải cách hành chính",
        "I. MỤC ĐÍCH",
        "<Nơi nhận:",
        "<- Như trên;",
        "<- Lưu: VT.",
        ">KT. GIÁM ĐỐC",
        ">PHÓ GIÁM ĐỐC",
        ">Trần Thị B",
        "PHỤ LỤC",
    ]


_DUMP = """\
BỘ NỘI VỤ

-------

|

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 15/QĐ-BNV
| Hà Nội, ngày 03 tháng 5 năm 2024

QUYẾT ĐỊNH

Phân công như sau:

STT

|

Nội dung

|

Đơn vị

1

|

Rà soát

|

Vụ A

Vụ B

2

|

Báo cáo

|

Vụ C

Điều 2. Hiệu lực

Nơi nhận:
- Như Điều 2;

|

BỘ TRƯỞNG

Trần Thị B"""


def test_copy_of_a_web_page_with_bars(read_plain, texts, grid):
    content = read_plain(_DUMP)
    assert texts(content) == [
        "<BỘ NỘI VỤ",
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ">Độc lập - Tự do - Hạnh phúc",
        "<Số: 15/QĐ-BNV",
        ">Hà Nội, ngày 03 tháng 5 năm 2024",
        "QUYẾT ĐỊNH",
        "Phân công như sau:",
        "Điều 2. Hiệu lực",
        "<Nơi nhận:",
        "<- Như Điều 2;",
        ">BỘ TRƯỞNG",
        ">Trần Thị B",
    ]
    (table,) = (item for item in content if isinstance(item, Table))
    assert table.header_rows == 1
    assert grid(table) == [["STT", "Nội dung", "Đơn vị"], ["1", "Rà soát", "Vụ A / Vụ B"], ["2", "Báo cáo", "Vụ C"]]


def test_irregular_bars_stay_lines(read_plain, texts):
    content = read_plain("Danh sách\n\nSTT\n\n|\n\nTên\n\nKhông rõ hàng\n\n|\n\nHết")
    assert texts(content) == ["Danh sách", "STT", "Tên", "Không rõ hàng", "Hết"]


def test_full_rows_of_hard_wrapped_text_go_on(read_plain):
    text = (
        "Thực hiện chỉ đạo của cấp trên về công tác cải cách hành chính tại các\n"
        "Sở và địa phương, cơ quan yêu cầu các đơn vị triển khai đồng bộ những\n"
        "nội dung dưới đây.\n"
        "1. Rà soát toàn bộ thủ tục hành chính đang thực hiện tại bộ phận của\n"
        "Trung tâm phục vụ hành chính công.\n"
        "Sở Nội vụ theo dõi, đôn đốc việc thực hiện và báo cáo trong quý này.\n"
        "Cơ quan liên quan phối hợp.\n\n"
        "2. Báo cáo.\n"
    )
    assert [line.ends_paragraph for line in read_plain(text)] == [False, False, True, False, True, None, True, True]


def test_rows_that_are_paragraphs(read_plain):
    text = "1. Mục đích\nNâng cao chất lượng\n2. Yêu cầu\n" + "Bảo đảm thiết thực, hiệu quả. " * 10 + "\nHết\n"
    assert {line.ends_paragraph for line in read_plain(text)} == {True}


def test_double_spaced_wrapped_text_is_closed_up(read_plain):
    rows = ["Các cơ quan, đơn vị có trách nhiệm rà soát", "toàn bộ nội dung và báo cáo"] * 8
    lines = read_plain("\n\n".join(rows))
    assert [line.ends_paragraph for line in lines[:2]] == [False, True]


def test_page_ends_of_a_print(read_plain, texts):
    content = read_plain("Giao Sở Y tế chủ trì\n\f   2\n\nphối hợp với Sở Tài chính\n\n- 3 -\n\fHết\n")
    assert texts(content) == ["Giao Sở Y tế chủ trì", "phối hợp với Sở Tài chính", "Hết"]
    assert content[0].ends_paragraph is False


def test_tab_and_bar_separated_rows_are_tables(read_plain, grid):
    first = read_plain("Danh mục\nTT\tNội dung\tĐơn vị\n1\tRà soát\tVụ A\n2\t\tVụ B\n")[1]
    second = read_plain("TT | Nội dung | Đơn vị\n1 | Rà soát | Vụ A\n")[0]
    assert grid(first) == [["TT", "Nội dung", "Đơn vị"], ["1", "Rà soát", "Vụ A"], ["2", "", "Vụ B"]]
    assert grid(second) == [["TT", "Nội dung", "Đơn vị"], ["1", "Rà soát", "Vụ A"]]
    assert first.header_rows == second.header_rows == 1


def test_markdown_marks_in_a_text_file_are_understood(read_plain):
    (line,) = read_plain("**I. MỤC ĐÍCH**\n")
    assert (line.text, line.bold) == ("I. MỤC ĐÍCH", True)


def test_underlines_are_dropped_but_list_dashes_kept(read_plain, texts):
    assert texts(read_plain("BỘ NỘI VỤ\n_______\n- Như trên;\n=====\n")) == ["BỘ NỘI VỤ", "- Như trên;"]


_SENTENCE = "Ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện đúng tiến độ được giao."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding):
    pages, diagnostics = read_native(Path("a.txt"), _SENTENCE.encode(encoding), PLAIN)
    assert pages[0].content[0].text == _SENTENCE
    assert diagnostics == ()


def _windows_1258(text: str) -> bytes:
    """Letters with base and vowel mark in one, tone marks after them, as the code page wants it."""
    import unicodedata

    result = b""
    for character in text:
        try:
            result += character.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            result += base.encode("cp1258") + tone.encode("cp1258")
    return result


def test_windows_1258_is_recognised():
    pages, diagnostics = read_native(Path("a.txt"), _windows_1258(_SENTENCE), PLAIN)
    assert pages[0].content[0].text == _SENTENCE
    assert [(d.code, d.message[-12:]) for d in diagnostics] == [("encoding-guessed", "windows-1258")]


def test_some_damaged_bytes_do_not_change_the_encoding():
    data = (_SENTENCE * 20).encode()
    pages, diagnostics = read_native(Path("a.txt"), data[:900] + b"\xff" + data[900:-1], PLAIN)
    assert pages[0].content[0].text.startswith(_SENTENCE)
    assert [diagnostic.code for diagnostic in diagnostics] == ["damaged-bytes"]


@pytest.mark.parametrize("data", [b" \n\n\t\n", b"-----\n", "\ufeff".encode()])
def test_nothing_in_it_is_an_empty_file(data):
    with pytest.raises(EmptyFileError):
        read_native(Path("a.txt"), data, PLAIN)


def test_other_media_types_are_refused():
    with pytest.raises(UnsupportedTypeError, match="image/png"):
        read_native(Path("a.png"), b"x", "image/png")
