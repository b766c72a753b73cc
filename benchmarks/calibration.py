"""How often a task is right that is called so sure: ``python benchmarks/calibration.py`` writes the result table.

The gold of ``tests/tasks`` and the samples, as printed and worn: letters lose their marks or are misread, spaces, line
ends and whole words are lost, as bad copies and conversions do it. A task is right when the gold has one with the same
doers, helpers and day and nearly the same words. ``--fit`` prints the weights for ``vanban.extract.tasks.review``. The
table is of weights fitted on the other four fifths of the passages.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import exp
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import spacy
from children import ROOT
from rapidfuzz import fuzz
from spacy.language import Language

sys.path.insert(0, str(ROOT))  # the gold and the builder of the tests

from machine import describe
from scan_pages import LEVELS
from tests.builder import to_scan_pdf
from tests.builder.samples import SAMPLES
from tests.tasks.gold import Wanted, parse, read
from tests.tasks.test_gold import PASSAGES, SENTENCES

from vanban.evaluation.gold import find_gold
from vanban.extract.context import Context
from vanban.extract.tasks import component
from vanban.extract.tasks.review import WEIGHTS, confidence
from vanban.record import record_of
from vanban.schema import Header

RESULT = ROOT / "benchmarks" / "results" / "calibration.md"
WEAR = (0.0, 0.004, 0.01, 0.02, 0.04)
"""Share of characters that are hit."""

BAD_SCANS = {"ke-hoach-so": ("poor", "bad"), "chi-thi-dang": ("poor", "bad"), "cong-van-don-doc": ("bad",)}
FOLDS = 5
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
ISSUED = "2024-02-10"


@dataclass(frozen=True, slots=True)
class Trial:
    """One task read: its signs, whether it is right, and the passage it is of."""

    signs: Mapping[str, float]
    right: bool
    fold: int


def main() -> None:
    """Read all, fit, and write ``benchmarks/results/calibration.md``."""
    recorded: list[Mapping[str, float]] = []
    component.confidence = partial(_record, recorded)  # type: ignore[assignment]
    trials = [*_passages(spacy.load("vi_vanban"), recorded), *_samples(recorded)]
    if "--fit" in sys.argv:
        for name, weight in _fit(trials).items():
            sys.stdout.write(f'        "{name}": {weight:.2f},\n')
        return
    held_out = {fold: _fit([t for t in trials if t.fold != fold]) for fold in range(FOLDS)}
    lines = [
        "# Calibration of the confidence of tasks",
        "",
        f"{len(trials)} tasks read from the gold of `tests/tasks` and from the samples, as printed and worn (up to "
        f"{max(WEAR):.0%} of the characters hit). Written by `python benchmarks/calibration.py`.",
        "",
        f"Machine: {describe()}.",
        "",
        *_table("Weights fitted on the other passages", [(_sure(held_out[t.fold], t.signs), t.right) for t in trials]),
        *_table("Weights of the release", [(confidence(t.signs), t.right) for t in trials]),
    ]
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


def _record(recorded: list[Mapping[str, float]], signs: Mapping[str, float]) -> float:
    recorded.append(signs)
    return confidence(signs)


def _passages(nlp: Language, recorded: list[Mapping[str, float]]) -> Iterator[Trial]:
    for index, marked in enumerate([*SENTENCES, *PASSAGES]):
        text, wanted = parse(marked)
        for level, share in enumerate(WEAR):
            worn = _worn(text, share, random.Random(index * len(WEAR) + level))
            recorded.clear()
            doc = nlp.make_doc(worn)
            doc._.context = Context.from_text(worn)
            doc._.context.header = Header(issued_on=ISSUED)
            for _, pipe in nlp.pipeline:
                doc = pipe(doc)
            for signs, task in zip(recorded, doc._.tasks, strict=True):
                yield Trial(signs, any(_same(gold, read(task)) for gold in wanted), index % FOLDS)


def _samples(recorded: list[Mapping[str, float]]) -> Iterator[Trial]:
    for index, (gold, documents) in enumerate(find_gold(SAMPLES)):
        wanted = [
            Wanted(item["text"], list(item["lead"]), list(item.get("support") or []), end=item.get("end"))
            for item in gold.items("tasks")
        ]
        with TemporaryDirectory() as folder:
            for document in [*documents, *_scans(gold.stem, Path(folder))]:
                recorded.clear()
                record = record_of(document).document
                for signs, task in zip(recorded, record.tasks, strict=True):
                    yield Trial(signs, any(_same(one, read(task)) for one in wanted), index % FOLDS)


def _scans(name: str, folder: Path) -> Iterator[Path]:
    """The sample as bad scans, for some of the samples: reading them takes a minute each."""
    for level in BAD_SCANS.get(name, ()):
        target = folder / f"{name}-{level}.pdf"
        to_scan_pdf(SAMPLES / f"{name}.pdf", target, LEVELS[level], seed=7)
        yield target


def _worn(text: str, share: float, chance: random.Random) -> str:
    """The text with so many of its characters hit."""
    worn = []
    for character in text:
        if chance.random() >= share:
            worn.append(character)
        elif character == "\n":
            worn.append(" ")
        elif character.isspace():
            worn.append("")
        else:
            bare = unicodedata.normalize("NFD", character)[0]
            worn.append(chance.choice((bare, "", chance.choice("aeinoucltr"))))
    return "".join(worn)


def _same(gold: Wanted, task: Wanted) -> bool:
    words = len(gold.text.split())
    start = " ".join(task.text.split()[:words])
    return (
        fuzz.ratio(gold.text.casefold(), start.casefold()) >= 85
        and _alike(gold.lead, task.lead)
        and _alike(gold.support, task.support)
        and (gold.end is None or gold.end == task.end)
    )


def _alike(wanted: Sequence[str], given: Sequence[str]) -> bool:
    return len(wanted) == len(given) and all(
        any(fuzz.ratio(a.casefold(), b.casefold()) >= 85 for b in given) for a in wanted
    )


def _fit(trials: Sequence[Trial]) -> dict[str, float]:
    """Weights of a logistic regression, drawn a little towards nought."""
    names = list(WEIGHTS)
    x = np.array([[t.signs[name] for name in names] for t in trials])
    y = np.array([float(t.right) for t in trials])
    weights = np.zeros(len(names))
    for _ in range(50):  # Newton's method
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - 0.5 * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(names))
        weights = weights + np.linalg.solve(curvature, gradient)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _sure(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(weights[name] * value for name, value in signs.items())))


def _table(title: str, pairs: Sequence[tuple[float, bool]]) -> list[str]:
    lines = [
        f"## {title}",
        "",
        "| confidence | tasks | mean confidence | share right |",
        "| --- | ---: | ---: | ---: |",
    ]
    gap = 0.0
    for low, high in pairwise(BINS):
        inside = [(sure, right) for sure, right in pairs if low <= sure < high]
        if not inside:
            continue
        mean = sum(sure for sure, _ in inside) / len(inside)
        right = sum(right for _, right in inside) / len(inside)
        gap += abs(mean - right) * len(inside)
        lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {right:.2f} |")
    return [*lines, "", f"Expected calibration error: {gap / len(pairs):.3f}.", ""]


if __name__ == "__main__":
    main()
