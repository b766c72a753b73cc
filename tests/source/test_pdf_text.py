"""Lines of the text layer: where they stand, where they part, what is put right."""

import io
import unicodedata

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import HEIGHT, LETTER, PRINTED, WIDTH, letter, lines, pdf, say, tables, texts


def one_line(read: Read, *parts: tuple[float, str]) -> list[str]:
    def draw(canvas: Canvas) -> None:
        for x, text in parts:
            say(canvas, x, 200, text)

    return texts(read(pdf(draw)).pages[0])


def test_letterhead_and_signature_are_read_in_columns_from_the_top(read: Read) -> None:
    document = read(pdf(letter))
    assert texts(document.pages[0]) == PRINTED
    assert document.origin == "text-layer"
    assert document.diagnostics == ()


def test_place_size_and_style(read: Read) -> None:
    page = read(pdf(letter)).pages[0]
    found = {line.text: line for line in lines(page)}
    title, dateline, body = found["HẠT KIỂM LÂM"], found["Bảo Lạc, ngày 11 tháng 3 năm 2024"], found[LETTER[0]]
    assert (page.number, page.width, page.height) == (1, WIDTH, HEIGHT)
    assert (title.bold, title.italic, title.size) == (True, False, 12.0)
    assert (dateline.bold, dateline.italic, dateline.size) == (False, True, 13.0)
    assert (body.bold, body.italic, body.size) == (False, False, 14.0)
    assert body.box is not None
    x0, top, x1, bottom = body.box
    assert x0 == pytest.approx(120, abs=1)
    assert top < 150 - 8 < 150 <= bottom < 155
    assert x1 > 500
    assert " ".join(word.text for word in body.words) == body.text
    assert all(x0 <= word.box[0] < word.box[2] <= x1 for word in body.words)


def test_a_justified_line_stays_whole(read: Read) -> None:
    words = ("Căn", "cứ", "Luật", "Lâm", "nghiệp", "và", "các", "nghị", "định")
    assert one_line(read, *((85 + 55 * n, word) for n, word in enumerate(words))) == [" ".join(words)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # The blank for a number that is written by hand.
        ([(100, "Số:"), (160, "/KH-STC")], ["Số: /KH-STC"]),
        ([(300, "Cà Mau, ngày"), (420, "tháng 02 năm 2024")], ["Cà Mau, ngày tháng 02 năm 2024"]),
        # An item's mark and its tab.
        ([(85, "1."), (130, "Mục đích")], ["1. Mục đích"]),
        ([(85, "-"), (120, "Các sở, ban, ngành")], ["- Các sở, ban, ngành"]),
        ([(85, "Điều 5."), (165, "Hiệu lực thi hành")], ["Điều 5. Hiệu lực thi hành"]),
        # Two texts side by side.
        ([(100, "Số: 15/KH-STC"), (330, "An Giang, ngày 23 tháng 01 năm 2018")], None),
        ([(85, "- Lưu: VT."), (400, "Lò Văn Pánh")], None),
    ],
)
def test_wide_gaps(read: Read, parts: list[tuple[float, str]], expected: list[str] | None) -> None:
    assert one_line(read, *parts) == (expected or [text for _, text in parts])


