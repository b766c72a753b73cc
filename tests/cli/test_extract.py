"""``vanban extract``: where output goes, exit codes, and what a person is told about a bad file."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.source.drawing import letter, pdf
from tests.source.hostile import changed, endless

from vanban.cli import cli
from vanban.schema import Document

PLAN = """\
UBND TỈNH AN GIANG                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                             Độc lập - Tự do - Hạnh phúc

Số: 45/KH-SNV                         An Giang, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Kiểm tra công tác văn thư, lưu trữ năm 2024

Thực hiện Quyết định số 118/QĐ-UBND ngày 20/02/2024 của UBND tỉnh An Giang về kiểm tra, Sở Nội vụ ban hành Kế hoạch:

I. NỘI DUNG

1. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở lập danh sách cơ quan được kiểm tra trước ngày 15/4/2024.

2. Phòng Cải cách hành chính tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 30/11/2024.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC

Trần Văn Mẫu
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["extract", *map(str, arguments)])


def test_one_file_prints_one_json_record_and_nothing_else(plan: Path) -> None:
    result = run(plan)
    assert result.exit_code == 0
    record = Document.model_validate_json(result.stdout)
    assert record.header.number == "45/KH-SNV"
    assert record.source.name == "ke-hoach.txt"


def test_same_input_gives_the_same_bytes(plan: Path) -> None:
    assert run(plan).stdout_bytes == run(plan).stdout_bytes


def test_several_files_print_one_json_line_each(plan: Path) -> None:
    second = plan.with_name("second.txt")
    shutil.copy(plan, second)
    lines = run(plan, second).stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["ke-hoach.txt", "second.txt"]


def test_a_folder_takes_one_file_each_and_keeps_names_apart(plan: Path, tmp_path: Path) -> None:
    twin = plan.with_suffix(".md")
    shutil.copy(plan, twin)
    other = plan.with_name("khac.txt")
    shutil.copy(plan, other)
    result = run(plan, twin, other, "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0
    written = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert written == ["ke-hoach.md.json", "ke-hoach.txt.json", "khac.json"]


def test_markdown_is_the_text_that_offsets_point_into(plan: Path) -> None:
    text = run(plan, "--format", "markdown").stdout
    record = Document.model_validate_json(run(plan).stdout)
    assert record.tasks
    for evidence in [*(t.evidence for t in record.tasks), *record.header.evidence.values()]:
        assert text[evidence.start : evidence.end] == evidence.quote


def test_table_shows_dates_as_vietnamese_read_them(plan: Path) -> None:
    table = run(plan, "--format", "table").stdout
    assert "15/04/2024" in table
    assert "Chủ trì" in table
    assert "Lead" in run(plan, "--format", "table", "--lang", "en").stdout


def test_a_bad_file_is_named_and_the_rest_is_written(plan: Path, tmp_path: Path) -> None:
    missing = tmp_path / "khong-co.pdf"
    result = run(missing, plan)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("\n") == 1
    assert "khong-co.pdf" in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.pdf", b""),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
        ("nhac.mp3", b"ID3\x03\x00" + bytes(range(256)) * 20),
        ("hong.docx", b"PK\x03\x04" + b"\x00" * 200),
    ],
)
def test_unreadable_content_is_one_line_without_traceback(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert name in result.stderr
    assert "Traceback" not in result.stderr
    assert "internal fault" not in result.stderr


def test_a_directory_is_refused_in_one_line(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("pages", ["0", "3-1", "a", "1-", ""])
def test_pages_that_are_no_ranges_are_a_usage_error(plan: Path, pages: str) -> None:
    assert run(plan, "--pages", pages).exit_code == 2


def test_as_of_resolves_a_missing_year(tmp_path: Path) -> None:
    path = tmp_path / "thong-bao.txt"
    path.write_text("1. Văn phòng Sở gửi báo cáo trước ngày 15/4.\n", encoding="utf-8")
    record = Document.model_validate_json(run(path, "--as-of", "2024-02-20").stdout)
    assert [d.end for d in record.deadlines] == ["2024-04-15"]


def test_settings_come_from_file_then_environment_then_flag(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "vanban.toml"
    settings.write_text('[extract]\nformat = "table"\nlang = "en"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Lead" in run(plan).stdout
    monkeypatch.setenv("VANBAN_LANG", "vi")
    assert "Chủ trì" in run(plan).stdout
    assert run(plan, "--format", "json").stdout.startswith("{")


def test_a_broken_settings_file_is_a_usage_error(plan: Path, tmp_path: Path) -> None:
    settings = tmp_path / "my.toml"
    settings.write_text("lang = ", encoding="utf-8")
    result = CliRunner().invoke(cli, ["--config", str(settings), "extract", str(plan)])
    assert result.exit_code == 2
    assert "my.toml" in result.stderr


def test_a_misspelt_setting_is_a_usage_error(plan: Path, tmp_path: Path) -> None:
    settings = tmp_path / "my.toml"
    settings.write_text('[extract]\nocrr = "never"\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["--config", str(settings), "extract", str(plan)])
    assert result.exit_code == 2
    assert "ocrr" in result.stderr


def test_the_summary_keeps_every_column_on_a_narrow_terminal(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    summary = run(plan, "-o", f"{tmp_path}/out/", "--lang", "en").stdout
    header = summary.splitlines()[1]
    assert header.count("┃") == 10


def test_a_file_named_twice_is_read_once(plan: Path) -> None:
    assert len(run(plan, plan, "--format", "jsonl").stdout.splitlines()) == 1


def test_the_help_keeps_its_examples_on_lines_of_their_own() -> None:
    text = CliRunner().invoke(cli, ["extract", "--help"]).stdout
    assert "\\b" not in text
    assert "\n    vanban extract ke-hoach.pdf\n" in text or "\n  vanban extract ke-hoach.pdf\n" in text


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    path = tmp_path / "thu.pdf"
    path.write_bytes(pdf(letter, letter, letter))
    return path


def test_a_limit_comes_from_file_then_environment_then_flag(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(letters.parent)
    Path("vanban.toml").write_text("max_pages = 2\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["extract", "thu.pdf"])
    assert result.exit_code == 1
    assert result.stderr == "vanban: thu.pdf: has 3 pages, more than 2; name some with --pages or raise --max-pages\n"
    monkeypatch.setenv("VANBAN_MAX_PAGES", "1")
    assert "more than 1" in CliRunner().invoke(cli, ["extract", "thu.pdf"]).stderr
    assert CliRunner().invoke(cli, ["extract", "thu.pdf", "--max-pages", "3"]).exit_code == 0


@pytest.mark.parametrize("value", ["0", "-1", "nan"])
def test_a_limit_that_is_none_is_a_usage_error(letters: Path, value: str) -> None:
    result = run(letters, "--page-timeout", value)
    assert result.exit_code == 2
    assert "page-timeout" in result.stderr


def test_a_page_at_fault_is_told_and_the_rest_is_a_record(tmp_path: Path) -> None:
    path = tmp_path / "thu.pdf"
    path.write_bytes(changed(endless()))
    result = run(path, "--page-timeout", "1")
    assert result.exit_code == 0
    record = Document.model_validate_json(result.stdout)
    assert record.header.number == "37/HKL-QLBVR"
    assert [d.code for d in record.diagnostics if d.severity == "error"] == ["page-failed"]
