"""Torn and glued words of a page are put right together with their boxes."""

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import cell_texts, grid, lines, pdf, say, tables, texts


def test_joined_boxes_are_united_and_cut_ones_shared_out(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 85, 100, "ĐIỀ U KHO ẢN THI HÀNH")
        say(canvas, 85, 120, "Thực hiệnNghị quyết")

    document = read(pdf(draw))
    first, second = lines(document.pages[0])
    assert [word.text for word in first.words] == ["ĐIỀU", "KHOẢN", "THI", "HÀNH"]
    assert [word.text for word in second.words] == ["Thực", "hiện", "Nghị", "quyết"]
    assert (first.text, second.text) == ("ĐIỀU KHOẢN THI HÀNH", "Thực hiện Nghị quyết")
    gap = first.words[1].box[0] - first.words[0].box[2]
    assert first.words[0].box[0] == pytest.approx(85, abs=1)
    assert 2 < gap < 5
    _, left, right, _ = second.words
    assert left.box[2] == right.box[0]
    assert left.box[2] - left.box[0] == pytest.approx(right.box[2] - right.box[0], abs=0.1)
    (note,) = document.diagnostics
    assert (note.code, note.severity) == ("words-mended", "info")
    assert note.message == 'page 1: 3 torn or glued words were put right: "ĐIỀU", "KHOẢN", "hiện Nghị"'


def test_pieces_in_different_columns_stay_apart(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 85, 100, "- Lưu: VT, th")
        say(canvas, 400, 100, "ực")

    document = read(pdf(draw))
    assert texts(document.pages[0]) == ["- Lưu: VT, th", "ực"]


def test_cells_of_tables_too(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [85, 235, 385], [90, 120, 150])
        say(canvas, 90, 110, "Nhi ệm vụ")
        say(canvas, 240, 110, "Ghi chú")
        say(canvas, 90, 140, "Rà soát")
        say(canvas, 240, 140, "Quý II")

    (table,) = tables(read(pdf(draw)).pages[0])
    assert cell_texts(table)[0, 0] == "Nhiệm vụ"