def test_columns_written_one_after_the_other_part_at_a_narrow_gap(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 60, "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", size=12)
        say(canvas, 100, 76, "VĂN PHÒNG", size=12)
        say(canvas, 338, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", size=12)
        say(canvas, 400, 76, "Độc lập", size=12)

    assert texts(read(pdf(draw)).pages[0]) == [
        "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VĂN PHÒNG",
        "Độc lập",
    ]


def test_words_without_spaces_part_at_their_gaps(read: Read) -> None:
    assert one_line(read, (85, "Kế"), (102, "hoạch"), (139, "năm")) == ["Kế hoạch năm"]


def test_hyphen_at_the_end_of_a_line_stays(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(85, HEIGHT - 100)
        text.setFont("Serif", 13)
        text.textLine("theo đề nghị tại Tờ trình số 1045/TTr-")
        text.textLine("SKHCN ngày 05 tháng 6 năm 2024")
        canvas.drawText(text)

    assert texts(read(pdf(draw)).pages[0]) == [
        "theo đề nghị tại Tờ trình số 1045/TTr-",
        "SKHCN ngày 05 tháng 6 năm 2024",
    ]


def test_decomposed_letters_are_composed(read: Read) -> None:
    assert one_line(read, (85, unicodedata.normalize("NFD", "Sở Xây dựng báo cáo"))) == ["Sở Xây dựng báo cáo"]


@pytest.mark.parametrize("moved", [-5.0, -1.5, 0.0])
def test_marks_that_are_glyphs_of_their_own_join_their_letters(read: Read, moved: float) -> None:
    def draw(canvas: Canvas) -> None:
        x = 85.0
        for sign in unicodedata.normalize("NFD", "Sở Xây dựng tỉnh"):
            if unicodedata.combining(sign):
                say(canvas, x + moved, 200 - abs(moved), sign)
            else:
                say(canvas, x, 200, sign)
                x += canvas.stringWidth(sign, "Serif", 13)

    assert texts(read(pdf(draw)).pages[0]) == ["Sở Xây dựng tỉnh"]


def test_bold_by_printing_twice_is_read_once(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            for number, word in enumerate(("KẾ", "HOẠCH", "TUYÊN", "TRUYỀN")):
                say(canvas, 150 + 70 * number + shift, 150, word, size=14)

    assert " ".join(texts(read(pdf(draw)).pages[0])) == "KẾ HOẠCH TUYÊN TRUYỀN"


def test_a_superscript_stays_with_its_word(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 85, 100, "diện tích 120 m")
        say(canvas, 85 + canvas.stringWidth("diện tích 120 m", "Serif", 13), 95, "2", size=8)
        say(canvas, 182, 100, "trở lên")

    assert texts(read(pdf(draw)).pages[0]) == ["diện tích 120 m² trở lên"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(read: Read, angle: int) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda canvas: turned(canvas, angle)))) as document:
        document.pages[0].Rotate = angle
        document.save(out)
    document = read(out.getvalue())
    page = document.pages[0]
    assert texts(page) == ["Dòng thứ nhất của trang", "Dòng thứ hai của trang"]
    box = lines(page)[0].box
    assert box is not None
    assert box[0] == pytest.approx(50, abs=1)
    assert box[3] == pytest.approx(103, abs=3)
    assert document.diagnostics == ()


def turned(canvas: Canvas, angle: int) -> None:
    """Two lines that stand upright once the page is turned clockwise."""
    width, height = (HEIGHT, WIDTH) if angle % 180 else (WIDTH, HEIGHT)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(angle)
    canvas.translate(-width / 2, -height / 2)
    canvas.setFont("Serif", 13)
    canvas.drawString(50, height - 100, "Dòng thứ nhất của trang")
    canvas.drawString(50, height - 120, "Dòng thứ hai của trang")


def test_a_landscape_table_drawn_on_an_upright_page_is_turned(read: Read) -> None:
    document = read(pdf(lambda canvas: turned(canvas, 90)))
    page = document.pages[0]
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert texts(page) == ["Dòng thứ nhất của trang", "Dòng thứ hai của trang"]
    assert [note.code for note in document.diagnostics] == ["page-turned"]


def test_what_is_cropped_away_is_not_read_and_boxes_start_at_the_crop(read: Read) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(letter))) as document:
        document.pages[0].CropBox = pikepdf.Array([80, HEIGHT - 290, WIDTH, HEIGHT - 90])
        document.save(out)
    page = read(out.getvalue()).pages[0]
    first = lines(page)[0]
    assert (page.width, page.height) == (WIDTH - 80, 200)
    assert first.text == "Số: 37/HKL-QLBVR"
    assert first.box is not None
    assert first.box[0] == pytest.approx(20, abs=1)
    assert "Nông Thế Sơn" not in texts(page)


def test_underlines_of_the_letterhead_make_no_table(read: Read) -> None:
    assert tables(read(pdf(letter)).pages[0]) == []


def test_the_same_bytes_give_the_same_document(read: Read) -> None:
    data = pdf(letter, letter)
    assert read(data) == read(data)
