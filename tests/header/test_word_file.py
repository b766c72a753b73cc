"""A joint document and its copy as Word files are made: letterhead and signatures in borderless tables."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from tests.header.documents import read_header

from vanban.source import read_source


def _side_by_side(document: Document, left: list[str], right: list[str]) -> None:
    for cell, lines in zip(document.add_table(rows=1, cols=2).rows[0].cells, (left, right), strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def test_two_bodies_two_signers_and_a_copy(tmp_path: Path) -> None:
    document = docx.Document()
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______"]
    _side_by_side(
        document,
        ["LIÊN TỊCH", "SỞ TÀI CHÍNH - SỞ NỘI VỤ", "_____", "Số: 12/HDLN-STC-SNV"],
        [*motto, "An Giang, ngày 03 tháng 4 năm 2024"],
    )
    document.add_paragraph("LƯU HÀNH NỘI BỘ")
    for title in ("HƯỚNG DẪN LIÊN NGÀNH", "Về quản lý kinh phí"):
        paragraph = document.add_paragraph()
        paragraph.add_run(title).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Căn cứ nhu cầu quản lý, hai sở hướng dẫn như sau.")
    _side_by_side(
        document,
        ["KT. GIÁM ĐỐC SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC", "", "Mai Kim Ngọc"],
        ["KT. GIÁM ĐỐC SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC", "", "Tô Vĩnh Hà"],
    )
    _side_by_side(document, ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], [""])
    _side_by_side(
        document,
        ["UBND HUYỆN KON RẪY", "VĂN PHÒNG", "____", "Số: 12/SY-VP"],
        ["SAO Y", "", "Kon Rẫy, ngày 10 tháng 5 năm 2024"],
    )
    _side_by_side(document, ["Nơi nhận:", "- Các xã;"], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "", "Đỗ Quang Vinh"])
    document.save(str(tmp_path / "joint.docx"))

    header, _ = read_header(read_source(tmp_path / "joint.docx"))

    assert header.type is not None
    assert (header.type.code, header.number, header.subject) == ("HD", "12/HDLN-STC-SNV", "Về quản lý kinh phí")
    assert header.issuers == ["Sở Tài chính tỉnh An Giang", "Sở Nội vụ tỉnh An Giang"]
    assert header.signer.name == "Mai Kim Ngọc"
    assert [signer.name for signer in header.cosigners] == ["Tô Vĩnh Hà"]
    assert header.recipients == ["Như trên", "Lưu: VT"]
    assert header.marks == ["LƯU HÀNH NỘI BỘ"]
    assert header.copied is not None
    assert header.copied.model_dump() == {
        "form": "SY",
        "number": "12/SY-VP",
        "date": "2024-05-10",
        "body": "Văn phòng Ủy ban nhân dân huyện Kon Rẫy",
        "signer": {"authority": "TL. CHỦ TỊCH", "title": "CHÁNH VĂN PHÒNG", "name": "Đỗ Quang Vinh"},
    }
