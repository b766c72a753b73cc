"""Behaviour over a whole document: own number, entries, evidence, short mentions, diagnostics, zones."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from vanban.layout.canonical import Canonical, CanonicalBuilder, Zone
from vanban.schema import Diagnostic, Header, Reference
from vanban.source.model import Line

ReadText = Callable[..., list[Reference]]
ReadCanonical = Callable[..., tuple[list[Reference], list[Diagnostic]]]


def _document(*blocks: tuple[Zone, str]) -> Canonical:
    builder = CanonicalBuilder()
    for zone, text in blocks:
        builder.add([Line(text, None, None, "native", ends_paragraph=True)], zone=zone)
    return builder.build()


def test_own_number_is_no_reference(read_text: ReadText) -> None:
    text = "Kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2024. Thực hiện Quyết định số 15/QĐ-UBND."
    assert [r.key for r in read_text(text, Header(number="12/QĐ-UBND"))] == ["15/QĐ-UBND"]


def test_own_number_is_read_from_a_letterhead_without_a_header(read_text: ReadText) -> None:
    assert [
        r.key for r in read_text("UBND TỈNH\nSố: 12/KH-SNV\n\nTheo Kế hoạch số 12/KH-SNV và Công văn 3/SNV-VP")
    ] == ["3/SNV-VP"]


def test_one_entry_for_all_mentions_with_their_evidence(read_text: ReadText) -> None:
    text = (
        "Thực hiện Chỉ thị số 01/CT-UBND ngày 10/02/2024 của UBND tỉnh Bình Phước về thi đua.\n"
        "Triển khai Chỉ thị 01/CT-UBND của Chủ tịch UBND tỉnh. Tổng kết Chỉ thị số 01 vào cuối năm."
    )
    (reference,) = read_text(text)
    assert (reference.id, reference.issued_on, reference.issuer, reference.title) == (
        "r1",
        "2024-02-10",
        "Ủy ban nhân dân tỉnh Bình Phước",
        "về thi đua",
    )
    assert [e.quote for e in reference.evidence] == [
        "Chỉ thị số 01/CT-UBND ngày 10/02/2024 của UBND tỉnh Bình Phước",
        "Chỉ thị 01/CT-UBND của Chủ tịch UBND tỉnh",
        "Chỉ thị số 01",
    ]
    assert all(text[e.start : e.end] == e.quote for e in reference.evidence)


def test_two_spellings_of_a_number_are_one_entry(read_text: ReadText) -> None:
    assert [r.key for r in read_text("Nghị quyết số 57-NQ/TW; nghị quyết 57/NQ-TW")] == ["57-NQ/TW"]


def test_ids_follow_the_first_mentions(read_text: ReadText) -> None:
    references = read_text(
        "Căn cứ Quyết định số 9/QĐ-STC;\nCăn cứ Luật Thanh tra năm 2022;\nTheo Quyết định số 9/QĐ-STC"
    )
    assert [(r.id, r.key) for r in references] == [("r1", "9/QĐ-STC"), ("r2", "Luật Thanh tra 2022")]


def test_law_named_without_year_is_taken_for_the_one_cited_before(read_text: ReadText) -> None:
    (reference,) = read_text(
        "Căn cứ Luật Chứng khoán ngày 26/11/2019;\nNghị định này hướng dẫn thi hành Luật Chứng khoán."
    )
    assert reference.relation == "implements"
    assert [e.quote for e in reference.evidence] == ["Luật Chứng khoán ngày 26/11/2019", "Luật Chứng khoán"]


def test_named_and_numbered_citation_of_a_law_are_one_entry(read_text: ReadText) -> None:
    (reference,) = read_text("Luật Đất đai năm 2024 và quy định mới.\nCăn cứ Luật Đất đai số 31/2024/QH15;")
    assert (reference.key, reference.relation, len(reference.evidence)) == ("31/2024/QH15", "basis", 2)


def test_demonstrative_mention(read_text: ReadText) -> None:
    (reference,) = read_text(
        "Thực hiện Chỉ thị số 5/CT-UBND.\nCác phòng triển khai Chỉ thị nêu trên; thực hiện Chỉ thị này."
    )
    assert [e.quote for e in reference.evidence] == ["Chỉ thị số 5/CT-UBND", "Chỉ thị nêu trên"]


def test_a_head_of_laws_without_a_list_ends(read_text: ReadText) -> None:
    (reference,) = read_text(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022; các Luật: Tổ chức chính quyền địa phương năm 2"
    )
    assert reference.key == "Luật Thi đua, khen thưởng 2022"


def test_a_given_name_is_not_found_with_words_between(read_text: ReadText) -> None:
    text = (
        "Quyết định số 5/QĐ-UBND ban hành Chương trình số hóa (sau đây gọi là Chương trình hồ sơ). "
        "Chương trình số hồ sơ là việc khác. Tổng kết Chương trình hồ sơ."
    )
    (reference,) = read_text(text)
    assert [e.quote for e in reference.evidence[1:]] == ["Chương trình hồ sơ"]


def test_province_comes_from_the_header(read_text: ReadText) -> None:
    header = Header(issuer="Sở Nội vụ tỉnh Đắk Lắk", parent_body="Ủy ban nhân dân tỉnh Đắk Lắk")
    (reference,) = read_text("Thực hiện Chỉ thị số 5/CT-UBND của Chủ tịch UBND tỉnh.", header)
    assert reference.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk"


def test_province_stays_open_when_two_come_into_question(read_text: ReadText) -> None:
    text = (
        "Quyết định số 1/QĐ-UBND của UBND tỉnh; Quyết định 2/QĐ-UBND của UBND tỉnh Gia Lai; "
        "Quyết định 3/QĐ-UBND của UBND tỉnh Kon Tum"
    )
    assert read_text(text)[0].issuer == "Ủy ban nhân dân tỉnh"


def test_zones(read_canonical: ReadCanonical) -> None:
    document = _document(
        ("number", "Số: 20/KH-SYT"),
        ("subject", "Triển khai Chỉ thị số 17-CT/TW ngày 21/10/2022 của Ban Bí thư"),
        ("addressees", "Kính gửi: Tổ công tác theo Quyết định số 1/QĐ-SYT"),
        ("body", "Theo Kế hoạch số 20/KH-SYT, các phòng thực hiện."),
        ("recipients", "Như Quyết định số 2/QĐ-SYT"),
        ("annex-note", "(Kèm theo Công văn số 33/SYT-NVY ngày 02/02/2023)"),
        ("footnote", "Quyết định số 4/QĐ-BYT."),
        ("stamp", "Số: 5/VB-DEN"),
    )
    references, _ = read_canonical(document)
    assert [(r.key, r.issuer, r.relation) for r in references] == [
        ("17-CT/TW", "Ban Bí thư", "implements"),
        ("33/SYT-NVY", None, "attached"),
        ("4/QĐ-BYT", None, "mentions"),
    ]


def test_a_number_does_not_reach_into_the_next_block(read_canonical: ReadCanonical) -> None:
    references, _ = read_canonical(_document(("body", "tổng số 15"), ("body", "/QĐ-UBND ngày 01/01/2024")))
    assert references == []


def test_subject_in_capitals(read_canonical: ReadCanonical) -> None:
    subject = "TRIỂN KHAI CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ THỰC HIỆN NGHỊ QUYẾT SỐ 45-NQ/TW"
    references, _ = read_canonical(_document(("subject", subject)))
    assert [(r.key, r.type, r.relation) for r in references] == [("45-NQ/TW", "NQ", "implements")]


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("Nghị định số 45/25010/NĐ-CP ngày 01/4/2010", "reference-malformed-number", "45/25010/NĐ-CP"),
        ("Quyết định số 30/2020/QĐ-UBND ngày 02/3/2021", "reference-year-mismatch", "30/2020/QĐ-UBND"),
        ("Quyết định số 123/QĐ-UBND ngày 31/4/2022", "reference-impossible-date", "123/QĐ-UBND"),
        (
            "Công văn 5/UBND-VX ngày 01/4/2022; Công văn 5/UBND-VX ngày 02/4/2022",
            "reference-date-conflict",
            "5/UBND-VX",
        ),
        ("Nghị quyết số 18-NQ/TW, Nghị quyết số 18/NQ-CP; theo Nghị quyết 18", "reference-ambiguous", "18-NQ/TW"),
    ],
)
def test_implausible_citations_are_kept_as_printed_and_reported(
    read_canonical: ReadCanonical, text: str, code: str, key: str
) -> None:
    references, diagnostics = read_canonical(Canonical.verbatim(text))
    assert references[0].key == key
    assert [d.code for d in diagnostics] == [code]
    assert diagnostics[0].evidence is not None


def test_same_text_same_references(read_text: ReadText) -> None:
    text = (
        "Căn cứ Luật Giá năm 2012;\nThực hiện các Nghị quyết số 06-NQ/TW, 08-NQ/TW và Chỉ thị 5/CT-UBND của UBND tỉnh"
    )
    assert [r.model_dump() for r in read_text(text)] == [r.model_dump() for r in read_text(text)]


@pytest.mark.parametrize(
    "unit",
    [
        "12/QĐ-UBND ",
        "12/QĐ-UBND về việc ( ",
        "Luật ",
        "Luật sửa đổi, bổ sung ",
        "nghị quyết đại hội ",
        "thực hiện ",
        "khoản 1 Điều 2 ",
        "Nghị quyết của ",
        "này sửa đổi ",
        "1/",
        "- 1. a) ",
        "hết hiệu lực ",
        "12/QĐ-UBND của Sở a ",
        '12/QĐ–UBND về "',
        "A",
        "5",
        "/",
        "-",
        " ",
        "12, ",
        "số ",
        "số 1 ",
        "và ",
        "Điều 1, 2, 3, ",
        "điều 1 và ",
        "khoản 1, ",
        "Công văn số 12, ",
        "của Bộ Y tế, ",
        "các Luật: A năm 2010; ",
        "Kết luận của Chủ tịch ",
        "ngày 1/1/2020 ",
        "(sau đây gọi là ",
        "Chỉ thị số 5 (Chỉ thị 5) ",
        "Nghị quyết nói trên ",
        "sửa đổi, bổ sung tại ",
        "ban hành kèm theo ",
        "đề nghị của Sở A, ",
        "12-NQ/TW ",
    ],
)
def test_hostile_line_of_100_000_characters(read_text: ReadText, unit: str) -> None:
    line = (unit * (100_000 // len(unit) + 1))[:100_000]
    start = time.process_time()
    read_text(line)
    assert time.process_time() - start < 3  # under 1 s alone; the machine of a test run is shared


@pytest.mark.parametrize("unit", ["0O", "12/QĐ-", "số l2/", "l", "O/"])
def test_hostile_line_read_by_ocr(read_canonical: ReadCanonical, unit: str) -> None:
    line = (unit * (100_000 // len(unit) + 1))[:100_000]
    start = time.process_time()
    read_canonical(_ocr(line))
    assert time.process_time() - start < 3


def _ocr(text: str) -> Canonical:
    builder = CanonicalBuilder()
    builder.add([Line(text, 1, (0, 0, 500, 20), "ocr", ends_paragraph=True)], zone="body")
    return builder.build()


@pytest.mark.parametrize(
    ("read", "key"),
    [
        ("Căn cứ Luật Chứng khoản ngày 26 tháng 11 năm 2019;", "Luật Chứng khoán 2019"),
        ("Căn cứ Luật TỔ chức Chỉnh phủ ngày 19 tháng 6 năm 2015;", "Luật Tổ chức Chính phủ 2015"),
        (
            "Căn cứ Luật sửa đổi, bồ sung một sô điêu của Luật Xây dựng ngày 17 tháng 6 năm 2020;",
            "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng 2020",
        ),
        ("tại Thông báo số 6ó/TB-VPCP ngày 27 tháng 4 năm 2016", "66/TB-VPCP"),
        ("Nghị định số 5l/2O10/NĐ-CP", "51/2010/NĐ-CP"),
    ],
)
def test_what_ocr_misread(read_canonical: ReadCanonical, read: str, key: str) -> None:
    references, _ = read_canonical(_ocr(read))
    assert [r.key for r in references] == [key]


def test_a_text_layer_stays_as_printed(read_text: ReadText) -> None:
    assert [r.key for r in read_text("Căn cứ Luật Chứng khoản ngày 26 tháng 11 năm 2019;")] == ["Luật Chứng khoản 2019"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Căn cứ Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13;", "Luật Phổ biến, giáo dục pháp luật"),
        ("Căn cứ Luật Hòa giải ở cơ sở Luật số 35/2013/QH13;", "Luật Hòa giải ở cơ sở"),
    ],
)
def test_the_name_of_a_law_is_kept_to_its_last_word(read_text: ReadText, text: str, title: str) -> None:
    assert [r.title for r in read_text(text)] == [title]


def test_a_title_goes_on_over_a_second_law(read_text: ReadText) -> None:
    text = (
        "Căn cứ Nghị định số 66/2021/NĐ-CP ngày 06/7/2021 của Chính phủ quy định chi tiết một số điều của Luật Phòng, "
        "chống thiên tai và Luật sửa đổi, bổ sung một số điều của Luật Đê điều;"
    )
    (reference,) = read_text(text)
    assert reference.title is not None
    assert reference.title.endswith("Luật Đê điều")
