"""Tasks, matched by their first 20 words.

A pair has a text similarity ≥ 0.8 over the first 20 words, or as many as the gold file gives. ``tasks.lead``,
``tasks.support`` and ``tasks.end`` are compared on the pairs alone: names by normalised equality and in any order, the
day exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from vanban.evaluation.counting import count, value_score
from vanban.evaluation.gold import Gold
from vanban.evaluation.matching import pair_best, pair_by_key
from vanban.evaluation.normal import key
from vanban.evaluation.report import FieldScore
from vanban.evaluation.scope import Scope
from vanban.schema import Assignee, Task

WORDS = 20
SIMILAR = 0.8


def score_tasks(gold: Gold, tasks: Sequence[Task], scope: Scope) -> dict[str, FieldScore]:
    """``tasks``, ``tasks.lead``, ``tasks.support``, ``tasks.end``."""
    wanted = gold.items("tasks")
    inside = [task for task in tasks if scope.covers(task.evidence)]
    pairs = pair_best(wanted, inside, lambda item, task: similarity(item["text"], task.text), SIMILAR)
    optional = [str(item.get("text") if isinstance(item, dict) else item) for item in gold.optional("tasks")]
    ignored = {
        index for index, task in enumerate(inside) if any(similarity(text, task.text) >= SIMILAR for text in optional)
    }
    scores = {
        "tasks": count(
            [_show(item["text"]) for item in wanted],
            [_show(task.text) for task in inside],
            pairs,
            ignored=ignored,
            partial=gold.partial("tasks"),
        ),
        "tasks.lead": FieldScore(),
        "tasks.support": FieldScore(),
        "tasks.end": FieldScore(),
    }
    for g, p in pairs:
        item, task = wanted[g], inside[p]
        where = f"{_show(item['text'], 50)}: "
        for role, given in (("lead", task.lead), ("support", task.support)):
            if role in item and not gold.doubted("tasks", item, role):
                scores[f"tasks.{role}"].add(_names(item[role] or [], given), where)
        if "end" in item and not gold.doubted("tasks", item, "end"):
            scores["tasks.end"].add(value_score(item["end"], task.end, same=item["end"] == task.end), where)
    return scores


def similarity(gold: str, read: str) -> float:
    """Similarity, 0 to 1, of the first words of two texts; the gold text says how many, 20 at most."""
    first = _words(gold)
    return fuzz.ratio(" ".join(first), " ".join(_words(read)[: len(first)])) / 100


@cache
def _words(text: str) -> list[str]:
    return key(text).split()[:WORDS]


def _names(wanted: Sequence[str], given: Sequence[Assignee]) -> FieldScore:
    names = [assignee.name for assignee in given]
    return count(list(wanted), names, pair_by_key(wanted, names, key, key))


def _show(text: str, length: int = 90) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
