"""A store of originals whose disk is full, or that cannot be reached, at will."""

from __future__ import annotations

import errno
from typing import Any

import fsspec
from fsspec.implementations.memory import MemoryFileSystem


class FailingFileSystem(MemoryFileSystem):  # type: ignore[misc]
    """Memory that fails as it is told: ``fault`` is the error number of the next writes, ``None`` for none."""

    protocol = "failing"
    store: dict[str, Any] = {}  # noqa: RUF012 - a memory of its own, declared as the base class does
    pseudo_dirs = [""]  # noqa: RUF012
    fault: int | None = None
    room = 0  # bytes that are still written before the fault

    def _open(self, path: str, mode: str = "rb", **kwargs: Any) -> Any:
        file = super()._open(path, mode, **kwargs)
        if "w" in mode and FailingFileSystem.fault is not None:
            write = file.write

            def write_until_full(data: bytes) -> int:
                if len(data) > FailingFileSystem.room:
                    write(data[: FailingFileSystem.room])
                    raise OSError(FailingFileSystem.fault, "told to fail")
                FailingFileSystem.room -= len(data)
                return int(write(data))

            file.write = write_until_full
        return file


fsspec.register_implementation("failing", FailingFileSystem, clobber=True)

FULL, GONE = errno.ENOSPC, errno.EHOSTUNREACH
