"""How long a question to a large archive takes, on SQLite and on PostgreSQL.

``python benchmarks/search.py`` fills both with 100,000 generated records (ten minutes) and writes
``benchmarks/results/search.md``; with ``--records 2000`` it is quick and only prints.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from children import ROOT

sys.path.insert(0, str(ROOT))  # the tests' private PostgreSQL server

from machine import describe
from records import ISSUERS, PLANTED, TODAY, WORDS, decrees, fill
from sqlalchemy import text
from tests.postgres import programs, server

from vanban.archive import Archive
from vanban.archive.citations import citations
from vanban.archive.keys import bare_words
from vanban.archive.search import Filters, search
from vanban.archive.tasks import Wanted, tasks

RESULT = ROOT / "benchmarks" / "results" / "search.md"
RECORDS = 100_000
TIMES = 100  # of each kind of question

Question = Callable[[Archive], object]


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one question: by the clock, and of processors (this process and the server's)."""

    clock: float
    processor: float


def main(arguments: Sequence[str]) -> int:
    """Measure, and write or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    count = parser.parse_args(arguments).records
    lines = _head(count)
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        for name, url in _archives(Path(folder)):
            with Archive.open(url, originals=Path(folder) / "originals") as archive:
                began = time.process_time()
                runs = fill(archive, count)
                sys.stderr.write(f"{name}: filled, {time.process_time() - began:.0f} s of this process\n")
                _prepare(archive)
                for kind, questions in _questions(runs, count).items():
                    lines.append(_row(name, kind, _ask(archive, questions)))
                    sys.stderr.write(lines[-1] + "\n")
    written = "\n".join(lines) + "\n"
    if count == RECORDS:
        RESULT.write_text(written, encoding="utf-8")
    sys.stdout.write(written)
    return 0


def _head(count: int) -> list[str]:
    return [
        "# Questions to a large archive",
        "",
        f"Milliseconds of one question to an archive of {count:,} records of one page ({WORDS} words) and three tasks,",
        f"{TIMES} questions of each kind, every one another where there are so many. Processor: of the asking process",
        "and of the server's process that answers it; clock: what a user waits, on a busy machine.",
        "Written by `python benchmarks/search.py`.",
        "",
        f"Machine: {describe()}.",
        "",
        "| database | question | processor, median | processor, p95 | clock, median | clock, p95 |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]


def _row(name: str, kind: str, taken: Sequence[Taken]) -> str:
    figures = []
    for values in ([one.processor for one in taken], [one.clock for one in taken]):
        figures += [f"{median(values):.1f}", f"{quantiles(values, n=20)[-1]:.1f}"]
    return f"| {name} | {kind} | {' | '.join(figures)} |"


def _archives(folder: Path) -> Iterator[tuple[str, str]]:
    yield "SQLite", f"sqlite:///{folder / 'archive.db'}"
    binaries = programs()
    if binaries is None:
        sys.stderr.write("PostgreSQL is not installed; run: sh scripts/system-packages.sh test\n")
        return
    with server(binaries) as running:
        yield "PostgreSQL", running.url(running.new_database())


def _prepare(archive: Archive) -> None:
    """What PostgreSQL does by itself within a minute: note how values are spread."""
    if not archive.is_sqlite:
        with archive.session(write=True) as session:
            session.execute(text("ANALYZE"))


def _questions(runs: Sequence[str], count: int) -> dict[str, list[Question]]:
    chance = random.Random(2)

    def words(*phrases: str, **filters: object) -> Question:
        return lambda archive: search(archive, phrases, Filters(**filters))  # type: ignore[arg-type]

    def due(unit: str | None = None, **wanted: object) -> Question:
        return lambda archive: tasks(archive, Wanted(unit=unit, **wanted), on=TODAY)  # type: ignore[arg-type]

    kinds: dict[str, list[Question]] = {}
    for phrase, share in PLANTED.items():
        typed = [phrase, bare_words(phrase)]
        kinds[f"search, a phrase on {share:.2%} of the pages"] = [words(typed[n % 2]) for n in range(TIMES)]
    taken = [run if n % 2 else bare_words(run) for n, run in enumerate(runs)]
    kinds["search, two to four words in a row from any page"] = [words(run) for run in taken]
    since = date(2023, 1, 1)
    kinds["search, a phrase on 5 % of the pages, with type, issuer and days"] = [
        words("chuyển đổi số", type="KH", issuer=issuer, issued_from=since) for issuer in chance.sample(ISSUERS, TIMES)
    ]
    kinds["search, what stands nowhere"] = [words(f"không {run} đâu") for run in taken]
    kinds["search by number"] = [words(number=f"{chance.randrange(1, 3000)}/KH-S{n % 40}") for n in range(TIMES)]
    kinds["tasks --overdue"] = [due(overdue=True) for _ in range(TIMES)]
    kinds["tasks --overdue --due-within 14d --unit"] = [
        due(unit, overdue=True, due_within=14) for unit in chance.sample(ISSUERS, TIMES)
    ]
    kinds["tasks --due-within 14d"] = [due(due_within=14) for _ in range(TIMES)]
    cited = [f"{chance.randrange(1, decrees(count) + 1)}/{2015 + n % 10}/NĐ-CP" for n in range(TIMES)]
    kinds["references KEY, cited twenty times, never received"] = [
        lambda archive, key=key: citations(archive, key) for key in cited
    ]
    return kinds


def _ask(archive: Archive, questions: Sequence[Question]) -> list[Taken]:
    found = []
    with _server_clock(archive) as of_server:
        for question in questions:
            clock, processor = time.perf_counter(), time.process_time() + of_server()
            question(archive)
            found.append(
                Taken(1000 * (time.perf_counter() - clock), 1000 * (time.process_time() + of_server() - processor))
            )
    return found


@contextmanager
def _server_clock(archive: Archive) -> Iterator[Callable[[], float]]:
    """Processor seconds of the server's process so far; the archive keeps one connection, and so one process."""
    if archive.is_sqlite:
        yield lambda: 0.0
        return
    with archive.session() as session:
        process = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
    schedule = Path(f"/proc/{process}/schedstat")
    yield lambda: int(schedule.read_text(encoding="ascii").split()[0]) / 1e9


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
