"""Folders of small documents, and running ``vanban batch`` over them as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import select

from vanban.archive import Archive
from vanban.archive.models import FileRow

PLAN = """\
UBND TỈNH BÌNH SƠN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ THỦY LỢI                           Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-STL                         Bình Sơn, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Nạo vét kênh mương năm 2024

1. Phòng Kỹ thuật chủ trì, phối hợp với Văn phòng Sở lập danh sách kênh cần nạo vét trước ngày 15/4/2024.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
"""


def write_plan(path: Path, number: int) -> Path:
    """A plan as a text file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(number=number), encoding="utf-8")
    return path


_PROGRAM = "import sys; {before}from vanban.cli import main; main()"
_ODD = "from vanban.batch import crew; crew.PROGRAM = (sys.executable, '-m', 'tests.batch.odd_worker'); "
ROOT = Path(__file__).parents[2]


def start(folder: Path, url: str, *options: str, odd: bool = False) -> subprocess.Popen[str]:
    """A run with a worker or two that goes on while the test does something, its originals beside the folder.

    Args:
        folder: to be read.
        url: of the archive.
        options: further ones.
        odd: with workers that do what the files say (``odd_worker``).
    """
    program = _PROGRAM.format(before=_ODD if odd else "")
    chosen = ["--archive", url, "--originals", str(folder.parent / "originals"), "--json-log", "--jobs", "1"]
    return subprocess.Popen(
        [sys.executable, "-c", program, "batch", str(folder), *chosen, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": str(ROOT)},
    )


class Told:
    """What a run said.

    Attributes:
        status: exit status.
        output: standard output.
        events: of the log, in order.
    """

    def __init__(self, status: int, output: str, log: str) -> None:
        self.status = status
        self.output = output
        self.events: list[dict[str, Any]] = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
        self.log = log

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The events of that kind."""
        return [event for event in self.events if event["kind"] == kind]

    def states(self) -> dict[str, str]:
        """Name of each file that an attempt ended at, and how the last one ended."""
        return {Path(event["path"]).name: event["state"] for event in self.of("ended")}


def told_by(process: subprocess.Popen[str], timeout: float = 100) -> Told:
    """What a run has said when it has ended."""
    output, log = process.communicate(timeout=timeout)
    return Told(process.returncode, output, log)


def run(folder: Path, url: str, *options: str, odd: bool = False) -> Told:
    """A run from its beginning to its end."""
    return told_by(start(folder, url, *options, odd=odd))


def states_of(url: str) -> dict[str, str]:
    """Where each file of the ledger stands, by its name."""
    with Archive.open(url, originals="memory://unused") as archive, archive.session() as session:
        return {Path(path).name: state for path, state in session.execute(select(FileRow.path, FileRow.state))}
