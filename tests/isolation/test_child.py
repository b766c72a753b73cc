"""The child: what it gives, that it is kept, and that it never outlives its parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.isolation.children import child_pid, children_of

import vanban
from vanban import Limits
from vanban.errors import NotFoundError, UsageError
from vanban.record import record_of

SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-so.pdf"


def note(folder: Path, day: int) -> Path:
    path = folder / f"ngay-{day}.txt"
    path.write_text(f"1. Sở Y tế gửi báo cáo trước ngày {day}/4/2024.\n", encoding="utf-8")
    return path


def test_the_record_is_the_one_that_is_made_here() -> None:
    apart, here = vanban.read_with_text(SAMPLE), record_of(SAMPLE)
    assert apart.text == here.text
    assert apart.page_begins == here.page_begins
    assert [page for _, page in here.page_begins] == list(range(1, 1 + (here.document.source.pages or 0)))
    assert apart.document.model_dump_json() == here.document.model_dump_json()


def test_one_child_serves_one_document_after_another(tmp_path: Path) -> None:
    vanban.read(note(tmp_path, 1))
    first = child_pid()
    vanban.read(note(tmp_path, 2))
    assert child_pid() == first


def test_threads_get_their_own_documents(tmp_path: Path) -> None:
    found: dict[int, str | None] = {}

    def read(day: int) -> None:
        found[day] = vanban.read(note(tmp_path, day)).deadlines[0].end

    threads = [threading.Thread(target=read, args=(day,)) for day in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {day: f"2024-04-{day}" for day in range(10, 18)}


def test_the_caller_imports_no_parser() -> None:
    code = (
        f"import sys, vanban; vanban.read({str(SAMPLE)!r})\n"
        "parsers = {'pypdfium2', 'pdfminer', 'pikepdf', 'lxml', 'PIL', 'cv2', 'spacy'}\n"
        "print(sorted(parsers & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_forked_process_reads_by_itself(tmp_path: Path) -> None:
    vanban.read(note(tmp_path, 3))
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    forked = context.Process(target=lambda: answers.put(vanban.read(note(tmp_path, 4)).deadlines[0].end))
    forked.start()
    assert vanban.read(note(tmp_path, 5)).deadlines[0].end == "2024-04-05"
    assert answers.get() == "2024-04-04"
    forked.join()


def test_names_are_relative_to_where_the_caller_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vanban.read(note(tmp_path, 6))
    monkeypatch.chdir(tmp_path)
    assert vanban.read("ngay-6.txt").source.name == "ngay-6.txt"
    with pytest.raises(NotFoundError, match=r"^khong-co: no such file"):
        vanban.read("khong-co")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"ke ho\xf9ch.txt")
    path.write_text("Kế hoạch", encoding="utf-8")
    assert vanban.read(path).source.name == "ke ho?ch.txt"


def test_the_working_folder_holds_no_code(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the working folder')", encoding="utf-8")
    path = note(tmp_path, 7)
    script = tmp_path / "elsewhere" / "script.py"
    script.parent.mkdir()
    script.write_text(f"import vanban; print(vanban.read({str(path)!r}).deadlines[0].end)", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "2024-04-07\n"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None], ids=["killed", "terminated", "at its end"])
def test_no_child_is_left_over(how: signal.Signals | None) -> None:
    code = f"import sys, vanban; vanban.read({str(SAMPLE)!r}); print(flush=True); sys.stdin.readline()"
    parent = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdout.readline()
    (child,) = children_of(parent.pid)
    if how is None:
        parent.stdin.write(b"\n")
        parent.stdin.flush()
    else:
        parent.send_signal(how)
    parent.communicate()
    until = time.monotonic() + 20
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_character_maps_come_from_no_folder_of_the_environment() -> None:
    code = (
        "import os; from vanban.isolation.confinement import confine; confine()\n"
        "print(os.environ.get('CMAP_PATH')); import pdfminer.cmapdb"
    )
    environment = {**os.environ, "CMAP_PATH": "/tmp"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"


def test_no_pdfminer_that_runs_pickles_can_be_installed() -> None:
    # CVE-2025-64512
    (wanted,) = [
        r for r in map(Requirement, metadata.requires("vanban") or []) if canonicalize_name(r.name) == "pdfminer-six"
    ]
    assert not wanted.specifier.contains("20251107")
    assert wanted.specifier.contains("20251230")


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_a_limit_is_above_zero(value: float) -> None:
    with pytest.raises(UsageError, match="page-timeout"):
        Limits(page_timeout=value)
