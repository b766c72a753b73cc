"""A file of the corpus: how it is made and what reading it may end in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.source.drawing import PRINTED

LETTER_TEXT = tuple(PRINTED)
"""Lines of the drawn letter: most of the variants are made from it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One damaged or odd file.

    Attributes:
        name: ``kind/what``, unique; the part before the slash groups it in the report.
        make: its bytes; always the same.
        keeps: lines that a reader must still find, because nothing of them was touched.
        refused: codes of the errors it must end in; empty when it may also be read.
        slow: too slow for every run of the tests (recognition, ten thousand pages).
    """

    name: str
    make: Callable[[], bytes]
    keeps: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    slow: bool = False
