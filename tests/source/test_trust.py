"""A text layer is believed only if it reads as Vietnamese and covers the page; the decision is told."""

import io
import re

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas
from tests.source.conftest import Read
from tests.source.drawing import FONTS, HEIGHT, LETTER, image_of, letter, pdf, say, scan_pdf, texts

from vanban.source.trust import judge
from vanban.text.quality import Quality, measure

GOOD = "\n".join(LETTER)
UNTRUSTED = "ocr-text-layer-untrusted"


def verdict(text: str, *, cover: float = 1.0, lost: int = 0, uncovered: float = 0.0, hidden: float = 0.0) -> str | None:
    characters = sum(not c.isspace() for c in text)
    quality = measure(text)
    return judge(quality, characters=characters, lost=lost, cover=cover, uncovered=uncovered, hidden=hidden).code


@pytest.mark.parametrize(
    ("text", "cover", "code"),
    [
        (GOOD, 0.0, None),
        (GOOD, 1.0, None),
        # Foreign OCR under a scan.
        ("LIEN DoAN LAO D()NG TINH, CONG HOA XA HOI CHU NGHIA VIET NAM, Doc lap - Tu do", 1.0, UNTRUSTED),
        # Poor Vietnamese OCR under a scan: torn and impossible words.
        ("B ộ TÀI CHÍNH S ố 2 1 /2014/T T -B T C quỵ đjnh vê viêc quan lý, sừ dung nguôn kinh phí", 1.0, UNTRUSTED),
        # Marked letters became question marks.
        ("C?NG H?A X? H?I CH? NGH?A VI?T NAM, Qu?c h?i ban h?nh Lu?t B?o v? m?i tr??ng n?m 2014", 0.0, UNTRUSTED),
        # The font's map lost them.
        (re.sub("[à-ỹ]", "\ufffd", GOOD), 0.0, UNTRUSTED),
        # An English page and a page of figures are no reason for anything.
        ("The parties shall settle any dispute arising out of this Agreement in accordance with the rules", 0.0, None),
        ("1.250.000 3.400.000 12 45,6% 2024 2025 7.800", 0.0, None),
        ("TT Tên 1 A 2 B 3 C", 0.0, None),
        ("", 0.0, None),
    ],
)  # fmt: skip
def test_verdict(text: str, cover: float, code: str | None) -> None:
    assert verdict(text, cover=cover) == code


def test_letters_without_unicode_are_reason_enough() -> None:
    assert verdict(GOOD, cover=0.0, lost=20) == UNTRUSTED


def test_a_caption_over_a_scan() -> None:
    caption = "Ký bởi: Cổng Thông tin điện tử; thời gian ký: 16.05.2016"
    assert verdict(caption, cover=0.9, uncovered=0.97) == "ocr-text-layer-partial"


def test_a_few_lost_letters_are_less_than_recognition_would_lose() -> None:
    assert verdict(GOOD * 10, cover=0.0, lost=2) is None
    assert verdict(GOOD * 10, cover=0.0, lost=20) == UNTRUSTED


def test_an_unpainted_layer_is_that_of_a_scan() -> None:
    poor = GOOD.replace("phòng", "phỏnq").replace("rừng", "rùngg").replace("ủ", "ú1")
    assert verdict(poor, cover=0.0) is None
    assert verdict(poor, cover=0.0, hidden=1.0) == UNTRUSTED
    assert verdict(GOOD, cover=0.0, hidden=1.0) is None


def test_bullets_of_a_symbol_font_are_no_lost_letters() -> None:
    assert measure("\uf0b7 Các xã;\n\uf0b7 Các phường.").lost == 0
    assert measure("X\ue001 l\ue002\ue003p").lost > 10


def test_measure_of_running_text() -> None:
    quality = measure(GOOD)
    assert isinstance(quality, Quality)
    assert (quality.syllables, quality.broken, quality.torn, quality.lost) == (1.0, 0.0, 0.0, 0.0)
    assert quality.marked > 0.7


def test_measure_is_linear() -> None:
    for hostile in ("a b " * 25_000, "?" * 100_000, "a? " * 33_000, "(cid:" * 20_000, "ắ" * 100_000):
        measure(hostile)


