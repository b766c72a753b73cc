"""Running a property: a few fixed examples in the tests, fresh ones for some minutes with ``make fuzz``."""

from __future__ import annotations

import argparse
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.robustness.properties import PROPERTIES, Property

_SECONDS_AN_EXAMPLE = 10.0
"""CPU seconds that no example of some thousand characters may take; linear code takes hundredths of one."""
_BATCH = 200


class TooSlowError(AssertionError):
    """An example cost more than its length explains."""


def run(prop: Property, examples: int, *, started: int | None = None, limited: bool = False) -> None:
    """Check a property.

    Args:
        prop: which one.
        examples: how many inputs.
        started: number that the inputs are drawn from; ``None`` for always the same ones.
        limited: also fail on an input that takes ``_SECONDS_AN_EXAMPLE``.

    Raises:
        AssertionError: it does not hold; hypothesis prints the smallest input found.
    """

    def check(value: Any) -> None:
        if not limited:
            prop.check(value)
            return
        with cpu_limit(_SECONDS_AN_EXAMPLE):
            prop.check(value)

    test: Callable[[], None] = given(prop.inputs)(check)
    if started is not None:
        test = seed(started)(test)
    settings(
        max_examples=examples,
        derandomize=started is None,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )(test)()


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Fail when the block takes more CPU time than that; patterns that explode are stopped too."""

    def stop(*_: object) -> None:
        raise TooSlowError(f"took more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main() -> None:
    """All properties in turn with fresh inputs until the time is over; the first failure ends it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="as printed by a run that failed")
    parser.add_argument("--only", choices=[prop.name for prop in PROPERTIES], default=None)
    arguments = parser.parse_args()
    number = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(2**32)
    chosen = [prop for prop in PROPERTIES if arguments.only in (None, prop.name)]
    done = dict.fromkeys((prop.name for prop in chosen), 0)
    over = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < over:
        for prop in chosen:
            try:
                run(prop, _BATCH, started=number, limited=True)
            except BaseException:
                print(f"Again: python -m tests.robustness.fuzzing --only {prop.name} --seed {number}", flush=True)
                raise
            done[prop.name] += _BATCH
        number += 1
    print(f"{arguments.minutes:g} minutes without a finding:")
    for name, count in done.items():
        print(f"  {name:<18}{count:>9,} inputs")


if __name__ == "__main__":
    main()
