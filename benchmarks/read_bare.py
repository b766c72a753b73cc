"""Read files with ``vanban.read`` and nothing else: ``read_bare.py FILE...``; prints the wall-clock seconds it took."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from vanban.errors import DocumentError
from vanban.reading import read_with_text


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]]
    read_with_text(paths[0])
    began = time.perf_counter()
    for path in paths:
        try:
            read_with_text(path)
        except DocumentError as error:
            sys.stderr.write(f"{error}\n")
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
