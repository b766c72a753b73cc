"""What the component makes of structure: cells of time columns, citations, the document's own date, sections."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.schema import Evidence, Reference
from vanban.sections.model import SectionNode, SectionTree
from vanban.source.model import Line

Read = Callable[..., Doc]
Interval = tuple[str | None, str | None, str | None, str | None]


def _line(text: str) -> Line:
    return Line(text, None, None, "native")


def _table(heading: Sequence[str], *rows: Sequence[str]) -> Canonical:
    builder = CanonicalBuilder()
    cells = [[([_line(text)] if text else [], 1, 1) for text in row] for row in (heading, *rows)]
    builder.add_table(cells, header_rows=1)
    return builder.build()


def _intervals(doc: Doc) -> list[Interval]:
    return [(d.start, d.end, d.recurrence, d.relative) for d in doc._.deadlines]


@pytest.mark.parametrize(
    ("cell", "intervals"),
    [
        ("6/2024", [("2024-06-01", "2024-06-30", None, None)]),
        ("2025", [("2025-01-01", "2025-12-31", None, None)]),
        ("2024 - 2026", [("2024-01-01", "2026-12-31", None, None)]),
        ("2025 và những năm tiếp theo", [("2025-01-01", None, None, None)]),
        ("Tháng 10/2024", [("2024-10-01", "2024-10-31", None, None)]),
        ("T6/2024", [("2024-06-01", "2024-06-30", None, None)]),
        ("Quý II", [("2024-04-01", "2024-06-30", None, None)]),
        ("Từ quý II đến quý IV/2024", [("2024-04-01", "2024-12-31", None, None)]),
        ("Trước 30/8 và 30/9", [(None, "2024-08-30", None, None), (None, "2024-09-30", None, None)]),
        ("15/4 - 30/4/2024", [("2024-04-15", "2024-04-30", None, None)]),
        ("Đến 2030", [(None, "2030-12-31", None, None)]),
        ("Hằng năm", [(None, None, "yearly", None)]),
        ("Tháng 12 hằng năm", [(None, None, "yearly", None)]),
        ("Ngay sau khi Kế hoạch được duyệt", [(None, None, None, "after Kế hoạch được duyệt")]),
        ("10 ngày làm việc kể từ ngày ký", [(None, None, None, "P10D working after ký")]),
        ("Thường xuyên", [(None, None, None, None)]),
        ("Theo tiến độ chung", [(None, None, None, None)]),
        ("Trong năm", [("2024-01-01", "2024-12-31", None, None)]),
        ("30/6; 30/12", [("2024-06-30", "2024-06-30", None, None), ("2024-12-30", "2024-12-30", None, None)]),
        ("Giữa nhiệm kỳ", [(None, None, None, "at Giữa nhiệm kỳ")]),
        ("-nt-", []),
    ],
)
def test_cell_of_a_time_column(read: Read, cell: str, intervals: list[Interval]) -> None:
    table = _table(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian hoàn thành"], ["1", "Rà soát quy trình", "Văn phòng", cell])
    assert _intervals(read(table)) == intervals


def test_other_columns_are_read_as_prose(read: Read) -> None:
    table = _table(
        ["TT", "Nhiệm vụ", "Kết quả", "Tiến độ"],
        ["1", "Lập dự toán 2025, xong trước ngày 15/3/2024", "Báo cáo 6/2024", "Quý I/2024"],
    )
    assert _intervals(read(table)) == [(None, "2024-03-15", None, None), ("2024-01-01", "2024-03-31", None, None)]


def test_each_row_has_its_own_entry(read: Read) -> None:
    table = _table(["Nhiệm vụ", "Thời hạn"], ["Việc thứ nhất", "2025"], ["Việc thứ hai", "2025"])
    doc = read(table)
    assert [d.evidence.quote for d in doc._.deadlines] == ["2025", "2025"]
    assert [d.id for d in doc._.deadlines] == ["d1", "d2"]
    assert doc._.deadlines[0].evidence.start < doc._.deadlines[1].evidence.start


def test_columns_of_first_and_last_days(read: Read) -> None:
    builder = CanonicalBuilder()
    builder.add_table(
        [
            [([_line("Nhiệm vụ")], 2, 1), ([_line("Thời gian thực hiện")], 1, 2), None],
            [None, ([_line("Bắt đầu")], 1, 1), ([_line("Kết thúc")], 1, 1)],
            [([_line("Khảo sát")], 1, 1), ([_line("01/3/2024")], 1, 1), ([_line("30/4/2024")], 1, 1)],
        ],
        header_rows=2,
    )
    assert _intervals(read(builder.build())) == [("2024-03-01", None, None, None), (None, "2024-04-30", None, None)]


def test_past_periods_still_count_in_a_time_column(read: Read) -> None:
    table = _table(["Nhiệm vụ", "Thời gian"], ["Khởi công", "Quý IV/2023"])
    assert _intervals(read(table)) == [("2023-10-01", "2023-12-31", None, None)]


def test_only_the_body_sets_deadlines(read: Read) -> None:
    builder = CanonicalBuilder()
    builder.add([_line("Hoàn thành trước ngày 15/3/2024")], zone="subject")
    builder.add([_line("Gửi trước ngày 16/3/2024")], zone="recipients")
    builder.add([_line("Gửi trước ngày 17/3/2024.")], zone="body")
    assert _intervals(read(builder.build())) == [(None, "2024-03-17", None, None)]


def test_cited_titles_bound_nothing(read: Read) -> None:
    text = "Thực hiện Quyết định số 8/QĐ-BNV về hoàn thành cải cách trong năm 2025, xong trước ngày 01/6/2024."
    number = text.index("Quyết định")
    evidence = Evidence(quote="", page=None, start=number, end=text.index(" về "), origin="native")
    title = text[text.index("hoàn thành") : text.index(", xong")]
    reference = Reference(id="r1", key="8/QĐ-BNV", title=title, evidence=[evidence])
    assert _intervals(read(text, references=[reference])) == [(None, "2024-06-01", None, None)]
    assert len(read(text)._.deadlines) == 2


def test_a_duty_after_a_cited_title_counts(read: Read) -> None:
    text = "Sửa đổi Nghị định số 73/2012/NĐ-CP quy định về hợp tác, trình Chính phủ trong quý IV năm 2024."
    evidence = Evidence(quote="", page=None, start=8, end=text.index(" quy"), origin="native")
    title = text[text.index("quy định") : -1]
    reference = Reference(id="r1", key="73/2012/NĐ-CP", title=title, evidence=[evidence])
    assert _intervals(read(text, references=[reference])) == [("2024-10-01", "2024-12-31", None, None)]


def test_a_law_cited_twice_does_not_swallow_what_stands_between(read: Read) -> None:
    text = "Theo Luật Đầu tư, trình trong quý II năm 2024 phương án thi hành Luật Đầu tư."
    at = text.index("Luật")
    evidence = Evidence(quote="", page=None, start=at, end=at + len("Luật Đầu tư"), origin="native")
    reference = Reference(id="r1", key="Luật Đầu tư", title="Luật Đầu tư", evidence=[evidence])
    assert _intervals(read(text, references=[reference])) == [("2024-04-01", "2024-06-30", None, None)]


def test_missing_year_is_noted(read: Read) -> None:
    doc = read("Báo cáo trước ngày 15/3.")
    [diagnostic] = doc._.context.diagnostics
    assert diagnostic.code == "year-resolved"
    assert diagnostic.evidence.quote == "trước ngày 15/3"


def test_without_a_date_the_subject_tells_the_year(read: Read) -> None:
    doc = read("Báo cáo trước ngày 15/3.", issued_on=None, subject="Kế hoạch công tác năm 2026")
    assert _intervals(doc) == [(None, "2026-03-15", None, None)]


def test_without_any_year_nothing_is_invented(read: Read) -> None:
    doc = read("Báo cáo trước ngày 15/3.", issued_on=None)
    assert _intervals(doc) == [(None, None, None, None)]
    assert doc._.deadlines[0].text == "trước ngày 15/3"
    assert [d.code for d in doc._.context.diagnostics] == ["year-unknown"]


def test_impossible_dates_are_reported(read: Read) -> None:
    doc = read("Hoàn thành trước ngày 31/4/2024; gửi báo cáo trước ngày 29/02/2025.")
    assert doc._.deadlines == []
    assert [d.code for d in doc._.context.diagnostics] == ["impossible-date", "impossible-date"]


def test_day_29_2_without_year_falls_in_a_year_that_has_it_or_is_reported(read: Read) -> None:
    assert _intervals(read("Gửi trước ngày 29/02.", issued_on="2024-01-05")) == [(None, "2024-02-29", None, None)]
    doc = read("Gửi trước ngày 29/02.", issued_on="2025-01-05")
    assert doc._.deadlines == []
    assert [d.code for d in doc._.context.diagnostics] == ["impossible-date"]


def test_a_damaged_quarter_is_read_with_a_warning(read: Read) -> None:
    doc = read("Trình Sở trong quý IH năm 2024.")
    assert _intervals(doc) == [("2024-07-01", "2024-09-30", None, None)]
    assert [d.code for d in doc._.context.diagnostics] == ["quarter-misread"]


def test_section_and_spans(read: Read) -> None:
    text = "I. TIẾN ĐỘ\nXong trước ngày 15/3/2024."
    node = SectionNode("s1", "roman", "I", "TIẾN ĐỘ", 1, None, 0, 3, 10, 10, len(text), False, 0)
    doc = read(text, sections=SectionTree([node]))
    assert doc._.deadlines[0].section == "s1"
    assert [span.text for span in doc.spans["deadlines"]] == ["Xong trước ngày 15/3/2024"]


def test_spelling_does_not_matter(read: Read) -> None:
    printed = [
        "HOÀN THÀNH TRƯỚC NGÀY 15/3/2024",
        "Hoàn  thành trước  ngày  15/3/2024",
        "hoàn thành trước ngày 15–3–2024",
    ]
    assert {_intervals(read(text))[0] for text in printed} == {(None, "2024-03-15", None, None)}


_HOSTILE = """ngày 1|trước |1/|20|2025 - |định kỳ 6 tháng, |hằng năm |10 ngày |tháng 1, 2, |sau khi |(|quý i|
hai mươi |thời gian |ngày 1 và |trước ngày 1/1, |thời hạn: |từ 1/1 - |trước khi |trước khi họp |
trước |năm nay |trong tháng này 1/1 |cuối năm |thứ hai, |hằng tuần, thứ |1/1, |vào ngày 1, |
tháng hai |quý hai |thường xuyên, |khi có yêu cầu |trước tết |giữa nhiệm kỳ |theo tiến độ |
báo cáo khi có yêu cầu |thời gian: thường xuyên, |ngày cuối tháng |10 ngày kể từ ngày ký, |
trước ngày 15 của tháng |vào |mỗi |đến 5 hằng |của năm sau |trước a |thời gian: 1/1. |
thời hạn: thường xuyên; """.replace("\n", "").split("|")


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_lines_take_linear_time(read: Read, piece: str) -> None:
    line = (piece * 100_000)[:100_000]
    begin = time.process_time()
    read(line)
    assert time.process_time() - begin < 1.0
