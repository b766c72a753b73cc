"""Settings of the commands that work with an archive: names, defaults and what they mean.

A flag wins over the environment (``VANBAN_KEEP``), the environment over ``vanban.toml`` (``keep``), the file over the
default. The command line makes options of the fields; nothing below it asks for settings by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal, get_args

from vanban.errors import UsageError

# As in vanban.archive, which takes too long to import for ``vanban --help``.
Keep = Literal["store", "reference"]
Secret = Literal["set-aside", "archive"]

ARCHIVE = "vanban.db"
"""The archive when none is named: an SQLite file in the working folder."""

ARCHIVE_HELP = "An SQLite file, or postgresql://USER@HOST/NAME."


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Where documents are kept, and how. Each field's ``help`` is what the command line says of its option.

    Raises:
        UsageError: a value makes no sense.
    """

    archive: str = field(default=ARCHIVE, metadata={"help": ARCHIVE_HELP, "unit": "URL"})
    originals: str | None = field(
        default=None,
        metadata={
            "help": "Folder or URL (s3://BUCKET/FOLDER) for copies of the files; without it beside an SQLite file.",
            "unit": "URL",
        },
    )
    keep: Keep = field(
        default="store",
        metadata={"help": "store: copy each file into the archive. reference: only note where it is.", "unit": ""},
    )
    secret: Secret = field(
        default="set-aside",
        metadata={
            "help": "Documents marked MẬT, TỐI MẬT or TUYỆT MẬT. set-aside: record only name, hash and mark. "
            "archive: treat them as any other.",
            "unit": "",
        },
    )
    archive_wait: float = field(
        default=30.0, metadata={"help": "Seconds to wait while another program holds the archive.", "unit": "SECONDS"}
    )

    def __post_init__(self) -> None:
        if self.keep not in get_args(Keep) or self.secret not in get_args(Secret):
            raise UsageError(f"keep {self.keep!r}, secret {self.secret!r}: no such choice")
        _positive("archive-wait", self.archive_wait)


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How a folder is read.

    Raises:
        UsageError: a value makes no sense.
    """

    jobs: int | None = field(
        default=None,
        metadata={"help": "Documents read at the same time; without it one for each processor.", "unit": "N"},
    )
    patience: float = field(
        default=600.0,
        metadata={
            "help": "Seconds to wait for an archive that is locked, full or out of reach, before the run ends.",
            "unit": "SECONDS",
        },
    )
    settle: float = field(
        default=3.0,
        metadata={
            "help": "With --watch: seconds for which a new file must stay as it is before it is read.",
            "unit": "SECONDS",
        },
    )

    def __post_init__(self) -> None:
        if self.jobs is not None:
            _positive("jobs", self.jobs)
        _positive("patience", self.patience)
        _positive("settle", self.settle)


def _positive(name: str, value: float) -> None:
    if not (math.isfinite(value) and value > 0):
        raise UsageError(f"{name}: {value} makes no sense; it has to be above zero")
