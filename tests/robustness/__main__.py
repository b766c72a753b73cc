"""``make robustness``: the whole corpus, with a table of what came of it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tests.robustness.corpus import OTHERS, PDFS
from tests.robustness.corpus.model import Variant
from tests.robustness.outcomes import LIMITS, Outcome, outcome_of

_LIMIT_CODES = ("limit-exceeded", "timeout-exceeded", "memory-exceeded")
_ALL = {variant.name: variant for variant in (*PDFS, *OTHERS)}


def main() -> int:
    """Read every file; exit status 1 when one of them came out as it must not."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only the files whose name begins so")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder to write the files to, without reading them")
    arguments = parser.parse_args()
    chosen = [
        variant for name, variant in _ALL.items() if not arguments.names or name.startswith(tuple(arguments.names))
    ]
    if arguments.keep is not None:
        _write(chosen, arguments.keep)
        return 0
    outcomes = []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        waiting = [pool.submit(_outcome, variant.name) for variant in chosen]
        for future in as_completed(waiting):
            outcome = _with_variant(*future.result())
            outcomes.append(outcome)
            for fault in outcome.faults:
                print(f"FAULT {outcome.variant.name}: {fault}", flush=True)
    _report(outcomes)
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def _write(variants: Sequence[Variant], folder: Path) -> None:
    for variant in variants:
        target = folder / variant.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(variant.make())


def _outcome(name: str) -> tuple[str, str, tuple[str, ...], float, float]:
    with tempfile.TemporaryDirectory() as folder:
        outcome = outcome_of(_ALL[name], Path(folder))
    return name, outcome.kind, outcome.faults, outcome.seconds, outcome.memory


def _with_variant(name: str, kind: str, faults: tuple[str, ...], seconds: float, memory: float) -> Outcome:
    return Outcome(_ALL[name], kind, faults, seconds, memory)


def _report(outcomes: Sequence[Outcome]) -> None:
    pdfs = {variant.name for variant in PDFS}
    print(f"\n{'':<24}{'PDF':>8}{'others':>8}")
    groups = ([o for o in outcomes if o.variant.name in pdfs], [o for o in outcomes if o.variant.name not in pdfs])
    rows: list[tuple[str, list[object]]] = [("files", [len(group) for group in groups])]
    kinds = Counter(outcome.kind for outcome in outcomes)
    rows += [(kind, [sum(o.kind == kind for o in group) for group in groups]) for kind, _ in kinds.most_common()]
    rows.append(("over a limit, handled", [sum(o.kind in _LIMIT_CODES for o in group) for group in groups]))
    rows.append(("faults", [sum(bool(o.faults) for o in group) for group in groups]))
    rows.append(("peak memory, MB", [round(max((o.memory for o in group), default=0)) for group in groups]))
    for label, values in rows:
        print(f"{label:<24}" + "".join(f"{value:>8}" for value in values))
    print(f"\nlimits: {LIMITS}\nslowest:")
    for outcome in sorted(outcomes, key=lambda o: -o.seconds)[:10]:
        print(f"  {outcome.seconds:6.1f} s {outcome.memory:6.0f} MB  {outcome.variant.name}  {outcome.kind}")


if __name__ == "__main__":
    sys.exit(main())
