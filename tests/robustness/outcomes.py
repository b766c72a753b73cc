"""Reading one file of the corpus as a user would, and judging what came of it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from tests.robustness.corpus.model import Variant

from vanban.errors import DocumentError
from vanban.limits import Limits
from vanban.reading import read_with_text
from vanban.record import Reading

LIMITS = Limits(timeout=25, page_timeout=20, cpu_time=25, max_memory=1200, max_pages=2000)
"""Much less than the defaults, so that bombs fail fast; the letters and scans that are damaged need a tenth of it."""

_GRACE = 15.0
_SAMPLING = 0.02
_MB = 1_000_000
# What is left of a line when two letters in a hundred are misread.
_ALIKE = 90.0
_MOST_LINES = 0.8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file.

    Attributes:
        variant: the file.
        kind: ``read``, or the code of the error.
        faults: what may not be; empty when all is well.
        seconds: wall-clock.
        memory: most that the process which parsed it held, in MB.
    """

    variant: Variant
    kind: str
    faults: tuple[str, ...]
    seconds: float
    memory: float


def outcome_of(variant: Variant, folder: Path) -> Outcome:
    """Read one file of the corpus.

    Args:
        variant: the file.
        folder: where it may be written.
    """
    path = folder / "van-ban"
    data = variant.make()
    path.write_bytes(data)
    watch = _MemoryWatch()
    began = time.monotonic()
    reading: Reading | None = None
    faults: list[str] = []
    with watch:
        try:
            reading = read_with_text(path, limits=LIMITS)
            kind = "read"
        except DocumentError as error:
            kind, faults = error.code, _faults_of_error(error, variant)
    seconds = time.monotonic() - began
    if reading is not None:
        faults = _faults_of(reading, variant)
    allowed = LIMITS.seconds(1 if reading is None else reading.document.source.pages or 1) + _GRACE
    if seconds > allowed:
        faults = [*faults, f"took {seconds:.0f} s, more than the limit of {allowed:.0f} s"]
    if watch.peak > 1.15 * LIMITS.max_memory * _MB:
        faults = [*faults, f"held {watch.peak / _MB:.0f} MB, more than the limit of {LIMITS.max_memory} MB"]
    if path.read_bytes() != data:
        faults = [*faults, "the file was changed"]
    return Outcome(variant, kind, tuple(faults), seconds, watch.peak / _MB)


def _faults_of(reading: Reading, variant: Variant) -> list[str]:
    faults = []
    text = reading.text
    if variant.refused:
        faults.append(f"was read; it has to be refused as {' or '.join(variant.refused)}")
    told = {note.code for note in reading.document.diagnostics if note.severity != "info"}
    if not text.strip() and "no-text" not in told:
        faults.append("empty, and nothing says so")
    if variant.keeps:
        lost = _lost(variant.keeps, text)
        if len(lost) > (1 - _MOST_LINES) * len(variant.keeps):
            faults.append(f"lost {len(lost)} of {len(variant.keeps)} lines: {lost[:3]}")
    return faults


def _faults_of_error(error: DocumentError, variant: Variant) -> list[str]:
    faults = []
    told = str(error)
    if error.code in ("internal-fault", "crashed", "document-error"):
        faults.append(told)
    if "\n" in told or str(error.path) not in told:
        faults.append(f"no message of one line with the file's name: {told!r}")
    if variant.refused and error.code not in variant.refused:
        faults.append(f"refused as {error.code}, not as {' or '.join(variant.refused)}: {told}")
    if variant.keeps:
        faults.append(f"refused although its text is whole: {told}")
    return faults


def _lost(lines: Iterable[str], text: str) -> list[str]:
    squeezed = " ".join(text.split())
    return [line for line in lines if fuzz.partial_ratio(line, squeezed) < _ALIKE]


class _MemoryWatch:
    """The most memory that children of this process hold while the block runs, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()

    def __enter__(self) -> None:
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while True:
            self.peak = max([self.peak, *map(_resident, _children())])
            if self._over.wait(_SAMPLING):
                return


def _children() -> list[int]:
    found: list[int] = []
    for thread in Path("/proc/self/task").iterdir():
        try:
            found += map(int, (thread / "children").read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
