"""``python -m tests.builder samples`` builds the samples again."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.builder.samples import SAMPLES, build, sources


def main(arguments: list[str]) -> int:
    """Build all samples, or those whose names are given after ``samples``."""
    if not arguments or arguments[0] != "samples":
        sys.stderr.write("usage: python -m tests.builder samples [NAME...]\n")
        return 2
    for source in sources():
        if arguments[1:] and source.stem not in arguments[1:]:
            continue
        for path in build(source, SAMPLES):
            sys.stdout.write(f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
