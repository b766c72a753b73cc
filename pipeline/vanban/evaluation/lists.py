"""References, deadlines, units and targets: lists whose items are compared by a key.

- references by ``key``; ``references.issued_on`` and ``references.relation`` ask for the key and that field;
- deadlines by ``start``, ``end``, ``recurrence`` and whether they are relative; two mentions of one day are two;
- units by name: the printed or the full name of the gold file is the printed or the full name of a unit;
- targets by comparator, values and unit of measure; ``targets.due`` asks for the date too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from vanban.evaluation.counting import count
from vanban.evaluation.gold import Gold
from vanban.evaluation.matching import pair_by_key
from vanban.evaluation.normal import key, symbol_key
from vanban.evaluation.report import FieldScore
from vanban.evaluation.scope import Scope
from vanban.schema import Deadline, Reference, Target, Unit


def score_references(gold: Gold, references: Sequence[Reference], scope: Scope) -> dict[str, FieldScore]:
    """``references``, ``references.issued_on``, ``references.relation``."""
    wanted = gold.items("references")
    pairs = pair_by_key(wanted, references, lambda item: symbol_key(item["key"]), lambda r: symbol_key(r.key))
    optional = [_reference_text(item) for item in gold.optional("references")]
    ignored = {
        index
        for index, reference in enumerate(references)
        if not scope.covers(*reference.evidence)
        or any(_is_optional(symbol_key(reference.key), text) for text in optional)
    }
    partial = gold.partial("references")
    scores = {
        "references": count(
            [item["key"] for item in wanted], [r.key for r in references], pairs, ignored=ignored, partial=partial
        )
    }
    for field in ("issued_on", "relation"):
        asked = [g for g, item in enumerate(wanted) if field in item and not gold.doubted("references", item, field)]
        dropped = {g for g in range(len(wanted)) if g not in asked}
        equal = [(g, p) for g, p in pairs if g in asked and wanted[g][field] == getattr(references[p], field)]
        # A pair that is not asked about leaves both lists.
        unasked = {p for g, p in pairs if g in dropped}
        shown = [f"{r.key} {getattr(r, field)}" for r in references]
        renumbered = {g: n for n, g in enumerate(asked)}
        scores[f"references.{field}"] = count(
            [f"{wanted[g]['key']} {wanted[g][field]}" for g in asked],
            shown,
            [(renumbered[g], p) for g, p in equal],
            ignored=ignored | unasked,
            partial=partial,
        )
    return scores


def _reference_text(item: Any) -> str:
    return str(item.get("key", "") if isinstance(item, dict) else item)


def _is_optional(given: str, optional: str) -> bool:
    """An optional item is a key, or a remark that begins with one; ``…`` stands for any ending."""
    before, dots, _ = optional.partition("…")
    wanted = symbol_key(before.split(" (")[0])
    if not wanted:
        return False
    return given.startswith(wanted) if dots else given == wanted or (len(given) > 3 and wanted.startswith(given))


def score_deadlines(gold: Gold, deadlines: Sequence[Deadline], scope: Scope) -> dict[str, FieldScore]:
    """``deadlines``; an optional item excuses one prediction of the same value, or of the same words."""
    wanted = gold.items("deadlines")
    pairs = pair_by_key(wanted, deadlines, _gold_deadline, _deadline)
    ignored = {index for index, deadline in enumerate(deadlines) if not scope.covers(deadline.evidence)}
    left = [index for index in range(len(deadlines)) if index not in {p for _, p in pairs} | ignored]
    optional = list(gold.optional("deadlines"))
    for same in (_same_words, _same_value):
        for item in list(optional):
            excused = next((index for index in left if same(item, deadlines[index])), None)
            if excused is not None:
                ignored.add(excused)
                left.remove(excused)
                optional.remove(item)
    score = count(
        [_show_deadline(item["text"], item) for item in wanted],
        [_show_deadline(d.text, d.model_dump()) for d in deadlines],
        pairs,
        ignored=ignored,
        partial=gold.partial("deadlines"),
    )
    return {"deadlines": score}


def _gold_deadline(item: dict[str, Any]) -> Hashable:
    return item.get("start"), item.get("end"), item.get("recurrence"), bool(item.get("relative"))


def _deadline(deadline: Deadline) -> Hashable:
    return deadline.start, deadline.end, deadline.recurrence, bool(deadline.relative)


def _same_value(item: dict[str, Any], deadline: Deadline) -> bool:
    return _gold_deadline(item) == _deadline(deadline)


def _same_words(item: dict[str, Any], deadline: Deadline) -> bool:
    return _same_value(item, deadline) and key(deadline.text) in key(item.get("text", ""))


def _show_deadline(text: str, fields: dict[str, Any]) -> str:
    bounds = f"{fields.get('start') or ''}…{fields.get('end') or ''}"
    extra = "".join(f" {fields[name]}" for name in ("recurrence", "relative") if fields.get(name))
    return f"{text}  [{bounds}{extra}]"


def score_units(gold: Gold, units: Sequence[Unit], scope: Scope) -> dict[str, FieldScore]:
    """``units``."""
    wanted = [_unit_names(item) for item in gold.items("units")]
    names = [{key(unit.name), key(unit.canonical)} for unit in units]
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for g, given in enumerate(wanted):
        p = next((index for index, own in enumerate(names) if given & own and index not in taken), None)
        if p is not None:
            pairs.append((g, p))
            taken.add(p)
    optional = set().union(*(_unit_names(item) for item in gold.optional("units")))
    ignored = {index for index, unit in enumerate(units) if not scope.covers(*unit.evidence) or names[index] & optional}
    shown = [item["name"] if isinstance(item, dict) else str(item) for item in gold.items("units")]
    return {"units": count(shown, [u.name for u in units], pairs, ignored=ignored, partial=gold.partial("units"))}


def _unit_names(item: Any) -> set[str]:
    if not isinstance(item, dict):
        return {key(item)}
    return {key(name) for name in (item.get("name"), item.get("canonical")) if name}


def score_targets(gold: Gold, targets: Sequence[Target], scope: Scope) -> dict[str, FieldScore]:
    """``targets`` and ``targets.due``."""
    wanted = gold.items("targets")
    plain = [target.model_dump() for target in targets]
    optional = {_target(item) for item in gold.optional("targets") if isinstance(item, dict)}
    ignored = {
        index
        for index, target in enumerate(targets)
        if not scope.covers(target.evidence) or _target(plain[index]) in optional
    }
    scores = {}
    for field, same in (("targets", _target), ("targets.due", _target_and_due)):
        pairs = _pairs(wanted, plain, same)
        shown = [
            [f"{t.get('text')}  [{t.get('comparator')} {t.get('value')} {t.get('unit')} {t.get('due')}]" for t in s]
            for s in (wanted, plain)
        ]
        scores[field] = count(shown[0], shown[1], pairs, ignored=ignored, partial=gold.partial("targets"))
    return scores


def _pairs(
    wanted: Sequence[Any], given: Sequence[Any], same: Callable[[dict[str, Any]], Hashable]
) -> list[tuple[int, int]]:
    return pair_by_key(wanted, given, same, same)


def _target(target: dict[str, Any]) -> Hashable:
    return target.get("comparator"), target.get("value"), target.get("value_max"), key(target.get("unit") or "")


def _target_and_due(target: dict[str, Any]) -> Hashable:
    return _target(target), target.get("due")
