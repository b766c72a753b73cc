"""Documents that promulgate another: each has an entry of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.header.documents import read_header
from tests.header.letterheads import END, MOTTO, SLOGAN, document
from tests.layout.printed import cell, centred, typed

from vanban.extract.attached import attached_documents
from vanban.layout import lay_out
from vanban.schema import Attached
from vanban.sections import build_sections
from vanban.source import read_source
from vanban.source.model import Line, SourceDocument

SAMPLES = Path(__file__).parents[2] / "samples"
DECISION: tuple[str | Line, ...] = (
    centred("QUYẾT ĐỊNH"),
    centred("Ban hành Quy chế quản lý nhà ở công vụ"),
    "Căn cứ nhu cầu thực tế;",
    centred("QUYẾT ĐỊNH:"),
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà ở công vụ.",
    *END,
)
NOTE = "(Ban hành kèm theo Quyết định số 12/QĐ-SXD ngày 03 tháng 4 năm 2024 của Sở Xây dựng)"


def attached(source: SourceDocument) -> list[Attached]:
    canonical = lay_out(source)
    sections = build_sections(canonical)
    found = attached_documents(canonical, sections)
    for entry in found:
        assert canonical.text[entry.evidence.start : entry.evidence.end] == entry.evidence.quote
        node = sections[entry.section] if entry.section is not None else None
        assert node is not None
        assert node.kind == "annex"
    return found


@pytest.mark.parametrize("letterhead", [False, True])
def test_a_regulation(letterhead: bool) -> None:
    again = [cell("UBND TỈNH AN GIANG", 0), cell("SỞ XÂY DỰNG", 0, bold=True), cell(MOTTO, 1), cell(SLOGAN, 1)]
    source = document(
        *DECISION,
        *(again if letterhead else []),
        centred("QUY CHẾ"),
        centred("Quản lý nhà ở công vụ"),
        centred(NOTE, bold=False),
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định việc quản lý nhà ở công vụ.",
        number="Số: 12/QĐ-SXD",
    )
    (entry,) = attached(source)
    assert entry.type is not None
    assert (entry.id, entry.type.code, entry.title) == ("a1", "QC", "Quản lý nhà ở công vụ")
    assert (entry.number, entry.issued_on) == ("12/QĐ-SXD", "2024-04-03")
    header, _ = read_header(source)
    assert header.type is not None
    assert (header.type.code, header.number) == ("QĐ", "12/QĐ-SXD")


def test_a_blank_note_of_a_document_issued_electronically() -> None:
    note = "(Kèm theo Quyết định số      /QĐ-SXD ngày    tháng    năm 2024)"
    (entry,) = attached(document(*DECISION, centred("KẾ HOẠCH"), centred("Trồng cây"), note, "1. Mục đích"))
    assert entry.type is not None
    assert entry.type.code == "KH"
    assert (entry.number, entry.issued_on) == (None, None)


def test_a_list_without_type_and_a_regulation_after_it() -> None:
    first, second = attached(
        document(
            *DECISION,
            centred("DANH MỤC CĂN HỘ"),
            centred("THUỘC QUỸ NHÀ CÔNG VỤ"),
            NOTE,
            "1. Căn hộ số 5.",
            centred("QUY ĐỊNH"),
            centred("Về bảo trì nhà ở"),
            NOTE,
            "Điều 1. Phạm vi",
        )
    )
    assert (first.type, first.title) == (None, "DANH MỤC CĂN HỘ THUỘC QUỸ NHÀ CÔNG VỤ")
    assert second.type is not None
    assert (second.id, second.type.code, second.title) == ("a2", "QyĐ", "Về bảo trì nhà ở")
    assert first.section != second.section


def test_numbered_annexes_are_sections_only() -> None:
    assert attached(document(*DECISION, "PHỤ LỤC I", "DANH SÁCH CĂN HỘ", NOTE, "1. Căn hộ số 5.")) == []


def test_a_note_behind_a_title_that_reads_like_a_sentence() -> None:
    (entry,) = attached(
        document(
            *DECISION,
            centred("CHƯƠNG TRÌNH HÀNH ĐỘNG"),
            "Thực hiện Nghị quyết số 9-NQ/TU về phát triển nhà ở",
            NOTE,
            "I. MỤC TIÊU",
            "1. Xây nhà.",
        )
    )
    assert entry.type is not None
    assert (entry.type.code, entry.title) == ("CTr", "Thực hiện Nghị quyết số 9-NQ/TU về phát triển nhà ở")
    assert entry.number == "12/QĐ-SXD"


def test_a_regulation_without_its_decision() -> None:
    source = typed(centred("QUY CHẾ"), centred("Quản lý nhà ở công vụ"), NOTE, "Điều 1. Phạm vi", "Quy chế này.")
    header, _ = read_header(source)
    assert header.type is not None
    assert (header.type.code, header.number, header.subject) == ("QC", None, "Quản lý nhà ở công vụ")
    (entry,) = attached(source)
    assert entry.number == "12/QĐ-SXD"


def test_a_copy_of_a_decision_attaches_nothing() -> None:
    assert attached(document(*DECISION, cell("SAO Y", 1), cell("Số: 1/SY-VP", 0), cell("Đỗ Quang Vinh", 1))) == []


@pytest.mark.parametrize("name", ["quyet-dinh-ban-hanh.docx", "quyet-dinh-ban-hanh.pdf"])
def test_a_rendered_decision(name: str) -> None:
    (entry,) = attached(read_source(SAMPLES / name))
    assert entry.type is not None
    assert entry.type.code == "KH"
    assert entry.title is not None
    assert entry.title.startswith("Ứng phó với mưa lũ")
    assert (entry.number, entry.issued_on) == ("1126/QĐ-UBND", "2024-06-27")
