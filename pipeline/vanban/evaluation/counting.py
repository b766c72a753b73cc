"""From pairs to counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vanban.evaluation.report import FieldScore


def count(
    gold: Sequence[str],
    predicted: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    *,
    ignored: Collection[int] = (),
    partial: bool = False,
) -> FieldScore:
    """Counts of a list.

    Args:
        gold: how each gold item is shown.
        predicted: how each prediction is shown.
        pairs: (gold, predicted) indices.
        ignored: unpaired predictions that are no false alarm.
        partial: false alarms are not counted at all.
    """
    found = {g for g, _ in pairs}
    correct = {p for _, p in pairs}
    score = FieldScore(gold=len(gold), found=len(found), misses=[show for g, show in enumerate(gold) if g not in found])
    if not partial:
        alarms = [show for p, show in enumerate(predicted) if p not in correct and p not in ignored]
        score.predicted, score.correct, score.false_alarms = len(correct) + len(alarms), len(correct), alarms
    return score


def value_score(wanted: str | None, given: str | None, *, same: bool, where: str = "") -> FieldScore:
    """Counts of one value: a wrong one is a miss and a false alarm; two unknowns are nothing to count."""
    score = FieldScore(gold=int(wanted is not None), predicted=int(given is not None))
    if wanted is not None and given is not None and same:
        score.found = score.correct = 1
        return score
    if wanted is not None:
        score.misses.append(f"{where}{wanted}" + (f"  (read: {given})" if given is not None else ""))
    if given is not None:
        score.false_alarms.append(
            f"{where}{given}" + (f"  (gold: {wanted})" if wanted is not None else "  (gold: none)")
        )
    return score
