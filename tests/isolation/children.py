"""Finding the process that reads, as the system sees it."""

from __future__ import annotations

import os
from pathlib import Path


def children_of(parent: int) -> list[int]:
    """Processes for reading that a process has started and that are alive."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if b"vanban.isolation.child" in command and int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def child_pid() -> int:
    """The process that reads for this one."""
    (pid,) = children_of(os.getpid())
    return pid


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
