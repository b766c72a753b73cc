"""``vanban extract`` on several files: their records know each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.linking.records import cites, document, sha

from vanban.cli import cli
from vanban.cli.linked import linked_lines
from vanban.schema import Document

PLAN = """\
UBND TỈNH AN GIANG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                             Độc lập - Tự do - Hạnh phúc

Số: 45/KH-SNV                         An Giang, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Kiểm tra công tác văn thư năm 2024

Thực hiện Quyết định số 118/QĐ-UBND ngày 20/02/2024 của UBND tỉnh An Giang về kiểm tra, Sở Nội vụ ban hành Kế hoạch:

1. Văn phòng Sở lập danh sách cơ quan được kiểm tra trước ngày 15/4/2024.

GIÁM ĐỐC

Trần Văn Mẫu
"""

DECISION = """\
ỦY BAN NHÂN DÂN                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH {province}                       Độc lập - Tự do - Hạnh phúc

Số: 118/QĐ-UBND                       {place}, ngày 20 tháng 02 năm 2024

QUYẾT ĐỊNH
Về việc kiểm tra công tác văn thư

Điều 1. Các sở, ban, ngành tự kiểm tra trước ngày 30/4/2024.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Thử
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The plan comes before the decision that it cites; a decision of another province bears the same number."""
    texts = {
        "ke-hoach.txt": PLAN,
        "khac.txt": DECISION.format(province="ĐỒNG THÁP", place="Đồng Tháp"),
        "quyet-dinh.txt": DECISION.format(province="AN GIANG", place="An Giang"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["extract", *map(str, arguments)])


def _links(record: dict[str, Any]) -> list[str | None]:
    return [reference["document"] for reference in record["references"]]


def test_json_lines_are_linked_also_to_a_later_file(files: list[Path]) -> None:
    result = run(*files, "--format", "jsonl")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["source"]["name"] for record in records] == [file.name for file in files]
    assert _links(records[0]) == [records[2]["source"]["sha256"]]


def test_one_file_is_linked_to_nothing(files: list[Path]) -> None:
    assert _links(json.loads(run(files[0]).stdout)) == [None]


def test_files_in_a_folder_are_linked(files: list[Path], tmp_path: Path) -> None:
    assert run(*files, "-o", f"{tmp_path}/out/").exit_code == 0
    records = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").iterdir()}
    assert _links(records["ke-hoach.json"]) == [records["quyet-dinh.json"]["source"]["sha256"]]


def test_one_output_file_holds_the_linked_lines(files: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert run(*files, "-o", target).exit_code == 0
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert _links(records[0]) == [records[2]["source"]["sha256"]]


def test_every_line_is_a_whole_record(files: list[Path]) -> None:
    for line in run(*files).stdout.splitlines():
        assert json.loads(line) == json.loads(Document.model_validate_json(line).model_dump_json())


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_linked(files: list[Path]) -> None:
    result = run(files[0].with_name("khong-co.pdf"), *files)
    assert result.exit_code == 1
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert _links(records[0]) == [records[2]["source"]["sha256"]]


def test_records_are_taken_one_at_a_time_and_none_is_kept() -> None:
    alive: set[int] = set()

    class Watched(Document):
        def __del__(self) -> None:
            alive.discard(id(self))

    def documents() -> Any:
        for n in range(50):
            record = document(f"{n}.txt", f"{n}/QĐ-TTg", "2024-01-20", None, cites(f"{n + 1}/QĐ-TTg", "2024-01-20"))
            watched = Watched(**dict(record))
            alive.add(id(watched))
            most.append(len(alive))
            yield watched
            del watched

    most: list[int] = []
    lines = list(linked_lines(documents(), lambda record: record.model_dump_json() + "\n"))
    assert max(most) <= 2
    assert _links(json.loads(lines[0])) == [sha("1.txt")]
    assert _links(json.loads(lines[49])) == [None]
