"""Dates in sentences, Vanban and dateparser on the same cases: ``python benchmarks/dates.py``.

The cases are the project's own gold sentences (``tests/deadlines/sentences``). Writes ``benchmarks/results/dates.md``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from children import PEERS, ROOT, run

sys.path.insert(0, str(ROOT))  # the tests know how to read their sentences

import spacy
from machine import describe, versions_in
from tests.deadlines.gold import Sentence, sentences

from vanban.extract.context import Context

RESULT = ROOT / "benchmarks" / "results" / "dates.md"
_HERE = Path(__file__).parent

Interval = tuple[str | None, str | None]
Found = list[Interval]


@dataclass(slots=True)
class Score:
    """What one reader got.

    Attributes:
        whole: intervals with first and last day as they should be.
        day: those of which at least one of the two days was found.
        wanted: intervals in the gold.
        false: sentences without a deadline in which one was seen.
        negatives: sentences without a deadline.
        cpu: seconds on all sentences.
    """

    whole: int = 0
    day: int = 0
    wanted: int = 0
    false: int = 0
    negatives: int = 0
    cpu: float = 0.0


def main() -> int:
    """Measure and write the table."""
    if not (PEERS / "python").exists():
        sys.stderr.write("The programs to compare with are not installed; run: make bench-peers\n")
        return 2
    cases = [case for form in ("days", "periods", "negatives") for case in sentences(form)]
    ours, ours_cpu = _vanban(cases)
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        theirs, their_cpu = _dateparser(Path(folder) / "cases.json", cases)
    readers = {
        "Vanban, all components": _score(cases, ours, ours_cpu),
        "dateparser, `search_dates`": _score(cases, theirs, their_cpu),
    }
    lines = _table(readers, len(cases))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _vanban(cases: Sequence[Sentence]) -> tuple[list[Found], float]:
    nlp = spacy.load("vi_vanban")
    found = []
    begin = time.process_time()
    for case in cases:
        doc = nlp.make_doc(case.text)
        doc._.context = Context.from_text(case.text)
        doc._.context.header.issued_on = case.issued_on
        for _, component in nlp.pipeline:
            doc = component(doc)
        found.append([(d.start, d.end) for d in doc._.deadlines if d.start or d.end or d.recurrence or d.relative])
    return found, time.process_time() - begin


def _dateparser(path: Path, cases: Sequence[Sentence]) -> tuple[list[Found], float]:
    """Dates as intervals of one day: dateparser knows no others."""
    path.write_text(json.dumps([[case.issued_on, case.text] for case in cases]), encoding="utf-8")
    answer = json.loads(run([PEERS / "python", _HERE / "read_dates.py", path]).output)
    return [[(day, day) for day in days] for days in answer["days"]], answer["cpu"]


def _score(cases: Sequence[Sentence], found: Sequence[Found], cpu: float) -> Score:
    score = Score(cpu=cpu)
    for case, intervals in zip(cases, found, strict=True):
        if not case.gold:
            score.negatives += 1
            score.false += bool(intervals)
        left = list(intervals)
        for _, values in case.gold:
            wanted = (values.get("start"), values.get("end"))
            if wanted == (None, None):
                continue
            score.wanted += 1
            score.whole += wanted in left
            days = {day for day in wanted if day is not None}
            hit = next((interval for interval in left if days & set(interval)), None)
            score.day += hit is not None
            if hit is not None:
                left.remove(hit)
    return score


def _table(readers: dict[str, Score], total: int) -> list[str]:
    lines = [
        "# Dates in sentences",
        "",
        "The project's own gold sentences about days and periods, and those that set no deadline though many name a",
        "date (`tests/deadlines/sentences`). Vanban's grammar was written with them in view: its figure says that",
        "nothing is lost, not how it does on other texts. Written by `python benchmarks/dates.py`.",
        "",
        f"Machine: {describe()}; {versions_in(PEERS / 'python', 'dateparser')}.",
        "",
        "dateparser gives single days: in the first column a range or a bound counts for it only where both days are",
        "one. The second column is what it can do at best: any one of the two days. It looks for dates, not for",
        "deadlines, so that the date of a cited document is no error of its own; who wants deadlines gets it as one.",
        "",
        "| reader | whole interval right | one day right | of | false alarms | sentences without | CPU ms a sentence |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, score in readers.items():
        lines.append(
            f"| {name} | {score.whole} | {score.day} | {score.wanted} | {score.false} | {score.negatives} "
            f"| {1000 * score.cpu / total:.2f} |"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
