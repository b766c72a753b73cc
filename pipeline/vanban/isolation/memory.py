"""What a process holds of the machine's memory, as the system counts it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_PAGE = 4096 if sys.platform == "win32" else os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of a process in bytes.

    Attributes:
        resident: that is in the machine's memory.
        data: that was given out to the program, used or not.
    """

    resident: int
    data: int


def memory_of(pid: int) -> Memory | None:
    """What that process holds, ``None`` where the system does not say."""
    try:
        columns = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return Memory(int(columns[1]) * _PAGE, int(columns[5]) * _PAGE)
    except (OSError, ValueError, IndexError):
        return None


if sys.platform != "win32":

    def peak_bytes(usage: resource.struct_rusage) -> int:
        """The most resident bytes; Linux counts in kilobytes, macOS in bytes.

        On Linux a process begins with the figure of the one that started it.
        """
        return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def own_peak() -> int:
    """The most resident bytes of this process, 0 where the system does not say."""
    return 0 if sys.platform == "win32" else peak_bytes(resource.getrusage(resource.RUSAGE_SELF))
