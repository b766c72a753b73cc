"""The builder renders what the description says, the same way every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import numpy as np
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image
from tests.builder import (
    LEVELS as FULL,
)
from tests.builder import (
    Cell,
    Description,
    Paragraph,
    Row,
    Signature,
    Table,
    fonts,
    scan_pages,
    to_docx,
    to_image,
    to_pdf,
    to_scan_pdf,
    to_tiff,
)

# Small page images keep the tests quick.
LEVELS = {name: replace(level, dpi=90) for name, level in FULL.items()}
ROWS = tuple(
    Row((Cell(str(number)), Cell(f"Kiểm tra kho số {number}"), Cell("Phòng Hành chính"))) for number in range(1, 60)
)
NOTICE = Description(
    name="thong-bao",
    parent=("UBND TỈNH HÀ GIANG",),
    issuer=("SỞ XÂY DỰNG",),
    number="Số: 77/TB-SXD",
    dateline="Hà Giang, ngày 09 tháng 5 năm 2024",
    type="THÔNG BÁO",
    subject="Lịch trực cơ quan\ndịp nghỉ lễ",
    urgency="HỎA TỐC",
    blocks=(
        Paragraph("Phân công trực như sau:"),
        Paragraph("Phòng **Hành chính** trực ngày chẵn.", label="1.", auto=True),
        Paragraph("Phòng Kế hoạch trực ngày lẻ.", label="2.", auto=True),
        Paragraph("Ghi sổ giao ca.", label="a)"),
        Table(
            widths=(1, 5, 3),
            rows=(
                Row((Cell("TT", down=2), Cell("Công việc", across=2))),
                Row((Cell("Nội dung"), Cell("Đơn vị"))),
                Row((Cell("I"), Cell("Nhóm việc thường ngày", across=2))),
                *ROWS,
            ),
            heading_rows=2,
        ),
        Paragraph("Các phòng nghiêm túc thực hiện./."),
    ),
    signature=Signature("PHÓ GIÁM ĐỐC", "Vi Thạch Anh", ("KT. GIÁM ĐỐC",)),
    recipients=("Như trên;", "Lưu: VT."),
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("builder") / "notice.pdf"
    to_pdf(NOTICE, path)
    return path


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> docx.document.Document:
    path = tmp_path_factory.mktemp("builder") / "notice.docx"
    to_docx(NOTICE, path)
    return docx.Document(str(path))


def page_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def test_pdf_text_layer_holds_every_text_of_the_description(pdf: Path) -> None:
    whole = " ".join(page_texts(pdf))
    assert [text for text in NOTICE.texts() if text not in whole] == []


def test_pdf_repeats_heading_rows_and_numbers_pages_from_the_second(pdf: Path) -> None:
    pages = page_texts(pdf)
    assert len(pages) >= 3
    assert all("TT Công việc Nội dung Đơn vị" in page for page in pages[:2])
    assert pages[1].startswith("2 ") or pages[1].endswith(" 2")
    assert pages[0].startswith("UBND TỈNH HÀ GIANG")


def test_pdf_letterhead_stands_in_two_columns(pdf: Path) -> None:
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()

    def left_and_top(words: str) -> tuple[float, float]:
        index, _ = text.search(words, match_case=True).get_next()
        left, _, _, top = text.get_charbox(index)
        return left, top

    issuer, nation = left_and_top("UBND TỈNH HÀ GIANG"), left_and_top("CỘNG HÒA")
    assert issuer[0] < page.get_width() / 3 < nation[0]
    assert issuer[1] == pytest.approx(nation[1], abs=2)


@pytest.mark.parametrize("render", [to_pdf, to_docx])
def test_same_description_same_bytes(render: object, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path in (first, second):
        render(NOTICE, path)  # type: ignore[operator]
    assert first.read_bytes() == second.read_bytes()


def test_docx_letterhead_and_closing_are_borderless_tables(word: docx.document.Document) -> None:
    letterhead, _, closing = word.tables
    assert letterhead.cell(0, 0).text.split("\n")[:2] == ["UBND TỈNH HÀ GIANG", "SỞ XÂY DỰNG"]
    assert letterhead.cell(1, 1).text == "Hà Giang, ngày 09 tháng 5 năm 2024"
    assert closing.cell(0, 0).text.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert closing.cell(0, 1).text.split("\n")[-1] == "Vi Thạch Anh"
    assert letterhead.style.name != "Table Grid"


def test_docx_numbers_are_partly_generated_by_word(word: docx.document.Document) -> None:
    by_text = {paragraph.text: paragraph for paragraph in word.paragraphs}
    generated = [by_text["Phòng Hành chính trực ngày chẵn."], by_text["Phòng Kế hoạch trực ngày lẻ."]]
    ids = {paragraph._p.pPr.numPr.numId.val for paragraph in generated}
    assert len(ids) == 1
    assert "a) Ghi sổ giao ca." in by_text
    bold = [run.text for run in generated[0].runs if run.bold]
    assert bold == ["Hành chính"]


def test_docx_table_has_merges_and_repeated_heading_rows(word: docx.document.Document) -> None:
    table = word.tables[1]
    headed = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert headed[:3] == [True, True, False]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(2, 1)._tc is table.cell(2, 2)._tc


def test_word_cannot_be_made_to_skip_a_number(tmp_path: Path) -> None:
    broken = Description(
        **{
            **{name: getattr(NOTICE, name) for name in NOTICE.__dataclass_fields__},
            "blocks": (Paragraph("Một", label="1.", auto=True), Paragraph("Ba", label="3.", auto=True)),
        }
    )
    with pytest.raises(ValueError, match="number this 2"):
        to_docx(broken, tmp_path / "x.docx")


def test_scan_has_images_and_no_text(pdf: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    to_scan_pdf(pdf, scan, LEVELS["poor"], seal="SỞ XÂY DỰNG", signer="Vi Thạch Anh", pages=[0])
    document = pypdfium2.PdfDocument(scan)
    assert len(document) == 1
    assert document[0].get_textpage().get_text_range() == ""
    assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=1)


def test_seal_is_red_and_stands_on_the_signature_page_only(pdf: Path) -> None:
    pages = scan_pages(pdf, LEVELS["clean"], seal="SỞ XÂY DỰNG", signer="Vi Thạch Anh")

    def red(image: Image.Image) -> int:
        pixels = np.asarray(image).astype(int)
        return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)).sum())

    bare = scan_pages(pdf, LEVELS["clean"])
    added = [red(sealed) - red(plain) for sealed, plain in zip(pages, bare, strict=True)]
    assert added[-1] > 400
    assert set(added[:-1]) == {0}


def test_worse_levels_are_further_from_the_clean_page(pdf: Path) -> None:
    pages = {
        name: np.asarray(scan_pages(pdf, LEVELS[name], pages=[0])[0]).astype(int) for name in ("clean", "good", "bad")
    }
    distance = {name: np.abs(pages[name] - pages["clean"]).mean() for name in ("good", "bad")}
    assert 0 < distance["good"] < distance["bad"]


def test_same_seed_same_scan(pdf: Path) -> None:
    first, again, other = (scan_pages(pdf, LEVELS["poor"], seed=seed, pages=[0])[0] for seed in (3, 3, 4))
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_images_of_every_kind(pdf: Path, tmp_path: Path) -> None:
    level = LEVELS["good"]
    pages = scan_pages(pdf, level, pages=[0, 1])
    for name in ("page.png", "page.jpg"):
        to_image(pages[0], tmp_path / name, level)
        with Image.open(tmp_path / name) as image:
            assert image.size == pages[0].size
            assert image.info["dpi"][0] == pytest.approx(level.dpi, abs=1)
    to_tiff(pages, tmp_path / "pages.tif", level)
    with Image.open(tmp_path / "pages.tif") as image:
        assert image.n_frames == 2


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILIES", (("/nowhere", "None", {"": ""}),))
    fonts.family.cache_clear()
    try:
        with pytest.raises(fonts.FontMissingError, match="fonts-liberation2"):
            fonts.family()
    finally:
        fonts.family.cache_clear()