def test_captioned_scan_is_recognised_with_the_reason_told(read: Read) -> None:
    scan = Image.fromarray(image_of(pdf(letter)))
    document = read(scan_pdf(scan, (300, 20, "Người ký: Văn phòng; ngày ký: 11/3/2024")))
    assert document.origin == "ocr"
    assert "HẠT KIỂM LÂM" in texts(document.pages[0])
    note = document.diagnostics[0]
    assert (note.code, note.severity) == ("ocr-text-layer-partial", "info")
    assert "page 1" in note.message


def test_captioned_outlines_are_recognised(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(LETTER * 3):
            outlined(canvas, 60, 100 + 40 * number, text)
        say(canvas, 300, 30, "Người ký: Văn phòng; ngày ký: 11/3/2024", size=10)

    document = read(pdf(draw))
    assert document.origin == "ocr"
    assert [note.code for note in document.diagnostics][:1] == ["ocr-text-layer-partial"]
    assert "chuẩn bị lực lượng" in " ".join(texts(document.pages[0]))


def test_a_drawing_of_few_shapes_with_labels_keeps_its_text(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(100):
            canvas.rect(60 + 4 * number, 300, 3, 10 + number, fill=1)
        say(canvas, 60, 100, "Số vụ cháy rừng theo tháng")

    document = read(pdf(draw))
    assert (document.origin, texts(document.pages[0])) == ("text-layer", ["Số vụ cháy rừng theo tháng"])


def outlined(canvas: Canvas, x: float, top: float, text: str) -> None:
    """A line whose letters are shapes: one path each, of the rows of its picture."""
    font = ImageFont.truetype(FONTS / "LiberationSerif-Regular.ttf", 40)
    for sign in text:
        picture = Image.new("L", (80, 60))
        ImageDraw.Draw(picture).text((10, 5), sign, fill=255, font=font)
        path = canvas.beginPath()
        rows, columns = np.nonzero(np.array(picture) > 128)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            path.rect(x + (column - 10) / 3, HEIGHT - top - row / 3, 0.35, 0.35)
        canvas.drawPath(path, stroke=0, fill=1)
        x += font.getlength(sign) / 3


def test_never_keeps_the_caption_and_says_so(read: Read) -> None:
    scan = Image.fromarray(image_of(pdf(letter)))
    document = read(scan_pdf(scan, (300, 20, "Người ký: Văn phòng; ngày ký: 11/3/2024")), ocr="never")
    assert texts(document.pages[0]) == ["Người ký: Văn phòng; ngày ký: 11/3/2024"]
    assert [note.code for note in document.diagnostics] == ["text-layer-doubtful"]


def test_a_good_hidden_layer_is_used(read: Read) -> None:
    scan = Image.fromarray(image_of(pdf(body)))
    layer = [(85.0, 150.0 + 20 * number, text) for number, text in enumerate(LETTER)]
    document = read(scan_pdf(scan, *layer, hidden=True))
    assert document.origin == "text-layer"
    assert texts(document.pages[0]) == list(LETTER)


def body(canvas: Canvas) -> None:
    for number, text in enumerate(LETTER):
        say(canvas, 85, 150 + 20 * number, text, size=11)


def test_pages_are_judged_one_by_one(read: Read) -> None:
    scan = scan_pdf(Image.fromarray(image_of(pdf(letter))))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(letter))) as first, pikepdf.open(io.BytesIO(scan)) as second:
        first.pages.extend(second.pages)
        first.save(out)
    document = read(out.getvalue())
    assert [page.origin for page in document.pages] == ["text-layer", "ocr"]
    assert document.origin == "mixed"
    assert texts(document.pages[0])[-1] == texts(document.pages[1])[-1] == "Nông Thế Sơn"


def test_a_blank_page_is_no_scan(read: Read) -> None:
    document = read(pdf(letter, lambda _: None))
    assert document.pages[1].content == ()
    assert [(note.code, note.message) for note in document.diagnostics] == [("blank-page", "page 2 is blank")]
