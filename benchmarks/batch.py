"""Folders of documents: what the archive and the workers add to bare reading, two workers, memory, a second run.

``python benchmarks/batch.py`` writes ``benchmarks/results/batch.md`` (ten minutes on a quiet machine); ``--documents``
and ``--scans`` make it shorter, and then it only prints.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from children import PYTHON, ROOT, run

sys.path.insert(0, str(ROOT))  # the tests' builder draws the documents

from machine import describe
from tests.robustness.many import Kind, make_folder

RESULT = ROOT / "benchmarks" / "results" / "batch.md"
DOCUMENTS, SCANS = 2000, 24
_HERE = Path(__file__).parent
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MB = 1_000_000


@dataclass
class Measured:
    """One run of ``vanban batch``.

    Attributes:
        seconds: wall-clock time from beginning to end.
        reading: wall-clock time from the first document that was begun to the last that ended.
        cpu: processor seconds of the driver, its workers and their children.
        driver: processor seconds of the driver alone.
        memory: resident MB of the driver after so many documents.
        balance: the closing line.
    """

    seconds: float = 0.0
    reading: float = 0.0
    cpu: float = 0.0
    driver: float = 0.0
    memory: dict[int, float] = field(default_factory=dict)
    balance: str = ""


def main(arguments: Sequence[str]) -> int:
    """Measure, and write or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--scans", type=int, default=SCANS)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        lines = [
            *_head(),
            *_scans(Path(folder), chosen.scans),
            *_digital(Path(folder), chosen.documents),
        ]
    text = "\n".join(lines) + "\n"
    if (chosen.documents, chosen.scans) == (DOCUMENTS, SCANS):
        RESULT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _head() -> list[str]:
    return [
        "# Reading a folder into an archive",
        "",
        "`vanban batch` into SQLite with copies of the files, on documents that `tests/robustness/many.py` makes.",
        "Processor seconds are of the driver, its workers and their children together; what each takes to start is",
        "measured with one document and taken off. Written by `python benchmarks/batch.py`.",
        "",
        f"Machine: {describe()}; load before: {os.getloadavg()[0]:.1f}.",
        "",
    ]


def _scans(root: Path, scans: int) -> list[str]:
    inbox, single = root / "scans" / "inbox", root / "scan" / "inbox"
    paths = [made.path for made in make_folder(inbox, scans, shares={"scan": 100})]
    make_folder(single, 1, shares={"scan": 100})
    start, one, two = (_batch(folder, jobs) for folder, jobs in ((single, 1), (inbox, 1), (inbox, 2)))
    bare_start, bare = _bare(paths[:1]), _bare(paths)
    count = scans - 1
    added = (one.cpu - start.cpu) / count - (bare.cpu - bare_start.cpu) / count
    page = (bare.cpu - bare_start.cpu) / count
    return [
        f"## {scans} scanned pages",
        "",
        "| what | measured | wanted |",
        "| --- | ---: | ---: |",
        f"| one worker, seconds of reading | {one.reading:.1f} | |",
        f"| two workers, seconds of reading | {two.reading:.1f} | |",
        f"| two workers are faster by | {one.reading / two.reading:.2f} × | ≥ 1.8 × |",
        f"| bare `vanban.read`, processor seconds a page | {page:.2f} | |",
        f"| added by the batch, a page | {1000 * added:.0f} ms ({100 * added / page:.1f} %) | ≤ 10 % |",
        "",
    ]


def _digital(root: Path, documents: int) -> list[str]:
    shares: dict[Kind, float] = {"docx": 30, "pdf": 20}
    inbox, single = root / "digital" / "inbox", root / "one" / "inbox"
    paths = [made.path for made in make_folder(inbox, documents, shares=shares)]
    make_folder(single, 1, shares={})
    start, first, second = _batch(single, 1), _batch(inbox, 1), _batch(inbox, 1, again=True)
    bare_start, bare = _bare(paths[:1]), _bare(paths)
    count = documents - 1
    bare_each = 1000 * (bare.cpu - bare_start.cpu) / count
    added = 1000 * (first.cpu - start.cpu) / count - bare_each
    waited = 1000 * (first.reading / documents - bare.reading / documents)
    driver = 1000 * (first.driver - start.driver) / count
    memory = ", ".join(f"{size:.0f} MB after {number}" for number, size in sorted(first.memory.items()))
    return [
        f"## {documents} digital documents (text, DOCX, PDF of a page or two)",
        "",
        f"First run: {first.balance}; second run: {second.balance}.",
        "",
        "| what | measured | wanted |",
        "| --- | ---: | ---: |",
        f"| bare `vanban.read`, processor time a document | {bare_each:.1f} ms | |",
        f"| added by the batch, processor time a document | {added:.1f} ms | ≤ 25 ms |",
        f"| of that the driver | {driver:.1f} ms | |",
        f"| added by the batch, wall-clock time a document | {waited:.1f} ms | |",
        f"| resident memory of the driver | {memory} | flat, ≤ 300 MB |",
        f"| second run, nothing new | {second.seconds:.1f} s | ≤ 5 s |",
        "",
    ]


def _bare(paths: Sequence[Path]) -> Measured:
    done = run([PYTHON, _HERE / "read_bare.py", *paths])
    return Measured(reading=float(done.output), cpu=done.cpu)


def _batch(inbox: Path, jobs: int, *, again: bool = False) -> Measured:
    """A run into a new archive, or ``again`` into that of the run before."""
    archive = inbox.parent / f"archive-{jobs}.db"
    if not again:
        archive.unlink(missing_ok=True)
    measured = Measured()
    began = time.perf_counter()
    process = subprocess.Popen(
        [
            *(PYTHON, "-c", "from vanban.cli import main; main()", "batch", inbox),
            *("--archive", archive, "--jobs", str(jobs), "--json-log"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    assert process.stdout is not None
    first, last = None, began
    for ended, event in enumerate(_ends(process), 1):
        last = time.perf_counter()
        first = first or last - event["seconds"]
        if ended in (10, 200, 500, 1000, 2000):
            measured.memory[ended] = _resident(process.pid)
        measured.driver = _own_cpu(process.pid)
    output = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    measured.seconds = time.perf_counter() - began
    measured.reading = last - (first or last)
    measured.cpu = usage.ru_utime + usage.ru_stime
    measured.balance = output.splitlines()[0]
    return measured


def _ends(process: subprocess.Popen[str]) -> Iterator[dict[str, float]]:
    """The events of files that were dealt with, as they are told."""
    assert process.stderr is not None
    for line in process.stderr:
        event = json.loads(line)
        if event["kind"] == "ended":
            yield event


def _resident(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MB


def _own_cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
