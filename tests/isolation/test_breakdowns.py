"""Documents that crash, hang or swell cost what they are worth: a page, or themselves, and nothing after them."""

from __future__ import annotations

import _thread
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.isolation.children import child_pid, cpu_seconds
from tests.source.hostile import changed, docx, endless, inflating, paragraphs

import vanban
from vanban import Limits
from vanban.errors import CrashedError, MemoryExceededError, TimeoutExceededError
from vanban.schema import Document

LETTER_NUMBER = "37/HKL-QLBVR"


def stored(folder: Path, data: bytes) -> Path:
    path = folder / "van-ban"
    path.write_bytes(data)
    return path


def faults(record: Document) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in record.diagnostics if d.severity == "error"]


def when_busy(act: Callable[[int], None]) -> threading.Thread:
    """Do something to the child once it has worked half a second on what it is given now."""
    pid = child_pid()
    before = cpu_seconds(pid)

    def wait() -> None:
        while cpu_seconds(pid) < before + 0.5:
            time.sleep(0.02)
        act(pid)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "thu.txt"
    path.write_text("1. Sở Y tế gửi báo cáo trước ngày 15/4/2024.\n", encoding="utf-8")
    vanban.read(path)
    return path


def test_a_page_that_fills_the_memory_is_left_empty(tmp_path: Path) -> None:
    record = vanban.read(stored(tmp_path, changed(inflating(900_000_000))), limits=Limits(max_memory=500))
    ((code, message),) = faults(record)
    assert code == "page-failed"
    assert message.startswith("page 2 ")
    assert "500 MB" in message
    assert record.source.pages == 3
    assert record.header.number == LETTER_NUMBER
    assert {e.page for u in record.units for e in u.evidence} == {1, 3}


def test_a_page_that_takes_too_long_is_left_empty(tmp_path: Path) -> None:
    record = vanban.read(stored(tmp_path, changed(endless())), limits=Limits(page_timeout=1))
    ((code, message),) = faults(record)
    assert code == "page-failed"
    assert message.startswith("page 2 ")
    assert "--page-timeout" in message
    assert record.header.number == LETTER_NUMBER


def test_a_page_that_kills_the_child_is_left_empty(tmp_path: Path, letter: Path) -> None:
    killer = when_busy(lambda pid: os.kill(pid, signal.SIGSEGV))
    record = vanban.read(stored(tmp_path, changed(endless())), limits=Limits(page_timeout=60))
    killer.join()
    # The next child works on the page no more: it would hang there.
    ((code, message),) = faults(record)
    assert code == "page-failed"
    assert message.startswith("page 2 ")
    assert "SIGSEGV" in message
    assert record.header.number == LETTER_NUMBER


def test_the_only_page_is_the_document(tmp_path: Path) -> None:
    path = stored(tmp_path, changed(endless(0), pages=1))
    with pytest.raises(TimeoutExceededError, match="page 1: took longer than 1 seconds"):
        vanban.read(path, limits=Limits(page_timeout=1))


def test_a_document_with_many_such_pages_is_given_up(tmp_path: Path) -> None:
    def change(document: object) -> None:
        for page in range(5):
            endless(page)(document)  # type: ignore[arg-type]

    with pytest.raises(TimeoutExceededError, match="page 4"):
        vanban.read(stored(tmp_path, changed(change, pages=6)), limits=Limits(page_timeout=0.5))


def test_a_document_without_pages_has_limits_too(tmp_path: Path, letter: Path) -> None:
    path = stored(tmp_path, docx(paragraphs(60_000)))
    with pytest.raises(TimeoutExceededError, match="--timeout"):
        vanban.read(path, limits=Limits(timeout=1))
    with pytest.raises(TimeoutExceededError, match="processor time; raise --cpu-time"):
        vanban.read(path, limits=Limits(cpu_time=1))
    with pytest.raises(MemoryExceededError, match="--max-memory"):
        vanban.read(path, limits=Limits(max_memory=200))
    assert vanban.read(letter).deadlines


def test_a_child_that_dies_elsewhere_takes_the_document_with_it(tmp_path: Path, letter: Path) -> None:
    killer = when_busy(lambda pid: os.kill(pid, signal.SIGSEGV))
    with pytest.raises(CrashedError, match="SIGSEGV"):
        vanban.read(stored(tmp_path, docx(paragraphs(60_000))))
    killer.join()
    assert vanban.read(letter).deadlines


def test_what_the_caller_holds_is_not_the_documents_fault(tmp_path: Path, letter: Path) -> None:
    ballast = bytearray(b"\1") * 1_300_000_000
    os.kill(child_pid(), signal.SIGKILL)
    vanban.read(letter)
    killer = when_busy(lambda pid: os.kill(pid, signal.SIGSEGV))
    with pytest.raises(CrashedError, match="SIGSEGV"):
        vanban.read(stored(tmp_path, docx(paragraphs(60_000))))
    killer.join()
    assert ballast


def test_a_child_that_gives_up_for_want_of_memory_is_told_so(tmp_path: Path, letter: Path) -> None:
    killer = when_busy(lambda pid: os.kill(pid, signal.SIGABRT))
    with pytest.raises(MemoryExceededError, match="probably needs more than 2000 MB"):
        vanban.read(stored(tmp_path, docx(paragraphs(60_000))))
    killer.join()


def test_a_child_that_dies_idle_is_replaced(letter: Path) -> None:
    first = child_pid()
    os.kill(first, signal.SIGKILL)
    assert vanban.read(letter).deadlines
    assert child_pid() != first


def test_a_reading_that_is_broken_off_leaves_no_stale_answer(tmp_path: Path, letter: Path) -> None:
    interrupter = when_busy(lambda pid: _thread.interrupt_main())
    with pytest.raises(KeyboardInterrupt):
        vanban.read(stored(tmp_path, changed(endless())))
    interrupter.join()
    assert vanban.read(letter).source.name == "thu.txt"
