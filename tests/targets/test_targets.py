"""Figures to reach: sentences with the target beside them, tables of indicators, what is no target, days due."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from vanban.extract.context import Context
from vanban.extract.targets.component import Targets
from vanban.extract.targets.figures import number
from vanban.extract.tokenizer import VanbanTokenizer
from vanban.extract.units.component import Units
from vanban.extract.units.vocabulary import default_vocabulary
from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.lexicon import load_lexicon
from vanban.schema import Deadline, Header
from vanban.schema.header import DocumentType
from vanban.sections.model import SectionNode, SectionTree
from vanban.source.model import Line

_COMPONENT = Targets(load_lexicon("goals"))
_TOKENIZER = VanbanTokenizer(Vocab())

Said = tuple[str | None, str, float, float | None, str | None]


def _read(
    text: str | Canonical,
    *,
    type_code: str = "KH",
    deadlines: tuple[tuple[str, str], ...] = (),
    sections: SectionTree | None = None,
) -> Doc:
    canonical = Canonical.verbatim(text) if isinstance(text, str) else text
    doc = _TOKENIZER(canonical.text)
    header = Header(type=DocumentType(code=type_code, name=""))
    doc._.context = Context(canonical, sections or SectionTree([]), header)
    doc._.deadlines = []
    for phrase, end in deadlines:
        at = canonical.text.index(phrase)
        evidence = canonical.evidence(at, at + len(phrase))
        doc._.deadlines.append(Deadline(id="d", text=phrase, end=end, evidence=evidence))
    return _COMPONENT(doc)


def _said(doc: Doc) -> list[Said]:
    return [(t.indicator, t.comparator, t.value, t.value_max, t.unit) for t in doc._.targets]


def test_a_label_before_the_indicator_is_a_target_too() -> None:
    [found] = _said(_read("Chỉ tiêu: mỗi xã có ít nhất 02 (hai) mô hình."))
    assert found[1:] == (">=", 2, None, "mô hình")


def test_rules_of_a_decree_are_no_targets() -> None:
    sentence = "Hội đồng có ít nhất 05 người."
    assert _said(_read(sentence, type_code="NĐ")) == []
    assert len(_said(_read(sentence, type_code="KH"))) == 1


def test_under_a_heading_of_goals_a_count_needs_no_goal_word() -> None:
    text = "II. MỤC TIÊU\nĐạt 12 bác sĩ trên một vạn dân."
    node = SectionNode("s1", "roman", "II", "MỤC TIÊU", 1, None, 0, 4, 12, 12, len(text), False, 0)
    assert _said(_read(text, sections=SectionTree([node]))) == [(None, "=", 12, None, "bác sĩ trên một vạn dân")]
    assert _said(_read("Đạt 12 bác sĩ trên một vạn dân.")) == []


def test_due_from_the_sentence() -> None:
    doc = _read(
        "Phấn đấu đến năm 2030, kinh tế số đạt 30%. Che phủ rừng đạt 42%.", deadlines=(("đến năm 2030", "2030-12-31"),)
    )
    assert [(t.indicator, t.due) for t in doc._.targets] == [("kinh tế số", "2030-12-31"), ("Che phủ rừng", None)]


def test_due_from_the_heading_above() -> None:
    text = "1. Đến năm 2030\nĐộ che phủ rừng đạt 42%."
    node = SectionNode("s1", "decimal", "1", "Đến năm 2030", 1, None, 0, 3, 15, 15, len(text), False, 0)
    doc = _read(text, sections=SectionTree([node]), deadlines=(("Đến năm 2030", "2030-12-31"),))
    assert [t.due for t in doc._.targets] == ["2030-12-31"]


def test_table_of_indicators() -> None:
    builder = CanonicalBuilder()
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"],
        ["1", "Quy mô kinh tế số", "% GRDP", "≥ 30"],
        ["2", "Doanh nghiệp thành lập mới", "Doanh nghiệp", "40 - 50"],
        ["3", "Thứ hạng cải cách hành chính", "Thứ bậc", "≤ 10"],
        ["4", "Hạ tầng số", "", "Tiên tiến, hiện đại"],
        ["5", "Thu nhập bình quân", "Nghìn đồng", "1.500,5"],
    ]
    builder.add_table(
        [[([Line(t, None, None, "native")] if t else [], 1, 1) for t in row] for row in rows], header_rows=1
    )
    doc = _read(builder.build())
    assert _said(doc) == [
        ("Quy mô kinh tế số", ">=", 30, None, "% GRDP"),
        ("Doanh nghiệp thành lập mới", "range", 40, 50, "Doanh nghiệp"),
        ("Thứ hạng cải cách hành chính", "<=", 10, None, "Thứ bậc"),
        ("Thu nhập bình quân", "=", 1500.5, None, "Nghìn đồng"),
    ]
    assert [t.evidence.quote for t in doc._.targets] == ["≥ 30", "40 - 50", "≤ 10", "1.500,5"]
    assert [t.id for t in doc._.targets] == ["g1", "g2", "g3", "g4"]


def _table(*rows: list[str]) -> Canonical:
    builder = CanonicalBuilder()
    builder.add_table(
        [[([Line(t, None, None, "native")] if t else [], 1, 1) for t in row] for row in rows], header_rows=1
    )
    return builder.build()


def test_a_column_a_year_makes_a_target_a_year() -> None:
    doc = _read(
        _table(
            ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024", "2025", "Giai đoạn 2021-2025"],
            ["1", "Tỷ lệ hộ nghèo", "%", "4,1", "≤ 3,5", "dưới 3", "x"],
            ["2", "Xã nông thôn mới", "xã", "50", "55", "60 xã trở lên", ""],
        )
    )
    assert [(t.indicator, t.comparator, t.value, t.unit, t.due) for t in doc._.targets] == [
        ("Tỷ lệ hộ nghèo", "<=", 3.5, "%", "2024-12-31"),
        ("Tỷ lệ hộ nghèo", "<=", 3, "%", "2025-12-31"),
        ("Xã nông thôn mới", "=", 55, "xã", "2024-12-31"),
        ("Xã nông thôn mới", ">=", 60, "xã", "2025-12-31"),
    ]


def test_what_has_been_reached_is_no_target() -> None:
    rows = ["1", "Tỷ lệ hộ nghèo", "%", "4,1"]
    assert _said(_read(_table(["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023"], rows))) == []


def test_figures_under_results_are_no_targets_and_under_goals_they_are() -> None:
    text = "I. KẾT QUẢ NĂM 2023\nTỷ lệ giải ngân đạt trên 95%.\nII. CHỈ TIÊU\nTỷ lệ giải ngân đạt trên 97%."
    results = SectionNode("s1", "roman", "I", "KẾT QUẢ NĂM 2023", 1, None, 0, 3, 19, 20, 49, False, 0)
    at = text.index("II.")
    goals = SectionNode("s2", "roman", "II", "CHỈ TIÊU", 1, None, at, at + 4, at + 12, at + 13, len(text), False, 0)
    assert [t.value for t in _read(text, sections=SectionTree([results, goals]))._.targets] == [97]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1.500,5", 1500.5), ("1.500", 1500), ("0,7", 0.7), ("05", 5), ("2.5", 2.5), ("12.345.678", 12345678)],
)
def test_vietnamese_numbers(printed: str, value: float) -> None:
    assert number(printed) == value


@pytest.mark.parametrize(
    "piece", ["đạt 1", "trên ", "1.000", "5% ", "phấn đấu ", "1-2 ", "ít nhất 3 lớp, ", "đến năm 2030, "]
)
def test_hostile_lines_take_linear_time(piece: str) -> None:
    line = (piece * 100_000)[:100_000]
    begin = time.process_time()
    _read(line)
    assert time.process_time() - begin < 1.5


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("b) 100% văn bản đi, đến được lập hồ sơ điện tử.", ["văn bản đi, đến"]),
        ("100% cơ sở y tế sử dụng bệnh án điện tử.", ["cơ sở y tế"]),
        ("100% hộ dân đã được cấp nước.", []),
        ("Chi trả 100% lương cho người lao động.", []),
    ],
)
def test_all_of_something_at_the_start_of_a_clause(text: str, indicators: list[str]) -> None:
    assert [target.indicator for target in _read(text)._.targets] == indicators


def test_who_does_it_is_not_what_is_measured() -> None:
    text = "II. MỤC TIÊU\nMỗi năm giảm 40 vụ cháy.\nCông an huyện giảm 15 vụ trộm."
    context = Context.from_text(text)
    node = SectionNode("s1", "roman", "II", "MỤC TIÊU", 1, None, 0, 4, 12, 12, len(text), False, 0)
    doc = _TOKENIZER(text)
    doc._.context = Context(context.canonical, SectionTree([node]), Header(type=DocumentType(code="KH", name="")))
    doc = Units(default_vocabulary())(doc)
    assert [(t.indicator, t.value) for t in _COMPONENT(doc)._.targets] == [(None, 40), (None, 15)]
