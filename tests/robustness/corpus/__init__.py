"""The corpus of damaged and odd files, made anew each time from a few drawn documents; always the same bytes."""

from __future__ import annotations

from itertools import chain

from tests.robustness.corpus import docx, images, pdf_bytes, pdf_content, pdf_extras, pdf_structure, texts
from tests.robustness.corpus.model import Variant

PDFS: tuple[Variant, ...] = tuple(
    chain(pdf_bytes.variants(), pdf_structure.variants(), pdf_content.variants(), pdf_extras.variants())
)
OTHERS: tuple[Variant, ...] = tuple(chain(docx.variants(), images.variants(), texts.variants()))
