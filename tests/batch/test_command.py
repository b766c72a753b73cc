"""``vanban batch`` as a person or a service runs it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.batch.folders import run, start, states_of, told_by, write_plan

from vanban.cli import cli


@pytest.fixture
def url(sqlite_url: str) -> str:
    """An archive on SQLite."""
    return sqlite_url


def test_a_folder_becomes_an_archive(inbox: Path, url: str, tmp_path: Path) -> None:
    """With the real reading, and nothing left to do for a second run."""
    write_plan(inbox / "2024" / "ke-hoach.txt", 41)
    write_plan(inbox / "copy.txt", 41)
    write_plan(inbox / os.fsdecode(b"c\xabng v\xb9n.txt"), 42)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing of a PDF")
    (inbox / "~$ke-hoach.docx").write_bytes(b"lock")
    (inbox / "out").symlink_to(tmp_path)

    told = run(inbox, url)
    assert told.status == 1, told.log
    assert told.output.splitlines()[:2] == [
        "found 4 = done 2 + duplicate 1 + failed 1",
        "passed over: 1 link, 1 temporary",
    ]
    assert sorted(told.states().values()) == ["done", "done", "duplicate", "failed"]
    (balance,) = told.of("balance")
    assert (balance["found"], balance["holds"]) == (4, True)

    again = run(inbox, url)
    assert (again.status, again.output) == (1, told.output)
    assert again.of("ended") == []

    shown = CliRunner().invoke(cli, ["batch", str(inbox), "--archive", url, "--originals", "memory://x"])
    assert shown.exit_code == 1
    assert "found 4 = done 2 + duplicate 1 + failed 1" in shown.stdout


def test_set_aside_documents_count_as_done_and_are_named(inbox: Path, url: str) -> None:
    (inbox / "a.txt").write_text("secret TỐI MẬT\n", encoding="utf-8")
    (inbox / "b.txt").write_text("plan\n", encoding="utf-8")
    told = run(inbox, url, odd=True)
    assert told.status == 0, told.log
    assert told.output.splitlines() == [
        "found 2 = done 2 + duplicate 0 + failed 0",
        "1 of the done set aside for a secrecy mark: only name, hash and mark recorded",
    ]


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_after_the_document(kind: signal.Signals, inbox: Path, url: str, tmp_path: Path) -> None:
    (inbox / "a.txt").write_text(f"waits {tmp_path / 'mark'}\n", encoding="utf-8")
    (inbox / "b.txt").write_text("plan\n", encoding="utf-8")
    process = start(inbox, url, odd=True)
    assert process.stderr is not None
    for line in process.stderr:
        if '"began"' in line:
            break
    process.send_signal(kind)
    # The signal has to arrive while the document is still being read.
    time.sleep(2)
    (tmp_path / "mark").touch()
    told = told_by(process)
    assert told.status == 3
    assert told.output.splitlines() == [
        "found 2 ≠ done 1 + duplicate 0 + failed 0",
        "1 not read yet; the same command goes on with them",
    ]
    assert states_of(url) == {"a.txt": "done", "b.txt": "found"}


def test_settings_come_from_the_environment_and_the_file(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vanban.toml").write_text('archive = "from-file.db"\n[batch]\njobs = 2\n', encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(cli, ["batch", str(inbox)]).exit_code == 0
    assert Path("from-file.db").exists()
    monkeypatch.setenv("VANBAN_ARCHIVE", "from-environment.db")
    assert runner.invoke(cli, ["batch", str(inbox)]).exit_code == 0
    assert Path("from-environment.db").exists()
    assert runner.invoke(cli, ["batch", str(inbox), "--archive", "from-flag.db"]).exit_code == 0
    assert Path("from-flag.db").exists()
    assert not Path("vanban.db").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gone"], "does not exist"),
        (["inbox", "--jobs", "0"], "jobs: 0 makes no sense"),
        (["inbox", "--keep", "both"], "'both' is not one of"),
        (["inbox", "--archive", "mysql://host/name"], "SQLite or PostgreSQL"),
        (["inbox", "--archive", "postgresql://host/name"], "give --originals, or --keep reference"),
        (["inbox", "--max-memory", "-1"], "max-memory"),
    ],
)
def test_what_makes_no_sense_is_a_usage_fault(
    arguments: list[str], told: str, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["batch", *arguments])
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_the_password_of_the_archive_is_on_no_command_line(inbox: Path, url: str, tmp_path: Path) -> None:
    (inbox / "a.txt").write_text(f"waits {tmp_path / 'mark'}\n", encoding="utf-8")
    process = start(inbox, url, odd=True)
    assert process.stderr is not None
    for line in process.stderr:
        if '"began"' in line:
            break
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    (tmp_path / "mark").touch()
    assert told_by(process).status == 0
    workers = [line for line in listed.splitlines() if "odd_worker" in line and "-c" not in line.split()]
    assert workers
    assert all(url not in line for line in workers)


def test_the_files_themselves_are_left_as_they_are(inbox: Path, url: str) -> None:
    path = inbox / "a.txt"
    path.write_text("plan\n", encoding="utf-8")
    path.chmod(0o444)
    before = path.stat()
    run(inbox, url, odd=True)
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino, stat.S_IMODE(after.st_mode)) == (before.st_mtime_ns, before.st_ino, 0o444)
