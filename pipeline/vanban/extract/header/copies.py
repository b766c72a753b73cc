"""How and by whom a copy was made: read from its certificate, never mixed with the document's own header."""

from __future__ import annotations

import re

from vanban.extract.dates import DAY, to_date
from vanban.extract.header.bodies import full_name, with_place
from vanban.extract.header.numbers import day_of, number_in
from vanban.extract.header.page import HeaderPage
from vanban.extract.header.signature import signer_of
from vanban.layout.canonical import Block
from vanban.layout.marks import copy_form
from vanban.schema import Copy
from vanban.text.normal import bare, plain, squeeze

# An electronic copy's caption (ô 14): "Sao y; Ủy ban nhân dân tỉnh Kon Tum; 15-04-2024 10:22:00 +07:00"
_CAPTION = re.compile(
    r"(?P<form>sao y(?: ban chinh)?|sao luc|trich sao)\s?[;:,.\-]\s?(?P<body>[^;:]{4,120}?)\s?[;:,.\-]\s?(?=\D{0,12}\d)"
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def read_copy(page: HeaderPage) -> None:
    """Fill ``header.copied`` from the certificate below the document, its mark alone, or the caption above it."""
    mark = next((block for block in page.blocks("mark", part=None) if copy_form(page.text(block))), None)
    if mark is not None:
        _certificate(page, mark)
        return
    for block in page.blocks("stamp", part=None):
        if _caption(page, block):
            return


def _take(page: HeaderPage, field: str, value: str, start: int, end: int) -> None:
    setattr(page.header.copied, field, value)
    page.prove(f"copied.{field}", start, end)


def _certificate(page: HeaderPage, mark: Block) -> None:
    page.header.copied = Copy.model_validate({"form": copy_form(page.text(mark))})
    page.prove("copied.form", mark.start, mark.end)
    if mark.part == 0:
        return  # stamped on the document itself: nothing around it is the copy's own
    for block in page.blocks("number", part=mark.part)[:1]:
        found = number_in(page.text(block))
        if found is not None:
            key, start, end = found
            _take(page, "number", key, block.start + start, block.start + end)
    for block in page.blocks("place-date", part=mark.part)[:1]:
        day = day_of(page.text(block))
        if day is not None:
            value, start, end = day
            _take(page, "date", value, block.start + start, block.start + end)
    names = page.blocks("issuer", part=mark.part)
    if names:
        parent = full_name(page.text(names[-2]), page.canonical.text) if len(names) > 1 else None
        body = with_place(full_name(page.text(names[-1]), page.canonical.text), parent)
        _take(page, "body", body, names[-1].start, names[-1].end)
    page.header.copied.signer = signer_of(page, page.blocks("signature", part=mark.part), "copied.signer")


def _caption(page: HeaderPage, block: Block) -> bool:
    text = page.text(block)
    folded = bare(text)
    found = _CAPTION.match(folded)
    if found is None or len(folded) != len(text):
        return False
    page.header.copied = Copy.model_validate({"form": copy_form(text[found.start("form") : found.end("form")])})
    page.prove("copied.form", block.start + found.start("form"), block.start + found.end("form"))
    body = squeeze(text[found.start("body") : found.end("body")])
    _take(
        page,
        "body",
        full_name(body, page.canonical.text),
        block.start + found.start("body"),
        block.start + found.end("body"),
    )
    day = DAY.search(plain(text), found.end()) or _ISO_DAY.search(plain(text), found.end())
    value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
    if day is not None and value is not None:
        _take(page, "date", value.isoformat(), block.start + day.start(), block.start + day.end())
    return True
