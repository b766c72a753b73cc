"""References, deadlines, units, targets and tasks."""

from pathlib import Path

from tests.evaluation.records import deadline, document, reference, score, target, task, unit


def test_references_by_key_then_date_and_relation(tmp_path: Path) -> None:
    gold = {
        "references": [
            {"key": "30/2020/NĐ-CP", "issued_on": "2020-03-05", "relation": "basis"},
            {"key": "Luật Lưu trữ 2024", "issued_on": None, "relation": "basis"},
            {"key": "05-CT/TW", "issued_on": None, "relation": "implements"},
        ]
    }
    read = [
        reference("30/2020/nđ–cp", "basis", "2020-03-05"),
        reference("Luật Lưu  trữ 2024", "mentions", "2024-06-21"),
        reference("12/QĐ-UBND"),
    ]
    fields = score(tmp_path, gold, document(references=read)).documents[0].fields
    assert (fields["references"].found, fields["references"].gold, fields["references"].predicted) == (2, 3, 3)
    assert fields["references"].misses == ["05-CT/TW"]
    assert fields["references"].false_alarms == ["12/QĐ-UBND"]
    assert fields["references.issued_on"].found == 1
    assert fields["references.relation"].found == 1


def test_optional_references_are_neither_missed_nor_false(tmp_path: Path) -> None:
    gold = {
        "references": [{"key": "1/QĐ-A"}],
        "references_optional": ["Chỉ thị 18 (number of a draft)", "Luật … without a year", {"key": "2/QĐ-A"}],
    }
    read = [reference(key) for key in ("1/QĐ-A", "Chỉ thị 18", "Luật Thanh tra", "Luật Báo chí", "2/QĐ-A", "3/QĐ-A")]
    result = score(tmp_path, gold, document(references=read)).documents[0].fields["references"]
    assert (result.gold, result.predicted, result.false_alarms) == (1, 2, ["3/QĐ-A"])


def test_an_unsure_relation_leaves_the_count(tmp_path: Path) -> None:
    gold = {
        "references": [{"key": "1/QĐ-A", "relation": "basis"}, {"key": "2/QĐ-A", "relation": "basis"}],
        "unsure": ["references[1].relation: both"],
    }
    read = [reference("1/QĐ-A", "basis"), reference("2/QĐ-A", "mentions")]
    fields = score(tmp_path, gold, document(references=read)).documents[0].fields
    assert fields["references"].found == 2
    assert (fields["references.relation"].gold, fields["references.relation"].f1) == (1, 1.0)


def test_deadlines_by_value_as_often_as_they_occur(tmp_path: Path) -> None:
    day = {"text": "trước ngày 15/3/2024", "start": None, "end": "2024-03-15", "recurrence": None, "relative": None}
    gold = {
        "deadlines": [
            day,
            day,
            {"text": "trong 10 ngày", "relative": "P10D"},
            {"text": "hằng quý", "recurrence": "quarterly"},
        ],
        "deadlines_optional": [{"text": "Thường xuyên", "start": None, "end": None}],
    }
    read = [
        deadline("trước 15/3/2024", end="2024-03-15"),
        deadline("trong thời hạn 10 ngày", relative="P10D kể từ ngày nhận"),
        deadline("hằng quý", recurrence="quarterly"),
        deadline("thường xuyên"),
        deadline("thường xuyên"),
        deadline("năm 2024", start="2024-01-01", end="2024-12-31"),
    ]
    result = score(tmp_path, gold, document(deadlines=read)).documents[0].fields["deadlines"]
    assert (result.gold, result.found, result.predicted, result.correct) == (4, 3, 5, 3)
    assert result.misses == ["trước ngày 15/3/2024  [\u20262024-03-15]"]
    assert len(result.false_alarms) == 2


