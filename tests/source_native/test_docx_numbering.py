"""Numbers that Word generates."""

from __future__ import annotations

import pytest

from vanban.source.native.docx_numbering import bullet, format_number


def level(index: int, form: str, text: str, start: int = 1, extra: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{index}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{extra}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(number: int, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{''.join(levels)}</w:abstractNum>"


def num(number: int, of: int, overrides: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{of}'/>{overrides}</w:num>"


def item(text: str, number: int = 1, depth: int = 0) -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>{run}</w:p>"


_PLAN = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)


def test_levels_count_and_begin_anew_under_the_next_heading(read_docx, texts):
    body = (
        item("MỤC ĐÍCH") + item("Mục đích", depth=1) + item("Yêu cầu", depth=1)
        + item("Về nội dung", depth=2) + item("rõ", depth=3) + item("gọn", depth=3) + item("Về hình thức", depth=2)
        + item("NHIỆM VỤ") + item("Tuyên truyền", depth=1) + item("Trên báo", depth=2)
    )  # fmt: skip
    assert texts(read_docx(body, numbering=_PLAN + num(1, 0))) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "2.1. Về nội dung",
        "a) rõ",
        "b) gọn",
        "2.2. Về hình thức",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
        "1.1. Trên báo",
    ]


def test_articles_go_on_across_chapters_when_they_never_restart(read_docx, texts):
    numbering = abstract(
        0,
        level(0, "upperRoman", "Chương %1"),
        level(1, "decimal", "Điều %2.", extra="<w:lvlRestart w:val='0'/>"),
    )
    body = item("QUY ĐỊNH CHUNG") + item("Phạm vi", depth=1) + item("TỔ CHỨC") + item("Trách nhiệm", depth=1)
    assert texts(read_docx(body, numbering=numbering + num(1, 0))) == [
        "Chương I QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "Chương II TỔ CHỨC",
        "Điều 2. Trách nhiệm",
    ]


def test_start_override_begins_anew_and_shared_lists_go_on(read_docx, texts):
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    numbering = abstract(0, level(0, "decimal", "%1)", start=3)) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    body = item("a") + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)
    assert texts(read_docx(body, numbering=numbering)) == ["3) a", "4) b", "5) c", "6) d", "7) e"]


def test_level_can_be_redefined_by_the_list(read_docx, texts):
    changed = f"<w:lvlOverride w:ilvl='0'>{level(0, 'lowerLetter', '%1)')}</w:lvlOverride>"
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, changed)
    assert texts(read_docx(item("x") + item("y"), numbering=numbering)) == ["a) x", "b) y"]


def test_numbering_comes_from_the_style_and_its_level(read_docx, texts):
    numbering = abstract(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", extra="<w:pStyle w:val='Muc'/>")
    ) + num(7, 0)
    styles = (
        "<w:style w:type='paragraph' w:styleId='Muc'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='MucCon'><w:basedOn w:val='Muc'/></w:style>"
    )

    def styled(text: str, style: str, extra: str = "") -> str:
        return f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    without = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    body = styled("Một", "Muc") + styled("Không đánh số", "Muc", without) + styled("Hai", "MucCon")
    assert texts(read_docx(body, styles=styles, numbering=numbering)) == ["1. Một", "Không đánh số", "2. Hai"]


def test_list_styles_are_followed(read_docx, texts):
    linked = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='DanhSach'/></w:abstractNum>"
    target = f"<w:styleLink w:val='DanhSach'/>{level(0, 'decimal', '%1/')}"
    numbering = linked + abstract(2, target) + num(1, 1)
    assert texts(read_docx(item("x"), numbering=numbering)) == ["1/ x"]


def test_legal_numbers_and_missing_space(read_docx, texts):
    numbering = abstract(
        0,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2.", extra="<w:isLgl/><w:suff w:val='nothing'/>"),
    ) + num(1, 0)
    assert texts(read_docx(item("x") + item("y", depth=1), numbering=numbering)) == ["I. x", "1.1.y"]


def test_empty_numbered_cell_is_its_number_but_an_empty_paragraph_is_nothing(read_docx, grid, texts):
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)

    def row(second: str) -> str:
        return f"<w:tr><w:tc>{item('')}</w:tc><w:tc><w:p><w:r><w:t>{second}</w:t></w:r></w:p></w:tc></w:tr>"

    borders = "".join(
        f"<w:{side} w:val='single'/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{row('Rà soát')}{row('Báo cáo')}</w:tbl>"
    content = read_docx(item("") + table, numbering=numbering)
    assert texts(content) == []
    assert grid(content[0]) == [["1.", "Rà soát"], ["2.", "Báo cáo"]]


def test_unknown_list_prints_nothing(read_docx, texts):
    assert texts(read_docx(item("x", 9))) == ["x"]


@pytest.mark.parametrize(
    ("count", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (49, "upperRoman", "XLIX"),
        (9, "lowerRoman", "ix"),
        (5, "lowerLetter", "e"),
        (27, "upperLetter", "AA"),
        (7, "somethingNew", "7"),
        (7, "none", ""),
    ],
)
def test_number_formats(count, style, printed):
    assert format_number(count, style) == printed


@pytest.mark.parametrize(
    ("mark", "printed"), [("-", "-"), ("–", "-"), ("+", "+"), ("\uf0b7", "-"), ("o", "+"), ("", "")]
)
def test_bullets_are_dashes_and_pluses(mark, printed):
    assert bullet(mark) == printed
