"""Originals, unaltered, under the hash of their content: in a folder, or in any store that fsspec reaches (S3, …).

An original is copied under a temporary name, hashed on the way and compared, then renamed: under its own name there
is either the whole content or nothing (where a store has no renaming, the next ``put`` compares and mends it). What a
crash leaves behind is found again by the hash, or is a temporary file.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from vanban.archive.address import without_credentials
from vanban.archive.faults import storage_error
from vanban.errors import ChangedError, NotFoundError, OriginalsDamagedError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_CHUNK = 1 << 20  # bytes
_UNFINISHED = ".unfinished"  # folder of the temporary files
_LEFT_AFTER = timedelta(days=1)  # no copy takes so long: its process is dead


class Originals:
    """A store of originals.

    Attributes:
        name: for messages, without credentials.
    """

    def __init__(self, address: str | Path) -> None:
        """Take a folder, or a URL such as ``s3://bucket/van-ban``.

        Raises:
            UsageError: fsspec knows no such store, or the package for it is not installed.
        """
        self.name = without_credentials(str(address))
        self._fs, self._root = _file_system(str(address))
        self._tidied = False

    def put(self, path: Path, sha256: str) -> str:
        """Store a copy of a file; nothing happens when it is there already, whole.

        Args:
            path: the file.
            sha256: hash of the content that was read from it.

        Returns:
            The key under which ``read`` finds it.

        Raises:
            ChangedError: the file holds something else by now.
            NotFoundError: it has gone.
            ArchiveError: the store is full or cannot be reached.
        """
        key = _key(sha256)
        final = f"{self._root}/{key}"
        if self._is_whole(final, sha256):
            return key
        temporary = f"{self._root}/{_UNFINISHED}/{uuid.uuid4().hex}"
        try:
            try:
                self._remove_leftovers()
                self._copy(path, temporary, sha256)
                self._rename(temporary, final)
            except BaseException:
                self._discard(temporary)
                raise
        except OSError as fault:
            raise storage_error(self.name, fault) from None
        return key

    def chunks(self, key: str) -> Iterator[bytes]:
        """The content of an original, piece by piece; after the last piece it is known to be what was stored.

        Raises:
            OriginalsDamagedError: it is missing or changed.
            ArchiveError: the store cannot be reached.
        """
        name = f"{self.name}/{key}"
        yield from _compared(lambda: self._fs.open(f"{self._root}/{key}", "rb"), name, key.rsplit("/", 1)[-1])

    def keys(self) -> set[str]:
        """The keys of all originals that are there, temporary files left out.

        Raises:
            ArchiveError: the store cannot be reached.
        """
        try:
            found = self._fs.find(self._root) if self._fs.exists(self._root) else []
        except OSError as fault:
            raise storage_error(self.name, fault) from None
        inside = (str(path).removeprefix(self._root).lstrip("/") for path in found)
        return {key for key in inside if not key.startswith(_UNFINISHED)}

    def _is_whole(self, final: str, sha256: str) -> bool:
        try:
            if not self._fs.exists(final):
                return False
            with self._fs.open(final, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError as fault:
            raise storage_error(self.name, fault) from None

    def _copy(self, path: Path, temporary: str, sha256: str) -> None:
        digest = hashlib.sha256()
        try:
            source = path.open("rb")
        except FileNotFoundError:
            raise NotFoundError(path, "it has vanished since it was read; put it back and read it again") from None
        except OSError as fault:
            raise NotFoundError(path, f"it cannot be opened any more ({fault.strerror}); read it again") from None
        with source:
            self._fs.makedirs(temporary.rsplit("/", 1)[0], exist_ok=True)
            with self._fs.open(temporary, "wb") as target:
                while piece := source.read(_CHUNK):
                    digest.update(piece)
                    target.write(piece)
                target.flush()
                if _is_local(self._fs):
                    os.fsync(target.fileno())
        if digest.hexdigest() != sha256:
            raise ChangedError(path, "it changed while it was read; it is read again once it stays as it is")

    def _rename(self, temporary: str, final: str) -> None:
        self._fs.makedirs(final.rsplit("/", 1)[0], exist_ok=True)
        if _is_local(self._fs):
            Path(temporary).replace(final)
        else:
            # Not mv and rm, which take brackets and stars in a path for patterns.
            self._fs.cp_file(temporary, final)
            self._fs.rm_file(temporary)

    def _remove_leftovers(self) -> None:
        """Remove, once, what processes that were killed had not finished."""
        if self._tidied:
            return
        self._tidied = True
        folder = f"{self._root}/{_UNFINISHED}"
        for path in self._fs.find(folder) if self._fs.exists(folder) else []:
            try:
                if datetime.now(UTC) - self._fs.modified(path) > _LEFT_AFTER:
                    self._fs.rm_file(path)
            except (FileNotFoundError, NotImplementedError):
                continue  # another process was faster, or the store knows no times

    def _discard(self, temporary: str) -> None:
        try:
            if self._fs.exists(temporary):
                self._fs.rm_file(temporary)
        except OSError:
            return  # the fault that led here is the one to tell; the leftover harms nothing


def checked_chunks(path: Path, sha256: str) -> Iterator[bytes]:
    """The content of an original that the archive only refers to; as ``Originals.chunks``."""
    return _compared(lambda: path.open("rb"), str(path), sha256)


def _compared(opened: Callable[[], IO[bytes]], name: str, sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    try:
        with opened() as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                yield piece
    except FileNotFoundError:
        raise OriginalsDamagedError(
            f"{name}: this original is missing; put it back from a backup, or read the file again"
        ) from None
    except OSError as fault:
        raise storage_error(name, fault) from None
    if digest.hexdigest() != sha256:
        raise OriginalsDamagedError(
            f"{name}: this original was changed since it was read; put it back from a backup, or read the file again"
        )


def _key(sha256: str) -> str:
    """Two levels, so that no folder holds more than a few thousand of a million originals."""
    return f"{sha256[:2]}/{sha256}"


def _is_local(fs: AbstractFileSystem) -> bool:
    protocol = fs.protocol if isinstance(fs.protocol, str) else fs.protocol[0]
    return protocol in {"file", "local"}


def _file_system(address: str) -> tuple[Any, str]:
    if "://" not in address:
        from fsspec.implementations.local import LocalFileSystem

        return LocalFileSystem(), str(Path(address).absolute())
    from fsspec.core import url_to_fs

    shown = without_credentials(address)
    try:
        fs, root = url_to_fs(address)
    except ImportError:
        raise UsageError(
            f"{shown}: this kind of store needs a package of its own (for s3:// pip install s3fs); install it"
        ) from None
    except ValueError:
        raise UsageError(
            f"{shown}: no such kind of store; give a folder, or a URL such as s3://BUCKET/FOLDER"
        ) from None
    return fs, root.rstrip("/")
