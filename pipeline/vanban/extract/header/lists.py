"""Kính gửi and Nơi nhận as lists of names (ô 9a, 9b)."""

from __future__ import annotations

import re

from vanban.extract.header.misread import with_known_marks
from vanban.extract.header.page import HeaderPage
from vanban.layout.canonical import Block, Zone
from vanban.text.normal import squeeze

_HEADING = re.compile(r"(?:kính\s?(?:gửi|trình)|nơi\s?nhận|[nm][ơo]i nh[aâậ]n)\s?[:;.]?\s?", re.IGNORECASE)
_DASH = re.compile(r"^[-–—+•*~:.'=\"«»“”„_>\s]{1,5}")
# Drafter's initials and number of copies close the list (ô 12): what OCR reads after them is not part of it.
_KEPT_ON_FILE = re.compile(r"^(?P<entry>lưu\b.{0,80}?\([^()]{0,12}\))\s?[.,„“”'].*$", re.IGNORECASE)


def read_lists(page: HeaderPage) -> None:
    """Fill ``header.addressees`` and ``header.recipients``."""
    page.header.addressees = _entries(page, "addressees")
    page.header.recipients = _entries(page, "recipients")


def _entries(page: HeaderPage, zone: Zone) -> list[str]:
    blocks = page.blocks(zone)
    if not blocks:
        return []
    page.prove(zone, blocks[0].start, blocks[-1].end)
    return [entry for block in blocks for entry in _parts(page, block)]


def _parts(page: HeaderPage, block: Block) -> list[str]:
    """The entry a block holds, without heading, dash and final mark; ``- A; - B`` on one line are two."""
    text = squeeze(page.text(block))
    if block.spans[0].line.origin == "ocr":
        text = with_known_marks(text)
    match = _HEADING.match(text)
    if match is not None:
        text = text[match.end() :]
    parts = re.split(r";\s[-–+]\s?", text)
    entries = [_KEPT_ON_FILE.sub(r"\g<entry>", _DASH.sub("", part).strip(" ;.,:")) for part in parts]
    return [entry for entry in entries if any(character.isalnum() for character in entry)]
