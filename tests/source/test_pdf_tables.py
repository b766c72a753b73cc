"""Ruled tables: cells, merged cells, open sides; and frames that are none."""

from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import HEIGHT, cell_texts, grid, pdf, say, tables, texts

from vanban.source.model import Line, Table


def plan_table(canvas: Canvas) -> None:
    say(canvas, 85, 80, "Phân công nhiệm vụ như sau:")
    grid(canvas, [80, 120, 320, 420, 520], [100, 130, 175, 205])
    for x, text in ((90, "TT"), (130, "Nội dung"), (330, "Chủ trì"), (430, "Thời gian")):
        say(canvas, x, 120, text, "Serif-Bold")
    say(canvas, 90, 150, "1")
    say(canvas, 125, 148, "Trồng bổ sung cây phân tán")
    say(canvas, 125, 166, "tại các trường học")
    say(canvas, 330, 150, "Phòng Kinh tế")
    say(canvas, 430, 150, "Quý II/2025")
    say(canvas, 90, 195, "2")
    say(canvas, 125, 195, "Kiểm đếm")
    say(canvas, 430, 195, "30/9/2025")
    say(canvas, 85, 240, "Kinh phí lấy từ ngân sách xã.")


def test_cells_and_the_lines_around_them(read: Read) -> None:
    page = read(pdf(plan_table)).pages[0]
    kinds = [item.text if isinstance(item, Line) else "TABLE" for item in page.content]
    assert kinds == ["Phân công nhiệm vụ như sau:", "TABLE", "Kinh phí lấy từ ngân sách xã."]
    (table,) = tables(page)
    assert (table.rows, table.columns, table.header_rows) == (3, 4, 0)
    assert cell_texts(table) == {
        (0, 0): "TT", (0, 1): "Nội dung", (0, 2): "Chủ trì", (0, 3): "Thời gian",
        (1, 0): "1", (1, 1): "Trồng bổ sung cây phân tán tại các trường học", (1, 2): "Phòng Kinh tế",
        (1, 3): "Quý II/2025",
        (2, 0): "2", (2, 1): "Kiểm đếm", (2, 2): "", (2, 3): "30/9/2025",
    }  # fmt: skip
    long_cell = next(cell for cell in table.cells if (cell.row, cell.column) == (1, 1))
    assert [line.text for line in long_cell.lines] == ["Trồng bổ sung cây phân tán", "tại các trường học"]


def test_merged_cells_have_spans(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (80, 320, 520):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 190)
        canvas.line(420, HEIGHT - 130, 420, HEIGHT - 190)
        canvas.line(80, HEIGHT - 100, 520, HEIGHT - 100)
        canvas.line(320, HEIGHT - 130, 520, HEIGHT - 130)
        canvas.line(80, HEIGHT - 160, 520, HEIGHT - 160)
        canvas.line(80, HEIGHT - 190, 520, HEIGHT - 190)
        say(canvas, 90, 130, "Nội dung")
        say(canvas, 330, 120, "Phân công thực hiện")
        say(canvas, 330, 150, "Chủ trì")
        say(canvas, 430, 150, "Phối hợp")
        say(canvas, 90, 180, "Tập huấn")

    (table,) = tables(read(pdf(draw)).pages[0])
    spans = {(cell.row, cell.column): (cell.rowspan, cell.colspan) for cell in table.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert spans[1, 1] == spans[1, 2] == spans[2, 0] == (1, 1)
    assert cell_texts(table)[0, 1] == "Phân công thực hiện"


def test_a_row_without_its_lowest_line_goes_on_overleaf(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (80, 120, 520):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 200)
        for top in (100, 130):
            canvas.line(80, HEIGHT - top, 520, HEIGHT - top)
        say(canvas, 90, 120, "7")
        say(canvas, 130, 120, "Rà soát hộ nghèo")
        say(canvas, 90, 150, "8")
        say(canvas, 130, 150, "Cấp phát cây giống cho các hộ")

    (table,) = tables(read(pdf(draw)).pages[0])
    assert cell_texts(table)[1, 1] == "Cấp phát cây giống cho các hộ"
    assert texts(read(pdf(draw)).pages[0]) == []


def test_a_table_open_at_its_sides(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(300, HEIGHT - 100, 300, HEIGHT - 190)
        for top in (100, 130, 160, 190):
            canvas.line(80, HEIGHT - top, 520, HEIGHT - top)
        for row, top in enumerate((120, 150, 180)):
            say(canvas, 90, top, f"Việc {row}")
            say(canvas, 310, top, f"Đơn vị {row}")

    (table,) = tables(read(pdf(draw)).pages[0])
    assert cell_texts(table)[2, 0] == "Việc 2"
    assert cell_texts(table)[2, 1] == "Đơn vị 2"


def test_borders_drawn_as_thin_filled_boxes(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (80, 300, 520):
            canvas.rect(x, HEIGHT - 160, 0.5, 60, stroke=0, fill=1)
        for top in (100, 130, 160):
            canvas.rect(80, HEIGHT - top, 440, 0.5, stroke=0, fill=1)
        say(canvas, 90, 120, "Việc")
        say(canvas, 310, 120, "Đơn vị")

    (table,) = tables(read(pdf(draw)).pages[0])
    assert (table.rows, table.columns) == (2, 2)


def test_one_framed_box_is_no_table(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(80, HEIGHT - 160, 300, 60)
        say(canvas, 90, 120, "Tài liệu lưu hành nội bộ")

    page = read(pdf(draw)).pages[0]
    assert not any(isinstance(item, Table) for item in page.content)
    assert texts(page) == ["Tài liệu lưu hành nội bộ"]
