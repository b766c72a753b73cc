"""A reference is linked to the document it names, and to no other."""

from __future__ import annotations

import pytest
from tests.linking.records import cites, document, sha

from vanban.linking import Catalogue, citation_keys, link, reference_key
from vanban.linking.choice import is_of_the_centre
from vanban.registry import registry
from vanban.schema import Diagnostic, Document, DocumentType, Header, Reference

HAU_GIANG, AN_GIANG = "Ủy ban nhân dân tỉnh Hậu Giang", "Ủy ban nhân dân tỉnh An Giang"
DISTRICT = "Ủy ban nhân dân huyện Tri Tôn, tỉnh An Giang"
CITING = "Sở Y tế tỉnh An Giang"


def _linked(reference: Reference, *others: Document, issuer: str | None = CITING) -> Document:
    citing = document("citing.txt", "88/KH-SYT", "2024-05-06", issuer, reference)
    catalogue = Catalogue()
    for other in (citing, *others):
        catalogue.add(other)
    return link(citing, catalogue)


def _outcome(record: Document) -> tuple[str | None, list[str]]:
    return record.references[0].document, [diagnostic.code for diagnostic in record.diagnostics]


@pytest.mark.parametrize(
    ("reference", "number", "day", "issuer"),
    [
        # number, day and body agree
        (cites("15/KH-UBND", "2024-01-20", AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        # spelled otherwise
        (cites("5/KH-UBND", "2024-01-20", AN_GIANG), "05/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("57/NQ-TW", "2024-12-22", "Bộ Chính trị"), "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
        # the symbol of a body of the centre and the year in the number are enough
        (cites("30/2020/NĐ-CP"), "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        (cites("30/2020/NĐ-CP", issuer="Thủ tướng Chính phủ"), "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        (cites("33/2024/QH15"), "33/2024/QH15", None, None),
        # the day and the symbol of a body of the centre
        (cites("749/QĐ-TTg", "2020-06-03"), "749/QĐ-TTg", "2020-06-03", None),
        # the day and no word against it
        (cites("15/KH-UBND", "2024-01-20"), "15/KH-UBND", "2024-01-20", None),
        # the person who signs for the body
        (cites("9/QĐ-UBND", "2024-01-20", f"Chủ tịch {AN_GIANG}"), "9/QĐ-UBND", "2024-01-20", AN_GIANG),
        (cites("8-CT/TU", "2024-02-05", "Ban Thường vụ Tỉnh ủy An Giang khóa XI"), "08-CT/TU", "2024-02-05",
         "Tỉnh ủy An Giang"),
        # abbreviations
        (cites("15/KH-UBND", "2024-01-20", "UBND tỉnh An Giang"), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("7/SKHĐT-TH", "2024-01-20", "Sở KH&ĐT"), "7/SKHĐT-TH", "2024-01-20",
         "Sở Kế hoạch và Đầu tư tỉnh An Giang"),
        # the year and the body with its place, the document's day being illegible
        (cites("12/2019/QĐ-UBND", "2019-04-03", AN_GIANG), "12/2019/QĐ-UBND", None, AN_GIANG),
    ],
)  # fmt: skip
def test_the_cited_document_is_found(reference: Reference, number: str, day: str | None, issuer: str | None) -> None:
    assert _outcome(_linked(reference, document("cited.txt", number, day, issuer))) == (sha("cited.txt"), [])


@pytest.mark.parametrize(
    ("reference", "number", "day", "issuer"),
    [
        # another number, type or body in the symbol
        (cites("16/KH-UBND", "2024-01-20", AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("15/CT-UBND", "2024-01-20", AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("30/2021/NĐ-CP"), "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        # another province, and the same name at another level
        (cites("15/KH-UBND", "2024-01-20", HAU_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("15/KH-UBND", "2024-01-20", "UBND thành phố Cao Bằng"), "15/KH-UBND", "2024-01-20",
         "Ủy ban nhân dân tỉnh Cao Bằng"),
        # a body without its place is the citing document's own
        (cites("15/SNV-TH", "2024-01-20", "Sở Nội vụ"), "15/SNV-TH", "2024-01-20", "Sở Nội vụ tỉnh Hậu Giang"),
        (cites("15/KH-UBND", "2024-01-20"), "15/KH-UBND", "2024-01-20", HAU_GIANG),
        # another year
        (cites("15/KH-UBND", "2023-01-20", AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("749/QĐ-TTg", "2021-06-03"), "749/QĐ-TTg", "2020-06-03", "Thủ tướng Chính phủ"),
        # another body of the registry with the same number
        (cites("4/CT-X", "2024-01-20", "Sở Công Thương"), "4/CT-X", "2024-01-20", "Cục Thuế tỉnh An Giang"),
    ],
)  # fmt: skip
def test_another_document_is_not_linked(reference: Reference, number: str, day: str, issuer: str) -> None:
    assert _outcome(_linked(reference, document("other.txt", number, day, issuer))) == (None, [])


def test_two_provinces_with_one_number_are_told_apart_by_the_body() -> None:
    first = document("an-giang.txt", "15/KH-UBND", "2024-01-20", AN_GIANG)
    second = document("hau-giang.txt", "15/KH-UBND", "2024-01-20", HAU_GIANG)
    for issuer, name in ((AN_GIANG, "an-giang.txt"), (HAU_GIANG, "hau-giang.txt")):
        record = _linked(cites("15/KH-UBND", "2024-01-20", issuer), first, second)
        assert _outcome(record) == (sha(name), [])


def test_two_years_of_one_number_are_told_apart_by_the_day() -> None:
    old = document("old.txt", "15/KH-UBND", "2023-01-19", AN_GIANG)
    new = document("new.txt", "15/KH-UBND", "2024-01-20", AN_GIANG)
    assert _outcome(_linked(cites("15/KH-UBND", "2023-01-19", AN_GIANG), old, new)) == (sha("old.txt"), [])


def test_what_cannot_be_told_apart_is_not_linked_and_every_candidate_is_named() -> None:
    first = document("an-giang.txt", "15/KH-UBND", "2024-01-20", AN_GIANG)
    second = document("hau-giang.txt", "15/KH-UBND", "2024-01-20", HAU_GIANG)
    record = _linked(cites("15/KH-UBND", "2024-01-20"), first, second, issuer="Bộ Y tế")
    assert _outcome(record) == (None, ["reference-ambiguous"])
    diagnostic = record.diagnostics[0]
    assert diagnostic.severity == "warning"
    assert "an-giang.txt, hau-giang.txt" in diagnostic.message
    assert diagnostic.evidence is not None and diagnostic.evidence.quote == "15/KH-UBND"


def test_two_files_of_one_document_stay_ambiguous_but_the_same_bytes_are_one() -> None:
    scan = document("scan.pdf", "15/KH-UBND", "2024-01-20", AN_GIANG)
    word = document("word.docx", "15/KH-UBND", "2024-01-20", AN_GIANG)
    again = scan.model_copy(update={"source": scan.source.model_copy(update={"name": "copy.pdf"})})
    reference = cites("15/KH-UBND", "2024-01-20", AN_GIANG)
    assert _outcome(_linked(reference, scan, word)) == (None, ["reference-ambiguous"])
    assert _outcome(_linked(reference, scan, again)) == (sha("scan.pdf"), [])


def test_many_candidates_are_counted() -> None:
    others = [document(f"{n}.txt", "15/KH-UBND", "2024-01-20", AN_GIANG) for n in range(8)]
    message = _linked(cites("15/KH-UBND", "2024-01-20", AN_GIANG), *others).diagnostics[0].message
    assert "0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 3 more" in message


@pytest.mark.parametrize(
    ("reference", "number", "day", "issuer"),
    [
        # neither day nor year
        (cites("15/KH-UBND", None, AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("05-CT/TW"), "05-CT/TW", "2016-05-15", "Bộ Chính trị"),
        # the year in the number, but not whose it is
        (cites("12/2019/QĐ-UBND"), "12/2019/QĐ-UBND", "2019-04-03", DISTRICT),
    ],
)
def test_a_number_alone_proves_nothing_and_that_is_said(
    reference: Reference, number: str, day: str, issuer: str
) -> None:
    record = _linked(reference, document("perhaps.txt", number, day, issuer))
    assert _outcome(record) == (None, ["reference-unconfirmed"])
    assert record.diagnostics[0].severity == "info" and "perhaps.txt" in record.diagnostics[0].message


@pytest.mark.parametrize(
    ("reference", "number", "day", "issuer"),
    [
        (cites("15/KH-UBND", "2024-01-02", AN_GIANG), "15/KH-UBND", "2024-01-20", AN_GIANG),
        (cites("30/2020/NĐ-CP", "2021-03-05"), "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
    ],
)
def test_a_misprinted_day_is_linked_where_number_year_and_body_leave_no_other(
    reference: Reference, number: str, day: str, issuer: str
) -> None:
    record = _linked(reference, document("cited.txt", number, day, issuer))
    assert _outcome(record) == (sha("cited.txt"), ["reference-date-differs"])
    assert str(reference.issued_on) in record.diagnostics[0].message and day in record.diagnostics[0].message


def test_the_right_day_wins_over_a_day_in_the_same_year() -> None:
    right = document("right.txt", "3-CT/TU", "2024-03-01", "Tỉnh ủy An Giang")
    near = document("near.txt", "3-CT/TU", "2024-09-09", "Tỉnh ủy An Giang")
    reference = cites("3-CT/TU", "2024-03-01", "Tỉnh ủy An Giang")
    assert _outcome(_linked(reference, near, right)) == (sha("right.txt"), [])


def test_a_title_that_is_the_type_alone_names_the_law() -> None:
    header = Header(type=DocumentType(code="HP", name="Hiến pháp"), subject="Hiến pháp", issued_on="2013-11-28")
    assert citation_keys(header) == [reference_key("Hiến pháp 2013")]


@pytest.mark.parametrize("subject", ["Lưu trữ", "Luật Lưu trữ", "LƯU TRỮ"])
def test_a_law_cited_by_name_and_year_is_found(subject: str) -> None:
    law = document("law.pdf", "33/2024/QH15", "2024-06-21", "Quốc hội", type="L", subject=subject)
    assert _outcome(_linked(cites("Luật Lưu trữ 2024"), law)) == (sha("law.pdf"), [])
    assert _outcome(_linked(cites("33/2024/QH15"), law)) == (sha("law.pdf"), [])
    assert _outcome(_linked(cites("Luật Lưu trữ 2011"), law)) == (None, [])


def test_a_commune_cites_its_province_without_naming_it() -> None:
    plan = document("plan.txt", "15/KH-UBND", "2024-01-20", AN_GIANG)
    record = _linked(cites("15/KH-UBND", "2024-01-20", "Ủy ban nhân dân tỉnh"), plan, issuer="UBND xã Ô Lâm")
    assert _outcome(record) == (sha("plan.txt"), [])


def test_a_document_is_not_its_own_reference_and_a_draft_is_cited_by_nobody() -> None:
    own = document("own.txt", "88/KH-SYT", "2024-05-06", CITING, cites("88/KH-SYT", "2024-05-06", CITING))
    catalogue = Catalogue()
    catalogue.add(own)
    catalogue.add(document("draft.txt", None, "2024-05-06", CITING))
    assert link(own, catalogue) is own


def test_a_record_that_cites_nothing_of_the_run_is_the_same_object() -> None:
    record = document("a.txt", "1/KH-SYT", "2024-05-06", CITING, cites("99/QĐ-TTg", "2024-01-01"))
    catalogue = Catalogue()
    catalogue.add(record)
    assert link(record, catalogue) is record


def test_the_record_given_is_not_changed() -> None:
    record = document("a.txt", "1/KH-SYT", "2024-05-06", CITING, cites("30/2020/NĐ-CP"))
    catalogue = Catalogue()
    catalogue.add(document("b.txt", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"))
    assert link(record, catalogue).references[0].document == sha("b.txt")
    assert record.references[0].document is None


def test_diagnostics_stay_worst_first_then_by_place() -> None:
    before = (
        Diagnostic(code="bad", severity="error", message="."),
        Diagnostic(code="note", severity="info", message="."),
    )
    citing = document(
        "a.txt", "1/KH-SYT", "2024-05-06", CITING,
        cites("15/KH-UBND", "2024-01-02", AN_GIANG, start=40), cites("16/KH-UBND", "2024-01-02", AN_GIANG, start=10),
        diagnostics=before,
    )  # fmt: skip
    catalogue = Catalogue()
    for number in ("15/KH-UBND", "16/KH-UBND"):
        catalogue.add(document(f"{number[:2]}.txt", number, "2024-01-20", AN_GIANG))
    found = link(citing, catalogue).diagnostics
    assert [d.code for d in found] == ["bad", "reference-date-differs", "reference-date-differs", "note"]
    assert [d.evidence.start for d in found[1:3] if d.evidence] == [10, 40]


@pytest.mark.parametrize(
    ("key", "centre"),
    [
        ("749/QĐ-TTg", True), ("769/VPCP-KGVX", True), ("57/2014/TTLT-BTC-BCA", True), ("22-NQ/TW", True),
        ("1034/SNV-CCHC", False), ("12/2019/QĐ-UBND", False), ("08-CT/TU", False), ("3/QĐ-ABCXYZ", False),
        ("01/2024/NQLT-UBND-BTC", False),
    ],
)  # fmt: skip
def test_symbols_of_the_centre(key: str, centre: bool) -> None:
    assert is_of_the_centre(key, registry()) is centre


def test_a_name_of_any_length_is_read_in_linear_time() -> None:
    issuer = "Sở Nội vụ tỉnh " * 20_000
    other = document("other.txt", "15/SNV-TH", "2024-01-20", issuer)
    assert _outcome(_linked(cites("15/SNV-TH", "2024-01-20", issuer), other))[0] == sha("other.txt")
