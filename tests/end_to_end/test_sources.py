"""One document in every form that offices send: each must give the same record."""

import hashlib
from pathlib import Path

import pikepdf
import pytest
from tests.builder import (
    LEVELS,
    Description,
    Paragraph,
    Signature,
    scan_pages,
    to_docx,
    to_image,
    to_pdf,
    to_scan_pdf,
    to_tiff,
)

import vanban
from vanban.schema import Document

PLAN = Description(
    name="ke-hoach",
    parent=("UBND TỈNH LÂM ĐỒNG",),
    issuer=("SỞ Y TẾ",),
    number="Số: 215/KH-SYT",
    dateline="Lâm Đồng, ngày 18 tháng 3 năm 2024",
    type="KẾ HOẠCH",
    subject="Tăng cường phòng, chống bệnh sốt xuất huyết năm 2024",
    blocks=(
        Paragraph(
            "Thực hiện Chỉ thị số 04/CT-UBND ngày 26 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh Lâm Đồng về tăng cường"
            " phòng, chống dịch bệnh mùa mưa, Sở Y tế ban hành Kế hoạch như sau:"
        ),
        Paragraph("MỤC ĐÍCH, YÊU CẦU", label="I.", bold=True),
        Paragraph("Giảm số ca mắc và không để dịch lan rộng trên địa bàn tỉnh.", label="1."),
        Paragraph("TỔ CHỨC THỰC HIỆN", label="II.", bold=True),
        Paragraph(
            "Giao Trung tâm Kiểm soát bệnh tật tỉnh chủ trì, phối hợp với Phòng Nghiệp vụ Y giám sát các ổ dịch cũ,"
            " báo cáo Sở Y tế trước ngày 20 tháng 4 năm 2024.",
            label="1.",
        ),
        Paragraph("Văn phòng Sở mua sắm hóa chất diệt muỗi, hoàn thành trước ngày 15/5/2024.", label="2."),
    ),
    signature=Signature("GIÁM ĐỐC", "Lương Thế Mẫn"),
    recipients=("UBND tỉnh (b/c);", "Các đơn vị trực thuộc;", "Lưu: VT, KH."),
)

TEXT = """\
UBND TỈNH LÂM ĐỒNG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ                               Độc lập - Tự do - Hạnh phúc

Số: 215/KH-SYT                        Lâm Đồng, ngày 18 tháng 3 năm 2024

KẾ HOẠCH
Tăng cường phòng, chống bệnh sốt xuất huyết năm 2024

{body}

Nơi nhận:
- UBND tỉnh (b/c);
- Các đơn vị trực thuộc;
- Lưu: VT, KH.

GIÁM ĐỐC

Lương Thế Mẫn
"""

HTML = """\
<!doctype html><meta charset="utf-8"><title>Kế hoạch</title>
<table border="0"><tr><td align="center"><b>UBND TỈNH LÂM ĐỒNG<br>SỞ Y TẾ</b></td>
<td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td align="center">Số: 215/KH-SYT</td><td align="center"><i>Lâm Đồng, ngày 18 tháng 3 năm 2024</i></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p>
<p align="center"><b>Tăng cường phòng, chống bệnh sốt xuất huyết năm 2024</b></p>
{body}
<table border="0"><tr><td><b><i>Nơi nhận:</i></b><br>
- UBND tỉnh (b/c);<br>- Các đơn vị trực thuộc;<br>- Lưu: VT, KH.</td>
<td align="center"><b>GIÁM ĐỐC</b><br><br><b>Lương Thế Mẫn</b></td></tr></table>
"""


def _paragraphs() -> list[str]:
    return [block.printed for block in PLAN.blocks if isinstance(block, Paragraph)]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.pdf"
    to_pdf(PLAN, path)
    return path


def _check(record: Document) -> None:
    header = record.header
    assert header.type is not None
    assert header.type.code == "KH"
    assert header.number == "215/KH-SYT"
    assert header.issued_on == "2024-03-18"
    assert header.issuer == "Sở Y tế tỉnh Lâm Đồng"
    assert header.parent_body == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert header.subject == "Tăng cường phòng, chống bệnh sốt xuất huyết năm 2024"
    assert header.signer.title == "GIÁM ĐỐC"
    assert header.signer.name == "Lương Thế Mẫn"
    assert header.recipients == ["UBND tỉnh (b/c)", "Các đơn vị trực thuộc", "Lưu: VT, KH"]
    assert [(s.label, s.level) for s in record.sections] == [("I", 1), ("1", 2), ("II", 1), ("1", 2), ("2", 2)]
    assert [(r.key, r.issued_on, r.relation) for r in record.references] == [("04/CT-UBND", "2024-02-26", "implements")]
    assert [(d.start, d.end) for d in record.deadlines] == [(None, "2024-04-20"), (None, "2024-05-15")]
    assert [([a.name for a in t.lead], [a.name for a in t.support], t.end) for t in record.tasks] == [
        (["Trung tâm Kiểm soát bệnh tật tỉnh"], ["Phòng Nghiệp vụ Y"], "2024-04-20"),
        (["Văn phòng Sở"], [], "2024-05-15"),
    ]


