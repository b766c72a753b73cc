"""The commands that put questions: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.questions.shelf import Cited, Shelf, Work

from vanban.archive import Archive
from vanban.cli import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="vanban", env={"COLUMNS": "160"})


@pytest.fixture
def ask(archive_url: str, shelf: Shelf) -> Any:
    """Runs a command on an archive with a directive and its plan."""
    shelf.put(number="5/CT-UBND", kind="CT", issued_on="2024-01-10", subject="Nạo vét kênh")
    shelf.put(
        pages=["Mở đầu", "Phòng Kỹ thuật nạo vét kênh Đồng Sen."],
        number="12/KH-STL",
        work=[Work("nạo vét kênh Đồng Sen", "2024-03-10", lead=["Sở Thủy lợi tỉnh Bình Sơn"])],
        cites=[Cited("5/CT-UBND", "implements", "2024-01-10"), Cited("33/2024/QH15")],
    )
    shelf.put("Bí mật", secrecy="MẬT", subject="Bí mật")

    def run(command: str, *arguments: str) -> Result:
        return _run(command, *arguments, "--archive", archive_url)

    return run


def test_search_prints_page_and_quote(ask: Any) -> None:
    done = ask("search", "dong sen")
    assert done.exit_code == 0
    assert "12/KH-STL" in done.output and "nạo vét kênh Đồng Sen" in done.output
    answer = json.loads(ask("search", "dong sen", "--type", "KH", "--from", "2024-01-01", "--format", "json").output)
    [hit] = answer["hits"]
    assert (hit["page"], hit["issued_on"], hit["quote"]) == (2, "2024-03-05", "Phòng Kỹ thuật nạo vét kênh Đồng Sen.")


def test_nothing_found_is_no_fault(ask: Any) -> None:
    done = ask("search", "không hề có", "--lang", "en")
    assert (done.exit_code, done.output) == (0, "Nothing found.\n")


def test_a_secret_document_shows_only_name_and_mark(ask: Any) -> None:
    done = ask("search", "--secrecy", "mật")
    assert "MẬT" in done.output and "003.txt" in done.output and "Bí mật" not in done.output
    done = ask("show", "3")
    assert done.exit_code == 0
    assert "MẬT" in done.output and "Bí mật" not in done.output
    assert json.loads(ask("show", "3", "--format", "json").output)["record"] is None


def test_show_by_number_and_as_json(ask: Any) -> None:
    assert "Về việc nạo vét kênh mương" in ask("show", "12/KH-STL").output
    shown = json.loads(ask("show", "2", "--format", "json").output)
    assert (shown["id"], shown["record"]["header"]["number"]) == (2, "12/KH-STL")
    assert ask("show", "2", "--format", "markdown").output == "Mở đầu\nPhòng Kỹ thuật nạo vét kênh Đồng Sen."


def test_show_versions_tells_what_changed(ask: Any, shelf: Shelf) -> None:
    shelf.put(number="6/CT-UBND", kind="CT", issued_on="2024-01-10", subject="Nạo vét kênh", file=shelf.file(1))
    versions = json.loads(ask("show", "1", "--versions", "--format", "json").output)["versions"]
    assert [version["version"] for version in versions] == [1, 2]
    assert {"field": "header.number", "kind": "changed", "before": "5/CT-UBND", "after": "6/CT-UBND"} in versions[1][
        "changes"
    ]
    assert '"5/CT-UBND" → "6/CT-UBND"' in ask("show", "1", "--versions").output


def test_tasks_as_table_and_json(ask: Any) -> None:
    done = ask("tasks", "--overdue", "--unit", "Sở Thủy lợi", "--lead", "--as-of", "2024-03-15")
    assert "10/03/2024" in done.output and "quá 5 ngày" in done.output and "12/KH-STL [2]" in done.output
    answer = json.loads(ask("tasks", "--due-within", "2w", "--as-of", "2024-03-01", "--format", "json").output)
    assert (answer["as_of"], answer["more"]) == ("2024-03-01", False)
    assert [(task["due"], task["days"], task["id"]) for task in answer["tasks"]] == [("2024-03-10", 9, "t-1")]


def test_references_shows_the_tree(ask: Any) -> None:
    done = ask("references", "5/CT-UBND")
    assert done.exit_code == 0
    assert "└── 12/KH-STL · 05/03/2024" in done.output and "thực hiện" in done.output
    found = json.loads(ask("references", "5/CT-UBND", "--format", "json").output)
    assert found["received"] and found["tree"][0]["document"]["number"] == "12/KH-STL"


def test_references_lists_what_was_never_received(ask: Any) -> None:
    assert "1 văn bản viện dẫn, chưa nhận được" in ask("references", "33/2024/QH15").output
    assert [one["key"] for one in json.loads(ask("references", "--unresolved", "--format", "json").output)] == [
        "33/2024/QH15"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "…"),
        ("search", "--from", "2024-13-01"),
        ("show", "99"),
        ("tasks", "--due-within", "soon"),
        ("tasks", "--lead"),
        ("references",),
        ("references", "5/CT-UBND", "--unresolved"),
        ("references", "không có"),
    ],
)
def test_questions_that_make_no_sense_end_with_2(ask: Any, arguments: tuple[str, ...]) -> None:
    done = ask(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", [("search", "x"), ("tasks",), ("show", "1"), ("references", "1")])
def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    missing = tmp_path / "typo.db"
    done = _run(*command, "--archive", str(missing))
    assert done.exit_code == 2
    assert "no such archive" in done.output
    assert not missing.exists()


def test_an_archive_that_cannot_be_used_ends_with_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database" * 100)
    done = _run("tasks", "--archive", str(broken))
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_the_archive_can_come_from_the_environment(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_ARCHIVE", sqlite_url)
    Archive.open(sqlite_url).close()
    assert _run("tasks").exit_code == 0
