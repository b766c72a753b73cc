"""What a result table must say about the machine that it was measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def describe() -> str:
    """One line: processor, cores, system, Python, and the versions that decide the figures."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("vanban", "spacy", "pypdfium2", "pdfplumber"))
    return (
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}; {packages}"
    )


def versions_in(python: Path, *names: str) -> str:
    """Versions of packages in another environment, given its interpreter."""
    code = (
        "import sys, importlib.metadata as m; print(*(f'{name} {m.version(name)}' for name in sys.argv[1:]), sep=', ')"
    )
    return subprocess.run([python, "-c", code, *names], capture_output=True, text=True, check=True).stdout.strip()


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown processor"
