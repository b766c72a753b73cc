"""Names of claimants that tell whether the claimant still lives.

``van-thu-1:5f0a91c2:4711.88213``: host, machine as it was started, process and the moment it began. A number of a
process alone is given out again, and means nothing in another container or on another machine.
"""

from __future__ import annotations

import hashlib
import os
import re
import socket
from pathlib import Path

_NAME = re.compile(r"(?P<host>[^:]*):(?P<machine>[0-9a-f]{8}):(?P<pid>\d{1,9})\.(?P<began>\d{0,20})(?:@.*)?")


def own_name() -> str:
    """The name under which this process claims files."""
    return name_of(os.getpid())


def name_of(pid: int) -> str:
    """The name of a process of this machine, while it lives."""
    host = socket.gethostname().replace(":", "-")
    return f"{host}:{_machine()}:{pid}.{_began(pid) or ''}"


def is_dead(name: str) -> bool:
    """Whether that claimant is certainly gone; of another machine nobody can say, so ``False``."""
    match = _NAME.fullmatch(name)
    if match is None or match["machine"] != _machine():
        return False
    pid = int(match["pid"])
    began = _began(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        # Another user's process, which some systems hide.
        return began is not None and began != match["began"]
    return bool(match["began"]) and began != match["began"]


def _machine() -> str:
    """What differs between machines, between containers, and between two starts of one machine; 8 letters."""
    parts = [socket.gethostname()]
    for source in (_boot, _process_space):
        try:
            parts.append(source())
        except OSError:
            parts.append("")
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:8]


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()


def _process_space() -> str:
    return str(Path("/proc/self/ns/pid").readlink())


def _began(pid: int) -> str | None:
    """When a process began, in ticks since the machine did; ``None`` where the system does not say, or it is gone."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = status.rpartition(")")[2].split()
    # A zombie has ended, only its parent has not asked yet.
    return None if fields[0] in "ZX" else fields[19]
