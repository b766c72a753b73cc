"""Pairing gold items with predictions, one to one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


def pair_by_key(
    gold: Sequence[G], predicted: Sequence[P], gold_key: Callable[[G], Hashable], predicted_key: Callable[[P], Hashable]
) -> list[tuple[int, int]]:
    """Pairs of equal keys, each item used once, earlier ones first."""
    waiting: dict[Hashable, list[int]] = {}
    for index, item in enumerate(predicted):
        waiting.setdefault(predicted_key(item), []).append(index)
    pairs = []
    for index, wanted in enumerate(gold):
        candidates = waiting.get(gold_key(wanted))
        if candidates:
            pairs.append((index, candidates.pop(0)))
    return pairs


def pair_best(
    gold: Sequence[G], predicted: Sequence[P], similarity: Callable[[G, P], float], threshold: float
) -> list[tuple[int, int]]:
    """Pairs of at least ``threshold``, the most similar first; equal ones in document order."""
    scored = [
        (-round(score, 4), g, p)
        for g, wanted in enumerate(gold)
        for p, given in enumerate(predicted)
        if (score := similarity(wanted, given)) >= threshold
    ]
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, g, p in sorted(scored):
        if g not in taken_gold and p not in taken:
            taken_gold.add(g)
            taken.add(p)
            pairs.append((g, p))
    return sorted(pairs)


def pair_in_order(
    gold: Sequence[G], predicted: Sequence[P], similarity: Callable[[G, P], float]
) -> list[tuple[int, int]]:
    """The pairs that keep the order of both lists with the greatest sum of similarities; 0 is no pair."""
    rows, columns = len(gold), len(predicted)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    scores = [[similarity(wanted, given) for given in predicted] for wanted in gold]
    for g in range(rows - 1, -1, -1):
        for p in range(columns - 1, -1, -1):
            take = scores[g][p] + best[g + 1][p + 1] if scores[g][p] > 0 else 0.0
            best[g][p] = max(take, best[g + 1][p], best[g][p + 1])
    pairs = []
    g = p = 0
    while g < rows and p < columns:
        if scores[g][p] > 0 and best[g][p] == scores[g][p] + best[g + 1][p + 1]:
            pairs.append((g, p))
            g, p = g + 1, p + 1
        elif best[g][p] == best[g + 1][p]:
            g += 1
        else:
            p += 1
    return pairs
