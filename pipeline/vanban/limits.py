"""How much one document may cost before it is refused."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields

from vanban.errors import UsageError

# Seconds for opening a document and for all that follows its pages.
_BESIDES_PAGES = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one document may take; a thousand-page colour scan stays within the defaults.

    Each field's ``help`` is what the command line says of the option of the same name.

    Raises:
        UsageError: a limit is not a positive number.
    """

    timeout: float | None = field(
        default=None,
        metadata={
            "help": "Seconds for one document; without it 300, and --page-timeout for each page.",
            "unit": "SECONDS",
        },
    )
    page_timeout: float = field(
        default=120,
        metadata={"help": "Seconds for one page; a page that takes longer is left empty.", "unit": "SECONDS"},
    )
    cpu_time: float | None = field(
        default=None,
        metadata={
            "help": "Seconds of processor time for one document; without it as --timeout without one.",
            "unit": "SECONDS",
        },
    )
    max_memory: int = field(
        default=2000,
        metadata={"help": "Memory of the process that reads the documents.", "unit": "MB"},
    )
    max_pages: int = field(
        default=5000,
        metadata={"help": "Pages that are read of one document.", "unit": "PAGES"},
    )
    max_pixels: float = field(
        default=120,
        metadata={"help": "Size of one page image; A3 at 600 dpi has 70.", "unit": "MEGAPIXELS"},
    )
    max_characters: int = field(
        default=20_000_000,
        metadata={"help": "Characters of one document's text.", "unit": "CHARACTERS"},
    )
    max_file: float = field(
        default=1000,
        metadata={"help": "Size of one file; of a DOCX also the size of what is unpacked.", "unit": "MB"},
    )

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None and not (math.isfinite(value) and value > 0):
                raise UsageError(f"{limit.name.replace('_', '-')}: {value} is no limit; it has to be above zero")

    def seconds(self, pages: int) -> float:
        """Wall-clock seconds for a document of that many pages."""
        return self._allowed(self.timeout, pages)

    def cpu_seconds(self, pages: int) -> float:
        """Seconds of processor time for a document of that many pages."""
        return self._allowed(self.cpu_time, pages)

    def _allowed(self, chosen: float | None, pages: int) -> float:
        return _BESIDES_PAGES + pages * self.page_timeout if chosen is None else chosen
