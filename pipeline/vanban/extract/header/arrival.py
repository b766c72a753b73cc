"""The incoming stamp (dấu ĐẾN): the receiving office's number and day. The document's own are never taken from it."""

from __future__ import annotations

import re

from vanban.extract.dates import to_date
from vanban.extract.header.page import HeaderPage
from vanban.layout import form
from vanban.layout.canonical import Block
from vanban.lexicon import load_lexicon
from vanban.schema import Arrival
from vanban.text.normal import bare

# "ĐẾN Số: 482", "Số đến: 482......"
_NUMBER = re.compile(r"(?:den\s)?so(?:\sden)?\s?[:.;,]\s?[.…_\s]{0,40}(?P<number>\d{1,6})(?!\s?[/\w])")
# "Ngày: 25/9/2024", "Ngày đến: ...25-09-2024", "Ngày 25 tháng 9 năm 2024"
_DATE = re.compile(
    r"(?:den\s)?ngay(?:\sden)?\s?[:.;,]?\s?[.…_\s]{0,40}(?P<day>\d{1,2})(?:\s?[/\-.]\s?|\sthang\s)"
    r"(?P<month>\d{1,2})(?:\s?[/\-.]\s?|\snam\s)(?P<year>\d{4})(?!\d)"
)
_HOUR = re.compile(r"\d{1,2}:\d{2}")


def read_arrival(page: HeaderPage) -> None:
    """Fill ``header.arrival`` from the stamp: ``None`` without one, its fields ``None`` where they are illegible."""
    blocks = _stamp(page)
    if not blocks:
        return
    arrival = Arrival()
    for block in blocks:
        text = bare(page.text(block))
        number, day = _NUMBER.search(text), _DATE.search(text)
        if number is not None and arrival.number is None and _is_legible(page, block):
            arrival.number = number["number"]
        if day is not None and arrival.date is None and _is_legible(page, block):
            value = to_date(day["day"], day["month"], day["year"])
            arrival.date = value.isoformat() if value is not None else None
    page.header.arrival = arrival
    page.prove("arrival", blocks[0].start, blocks[-1].end)
    missing = [name for name, value in (("number", arrival.number), ("day", arrival.date)) if value is None]
    if missing:
        message = f"There is an incoming stamp (dấu ĐẾN); its {' and '.join(missing)} could not be read for certain."
        page.report("arrival-illegible", "info", message, page.header.evidence["arrival"])


def _stamp(page: HeaderPage) -> list[Block]:
    """Blocks of the stamp: without the captions of electronic signatures, and only with a line that is a stamp's."""
    layout = load_lexicon("layout")
    captions = tuple(bare(word) for word in layout["signature_captions"] + layout["caption_lines"])
    words = "|".join(re.escape(bare(word)) for word in layout["stamp_anchors"] + layout["stamp_lines"])
    entry = re.compile(rf"(?:{words})(?:$|\s?[:.]|\s(?:so|ngay|gio)\b)")
    found = []
    for block in page.blocks("stamp"):
        text = form.key(page.text(block))
        if text.startswith(captions) or _HOUR.search(text) or block.spans[0].line.page not in (1, None):
            continue
        found.append((block, entry.match(text) is not None))
    return [block for block, _ in found] if any(known for _, known in found) else []


def _is_legible(page: HeaderPage, block: Block) -> bool:
    """Print, as far as that was looked into; what OCR makes of a pen's figures is a guess."""
    if block.spans[0].line.origin != "ocr":
        return True
    return any(word.handwritten is False for word in page.canonical.words(block.start, block.end))
