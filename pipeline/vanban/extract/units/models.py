"""What the grammar of units hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit as named at one place.

    Attributes:
        start: first character in the text that was read.
        end: one past the last.
        name: as printed; with the shared head where a list prints it once ("các Sở: Tài chính, Y tế" → Sở Y tế).
        kind: as in ``Unit.kind``.
        canonical: full name, abbreviations expanded.
    """

    start: int
    end: int
    name: str
    kind: str
    canonical: str
