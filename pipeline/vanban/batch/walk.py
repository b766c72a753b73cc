"""Walking a folder: which files there are to be read, and what is passed over and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from vanban.archive import FoundFile
from vanban.batch.events import PassedOver

# Made by office programs, browsers and file managers beside the documents themselves.
TEMPORARY = (
    "~$*",
    "~wrl*.tmp",
    "*.tmp",
    "*.part",
    "*.partial",
    "*.crdownload",
    "*.download",
    "thumbs.db",
    "desktop.ini",
)


def walk(folder: Path, own: Collection[Path] = ()) -> Iterator[FoundFile | PassedOver]:
    """The files in and below a folder, in order of their names.

    Links are never followed: what they lead to is found by itself when it lies in the folder, and is none of ours when
    it does not.

    Args:
        folder: absolute.
        own: files and folders of the archive, which may lie in the folder.

    Yields:
        A file, or what was passed over.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as fault:
        yield PassedOver(path=str(folder), why="unreadable", message=fault.strerror or type(fault).__name__)
        return
    for name in names:
        path = folder / name
        seen = look(path, own)
        if isinstance(seen, Path):
            yield from walk(path, own)
        elif seen is not None:
            yield seen


def look(path: Path, own: Collection[Path] = ()) -> FoundFile | PassedOver | Path | None:
    """What there is at a path: a file to be read, a folder (its path), something to pass over, or nothing any more."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as fault:
        return PassedOver(path=str(path), why="unreadable", message=fault.strerror or type(fault).__name__)
    if path in own:
        return PassedOver(path=str(path), why="archive")
    if stat.S_ISLNK(status.st_mode):
        return PassedOver(path=str(path), why="link")
    if path.name.startswith("."):
        return PassedOver(path=str(path), why="hidden")
    if stat.S_ISDIR(status.st_mode):
        return path
    if not stat.S_ISREG(status.st_mode):
        return PassedOver(path=str(path), why="special")
    if any(fnmatchcase(path.name.lower(), pattern) for pattern in TEMPORARY):
        return PassedOver(path=str(path), why="temporary")
    return FoundFile(path, status.st_size, status.st_mtime_ns)


def look_below(folder: Path, path: Path, own: Collection[Path] = ()) -> FoundFile | PassedOver | Path | None:
    """As ``look``, for a path that was not reached by walking: each folder on the way has to be one we would enter."""
    for parent in reversed(path.relative_to(folder).parents):
        way = folder / parent
        if way != folder and not isinstance(look(way, own), Path):
            return None
    return look(path, own)
