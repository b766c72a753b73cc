"""Commands run as child processes, with what they cost: processor seconds of them and their children, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]

ROOT = Path(__file__).parents[1]
PYTHON = sys.executable
PEERS = ROOT / ".venv-bench" / "bin"
"""Where the compared programs are installed, apart from the project's own packages."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command gave and cost.

    Attributes:
        output: its standard output.
        cpu: user and system seconds, children included.
        peak: largest resident memory of one process, in MB.
    """

    output: str
    cpu: float
    peak: float


def run(command: Command) -> Run:
    """Run a command on one core (one OpenMP thread).

    Raises:
        RuntimeError: the command failed.
    """
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        with ThreadPoolExecutor(1) as reader:
            errors = reader.submit(child.stderr.read)  # type: ignore[union-attr]
            output = child.stdout.read()  # type: ignore[union-attr]
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        told = errors.result().decode(errors="replace").strip()
        raise RuntimeError(f"{command[0]} ended with {child.returncode}: {told[-400:]}")
    return Run(output.decode(errors="replace"), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def side_by_side(jobs: Sequence[Sequence[Command]]) -> tuple[list[list[Run]], float]:
    """Run lists of commands, the lists at the same time, the commands of a list one after the other.

    Returns:
        The runs of each list, and the seconds of wall-clock time until the last one ended.
    """
    start = time.perf_counter()
    with ThreadPoolExecutor(len(jobs)) as pool:
        runs = list(pool.map(lambda commands: [run(command) for command in commands], jobs))
    return runs, time.perf_counter() - start
