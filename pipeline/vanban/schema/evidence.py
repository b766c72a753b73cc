"""Where a value was read: the quote, the page, the boxes and the offsets that prove it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Origin = Literal["text-layer", "ocr", "native"]

Box = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in PDF points (1/72 inch) from the page's top left corner."""


class Record(BaseModel):
    """Base of every model of the record: unknown fields are an error."""

    model_config = ConfigDict(extra="forbid")


class Evidence(Record):
    """The passage that a value was taken from."""

    quote: str = Field(description="The words as they stand in the canonical text.")
    page: int | None = Field(description="1-based page of the first character; null where the format has no pages.")
    boxes: list[Box] = Field(
        default_factory=list, description="One box a printed line, in PDF points from the page's top left corner."
    )
    start: int = Field(description="First character in the record's canonical text (0-based).")
    end: int = Field(description="One past the last character in the canonical text.")
    origin: Origin
    confidence: float | None = Field(default=None, description="OCR confidence 0–1, the lowest word; null otherwise.")
    raw: str | None = Field(
        default=None,
        description="The quote as OCR read it before misread words were put right; null where nothing was put right.",
    )
