"""Words with a place on the page, before they are lines: what the PDF text layer and OCR have in common."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.schema import Box


@dataclass(slots=True)
class PlacedWord:
    """A word where it stands.

    Attributes:
        text: NFC, no spaces.
        x0: left edge, in points from the page's top left, as all measures here.
        top: upper edge.
        x1: right edge.
        bottom: lower edge.
        baseline: height of the line it stands on, measured from the top.
        size: font size in points.
        run: words of one run were written one after another on one baseline, with nothing of another line in between
            (PDF), or were put on one line by the recognition (OCR).
        bold: bold letters.
        italic: italic letters.
        confidence: OCR confidence 0–1, ``None`` for a text layer.
        raw: what OCR read before ``text`` was put right, ``None`` where it was left as read.
        handwritten: figures that are not print; ``None`` where that was not looked into.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    run: int
    bold: bool = False
    italic: bool = False
    confidence: float | None = None
    raw: str | None = None
    handwritten: bool | None = None

    @property
    def box(self) -> Box:
        """``(x0, top, x1, bottom)`` rounded to hundredths of a point."""
        return (round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))
