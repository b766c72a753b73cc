"""``vanban register``: what it prints and writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.questions.shelf import Shelf

from vanban.cli import cli


@pytest.fixture
def register(archive_url: str, shelf: Shelf) -> Any:
    """Runs the command on an archive with two documents and one set aside."""
    shelf.put(number="12/KH-STL", stamp={"date": "2024-03-06"})
    shelf.put("hai", number="13/KH-STL")
    shelf.put("Bí mật", secrecy="MẬT", subject="Không được lộ")

    def run(*arguments: str) -> Result:
        command = ["register", *arguments, "--archive", archive_url]
        return CliRunner().invoke(cli, command, prog_name="vanban", env={"COLUMNS": "160"})

    return run


def test_enter_list_and_correct(register: Any) -> None:
    done = register("enter", "1", "13/KH-STL", "--arrived", "2024-03-07")
    assert (done.exit_code, done.stdout) == (0, "1/2024  document 1\n2/2024  document 2\n")
    done = register("correct", "2", "--year", "2024", "--set", "issuer=Sở Y tế", "--why", "sai")
    assert done.stdout == "2/2024  issuer: Sở Thủy lợi tỉnh Bình Sơn → Sở Y tế\n"
    done = register("--year", "2024")
    assert done.exit_code == 0
    assert "Sổ đăng ký văn bản đến – incoming – 2024" in done.output and "07/03/2024" in done.output
    assert "Sở Y tế" in done.output and "Đã sửa: 1" in done.output
    found = json.loads(register("list", "--year", "2024", "--form", "input", "--format", "json").stdout)
    assert [row["CodeNumber"] for row in found["rows"]] == ["12", "13"]
    assert found["entries"][1]["corrections"][0]["why"] == "sai"
    assert (found["gaps"], found["duplicates"]) == ([], [])


def test_documents_set_aside_are_named_and_no_more(register: Any) -> None:
    done = register()
    assert "Để riêng vì có dấu mật: 003.txt (MẬT)" in done.output
    assert "lộ" not in done.output
    done = register("enter", "3", "--arrived", "2024-03-07")
    assert done.exit_code == 2
    assert "MẬT" in done.output and "lộ" not in done.output


def test_files_are_written_by_their_ending(register: Any, tmp_path: Path) -> None:
    register("enter", "1")
    for name in ("so.csv", "so.xlsx", "so.json"):
        assert register("--year", "2024", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "so.csv").read_bytes().startswith("\ufeffNgày đến,Số đến".encode())
    assert (tmp_path / "so.xlsx").read_bytes().startswith(b"PK")
    assert json.loads((tmp_path / "so.json").read_text(encoding="utf-8"))["year"] == 2024
    assert register("--year", "2024", "--form", "edxml", "-o", str(tmp_path / "out")).exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2024-000001.edxml"]


def test_warnings_go_to_standard_error(register: Any) -> None:
    register("enter", "1")
    done = register("--year", "2024", "--form", "archival", "--format", "csv")
    assert "sources disagree" in done.stderr and "sources" not in done.stdout
    assert done.stdout.startswith("docId,docCode,maintenance,typeName")


@pytest.mark.parametrize(
    "arguments",
    [
        ("enter",),
        ("enter", "2"),
        ("enter", "99", "--arrived", "2024-03-07"),
        ("enter", "1", "2", "--number", "5", "--arrived", "2024-03-07"),
        ("enter", "1", "--why", "x"),
        ("list", "1"),
        ("list", "--arrived", "2024-03-07"),
        ("correct", "1", "--set", "subject"),
        ("correct", "x", "--set", "subject=a"),
        ("correct", "9", "--year", "2024", "--set", "subject=a", "--why", "b"),
        ("--form", "edxml"),
        ("--format", "xlsx"),
        ("-o", "so.docx"),
        ("-o", "/no/such/folder/so.csv"),
        ("--codes", "/no/such/codes.yaml"),
    ],
)
def test_what_makes_no_sense_ends_with_2(register: Any, arguments: tuple[str, ...]) -> None:
    done = register(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