def test_units_by_printed_or_full_name(tmp_path: Path) -> None:
    gold = {"units": ["Uỷ ban nhân dân tỉnh", {"name": "Sở Nội vụ"}, "Sở Y tế"], "units_optional": ["Chính phủ"]}
    read = [unit("UBND tỉnh", "Ủy ban nhân dân tỉnh"), unit("SỞ NỘI VỤ"), unit("Chính phủ"), unit("Sở Xây dựng")]
    result = score(tmp_path, gold, document(units=read)).documents[0].fields["units"]
    assert (result.misses, result.false_alarms) == (["Sở Y tế"], ["Sở Xây dựng"])


def test_units_by_the_full_name_of_the_gold_file(tmp_path: Path) -> None:
    gold = {"units": [{"name": "UBND tỉnh", "canonical": "Ủy ban nhân dân tỉnh"}]}
    read = [unit("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh")]
    result = score(tmp_path, gold, document(units=read)).documents[0].fields["units"]
    assert (result.misses, result.false_alarms) == ([], [])


def test_targets_by_value_then_date(tmp_path: Path) -> None:
    gold = {
        "targets": [
            {
                "text": "trên 70% hồ sơ",
                "comparator": ">=",
                "value": 70,
                "value_max": None,
                "unit": "%",
                "due": "2024-12-31",
            }
        ]
    }
    fields = (
        score(tmp_path, gold, document(targets=[target("trên 70% hồ sơ nộp trực tuyến", 70.0)])).documents[0].fields
    )
    assert (fields["targets"].f1, fields["targets.due"].f1) == (1.0, 0.0)


def test_tasks_by_their_first_words_then_units_and_day(tmp_path: Path) -> None:
    gold = {
        "tasks": [
            {
                "text": "Lập danh sách cơ quan nộp lưu, trình Giám đốc Sở",
                "lead": ["Phòng Lưu trữ"],
                "support": [],
                "end": "2024-04-15",
            },
            {
                "text": "Tổng hợp kết quả thực hiện",
                "lead": ["Văn phòng Sở", "Thanh tra Sở"],
                "support": ["Phòng Lưu trữ"],
                "end": None,
            },
            {"text": "Bố trí kinh phí", "lead": ["Sở Tài chính"]},
        ]
    }
    read = [
        task("Tổng hợp kết quả thực hiện Kế hoạch, báo cáo Giám đốc Sở trước ngày 30/11", "Thanh tra Sở; Văn phòng Sở"),
        task("lập danh sách cơ quan nộp lưu, trình Giám đốc Sở phê duyệt", "Văn phòng Sở", end="2024-04-15"),
        task("Chỉnh lý tài liệu tồn đọng", "Trung tâm Lưu trữ"),
    ]
    fields = score(tmp_path, gold, document(tasks=read)).documents[0].fields
    assert fields["tasks"].misses == ["Bố trí kinh phí"]
    assert fields["tasks"].false_alarms == ["Chỉnh lý tài liệu tồn đọng"]
    lead, support, end = (fields[f"tasks.{name}"] for name in ("lead", "support", "end"))
    assert (lead.gold, lead.found, lead.predicted) == (3, 2, 3)
    assert (support.gold, support.found) == (1, 0)
    assert (end.gold, end.found, end.predicted) == (1, 1, 1)


def test_each_task_is_used_once(tmp_path: Path) -> None:
    twice = {"text": "Báo cáo kết quả thực hiện hằng quý"}
    result = (
        score(tmp_path, {"tasks": [twice, twice]}, document(tasks=[task("Báo cáo kết quả thực hiện hằng quý")]))
        .documents[0]
        .fields["tasks"]
    )
    assert (result.gold, result.found, result.predicted) == (2, 1, 1)


def test_partial_tasks_count_no_false_alarm(tmp_path: Path) -> None:
    result = (
        score(tmp_path, {"tasks": [], "tasks_partial": True}, document(tasks=[task("Chỉnh lý tài liệu")]))
        .documents[0]
        .fields["tasks"]
    )
    assert (result.predicted, result.false_alarms) == (0, [])