def _check_boxes(record: Document) -> None:
    """Every value of a paged format has a page and boxes inside an A4 sheet."""
    found = [
        *record.header.evidence.values(),
        *(t.evidence for t in record.tasks),
        *(d.evidence for d in record.deadlines),
    ]
    assert found
    for evidence in found:
        assert evidence.page is not None
        assert evidence.boxes
        for x0, top, x1, bottom in evidence.boxes:
            assert 0 <= x0 < x1 <= 600
            assert 0 <= top < bottom <= 850


def test_pdf_with_a_text_layer(pdf: Path) -> None:
    before = hashlib.sha256(pdf.read_bytes()).hexdigest()
    record = vanban.read(pdf)
    assert (record.source.origin, record.source.media_type) == ("text-layer", "application/pdf")
    assert record.source.sha256 == before == hashlib.sha256(pdf.read_bytes()).hexdigest()
    _check(record)
    _check_boxes(record)


def test_scanned_pdf(pdf: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    to_scan_pdf(pdf, scan, LEVELS["fair"], seal="SỞ Y TẾ TỈNH LÂM ĐỒNG", signer="Lương Thế Mẫn")
    record = vanban.read(scan)
    assert record.source.origin == "ocr"
    _check(record)
    _check_boxes(record)
    assert all(task.evidence.confidence is not None for task in record.tasks)


def test_mixed_pdf_is_decided_page_by_page(pdf: Path, tmp_path: Path) -> None:
    scan, mixed = tmp_path / "scan.pdf", tmp_path / "mixed.pdf"
    to_scan_pdf(pdf, scan, LEVELS["clean"])
    with pikepdf.open(pdf) as digital, pikepdf.open(scan) as image:
        digital.pages.extend(image.pages)
        digital.save(mixed)
    record = vanban.read(mixed)
    assert record.source.origin == "mixed"
    origins = {task.evidence.page: task.evidence.origin for task in record.tasks}
    assert origins[1] == "text-layer"
    assert record.header.number == "215/KH-SYT"


@pytest.mark.parametrize(("suffix", "media_type"), [(".png", "image/png"), (".jpg", "image/jpeg")])
def test_page_image(pdf: Path, tmp_path: Path, suffix: str, media_type: str) -> None:
    path = tmp_path / f"page{suffix}"
    to_image(scan_pages(pdf, LEVELS["good"])[0], path, LEVELS["good"])
    record = vanban.read(path)
    assert record.source.media_type == media_type
    assert record.source.pages == 1
    _check(record)


def test_tiff_of_several_pages(pdf: Path, tmp_path: Path) -> None:
    path = tmp_path / "fax.tiff"
    page = scan_pages(pdf, LEVELS["clean"])[0]
    to_tiff([page, page], path, LEVELS["clean"])
    record = vanban.read(path)
    assert (record.source.media_type, record.source.pages) == ("image/tiff", 2)
    assert record.header.number == "215/KH-SYT"
    assert {t.evidence.page for t in record.tasks} == {1, 2}


def test_docx(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    to_docx(PLAN, path)
    record = vanban.read(path)
    assert record.source.origin == "native"
    assert record.source.pages is None
    assert record.tasks[0].evidence.page is None
    assert record.tasks[0].evidence.boxes == []
    _check(record)


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    body = "\n".join(f"<p>{text}</p>" for text in _paragraphs())
    path.write_text(HTML.format(body=body), encoding="utf-8")
    record = vanban.read(path)
    assert record.source.media_type == "text/html"
    _check(record)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_and_markdown(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_text(TEXT.format(body="\n\n".join(_paragraphs())), encoding="utf-8")
    _check(vanban.read(path))


def test_the_name_of_a_file_is_not_believed(pdf: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(pdf.read_bytes())
    assert vanban.read(path).source.media_type == "application/pdf"


def test_only_the_pages_asked_for(pdf: Path, tmp_path: Path) -> None:
    double = tmp_path / "double.pdf"
    with pikepdf.open(pdf) as first, pikepdf.open(pdf) as second:
        first.pages.extend(second.pages)
        first.save(double)
    record = vanban.read(double, pages={2})
    assert {t.evidence.page for t in record.tasks} == {2}
