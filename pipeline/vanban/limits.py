"""How much one document may cost before it is refused."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields

from vanban.errors import UsageError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one document may take; a thousand-page colour scan stays within the defaults.

    Each field's ``help`` is what the command line says of the option of the same name.

    Raises:
        UsageError: a limit is not a positive number.
    """

    timeout: float = field(
        default=300,
        metadata={"help": "Seconds for one document, besides --page-timeout for each of its pages.", "unit": "SECONDS"},
    )
    page_timeout: float = field(
        default=120,
        metadata={"help": "Seconds for one page; a page that takes longer is left empty.", "unit": "SECONDS"},
    )
    cpu_time: float = field(
        default=300,
        metadata={"help": "As --timeout, in seconds of processor time.", "unit": "SECONDS"},
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
            if not (math.isfinite(value) and value > 0):
                raise UsageError(f"{limit.name.replace('_', '-')}: {value} is no limit; it has to be above zero")

    def seconds(self, pages: int) -> float:
        """Wall-clock seconds for a document of that many pages."""
        return self.timeout + pages * self.page_timeout

    def cpu_seconds(self, pages: int) -> float:
        """Seconds of processor time for a document of that many pages."""
        return self.cpu_time + pages * self.page_timeout
