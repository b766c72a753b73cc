"""What workers are told: where the archive is, which folder to read, and how."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from vanban.archive import Archive, Keep, Secret
from vanban.archive.address import archive_url
from vanban.archive.engine import WAIT_SECONDS
from vanban.errors import UsageError
from vanban.limits import Limits
from vanban.record import OcrMode


@dataclass(frozen=True, slots=True)
class Place:
    """An archive and how documents are kept in it; the fields are the arguments of ``Archive.open``."""

    url: str
    keep: Keep = "store"
    originals: str | None = None
    secret: Secret = "set-aside"
    wait: float = WAIT_SECONDS

    def open(self) -> Archive:
        """Open it.

        Raises:
            ArchiveError: it cannot be opened.
            UsageError: the settings make no sense, or copies are to be kept and there is no place for them.
        """
        if self.keep == "store" and self.originals is None and self._file() is None:
            raise UsageError(
                "an archive in PostgreSQL needs a place for copies of the files: give --originals, or --keep reference"
            )
        return Archive.open(self.url, keep=self.keep, originals=self.originals, secret=self.secret, wait=self.wait)

    def own_paths(self) -> frozenset[Path]:
        """Files and folders of the archive itself, which no walk may take for documents; absolute."""
        paths: set[Path] = set()
        file = self._file()
        if file is not None:
            paths.update(file.with_name(file.name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))
            if self.originals is None:
                paths.add(file.with_suffix(".originals"))
        if self.originals is not None and "://" not in self.originals:
            paths.add(Path(self.originals).resolve())
        return frozenset(paths)

    def _file(self) -> Path | None:
        url = archive_url(self.url)
        return Path(str(url.database)).resolve() if url.get_backend_name() == "sqlite" else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The work of one run.

    Attributes:
        place: the archive.
        folder: files in or below it are read; absolute.
        ocr: as of ``vanban.read``.
        as_of: likewise.
        limits: likewise.
        reread: documents that another version of Vanban has read are read again.
        patience: seconds to wait for an archive that cannot be used, before giving up.
    """

    place: Place
    folder: Path
    ocr: OcrMode = "auto"
    as_of: str | None = None
    limits: Limits = field(default_factory=Limits)
    reread: bool = False
    patience: float = 600.0

    def to_json(self) -> str:
        """As one line of JSON, with the password that the archive's URL may hold."""
        return json.dumps({**asdict(self), "folder": str(self.folder)})

    @classmethod
    def from_json(cls, line: str | bytes) -> Assignment:
        """The reverse of ``to_json``."""
        fields = json.loads(line)
        return cls(
            **{
                **fields,
                "place": Place(**fields["place"]),
                "folder": Path(fields["folder"]),
                "limits": Limits(**fields["limits"]),
            }
        )
