"""``python -m tests.robustness.kill_batch``: 2,000 documents, the run killed ten times with SIGKILL at random moments.

After that one run goes to its end, and everything is compared: every file is accounted for exactly once, no document
is there twice, the database is sound, each original is what the file is, and no process is left over.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select
from tests.robustness.many import Made, make_folder

from vanban.archive import Archive
from vanban.archive.models import AttemptRow, DocumentRow, FileRow, RecordRow
from vanban.batch.holder import is_dead, name_of

ROOT = Path(__file__).parents[2]
_CLOSING = ("done", "duplicate", "set-aside")


@dataclass
class Place:
    """Where it all happens.

    Attributes:
        root: of everything.
        archive: URL, or the file.
        processes: names of all processes that were seen to work.
    """

    root: Path
    archive: str
    processes: set[str] = field(default_factory=set)

    @property
    def folder(self) -> Path:
        """The documents."""
        return self.root / "inbox"

    @property
    def originals(self) -> Path:
        """The archive's copies."""
        return self.root / "originals"

    def start(self, jobs: int) -> subprocess.Popen[bytes]:
        """A run of its own, its log in a file."""
        (self.root / "tmp").mkdir(exist_ok=True)
        with (self.root / "log.jsonl").open("ab") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-c", "from vanban.cli import main; main()", "batch", self.folder),
                    *("--archive", self.archive, "--originals", self.originals),
                    *("--jobs", str(jobs), "--json-log"),
                ],
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "OMP_THREAD_LIMIT": "1", "TMPDIR": str(self.root / "tmp")},
                start_new_session=True,
            )


def main() -> int:
    """Kill and compare; the exit status is 1 when anything is not as it must be."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--longest", type=float, default=20, help="seconds until a kill, at most")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--archive", help="URL of an empty archive; an SQLite file when left out")
    parser.add_argument("--keep", type=Path, help="folder to work in, which is kept")
    arguments = parser.parse_args()
    root = arguments.keep or Path(tempfile.mkdtemp(prefix="vanban-kill-"))
    root.mkdir(parents=True, exist_ok=True)
    try:
        place = Place(root, arguments.archive or str(root / "archive.db"))
        made = make_folder(place.folder, arguments.documents, seed=arguments.seed)
        print(f"{len(made)} files: {dict(Counter(one.kind for one in made))}", flush=True)
        faults = _kill(place, arguments.kills, arguments.jobs, arguments.longest, random.Random(arguments.seed))
        faults += _finish(place, arguments.jobs) + _compare(place, made)
    finally:
        if arguments.keep is None:
            shutil.rmtree(root, ignore_errors=True)
    for fault in faults:
        print(f"FAULT {fault}")
    print("as it must be" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


def _kill(place: Place, kills: int, jobs: int, longest: float, chance: random.Random) -> list[str]:
    faults = []
    for number in range(1, kills + 1):
        driver = place.start(jobs)
        moment = chance.uniform(0.5, longest)
        end = time.monotonic() + moment
        while time.monotonic() < end and driver.poll() is None:
            place.processes |= {name_of(pid) for pid in _descendants(driver.pid)}
            time.sleep(0.2)
        if driver.poll() is not None:
            faults.append(
                f"kill {number} came too late: the run had ended; use more --documents or a shorter --longest"
            )
        victims = _descendants(driver.pid)
        worker_too = number % 3 == 0 and victims
        if worker_too:
            os.kill(chance.choice(victims), signal.SIGKILL)
        driver.send_signal(signal.SIGKILL)
        driver.communicate()
        print(f"kill {number} after {moment:.1f} s{', a worker before' if worker_too else ''}", flush=True)
    return faults


def _finish(place: Place, jobs: int) -> list[str]:
    began = time.monotonic()
    driver = place.start(jobs)
    output, _ = driver.communicate()
    print(f"{output.decode().strip()}\nthe last run took {time.monotonic() - began:.0f} s", flush=True)
    return [] if driver.returncode in (0, 1) else [f"the last run ended with {driver.returncode}"]


def _compare(place: Place, made: list[Made]) -> list[str]:
    with Archive.open(place.archive, originals=place.originals) as archive:
        verification = archive.verify()
        faults = [f"archive: {problem}" for problem in verification.problems]
        with archive.session() as session:
            rows = session.execute(select(FileRow.path, FileRow.state)).all()
            closings = Counter(session.scalars(select(AttemptRow.file_id).where(AttemptRow.outcome.in_(_CLOSING))))
            outcomes = Counter(session.scalars(select(AttemptRow.outcome)))
            running = session.scalar(select(func.count()).where(AttemptRow.outcome.is_(None)))
            documents = set(session.scalars(select(DocumentRow.sha256)))
            versions = session.scalar(select(func.count()).select_from(RecordRow))
    print(f"attempts: {dict(outcomes)}; originals without a document: {len(verification.unreferenced)}")
    faults += _compare_states(made, {row.path: row.state for row in rows})
    faults += [f"file {file_id} was closed {times} times" for file_id, times in closings.items() if times != 1]
    if running:
        faults.append(f"{running} attempts have no end")
    contents = {_sha256(one.path) for one in made if one.kind != "broken"}
    if documents != contents:
        faults.append(f"{len(contents - documents)} documents are missing, {len(documents - contents)} too many")
    if versions != len(documents):
        faults.append(f"{len(documents)} documents have {versions} records")
    stored = {path.name for path in place.originals.rglob("*") if path.is_file() and path.suffix != ".part"}
    if stored != contents:
        faults.append(f"{len(contents - stored)} originals are missing, {len(stored - contents)} too many")
    parts = sum(1 for _ in place.originals.rglob("*.part"))
    leftovers = sum(1 for _ in (place.root / "tmp").iterdir())
    print(f"left over by the kills: {parts} unfinished originals, {leftovers} temporary folders")
    time.sleep(2)
    alive = [name for name in place.processes if not is_dead(name)]
    return faults + [f"still running: {name}" for name in alive]


def _compare_states(made: list[Made], states: dict[str, str]) -> list[str]:
    faults = [f"{path}: in the ledger, but was never there" for path in states.keys() - {str(one.path) for one in made}]
    groups: dict[str, list[str]] = {}
    for one in made:
        state = states.get(str(one.path), "missing")
        if one.kind == "broken":
            if state != "failed":
                faults.append(f"{one.path}: broken, and {state}")
        else:
            groups.setdefault(_sha256(one.path), []).append(state)
    for sha256, found in groups.items():
        if Counter(found) != Counter(done=1, duplicate=len(found) - 1):
            faults.append(f"{sha256[:12]}: {len(found)} files with this content are {', '.join(found)}")
    return faults


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _descendants(pid: int) -> list[int]:
    """Processes that a process has started, and those that they have."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [one for child in children for one in (int(child), *_descendants(int(child)))]


if __name__ == "__main__":
    sys.exit(main())
