"""Gold files find their documents; what cannot be read is missed; the report is the same every time."""

import json
from pathlib import Path

import pytest
from tests.evaluation.records import document, reference, score, sections, task

from vanban.errors import DamagedError, UsageError
from vanban.evaluation import Report, evaluate, render_text
from vanban.schema import Document


def write_gold(path: Path, **parts: object) -> None:
    path.write_text(json.dumps(parts, ensure_ascii=False), encoding="utf-8")


def test_one_gold_file_serves_all_forms_of_a_document(tmp_path: Path) -> None:
    folder = tmp_path / "sub"
    folder.mkdir()
    for name in ("plan.docx", "plan.pdf", "plan.scan.pdf", "plan.json", "plan.2.pdf", "planning.pdf", "other.txt"):
        (folder / name).write_bytes(b"x")
    write_gold(folder / "plan.gold.json", references=[])
    write_gold(folder / "plan.2.gold.json", references=[])
    write_gold(folder / "letter.gold.json", file="full/x/other.txt", references=[])
    report = evaluate(tmp_path, lambda path: document())
    assert [(d.document, d.gold) for d in report.documents] == [
        ("sub/other.txt", "sub/letter.gold.json"),
        ("sub/plan.2.pdf", "sub/plan.2.gold.json"),
        ("sub/plan.docx", "sub/plan.gold.json"),
        ("sub/plan.pdf", "sub/plan.gold.json"),
        ("sub/plan.scan.pdf", "sub/plan.gold.json"),
    ]


def test_a_document_that_cannot_be_read_misses_everything(tmp_path: Path) -> None:
    def fail(path: Path) -> Document:
        raise DamagedError(path, "the cross-reference table is lost")

    (tmp_path / "a.pdf").write_bytes(b"x")
    write_gold(
        tmp_path / "a.gold.json",
        header={"number": "1/QĐ-A"},
        references=[{"key": "2/QĐ-A"}],
        tasks=[{"text": "Lập danh sách"}],
    )
    report = evaluate(tmp_path, fail)
    assert report.documents[0].error == "the cross-reference table is lost"
    assert {name: report.pooled[name].recall for name in ("header", "references", "tasks")} == {
        "header": 0.0,
        "references": 0.0,
        "tasks": 0.0,
    }
    assert "not read: the cross-reference table is lost" in render_text(report, verbose=True)


def test_only_annotated_parts_are_scored(tmp_path: Path) -> None:
    gold = {"annotated": ["references"], "header": {"number": "1/QĐ-A"}, "references": [], "tasks": []}
    fields = score(tmp_path, gold, document(tasks=[task("Lập danh sách")])).pooled
    assert set(fields) == {"references", "references.issued_on", "references.relation"}


def test_a_gold_file_without_document_or_parts_is_named(tmp_path: Path) -> None:
    write_gold(tmp_path / "a.gold.json", references=[])
    write_gold(tmp_path / "b.gold.json", requirements=[])
    report = evaluate(tmp_path, lambda path: document())
    assert report.skipped == {"a.gold.json": "no document beside it", "b.gold.json": "it annotates no part of a record"}
    assert "a.gold.json: no document beside it" in render_text(report)


@pytest.mark.parametrize("content", [None, "[]", "{"])
def test_what_is_no_gold_folder_is_a_usage_error(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError):
        evaluate(tmp_path, lambda path: document())


def test_values_outside_the_annotated_lines_or_page_are_ignored(tmp_path: Path) -> None:
    read = document(
        references=[reference("1/QĐ-A", page=1), reference("2/QĐ-A", page=2)],
        sections=sections(("1", "Mục đích", 1), ("2", "Yêu cầu", 1)),
    )
    text = "1. **Mục đích** 1/QĐ-A\n\n2. Yêu cầu 2/QĐ-A\n"
    lines = {
        "scope": {"lines": [1, 1]},
        "references": [{"key": "1/QĐ-A"}],
        "sections": [{"label": "1", "title": "Mục đích", "level": 1}],
    }
    fields = score(tmp_path, lines, read, text).pooled
    assert (fields["references"].false_alarms, fields["sections"].false_alarms) == ([], [])
    page = score(tmp_path, {"page_1_only": True, "references": [{"key": "1/QĐ-A"}]}, read, text).pooled["references"]
    assert (page.predicted, page.f1) == (1, 1.0)
    assert score(tmp_path, {"references": [{"key": "1/QĐ-A"}]}, read, text).pooled["references"].precision == 0.5


def test_pooling_adds_counts(tmp_path: Path) -> None:
    for name, keys in (("a", ["1/QĐ-A"]), ("b", ["1/QĐ-A", "2/QĐ-A", "3/QĐ-A"])):
        (tmp_path / f"{name}.txt").write_text("x", encoding="utf-8")
        write_gold(tmp_path / f"{name}.gold.json", references=[{"key": key} for key in keys])
    report = evaluate(tmp_path, lambda path: document(references=[reference("1/QĐ-A")]))
    pooled = report.pooled["references"]
    assert (pooled.recall, pooled.precision, pooled.f1) == (0.5, 1.0, 0.6667)
    assert pooled.misses == ["b.txt: 2/QĐ-A", "b.txt: 3/QĐ-A"]


def test_the_report_as_text_and_json(tmp_path: Path) -> None:
    gold = {
        "references": [{"key": "1/QĐ-A"}, {"key": "2/QĐ-A"}],
        "tasks": [{"text": "Lập danh sách"}],
        "tasks_partial": True,
    }
    record = document(references=[reference("1/QĐ-A"), reference("9/QĐ-A")], tasks=[task("Lập danh sách")])
    report = score(tmp_path, gold, record)
    text = render_text(report, verbose=True)
    assert "a.txt                 0.500  R 1.000" in text
    assert "references  missed       2/QĐ-A" in text
    assert "references  false alarm  9/QĐ-A" in text
    assert "9/QĐ-A" not in render_text(report, verbose=False)
    as_json = report.model_dump_json()
    assert as_json == score(tmp_path, gold, record).model_dump_json()
    fields = json.loads(as_json)["pooled"]["references"]
    assert (fields["precision"], fields["recall"], fields["f1"]) == (0.5, 0.5, 0.5)
    assert isinstance(report, Report)
